"""`catalogue init`."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import click

from catalogue.findings import Said
from catalogue.model.schema import as_text, schemas
from cli.common import fail, say


@click.command(epilog="Example: catalogue init ../our-services --title 某市政务服务事项")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default="政务服务事项目录", show_default=True, help="Title of the catalogue.")
@click.option(
    "--codes",
    type=click.Choice(["cn", "plain"]),
    default="cn",
    show_default=True,
    help="Chinese item codes, or codes of your own (and an example in English).",
)
def command(folder: Path, title: str, codes: str) -> None:
    """Start a new catalogue in DIR: settings, registers, an example item, schemas, CI; valid and ready to publish."""
    if folder.exists() and any(folder.iterdir()):
        fail(Said(f"{folder} 不是空目录；请给一个新目录。", f"{folder} is not empty; name a new folder."))
    with as_file(files("cli") / "starter") as starter:
        for part in (codes, "both"):
            shutil.copytree(starter / part, folder, dirs_exist_ok=True)
    (folder / "gitignore").rename(folder / ".gitignore")
    for name in ("README.md", "items/catalogue.yaml"):
        file = folder / name
        words = title.replace("\\", "\\\\").replace('"', '\\"') if name.endswith(".yaml") else title
        file.write_text(file.read_text(encoding="utf-8").replace("@TITLE@", words), encoding="utf-8")
    (folder / "schemas").mkdir()
    for name, schema in schemas().items():
        (folder / "schemas" / name).write_text(as_text(schema), encoding="utf-8")
    say(
        Said(
            f"新目录在 {folder}。下一步：catalogue -C {folder} check，catalogue -C {folder} publish --out {folder}/public",
            f"The new catalogue is in {folder}. Next: catalogue -C {folder} check, catalogue -C {folder} publish --out {folder}/public",
        )
    )


COMMANDS = {"init": command}
