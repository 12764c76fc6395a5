"""A resolved item in finished words: what pages print and exports carry."""

from collections.abc import Iterator
from typing import Any

from catalogue.display.charges import charges
from catalogue.display.deadlines import deadlines
from catalogue.display.fact import Fact, Teller
from catalogue.display.glance import glance, is_online
from catalogue.display.identity import about, head, legal_basis
from catalogue.display.more import more
from catalogue.display.papers import papers
from catalogue.display.places import places
from catalogue.display.tongue import Tongue
from catalogue.findings import Said
from catalogue.model import Item, Registers, Settings

ItemWords = dict[str, Any]
"""Facts and rows of facts by section; `facts()` gives them as one flat list."""


def item_words(item: Item, registers: Registers, settings: Settings, *, lang: str) -> ItemWords:
    """Word every fact of a resolved item in one language.

    Works for items with gaps, such as drafts: what the item does not say is said to be so.
    """
    teller = Teller(item, registers, settings, Tongue(lang, settings.languages[0]))
    return {
        "lang": lang,
        "code": item.code,
        **head(teller),
        "glance": list(glance(teller)),
        "is_online": is_online(teller),
        "situations": _situations(teller),
        **papers(teller),
        **places(teller),
        "fees": charges(teller),
        "time": deadlines(teller),
        "more": list(more(teller)),
        "faq": _faq(teller),
        "legal_basis": legal_basis(teller),
        "about": list(about(teller)),
    }


def facts(words: Any) -> Iterator[Fact]:
    """Yield every fact of worded items, sections and rows."""
    if isinstance(words, Fact):
        yield words
    elif isinstance(words, dict):
        for value in words.values():
            yield from facts(value)
    elif isinstance(words, (list, tuple)):
        for value in words:
            yield from facts(value)


def _situations(teller: Teller) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "question": teller.text(f"situations[{one.id}].question", one.question),
            "help": teller.maybe(f"situations[{one.id}].help", one.help),
            "when": teller.when(f"situations[{one.id}]", one.when),
            "answers": [
                {
                    "id": a.id,
                    "label": teller.text(f"situations[{one.id}].answers[{a.id}].label", a.label),
                    "help": teller.maybe(f"situations[{one.id}].answers[{a.id}].help", a.help),
                }
                for a in one.answers
            ],
        }
        for one in teller.item.situations or ()
    ]


def _faq(teller: Teller) -> list[dict[str, Any]]:
    return [
        {
            "question": teller.text(f"faq[{q.id}].question", q.question),
            "answer": teller.text(f"faq[{q.id}].answer", q.answer),
            "basis": teller.basis(f"faq[{q.id}].basis", q.basis, Said("依据", "Legal basis")),
        }
        for q in teller.item.faq or ()
    ]
