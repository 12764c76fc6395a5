"""`catalogue calendars`."""

import click

from catalogue.findings import Said
from catalogue.importers.calendars import CalendarError, make_calendar
from catalogue.source.edit import EditError
from cli.common import fail, open_here, say


@click.group()
def command() -> None:
    """Look after the register of calendars."""


@command.command("make", epilog="Example: catalogue calendars make CN 2026 2027")
@click.argument("country", metavar="CC")
@click.argument("years", metavar="YEAR...", type=int, nargs=-1, required=True)
@click.option("--id", "key", metavar="ID", help="Id in the register; CC in small letters otherwise.")
def make_command(country: str, years: tuple[int, ...], key: str | None) -> None:
    """Write public holidays and make-up working days of country CC (ISO 3166) into the register, from `holidays`.

    What the register says of a year stays; days that it lacks are added.
    """
    try:
        made = make_calendar(open_here(), country, years, key=key)
    except CalendarError as error:
        fail(error.said)
    except EditError as error:
        fail(Said(f"登记簿改不了：{error}", f"the register cannot be changed: {error}"))
    except OSError as error:
        fail(Said(f"不能写 {error.filename}：{error.strerror}。", f"cannot write {error.filename}: {error.strerror}."))
    say(Said(f"{made.file}：{made.key} 增加 {made.added} 天。", f"{made.file}: {made.added} days added to {made.key}."))
    if made.unknown:
        days = ", ".join(made.unknown)
        say(Said(f"库里没有、仍保留的日期：{days}", f"kept though the library does not have them: {days}"))
    for remark in made.remarks:
        say(remark)


COMMANDS = {"calendars": command}
