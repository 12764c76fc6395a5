"""Values to the words that people read; the only place that does so."""

from catalogue.display.fact import Fact, Teller
from catalogue.display.item import ItemWords, facts, item_words
from catalogue.display.tongue import Tongue

__all__ = ["Fact", "ItemWords", "Teller", "Tongue", "facts", "item_words"]
