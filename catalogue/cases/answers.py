"""Answers to the questions of an item: which are asked, what they decide, and what is wrong with them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from catalogue.model import When
from catalogue.model.content import Situation

Answers = Mapping[str, str]


def holds(when: When | None, answers: Answers, unasked: Collection[str] = ()) -> bool | None:
    """Say whether something applies: yes, no, or None while a question that decides it is unanswered.

    Every key must hold. A question that is not asked in this case has no answer, so what needs one does not apply. One
    key that does not hold decides, whatever else is still unanswered.
    """
    decided = True
    for key, wanted in (when or {}).items():
        if key in unasked:
            return False
        answer = answers.get(key)
        if answer is None:
            decided = False
        elif answer != wanted if isinstance(wanted, str) else answer not in wanted:
            return False
    return True if decided else None


@dataclass(frozen=True)
class Asked:
    """Where one stands in the questions of an item."""

    given: dict[str, str]
    """Answers that count: those to questions that are asked, or may still turn out to be."""
    open: tuple[str, ...]
    """Questions to ask now."""
    later: tuple[str, ...]
    """Unanswered questions that open ones decide about."""
    never: frozenset[str]
    """Questions that are not asked in this case."""
    whens: dict[str, When]
    """The `when` of each question that has one."""

    def holds(self, when: When | None) -> bool | None:
        """Say whether something applies."""
        return holds(when, self.given, self.never)

    def deciding(self, when: When | None) -> tuple[str, ...]:
        """Return the unanswered questions on which something still depends, in the order in which they are asked."""
        found: set[str] = set()
        waiting = list(when or {})
        while waiting:
            key = waiting.pop()
            if key not in found and key not in self.given and key not in self.never:
                found.add(key)
                waiting += self.whens.get(key, {})
        known = [key for key in (*self.open, *self.later) if key in found]
        return (*known, *sorted(found.difference(known)))


def ask(situations: Iterable[Situation] | None, answers: Answers) -> Asked:
    """Go through the questions in their order; an answer to one that is not asked counts for nothing."""
    given: dict[str, str] = {}
    opened: list[str] = []
    later: list[str] = []
    never: set[str] = set()
    whens: dict[str, When] = {}
    for one in situations or ():
        if one.when:
            whens[one.id] = one.when
        asked = holds(one.when, given, never)
        if asked is False:
            never.add(one.id)
        elif one.id in answers:
            given[one.id] = answers[one.id]
        else:
            (opened if asked else later).append(one.id)
    return Asked(given, tuple(opened), tuple(later), frozenset(never), whens)


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer or quantity that was given."""

    kind: Literal["question", "answer", "not-asked", "quantity", "number"]
    """No such question, no such answer, a question not asked in this case, no such quantity, or no number."""
    key: str
    value: str
    choices: tuple[str, ...] = ()
    """What there is instead."""
    near: str = ""
    """The one of them that was probably meant."""


def problems(situations: Sequence[Situation] | None, answers: Answers) -> Iterator[Problem]:
    """Yield what is wrong with answers."""
    by_id = {one.id: one for one in situations or ()}
    never = ask(situations, answers).never
    for key, value in answers.items():
        if key not in by_id:
            yield Problem("question", key, value, tuple(by_id), near(key, by_id))
            continue
        choices = tuple(a.id for a in by_id[key].answers)
        if value not in choices:
            yield Problem("answer", key, value, choices, near(value, choices))
        elif key in never:
            yield Problem("not-asked", key, value)


def near(word: str, choices: Iterable[str]) -> str:
    """Return the choice that was probably meant; the empty string when none is near."""
    from rapidfuzz import process  # noqa: PLC0415  # only where something is wrong

    found = process.extractOne(word, list(choices), score_cutoff=60)
    return str(found[0]) if found else ""
