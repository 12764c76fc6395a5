"""An item laid over a case: every list sorted, groups, documents, fees by day."""

import datetime as dt
from decimal import Decimal

import pytest

from catalogue.cases import apply
from catalogue.model import Limit
from catalogue.model.terms import Unit

from .small import item

DAY = dt.date(2026, 6, 1)
_MATERIALS = [
    {"id": "form"},
    {"id": "lease", "when": {"premises": "rented"}},
    {"id": "deed", "when": {"premises": "owned"}, "one_of": "title"},
    {"id": "certificate", "when": {"premises": "owned"}, "one_of": "title"},
    {"id": "licence", "when": {"applicant": "firm"}, "necessity": "fetched"},
    {"id": "sometimes", "necessity": "conditional", "needed_if": "有时"},
]


@pytest.mark.parametrize(
    ("answers", "applies", "undecided", "documents"),
    [
        (
            {},
            ("form", "sometimes"),
            {"lease": ("premises",), "deed": ("premises",), "certificate": ("premises",), "licence": ("applicant",)},
            (1, 4),
        ),
        ({"premises": "rented"}, ("form", "lease", "sometimes"), {"licence": ("applicant",)}, (2, 3)),
        (
            {"premises": "owned", "applicant": "firm"},
            ("form", "deed", "certificate", "licence", "sometimes"),
            {},
            (2, 3),
        ),
        ({"premises": "lent", "applicant": "person"}, ("form", "sometimes"), {}, (1, 2)),
    ],
)
def test_materials_are_sorted_and_counted(answers, applies, undecided, documents):
    """A group counts once, what is fetched not at all, what is needed in some cases at most."""
    found = apply(item(materials=_MATERIALS), answers, DAY)

    assert found.lists["materials"].applies == applies
    assert found.lists["materials"].undecided == undecided
    assert found.documents == documents
    assert found.groups == ({"title": ("deed", "certificate")} if "owned" in answers.values() else {})


@pytest.mark.parametrize(
    ("day", "applies", "coming"),
    [("2025-12-31", ("old",), ("new",)), ("2026-01-01", ("new",), ()), ("2030-01-01", ("new",), ())],
)
def test_fees_hold_on_their_days(day, applies, coming):
    """The amount of the day is charged, and the one that comes is told."""
    fees = [
        {"id": "old", "name": "工本费", "amount": 20, "effective_until": "2025-12-31"},
        {"id": "new", "name": "工本费", "amount": 10, "effective_from": "2026-01-01"},
    ]
    found = apply(item(fees=fees), {}, dt.date.fromisoformat(day))

    assert (found.lists["fees"].applies, found.coming) == (applies, coming)


def test_totals_are_by_currency_and_silent_where_one_lacks():
    """What cannot be computed leaves no half sum."""
    fees = [
        {"id": "a", "name": "甲", "amount": 10},
        {"id": "b", "name": "乙", "amount": "2.50"},
        {"id": "c", "name": "丙", "amount": 5, "currency": "MOP", "quantity": "n"},
    ]

    assert apply(item(fees=fees), {}, DAY).totals() == {"CNY": (Decimal("12.50"), Decimal("12.50")), "MOP": None}
    assert apply(item(fees=fees), {}, DAY, quantities={"n": Decimal(2)}).totals()["MOP"] == (Decimal(10), Decimal(10))


def test_a_row_of_a_channel_waits_until_one_is_chosen():
    """It applies to those who choose that channel."""
    fees = [{"id": "f", "name": "收费", "amount": 1, "channel": "post"}]
    ways = {way: apply(item(fees=fees), {}, DAY, channel=way).lists["fees"] for way in (None, "post", "online")}

    assert ways[None].undecided == {"f": ("#channel",)}
    assert ways["post"].applies == ways["online"].ruled_out == ("f",)


def test_the_limit_is_that_of_the_case():
    """The first case that applies and says a limit gives it; else the item's own."""
    days = {n: Limit(value=n, unit=Unit.WORKING_DAY) for n in (5, 20)}
    cases = [{"id": "firm", "when": {"applicant": "firm"}, "promised": {"value": 5, "unit": "working-day"}}]
    made = item(time_limit={"promised": {"value": 20, "unit": "working-day"}, "cases": cases})

    assert apply(made, {"applicant": "firm"}, DAY).promised == days[5]
    assert apply(made, {"applicant": "person"}, DAY).promised == days[20]


def test_visits_apply_to_whom_they_apply():
    """A visit that only some must make is undecided until one knows."""
    made = item(visits={"count": 1, "when": {"applicant": "firm"}})

    assert apply(made, {}, DAY).lists["visits"].undecided == {"visits": ("applicant",)}
    assert apply(made, {"applicant": "person"}, DAY).lists["visits"].ruled_out == ("visits",)
    assert not apply(made, {}, DAY).is_settled
    assert apply(made, {"applicant": "firm", "premises": "owned"}, DAY).is_settled
