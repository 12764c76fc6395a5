"""From the day on which one hands in an application to the day by which it is decided and delivered."""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Final

from catalogue.cases.outcome import Outcome
from catalogue.model import Item, Limit
from catalogue.model.terms import Unit
from catalogue.model.workdays import Workdays

_SAME_DAY: Final = frozenset({Unit.MINUTE, Unit.HOUR})


@dataclass(frozen=True)
class Deadline:
    """The last day of a limit."""

    day: dt.date
    beyond: int = 0
    """The first year it runs into whose holidays are not known yet; 0 where all are."""


@dataclass(frozen=True)
class Deadlines:
    """The days of one case, counted from the day of handing in; the limit begins on the day after."""

    handed_in: dt.date
    promised: Deadline | None = None
    """By when the body says it decides."""
    statutory: Deadline | None = None
    """By when the law has it decide."""
    delivered: Deadline | None = None
    """By when the result is there: counted from the promised day, or from the statutory one where nothing is promised."""
    no_calendar: bool = False
    """Whether working days could not be counted for want of a calendar."""


def deadlines(item: Item, outcome: Outcome, handed_in: dt.date, workdays: Workdays | None) -> Deadlines:
    """Count the days of a case.

    The application is taken to be complete, and accepted on the day it is handed in. Special procedures and what stops
    the clock come on top. A last day that is no working day stays the last day: that is the earlier one, and safe.
    """
    limits = [limit for limit in (outcome.promised, outcome.statutory) if isinstance(limit, Limit)]
    needs = any(limit.unit is Unit.WORKING_DAY for limit in limits)
    promised, statutory = (_end(handed_in, limit, workdays) for limit in (outcome.promised, outcome.statutory))
    decided = promised or statutory
    within = item.channels.delivered_within if item.channels else None
    delivered = None
    if decided and within is not None and (workdays or not within):
        last = workdays.add(decided.day, within) if workdays and within else decided.day
        delivered = Deadline(last, decided.beyond or _beyond(decided.day, last, workdays if within else None))
    return Deadlines(handed_in, promised, statutory, delivered, needs and workdays is None)


def _end(start: dt.date, limit: object, workdays: Workdays | None) -> Deadline | None:
    if limit == "immediate":
        return Deadline(start)
    if not isinstance(limit, Limit):
        return None
    if limit.unit in _SAME_DAY:
        return Deadline(start)
    if limit.unit is Unit.CALENDAR_DAY:
        return Deadline(start + dt.timedelta(days=limit.value))
    if limit.unit is Unit.WORKING_DAY:
        if workdays is None:
            return None
        last = workdays.add(start, limit.value)
        return Deadline(last, _beyond(start, last, workdays))
    return Deadline(_months_later(start, limit.value * (12 if limit.unit is Unit.YEAR else 1)))


def _months_later(start: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return dt.date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _beyond(start: dt.date, last: dt.date, workdays: Workdays | None) -> int:
    """Return the first year of a span that the calendar does not cover."""
    if workdays is None:
        return 0
    return next((year for year in range(start.year, last.year + 1) if year not in workdays.years), 0)
