"""`catalogue import`."""

from pathlib import Path
from typing import NoReturn

import click

from catalogue.findings import Finding, Said
from catalogue.findings.forms import text
from catalogue.importers import Report, TableError, import_table, load_map, shipped_maps
from catalogue.source import Broken
from cli.common import FINDINGS, Bar, fail, form_option, language


@click.command(
    epilog="Example: catalogue import items.xlsx --map our-map.yaml --into items. "
    f"Maps that ship: {', '.join(shipped_maps())}."
)
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--map", "named", required=True, metavar="MAP", help="Name of a map that ships, or a file.")
@click.option(
    "--into", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Catalogue to write to; made if new."
)
@form_option
def command(table: Path, named: str, into: Path, form: str) -> None:
    """Turn TABLE (JSON Lines, CSV or XLSX) into registers and item files, as a map says.

    A later import changes only what changed in the table. What people changed in the files stays, comments too; where
    both changed the same, the file is left and named in the report. Exit code 1 means that a row is missing.
    """
    loaded = load_map(named)
    if loaded is None:
        names = "、".join(shipped_maps())
        fail(Said(f"没有对照表 {named}；自带的有：{names}。", f"there is no map {named}; these ship: {names}."))
    if isinstance(loaded, Broken):
        _tell(loaded.findings, Path(named).parent)
    try:
        report = import_table(table, *loaded, into, progress=Bar())
    except TableError as error:
        fail(error.said)
    if not isinstance(report, Report):
        _tell(report, into)
    click.echo(report.as_json() if form == "json" else "\n".join(report.as_text(language())) + "\n", nl=False)
    if report.serious:
        raise click.exceptions.Exit(FINDINGS)


def _tell(findings: tuple[Finding, ...], folder: Path) -> NoReturn:
    """Print what is wrong with a map or a catalogue, and end."""
    click.echo("".join(text(findings, folder, language())), nl=False)
    raise click.exceptions.Exit(FINDINGS)


COMMANDS = {"import": command}
