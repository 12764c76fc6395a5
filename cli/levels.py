"""`catalogue levels`."""

from dataclasses import asdict
from typing import Any

import click
import orjson

from catalogue.findings import Said
from catalogue.reports.levels import Differing, siblings
from cli.common import NOTHING, fail, form_option, language, open_here


@click.command(epilog="Example: catalogue levels 440109001001")
@click.argument("code", required=False)
@form_option
def command(code: str | None, form: str) -> None:
    """Show in which fields the bodies that carry out one standard differ, by value (of all standards, or of CODE)."""
    found = list(siblings(open_here(), code=code))
    if form == "json":
        click.echo(orjson.dumps([asdict(one) for one in found], option=orjson.OPT_INDENT_2).decode())
    else:
        for one in found:
            alike = Said("全部一致", "all alike").to(language()) if not one.differing else ""
            click.echo(f"{one.code} {one.name} ({len(one.items)}) {alike}".rstrip())
            for field in one.differing:
                _print(field)
    if not found:
        fail(Said("没有两个机构实施同一事项。", "no item is implemented by two bodies."), NOTHING)


def _print(field: Differing) -> None:
    click.echo(f"  {field.path} [{field.klass}]")
    for value in field.values:
        click.echo(f"    {_short(value.value)}  ← {', '.join(value.codes)}")


def _short(value: Any) -> str:
    if isinstance(value, list):
        names = [row["id"] if isinstance(row, dict) and "id" in row else str(row) for row in value]
        return f"{len(names)}: {', '.join(names)}"
    if isinstance(value, dict) and value.keys() == {"value", "unit"}:
        return f"{value['value']} {value['unit']}"
    return "–" if value is None else str(value)


COMMANDS = {"levels": command}
