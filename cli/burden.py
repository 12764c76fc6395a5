"""`catalogue burden`."""

import click
import orjson

from catalogue.findings import Said
from catalogue.reports.burden import burden
from cli.common import NOTHING, Bar, fail, form_option, language, open_here, say


@click.command(epilog="Example: catalogue burden --body 11440100007483172Q")
@click.option("--body", metavar="BODY", help="Only the items of this body, a line an item.")
@form_option
def command(body: str | None, form: str) -> None:
    """Count what the items in force ask of people: documents, visits, days, fees; and what fetching would spare them."""
    catalogue = open_here()
    if body and body not in catalogue.registers.bodies:
        fail(Said(f"登记簿中没有机构“{body}”。", f"there is no body {body} in the register."))
    report = burden(catalogue, body=body, progress=Bar())
    if form == "json":
        click.echo(orjson.dumps(report.as_data(), option=orjson.OPT_INDENT_2).decode())
    elif report.items:
        click.echo("".join(report.as_text(catalogue, language(), by_item=body is not None)), nl=False)
    if report.unread:
        count = len(report.unread)
        say(Said(f"{count} 个文件读不了，没有计入。", f"{count} files cannot be read and are not counted."))
    if not report.items:
        fail(Said("没有在用的实施清单。", "no items in force are carried out by a body."), NOTHING)


COMMANDS = {"burden": command}
