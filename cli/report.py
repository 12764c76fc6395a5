"""`catalogue report`."""

import click
import orjson

from catalogue.findings import Said
from catalogue.reports.quality import quality
from catalogue.rules import Options, check
from cli.common import NOTHING, Bar, fail, form_option, language, open_here


@click.command(epilog="Example: catalogue report --format json")
@form_option
def command(form: str) -> None:
    """Show how good the records of each body are: complete, errors, promised over statutory time, visits, online."""
    catalogue = open_here()
    report = quality(catalogue, check(catalogue, Options(), Bar()).findings, progress=Bar())
    if form == "json":
        click.echo(orjson.dumps(report.as_data(), option=orjson.OPT_INDENT_2).decode())
    elif report.bodies:
        click.echo("".join(report.as_text(catalogue, language())), nl=False)
    if not report.bodies:
        fail(Said("没有在用的实施清单。", "no items in force are carried out by a body."), NOTHING)


COMMANDS = {"report": command}
