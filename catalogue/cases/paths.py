"""All the cases there are: every way through the questions of an item, and what they come to together."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from catalogue.cases.answers import Answers, holds
from catalogue.cases.money import Quantities
from catalogue.cases.outcome import apply
from catalogue.model import Item, Limit, When
from catalogue.model.content import Situation

BOUND: Final = 4096
"""Cases after which one stops counting: twelve questions of two answers."""


@dataclass(frozen=True)
class Enumeration:
    """The cases of an item."""

    cases: tuple[dict[str, str], ...]
    complete: bool
    """Whether these are all."""


def enumerate_cases(
    situations: Iterable[Situation] | None, bound: int = BOUND, *, given: Answers | None = None
) -> Enumeration:
    """Return every way to answer all questions that are asked, up to a bound; those already answered stay answered."""
    found: list[dict[str, str]] = []
    for case in _ways(list(situations or ()), {}, set(), given or {}):
        if len(found) == bound:
            return Enumeration(tuple(found), complete=False)
        found.append(case)
    return Enumeration(tuple(found), complete=True)


def _ways(left: list[Situation], case: dict[str, str], never: set[str], given: Answers) -> Iterator[dict[str, str]]:
    if not left:
        yield case
        return
    one, rest = left[0], left[1:]
    if holds(one.when, case, never):
        for answer in [given[one.id]] if one.id in given else [a.id for a in one.answers]:
            yield from _ways(rest, {**case, one.id: answer}, never, given)
    else:
        yield from _ways(rest, case, {*never, one.id}, given)


def can_hold(when: When, situations: Mapping[str, Situation]) -> bool:
    """Say whether any case meets a `when`: its answers, and those under which its questions are asked at all.

    All that is asked for is that each of some questions has one of some answers, so it can be met unless nothing is left
    for one of them; no case has to be tried.
    """
    allowed: dict[str, set[str]] = {}
    waiting: list[When] = [when]
    while waiting:
        for key, wanted in waiting.pop().items():
            one = situations.get(key)
            if one is None:
                continue  # another rule finds it
            if key not in allowed:
                allowed[key] = {a.id for a in one.answers}
                if one.when:
                    waiting.append(one.when)
            allowed[key] &= {wanted} if isinstance(wanted, str) else set(wanted)
            if not allowed[key]:
                return False
    return True


@dataclass(frozen=True)
class Facts:
    """What some cases of an item come to together."""

    cases: int
    complete: bool
    """Whether every case was looked at."""
    documents: tuple[int, int]
    fees: dict[str, tuple[Decimal, Decimal]]
    """Least and most by currency, of the cases in which the fee can be computed."""
    counted: bool
    """Whether in some case the fee depends on a number of units."""
    promised: tuple[Limit | Literal["immediate"], ...]
    """The limits there are, the shortest first."""


def derive(
    item: Item,
    on: dt.date,
    *,
    given: Answers | None = None,
    quantities: Quantities | None = None,
    currency: str = "CNY",
    bound: int = BOUND,
) -> Facts:
    """Work out the least and the most over all cases of an item on a day, or over those that some answers leave."""
    all_cases = enumerate_cases(item.situations, bound, given=given)
    documents: list[tuple[int, int]] = []
    totals: list[dict[str, tuple[Decimal, Decimal]]] = []
    promised: set[Limit | Literal["immediate"]] = set()
    counted = False
    for case in all_cases.cases:
        outcome = apply(item, case, on, quantities=quantities, currency=currency)
        documents.append(outcome.documents)
        found = outcome.totals()
        counted = counted or None in found.values()
        if None not in found.values():
            totals.append({key: total for key, total in found.items() if total})
        if outcome.promised:
            promised.add(outcome.promised)
    nothing = (Decimal(0), Decimal(0))
    fees = {
        money: (min(t.get(money, nothing)[0] for t in totals), max(t.get(money, nothing)[1] for t in totals))
        for money in sorted({money for total in totals for money in total})
    }
    return Facts(
        len(all_cases.cases),
        all_cases.complete,
        (min(least for least, _ in documents), max(most for _, most in documents)),
        fees,
        counted,
        tuple(sorted(promised, key=_length)),
    )


_HOURS: Final = {"minute": 1 / 60, "hour": 1, "working-day": 34, "calendar-day": 24, "month": 730, "year": 8760}


def _length(limit: Limit | str) -> float:
    return limit.value * _HOURS[str(limit.unit)] if isinstance(limit, Limit) else 0
