"""One language of a catalogue: what it says, and what it falls back to."""

import pytest

from catalogue.display.tongue import Tongue, Words

BOTH = {"zh-Hans": "事项", "en": "Item"}


@pytest.mark.parametrize(
    ("tag", "default", "text", "expected"),
    [
        ("en", "zh-Hans", BOTH, Words("Item", "en")),
        ("zh-Hans", "zh-Hans", BOTH, Words("事项", "zh-Hans")),
        # A plain string is in the default language, whatever is asked for.
        ("en", "zh-Hans", "事项", Words("事项", "zh-Hans")),
        ("pt", "en", BOTH, Words("Item", "en")),
        ("pt", "en", {"zh-Hans": "事项"}, Words("事项", "zh-Hans")),
    ],
)
def test_picks_a_language_and_says_which(tag: str, default: str, text: str | dict[str, str], expected: Words) -> None:
    """The language asked for, else the default one, else any."""
    assert Tongue(tag, default).text(text) == expected


@pytest.mark.parametrize(
    ("texts", "expected"), [((), "en"), ((BOTH,), "en"), ((BOTH, None), "en"), ((BOTH, "事项"), "zh-Hans")]
)
def test_tells_the_language_of_words_put_together(
    texts: tuple[str | dict[str, str] | None, ...], expected: str
) -> None:
    """Words made of several texts are in another language as soon as one of them is."""
    assert Tongue("en", "zh-Hans").of(*texts) == expected


@pytest.mark.parametrize(
    ("tag", "both", "clauses", "aside"),
    [("zh-Hans", "甲、乙", "甲；乙", "甲（乙）"), ("en", "甲, 乙", "甲; 乙", "甲 (乙)")],
)
def test_joins_as_the_language_does(tag: str, both: str, clauses: str, aside: str) -> None:
    """Lists, clauses and brackets; empty parts leave no mark."""
    tongue = Tongue(tag, "zh-Hans")

    assert (tongue.both("甲", "", "乙"), tongue.clauses("甲", "", "乙"), tongue.aside("甲", "乙。")) == (
        both,
        clauses,
        aside,
    )
    assert tongue.aside("甲", "") == "甲"
