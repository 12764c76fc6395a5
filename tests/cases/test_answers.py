"""Three values: what applies, what does not, and what waits for an answer."""

import pytest

from catalogue.cases import Problem, ask, holds, problems

from .small import item

_RENTED = {"premises": "rented"}
_TWO = {"premises": ["rented", "lent"], "applicant": "firm"}


@pytest.mark.parametrize(
    ("when", "answers", "unasked", "expected"),
    [
        (None, {}, (), True),
        ({}, {}, (), True),
        (_RENTED, {"premises": "rented"}, (), True),
        (_RENTED, {"premises": "owned"}, (), False),
        (_RENTED, {}, (), None),
        (_RENTED, {"applicant": "firm"}, (), None),
        (_RENTED, {}, ("premises",), False),
        (_TWO, {"premises": "lent", "applicant": "firm"}, (), True),
        (_TWO, {"premises": "lent"}, (), None),
        # One key that does not hold decides, whatever else is unanswered.
        (_TWO, {"premises": "owned"}, (), False),
        (_TWO, {"applicant": "person"}, (), False),
    ],
)
def test_holds(when, answers, unasked, expected):
    """Every key must hold, any of its answers will do, and a question that is not asked has none."""
    assert holds(when, answers, unasked) is expected


def test_questions_are_asked_when_they_matter():
    """A question waits for the one that decides about it, and is dropped when that says no."""
    questions = item().situations
    before = ask(questions, {})
    rented = ask(questions, {"premises": "rented"})
    owned = ask(questions, {"premises": "owned", "term": "long"})

    assert (before.open, before.later, before.never) == (("premises", "applicant"), ("term",), frozenset())
    assert (rented.open, rented.later) == (("applicant", "term"), ())
    # The answer to a question that is not asked counts for nothing.
    assert (owned.given, owned.never) == ({"premises": "owned"}, frozenset({"term"}))


def test_the_questions_that_decide_are_told():
    """They come in the order of the questions, with those that decide whether they are asked at all."""
    before = ask(item().situations, {})

    assert before.deciding({"term": "long"}) == ("premises", "term")
    assert before.deciding({"applicant": "firm", "premises": "rented"}) == ("premises", "applicant")
    assert ask(item().situations, {"premises": "rented"}).deciding({"term": "long"}) == ("term",)


def test_wrong_answers_are_told_with_what_was_meant():
    """An unknown question, an unknown answer, and an answer to a question that is not asked."""
    given = {"premisses": "owned", "premises": "own", "term": "long", "applicant": "firm"}
    told = list(problems(item().situations, given))

    assert told == [
        Problem("question", "premisses", "owned", ("premises", "applicant", "term"), "premises"),
        Problem("answer", "premises", "own", ("owned", "rented", "lent"), "owned"),
        Problem("not-asked", "term", "long"),
    ]
    assert not list(problems(item().situations, {"premises": "rented", "term": "long"}))
