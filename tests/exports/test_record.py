"""The record of an item: its values, its words, where each came from, and a digest that anyone can compute again."""

import hashlib
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.display import item_words
from catalogue.exports import digest, index_row, item_record, items_page
from catalogue.exports.record import canonical
from catalogue.model import Settings
from tests.display.small import FULL, REGISTERS, SETTINGS, full


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """The record of an item that says something in every field."""
    return item_record(full(), SETTINGS, _words())


def _words() -> dict[str, Any]:
    return {tag: item_words(full().item, REGISTERS, SETTINGS, lang=tag) for tag in SETTINGS.languages}


def test_says_what_it_is(record: dict[str, Any]) -> None:
    """What a consumer looks at first, apart from values, words and provenance."""
    head = {k: v for k, v in record.items() if k not in {"item", "words", "words_language", "provenance"}}

    assert head == {
        "format": "service-item",
        "format_version": "1.0",
        "code": "A1",
        "kind": "implementation",
        "version": 7,
        "status": "suspended",
        "digest": digest(full().data),
        "links": {
            "self": "https://catalogue.example/api/v1/items/A1.json",
            "page": {
                "zh-Hans": "https://catalogue.example/items/A1/",
                "en": "https://catalogue.example/en/items/A1/",
            },
        },
    }


def test_carries_value_and_words_side_by_side(record: dict[str, Any]) -> None:
    """Values for machines, finished words for people, under one address."""
    assert record["item"]["time_limit"]["promised"] == {"value": 5, "unit": "working-day"}
    assert [record["words"][tag]["time_limit.promised"] for tag in ("zh-Hans", "en")] == ["5个工作日", "5 working days"]


def test_tells_the_language_of_words_that_have_no_translation(record: dict[str, Any]) -> None:
    """Nobody reads Chinese aloud as English."""
    assert record["words_language"]["en"]["everyday_names[1]"] == "zh-Hans"
    assert set(record["words_language"]) == {"en"}


@pytest.mark.parametrize(
    "path", ["name", "time_limit.promised", "materials[licence].copies", "fees[booklet].reductions[small].percent"]
)
def test_tells_file_and_line_of_a_value(record: dict[str, Any], path: str) -> None:
    """The line holds what the address ends in."""
    place = record["provenance"][path]
    line = full().chain[0].text.splitlines()[place["line"] - 1]

    assert place["file"] == FULL
    assert path.rpartition(".")[2] in line


def test_the_digest_is_that_of_the_canonical_values() -> None:
    """Anyone with an RFC 8785 library can compute it again from the record."""
    assert digest(full().data) == f"sha256:{hashlib.sha256(rfc8785.dumps(full().data)).hexdigest()}"


@pytest.mark.parametrize(
    ("left", "right"), [({"a": 1, "b": [2, "三"]}, {"b": [2, "三"], "a": 1}), ({"a": "é"}, {"a": "\u00e9"})]
)
def test_equal_values_have_equal_digests(left: dict[str, Any], right: dict[str, Any]) -> None:
    """The order in which an editor writes keys is no change."""
    assert digest(left) == digest(right)


@pytest.mark.parametrize("changed", [{"a": 2}, {"a": "1"}, {"a": [1]}, {"b": 1}, {"a": 1, "b": None}])
def test_other_values_have_other_digests(changed: dict[str, Any]) -> None:
    """A change of value, type or key is a change."""
    assert digest({"a": 1}) != digest(changed)


_WORDS = st.text(st.characters(exclude_categories=["Cs"]))
_SCALARS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False) | _WORDS  # fmt: skip
_VALUES = st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4))


@settings(deadline=None)  # a busy machine is no finding
@given(st.dictionaries(_WORDS, _VALUES, max_size=5))
def test_the_fast_way_writes_the_bytes_of_the_standard(values: dict[str, Any]) -> None:
    """The faster serialiser is used only where it agrees with RFC 8785."""
    assert canonical(values) == rfc8785.dumps(values)


def test_an_index_line_is_enough_to_list_and_to_find_changes() -> None:
    """Names, what it belongs to, the answers at a glance, the digest."""
    row = index_row(item_record(full(), SETTINGS, _words()), full(), REGISTERS, _words())
    glance = row.pop("glance")

    assert glance["en"] == {
        "audience": "Companies, other organisations",
        "time_limit.promised": "5 working days",
        "time_limit.statutory": "20 working days",
        "fees": "Cost of the booklet CNY 12.50 per booklet, at least CNY 10, at most CNY 500; Plan check up to 1,000: "
        "CNY 2 per square metre; above 1,000: CNY 1 per square metre; Test CNY 100 to CNY 300",
        "visits.count": "Twice (only if you answer “Rent” to “Do you own or rent the premises?”)",
        "channels.online.depth": "Fully online",
    }
    assert row == {
        "code": "A1",
        "kind": "implementation",
        "version": 7,
        "status": "suspended",
        "digest": digest(full().data),
        "name": {"zh-Hans": "首次申请", "en": "First application"},
        "type": "administrative-licence",
        "body": "gz-commerce",
        "area": "440100",
        "audience": ["other-organisation", "enterprise"],
        "themes": ["operation", "trade"],
        "implements": None,
        "path": "items/A1.json",
        "page": {"zh-Hans": "https://catalogue.example/items/A1/", "en": "https://catalogue.example/en/items/A1/"},
    }


def test_addresses_keep_the_folder_of_a_base_url_without_a_final_slash() -> None:
    place = Settings.model_validate(
        {
            "title": "目录",
            "languages": ["zh-Hans"],
            "base_url": "https://example.org/services",
            "publisher": {"name": "某局"},
        }
    )

    assert items_page("440109001001", "zh-Hans", place) == "https://example.org/services/items/440109001001/"
