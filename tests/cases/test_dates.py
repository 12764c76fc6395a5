"""From handing in to the last day."""

import datetime as dt

import pytest

from catalogue.cases import Deadline, apply, deadlines
from catalogue.model.registers import Calendar
from catalogue.model.workdays import Workdays

from .small import item

_MAY = {"holidays": [{"date": f"2026-05-0{day}"} for day in (1, 4, 5)], "working": [{"date": "2026-05-09"}]}
WORKDAYS = Workdays(Calendar.model_validate({"name": "历", "years": {"2026": _MAY}}))


@pytest.mark.parametrize(
    ("handed_in", "limit", "last", "beyond"),
    [
        ("2026-06-01", "immediate", "2026-06-01", 0),
        ("2026-06-01", {"value": 30, "unit": "minute"}, "2026-06-01", 0),
        ("2026-06-01", {"value": 5, "unit": "working-day"}, "2026-06-08", 0),
        # Over the first of May, and with a Saturday that is worked.
        ("2026-04-30", {"value": 1, "unit": "working-day"}, "2026-05-06", 0),
        ("2026-04-30", {"value": 4, "unit": "working-day"}, "2026-05-09", 0),
        ("2026-06-01", {"value": 15, "unit": "calendar-day"}, "2026-06-16", 0),
        ("2026-01-31", {"value": 1, "unit": "month"}, "2026-02-28", 0),
        ("2026-11-30", {"value": 3, "unit": "month"}, "2027-02-28", 0),
        ("2024-02-29", {"value": 1, "unit": "year"}, "2025-02-28", 0),
        # Holidays of the next year are not known yet.
        ("2026-12-30", {"value": 3, "unit": "working-day"}, "2027-01-04", 2027),
    ],
)
def test_the_last_day(handed_in, limit, last, beyond):
    """A limit begins on the day after; working days follow the calendar."""
    made = item(time_limit={"promised": limit})
    day = dt.date.fromisoformat(handed_in)
    found = deadlines(made, apply(made, {}, day), day, WORKDAYS)

    assert found.promised == Deadline(dt.date.fromisoformat(last), beyond)


def test_the_result_follows_the_decision():
    """Delivery is counted from the promised day, in working days."""
    made = item(
        time_limit={"promised": {"value": 5, "unit": "working-day"}, "statutory": {"value": 20, "unit": "working-day"}},
        channels={"delivered_within": 10},
    )
    day = dt.date(2026, 6, 1)
    found = deadlines(made, apply(made, {}, day), day, WORKDAYS)

    assert [d.day.isoformat() for d in (found.promised, found.statutory, found.delivered) if d] == [
        "2026-06-08",
        "2026-06-29",
        "2026-06-22",
    ]


def test_without_a_calendar_working_days_are_not_guessed():
    """It is said that they could not be counted."""
    made = item(time_limit={"promised": {"value": 5, "unit": "working-day"}})
    day = dt.date(2026, 6, 1)
    found = deadlines(made, apply(made, {}, day), day, None)

    assert (found.promised, found.no_calendar) == (None, True)
