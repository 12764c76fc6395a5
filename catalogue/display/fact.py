"""One fact in finished words, and the teller that makes them for one item in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from catalogue.display import law
from catalogue.display.tongue import Tongue
from catalogue.display.when import when
from catalogue.findings import Said
from catalogue.model import Basis, Item, Registers, Settings, rows

NOT_STATED: Final = Said("未说明", "not stated")

Texts = str | dict[str, str]


class Fact(NamedTuple):
    """One addressable value of an item, worded."""

    path: str
    """Its address within the item: time_limit.promised, materials[id-card].copies."""
    words: str
    lang: str
    """Language that the words are really in."""
    label: str = ""
    """What it is called."""


@dataclass(frozen=True)
class Teller:
    """Words the facts of one item in one language."""

    item: Item
    registers: Registers
    settings: Settings
    tongue: Tongue

    def fact(self, path: str, words: str, label: Said | None = None, *, of: Iterable[Texts | None] = ()) -> Fact:
        """Make a fact of words in this language, or in the language of the texts they are put together from."""
        return Fact(path, words, self.tongue.of(*of), self.tongue.say(label) if label else "")

    def text(self, path: str, text: Texts, label: Said | None = None) -> Fact:
        """Make a fact of a text of the catalogue."""
        said = self.tongue.text(text)
        return Fact(path, said.words, said.lang, self.tongue.say(label) if label else "")

    def maybe(self, path: str, text: Texts | None, label: Said | None = None) -> list[Fact]:
        """Make a fact of a text that may be missing."""
        return [self.text(path, text, label)] if text else []

    def yes(self, path: str, label: Said, *, true: bool | None) -> list[Fact]:
        """Make a fact of what is so; what is not so is not told."""
        return [self.fact(path, self.tongue.say(label))] if true else []

    def absent(self, path: str, nothing: Said, reason: Texts) -> list[Fact]:
        """Make the fact that there is none, and why; the reason is a fact of its own where it is in another language."""
        words = self.tongue.say(nothing)
        if self.tongue.has(reason):
            return [self.fact(path, self.tongue.aside(words, self.tongue.plain(reason)))]
        return [self.fact(path, words), self.text(f"{path}.none", reason)]

    def when(self, path: str, condition: dict[str, str | list[str]] | None) -> list[Fact]:
        """Make a fact of when something applies."""
        if not condition:
            return []
        words, texts = when(condition, self.item.situations or [], self.tongue)
        return [self.fact(f"{path}.when", words, of=texts)]

    def basis(self, path: str, bases: list[Basis] | None, label: Said | None = None) -> list[Fact]:
        """Make a fact of a legal basis."""
        if not bases:
            return []
        said = law.bases(bases, self.registers, self.tongue)
        return [Fact(path, said.words, said.lang, self.tongue.say(label) if label else "")]

    def body(self, key: str) -> Texts:
        """Return the name of a body, or its key where the register does not know it."""
        entry = self.registers.bodies.get(key)
        return entry.name if entry else {self.tongue.tag: key}

    def material(self, row: str) -> Texts:
        """Return what a material of this item is called, or its id where there is none."""
        one = next((m for m in rows(self.item.materials) if m.id == row), None)
        if one and one.label:
            return one.label
        entry = self.registers.materials.get(one.register_id if one else row)
        return entry.name if entry else {self.tongue.tag: one.register_id if one else row}

    def not_stated(self, path: str, label: Said | None = None) -> Fact:
        """Make the fact that something is not said."""
        return self.fact(path, self.tongue.say(NOT_STATED), label)
