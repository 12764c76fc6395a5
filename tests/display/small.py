"""A catalogue of one item that fills every field, and items of a few lines, for tests of wording."""

from pathlib import Path
from typing import Any, Final

from catalogue.display import ItemWords, Teller, Tongue, facts, item_words
from catalogue.model import Item, Registers, Settings
from catalogue.resolve import Resolved, Resolver
from catalogue.source import Catalogue, open_catalogue

ROOT: Final = Path(__file__).parent / "catalogue"
FULL: Final = "services/440100/gz-commerce/A1-labour-abroad.yaml"


def _open() -> Catalogue:
    opened = open_catalogue(ROOT)
    assert isinstance(opened, Catalogue), opened
    return opened


CATALOGUE: Final = _open()
REGISTERS: Final[Registers] = CATALOGUE.registers
SETTINGS: Final[Settings] = CATALOGUE.settings


def full() -> Resolved:
    """Resolve the item that says something in every field."""
    resolved = Resolver(CATALOGUE).resolve(FULL)
    assert isinstance(resolved, Resolved), resolved
    return resolved


def item(**values: Any) -> Item:
    """Make an item that says no more than it must, and what is given."""
    least = {"kind": "implementation", "code": "A1", "name": "事项", "type": "public-service"}
    return Item.model_validate(least | values)


def worded(lang: str, **values: Any) -> ItemWords:
    """Word an item in one language."""
    return item_words(item(**values), REGISTERS, SETTINGS, lang=lang)


def said(lang: str, **values: Any) -> dict[str, str]:
    """Return the words of an item's facts by their path."""
    return {fact.path: fact.words for fact in facts(worded(lang, **values))}


def teller(lang: str, **values: Any) -> Teller:
    """Make the teller of an item."""
    return Teller(item(**values), REGISTERS, SETTINGS, Tongue(lang, "zh-Hans"))
