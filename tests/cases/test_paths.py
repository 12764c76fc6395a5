"""Every case there is, and what they come to together."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.cases import ask, can_hold, derive, enumerate_cases, holds
from catalogue.model import Limit
from catalogue.model.terms import Unit

from .small import item
from .vectors import items

DAY = dt.date(2026, 6, 1)


def test_a_question_is_answered_where_it_is_asked():
    """Two answers that end there and one that asks on, each for two applicants."""
    found = enumerate_cases(item().situations)

    assert len(found.cases) == 2 + 2 + 4
    assert {"premises": "owned", "applicant": "firm"} in found.cases
    assert all(("term" in case) == (case["premises"] == "rented") for case in found.cases)
    assert found.complete


def test_without_questions_there_is_one_case():
    """It has no answers."""
    assert enumerate_cases(None).cases == ({},)


def test_the_bound_is_kept_and_told():
    """A bounded list says that it is not all."""
    assert len(enumerate_cases(item().situations, 8).cases) == 8
    assert enumerate_cases(item().situations, 8).complete
    assert not enumerate_cases(item().situations, 7).complete


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"term": "long"}, True),
        ({"term": "long", "premises": "rented"}, True),
        ({"term": "long", "premises": ["rented", "lent"]}, True),
        ({"term": "long", "premises": "owned"}, False),
        ({"premises": "sold"}, False),
        ({"unknown": "x"}, True),
    ],
)
def test_a_when_can_hold(when, expected):
    """It cannot where an answer shuts out the question that it names too."""
    assert can_hold(when, {s.id: s for s in item().situations or ()}) is expected


@given(items(), st.data())
def test_a_when_can_hold_where_a_case_meets_it(made, data):
    """The short way agrees with trying every case."""
    questions = {s.id: s for s in made.situations or ()}
    cases = enumerate_cases(made.situations).cases
    for one in made.conditions or ():
        if one.when:
            met = any(ask(made.situations, case).holds(one.when) for case in cases)
            assert can_hold(one.when, questions) is met


@given(items())
def test_every_case_settles_everything(made):
    """Once all that is asked is answered, nothing is undecided, and partial answers never contradict it."""
    for case in enumerate_cases(made.situations).cases[:8]:
        whole = ask(made.situations, case)
        assert not whole.open
        assert not whole.later
        for count in range(len(case)):
            part = ask(made.situations, dict(list(case.items())[:count]))
            for one in made.conditions or ():
                early = part.holds(one.when)
                assert early is None or early is whole.holds(one.when)
    assert holds(None, {}) is True


def test_facts_are_the_ends_over_all_cases():
    """Documents, fees and promises, from the least to the most."""
    made = item(
        materials=[{"id": "form"}, {"id": "lease", "when": {"premises": "rented"}}],
        fees=[{"id": "f", "name": "费", "amount": 20, "when": {"applicant": "firm"}}],
        time_limit={
            "promised": {"value": 20, "unit": "working-day"},
            "cases": [{"id": "c", "when": {"term": "short"}, "promised": "immediate"}],
        },
    )
    found = derive(made, DAY)

    assert (found.cases, found.complete, found.documents) == (8, True, (1, 2))
    assert found.fees == {"CNY": (Decimal(0), Decimal(20))}
    assert found.promised == ("immediate", Limit(value=20, unit=Unit.WORKING_DAY))
