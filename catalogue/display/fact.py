"""One fact in finished words, and the teller that makes them for one item in one language."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from catalogue.display import law
from catalogue.display.tongue import Tongue
from catalogue.display.when import when
from catalogue.findings import Said
from catalogue.model import Basis, Item, Registers, Settings

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

    def fact(self, path: str, words: str, label: Said | None = None) -> Fact:
        """Make a fact of words in this language."""
        return Fact(path, words, self.tongue.tag, self.tongue.say(label) if label else "")

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

    def when(self, condition: dict[str, str | list[str]] | None) -> str:
        """Say when something applies."""
        return when(condition, self.item, self.tongue)

    def basis(self, path: str, bases: list[Basis] | None, label: Said | None = None) -> list[Fact]:
        """Make a fact of a legal basis."""
        return [self.fact(path, law.bases(bases, self.registers, self.tongue), label)] if bases else []

    def body(self, key: str | None) -> str:
        """Return the name of a body, or its key where the register does not know it."""
        entry = self.registers.bodies.get(key or "")
        return self.tongue.plain(entry.name) if entry else key or ""

    def area(self, key: str | None) -> str:
        """Return the name of an area."""
        entry = self.registers.areas.get(key or "")
        return self.tongue.plain(entry.name) if entry else key or ""

    def not_stated(self, path: str, label: Said | None = None) -> Fact:
        """Make the fact that something is not said."""
        return self.fact(path, self.tongue.say(NOT_STATED), label)
