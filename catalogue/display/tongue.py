"""A language to speak in, and the texts of a catalogue in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from catalogue.findings import Language, Said
from catalogue.model.base import Term


class Words(NamedTuple):
    """Finished words, and the BCP 47 tag of the language they are really in."""

    words: str
    lang: str


def language_of(tag: str) -> Language:
    """Return which of our two languages to speak to readers of a BCP 47 tag."""
    return "zh" if tag.split("-", 1)[0].lower() == "zh" else "en"


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of a catalogue, and its default language for texts that lack it."""

    tag: str
    default: str

    language: Language = field(init=False)
    """Which of the toolkit's own languages to use beside it."""

    def __post_init__(self) -> None:
        """Decide it once; it is asked for hundreds of times an item."""
        object.__setattr__(self, "language", language_of(self.tag))

    def say(self, said: Said) -> str:
        """Say the toolkit's own words."""
        return said.zh if self.language == "zh" else said.en

    def term(self, term: Term) -> str:
        """Say a word from a closed list."""
        return term.zh if self.language == "zh" else term.en

    def terms(self, terms: Iterable[Term]) -> str:
        """Say several words from a closed list, with a capital for the first alone."""
        first, *others = (self.term(term) for term in terms)
        return self.both(first, *map(self.inside, others))

    def inside(self, words: str) -> str:
        """Return words of the toolkit as they stand within a sentence, without the capital they have alone."""
        return words if self.language == "zh" else words[:1].lower() + words[1:]

    def text(self, text: str | dict[str, str]) -> Words:
        """Say a text of the catalogue: in this language, else in the default one, else in any it has."""
        if isinstance(text, str):
            return Words(text, self.default)
        for tag in (self.tag, self.default):
            if tag in text:
                return Words(text[tag], tag)
        tag = next(iter(text))
        return Words(text[tag], tag)

    def plain(self, text: str | dict[str, str] | None) -> str:
        """Say a text where its language cannot be marked; the empty string for none."""
        return self.text(text).words if text else ""

    def has(self, *texts: str | dict[str, str] | None) -> bool:
        """Say whether every text is there in this language."""
        return all(self.text(text).lang == self.tag for text in texts if text)

    def of(self, *texts: str | dict[str, str] | None) -> str:
        """Return the language of words put together from texts: this one, or the first other that a text falls back to."""
        return next((said.lang for text in texts if text and (said := self.text(text)).lang != self.tag), self.tag)

    def both(self, *parts: str) -> str:
        """Join the parts of a list the way the language does."""
        return ("、" if self.language == "zh" else ", ").join(p for p in parts if p)

    def clauses(self, *parts: str) -> str:
        """Join clauses that stand side by side."""
        return ("；" if self.language == "zh" else "; ").join(p for p in parts if p)

    def aside(self, words: str, note: str) -> str:
        """Put a note in brackets after some words."""
        note = note.rstrip("。.")
        if not note:
            return words
        return f"{words}（{note}）" if self.language == "zh" else f"{words} ({note})"
