"""`catalogue materials`."""

import click

from catalogue.findings import Said
from catalogue.reports.materials import suggest
from cli.common import NOTHING, Bar, fail, language, open_here


@click.group()
def command() -> None:
    """Look after the register of materials."""


@command.command("suggest", epilog="Example: catalogue materials suggest --format yaml")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "yaml"]),
    default="text",
    show_default=True,
    help="A line a proposal, or entries to paste into the register.",
)
def suggest_command(form: str) -> None:
    """Propose entries that could be one, with the other names as aliases; look at each before you follow it."""
    catalogue = open_here()
    if not catalogue.registers.materials:
        fail(Said("材料登记簿是空的。", "the register of materials is empty."), NOTHING)
    found = suggest(catalogue, progress=Bar())
    click.echo(found.as_yaml(catalogue) if form == "yaml" else "".join(found.as_text(language())), nl=False)


COMMANDS = {"materials": command}
