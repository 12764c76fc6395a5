"""`catalogue export`."""

from pathlib import Path

import click

from catalogue.exports.folder import export_json
from catalogue.findings import Said
from catalogue.findings.forms import text
from catalogue.rules import Options, check
from catalogue.web.swap import written_aside
from cli.common import FINDINGS, NOTHING, Bar, fail, language, open_here, say


@click.group()
def command() -> None:
    """Write an export: the same record of each item, in the form a platform takes."""


@command.command("json", epilog="Example: catalogue export json --out api")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write to; replaced whole."
)
@click.option("--draft", is_flag=True, help="Export in spite of errors.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes to use.")
def json_command(out: Path, jobs: int | None, *, draft: bool) -> None:
    """Write one JSON file an item, an index, a manifest of digests, and the schemas."""
    catalogue = open_here()
    if not catalogue.item_stamps:
        fail(Said("目录里没有事项。", "there are no items in the catalogue."), NOTHING)
    report = check(catalogue, Options(jobs=jobs or 0), Bar())
    if report.errors and not draft:
        click.echo("".join(text(report.errors, catalogue.root, language())), nl=False)
        say(
            Said(
                "有错误，没有导出；改好后再来，或加 --draft。",
                "There are errors, so nothing was exported; mend them, or add --draft.",
            )
        )
        raise click.exceptions.Exit(FINDINGS)
    if out.exists() and any(out.iterdir()) and not (out / "manifest.json").is_file():
        fail(Said(f"{out} 里有别的文件；请给一个空目录。", f"{out} holds other files; name an empty folder."))
    try:
        with written_aside(out) as folder:
            items = export_json(catalogue, folder, draft=draft, jobs=jobs or 0, progress=Bar())
    except OSError as error:
        fail(Said(f"没有导出：{error.strerror}", f"nothing was exported: {error.strerror}"))
    say(Said(f"{items} 项已导出到 {out}。", f"{items} items exported to {out}."))


COMMANDS = {"export": command}
