"""`catalogue plan`: what one case needs, costs and takes."""

import datetime as dt
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NoReturn

import click
import orjson

from catalogue.cases import Problem, apply, as_data, ask, counted_by, deadlines, derive, problems
from catalogue.cases.answers import near
from catalogue.display import Tongue
from catalogue.display.plan import Case, Part, plan
from catalogue.findings import Said
from catalogue.model import Item, rows
from catalogue.rules import Case as RuleCase
from cli.common import USAGE, fail, form_option, open_here
from cli.show import resolved_item

CASES = 50
"""Cases that a plan with open questions looks at to say what they lie between."""
_MARKS = {"": "- ", "box": "[ ] ", "done": "[x] ", "open": "[?] "}


@click.command(epilog="Example: catalogue plan 440106055002 --answer validity=once --on 2026-06-01")
@click.argument("code")
@click.option("--answer", "answers", multiple=True, metavar="KEY=VALUE", help="Answer to a question; may be repeated.")
@click.option("--quantity", "numbers", multiple=True, metavar="NAME=NUMBER", help="How many; may be repeated.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day on which one applies; today otherwise. Fees are those of that day.",
)
@click.option("--at", "hall", metavar="HALL", default="", help="Only this hall, by its id.")
@form_option
@click.option("--language", "tag", metavar="TAG", help="Language of the words; the catalogue's first otherwise.")
def plan_command(
    code: str,
    answers: tuple[str, ...],
    numbers: tuple[str, ...],
    on: dt.datetime | None,
    hall: str,
    form: str,
    tag: str | None,
) -> None:
    """Say exactly what one case needs: documents, fee, dates, where and how.

    Without answers it asks, on a terminal; in a pipe it says what is undecided.
    """
    catalogue = open_here()
    resolved = resolved_item(catalogue, code)
    item = resolved.item
    day = on.date() if on else dt.date.today()  # noqa: DTZ011  # the applicant's own day
    given = _pairs(answers, "--answer")
    tongue = Tongue(tag or catalogue.settings.languages[0], catalogue.settings.languages[0])
    if not answers and not numbers and sys.stdin.isatty() and sys.stdout.isatty():
        given = _asked(item, tongue)
    for problem in problems(item.situations, given):
        _refuse(problem)
    quantities = _quantities(item, numbers)
    _check_hall(item, hall)
    currency = catalogue.settings.currency
    channel = "windows" if hall else None
    outcome = apply(item, given, day, quantities=quantities, channel=channel, currency=currency)
    case = Case(
        outcome,
        deadlines(item, outcome, day, RuleCase(resolved, catalogue, day).workdays),
        quantities,
        derive(item, day, given=given, quantities=quantities, currency=currency, bound=CASES)
        if outcome.asked.open
        else None,
        hall,
    )
    parts = plan(item, case, catalogue.registers, catalogue.settings, lang=tongue.tag)
    name = tongue.plain(item.handling_name or item.name)
    if form == "json":
        click.echo(orjson.dumps(_record(item, tongue, day, case, parts), option=orjson.OPT_INDENT_2).decode())
    else:
        click.echo("\n".join([f"{name} · {item.code}", *_text(parts, tongue)]))


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    found = {}
    for pair in given:
        key, sign, value = pair.partition("=")
        if not sign:
            fail(Said(f"{option} 要写成 名称=值：{pair}", f"{option} takes NAME=VALUE, and this is {pair}"), USAGE)
        found[key.strip()] = value.strip()
    return found


def _refuse(problem: Problem) -> NoReturn:
    """End with what is wrong with an answer, and what there is instead."""
    zh, en = (f"是不是 {problem.near}？", f"did you mean {problem.near}? ") if problem.near else ("", "")
    choices = ", ".join(problem.choices)
    said = {
        "question": Said(
            f"没有问题 {problem.key}；{zh}问题有：{choices or '无'}",
            f"there is no question {problem.key}; {en}there are: {choices or 'none'}",
        ),
        "answer": Said(
            f"问题 {problem.key} 没有答案 {problem.value}；{zh}答案有：{choices}",
            f"the question {problem.key} has no answer {problem.value}; {en}there are: {choices}",
        ),
        "not-asked": Said(
            f"按其他答案，不会问到 {problem.key}；去掉它，或改正其他答案。",
            f"by the other answers, {problem.key} is not asked; leave it out, or correct the others",
        ),
        "quantity": Said(
            f"没有数量 {problem.key}；{zh}数量有：{choices or '无'}",
            f"there is no quantity {problem.key}; {en}there are: {choices or 'none'}",
        ),
        "number": Said(
            f"数量 {problem.key} 不是数：{problem.value}；写如 3 或 2.5，至多四位小数。",
            f"the quantity {problem.key} is no number: {problem.value}; write 3 or 2.5, with four decimals at most",
        ),
    }[problem.kind]
    fail(said, USAGE)


def _quantities(item: Item, numbers: tuple[str, ...]) -> dict[str, Decimal]:
    names = {name for fee in rows(item.fees) if (name := counted_by(fee))}
    found = {}
    for name, value in _pairs(numbers, "--quantity").items():
        if name not in names:
            _refuse(Problem("quantity", name, value, tuple(sorted(names)), near(name, names)))
        whole, _, places = value.partition(".")
        if not (whole.isascii() and whole.isdecimal() and len(whole) < 13 and (not places or places.isdecimal())):
            _refuse(Problem("number", name, value))
        if len(places) > 4 or not places.isascii() or value.endswith("."):
            _refuse(Problem("number", name, value))
        found[name] = Decimal(value)
    return found


def _check_hall(item: Item, hall: str) -> None:
    halls = [w.hall for w in (item.channels.windows if item.channels else None) or () if w.hall]
    if hall and hall not in halls:
        there = ", ".join(halls) or "-"
        fail(Said(f"不在大厅 {hall} 办理；可以去：{there}", f"it is not done at {hall}; one can go to: {there}"), USAGE)


def _asked(item: Item, tongue: Tongue) -> dict[str, str]:
    """Ask question after question, each only where it matters."""
    given: dict[str, str] = {}
    questions = {s.id: s for s in item.situations or ()}
    while pending := ask(item.situations, given).open:
        one = questions[pending[0]]
        click.echo(tongue.plain(one.question), err=True)
        for number, answer in enumerate(one.answers, 1):
            click.echo(f"  {number} {tongue.plain(answer.label)}", err=True)
        chosen = click.prompt(">", prompt_suffix=" ", type=click.IntRange(1, len(one.answers)), err=True)
        given[one.id] = one.answers[chosen - 1].id
    return given


def _text(parts: list[Part], tongue: Tongue) -> Iterator[str]:
    colon = tongue.say(Said("：", ": "))
    for part in parts:
        yield f"\n{part.title}"
        for line in part.lines:
            label = f"{line.head.label}{colon}" if line.head.label else ""
            yield f"  {_MARKS[line.mark]}{label}{line.head.words}"
            for fact in line.details:
                yield f"      {f'{fact.label}{colon}' if fact.label else ''}{fact.words}"


def _record(item: Item, tongue: Tongue, day: dt.date, case: Case, parts: list[Part]) -> dict[str, Any]:
    """Return a plan as JSON: what was decided as data, and the same words as the text."""
    days = case.days
    return {
        "format": "service-plan",
        "code": item.code,
        "version": item.version,
        "language": tongue.tag,
        "on": day,
        "answers": case.outcome.asked.given,
        "quantities": {name: str(number) for name, number in case.quantities.items()},
        "settled": case.outcome.is_settled,
        "outcome": as_data(case.outcome),
        "dates": {
            name: {"day": end.day, "unknown_holidays": end.beyond or None} if end else None
            for name, end in (
                ("promised", days.promised),
                ("statutory", days.statutory),
                ("delivered", days.delivered),
            )
        },
        "words": [
            {
                "part": part.id,
                "title": part.title,
                "lines": [
                    {
                        "mark": line.mark,
                        **line.head._asdict(),
                        "details": [fact._asdict() for fact in line.details],
                    }
                    for line in part.lines
                ],
            }
            for part in parts
        ],
    }


COMMANDS = {"plan": plan_command}
