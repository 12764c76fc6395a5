"""`catalogue schema`."""

from pathlib import Path

import click

from catalogue.exports.contract import contract_schemas
from catalogue.findings import Said
from catalogue.model.schema import as_text, schemas
from cli.common import say


@click.command(epilog="Example: catalogue schema --out schemas")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("schemas"),
    show_default=True,
    help="Folder to write to.",
)
def command(out: Path) -> None:
    """Write the JSON Schemas: of every kind of file, for editors, and of the export, for those who take it."""
    out.mkdir(parents=True, exist_ok=True)
    written = schemas() | contract_schemas()
    for name, schema in written.items():
        (out / name).write_text(as_text(schema), encoding="utf-8")
    say(Said(f"写好 {len(written)} 个结构定义：{out}", f"{len(written)} schemas written to {out}"))


COMMANDS = {"schema": command}
