"""The rule book in the documentation is the one in the code."""

from pathlib import Path

import catalogue.rules  # noqa: F401  # fills the book
from catalogue.findings.book import markdown

PAGE = Path(__file__).parents[2] / "docs/rules.md"


def test_the_page_of_rules_is_current() -> None:
    """`catalogue rules --format markdown > docs/rules.md` mends it."""
    assert PAGE.read_text(encoding="utf-8") == "".join(markdown())
