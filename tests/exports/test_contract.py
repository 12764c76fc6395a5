"""The contract with platforms: what is exported keeps to it, and it refuses what is not promised."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import orjson
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from catalogue.display import item_words
from catalogue.exports import contract_schemas, index_row, item_record
from catalogue.resolve import Resolved, Resolver
from catalogue.source import Catalogue, open_catalogue
from tests.display.small import CATALOGUE, full

SHIPPED = Path(__file__).parents[2] / "items"
ITEM, INDEX = (
    Draft202012Validator(contract_schemas()[f"export-{name}.schema.json"], format_checker=FormatChecker())
    for name in ("item", "index")
)


def _exported(resolved: Resolved, catalogue: Catalogue) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return record and index line as a consumer reads them."""
    settings, registers = catalogue.settings, catalogue.registers
    words = {tag: item_words(resolved.item, registers, settings, lang=tag) for tag in settings.languages}
    made = item_record(resolved, settings, words)
    record, row = orjson.loads(orjson.dumps((made, index_row(made, resolved, registers, words))))
    return record, row


def _index(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"format": "service-index", "format_version": "1.0", "items": rows}


def _wrong(validator: Draft202012Validator, document: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


@pytest.mark.parametrize("name", sorted(contract_schemas()))
def test_the_schemas_are_schemas(name: str) -> None:
    """Each keeps to its own dialect."""
    Draft202012Validator.check_schema(contract_schemas()[name])


def test_an_item_that_fills_every_field_keeps_to_the_contract() -> None:
    """Nothing that an item can say falls outside."""
    record, row = _exported(full(), CATALOGUE)

    assert (_wrong(ITEM, record), _wrong(INDEX, _index([row]))) == ([], [])


def test_the_shipped_catalogue_keeps_to_the_contract() -> None:
    """Real items do too: standards, implementations and what they inherit."""
    catalogue = open_catalogue(SHIPPED)
    assert isinstance(catalogue, Catalogue)
    resolver = Resolver(catalogue)
    items = [r for file in catalogue.item_files() if isinstance(r := resolver.resolve(file), Resolved)]
    exported = [_exported(resolved, catalogue) for resolved in items]

    assert [wrong for record, _ in exported for wrong in _wrong(ITEM, record)] == []
    assert _wrong(INDEX, _index([row for _, row in exported])) == []


def _without(key: str) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        del record[key]

    return change


def _with(*path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        *up, last = path
        for step in up:
            record = record[step]
        record[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (_without("digest"), "$"),
        (_without("words"), "$"),
        (_with("more", value=1), "$"),
        (_with("format_version", value="2.0"), "$.format_version"),
        (_with("digest", value="abc"), "$.digest"),
        (_with("status", value="live"), "$.status"),
        (_with("item", "type", value="permit"), "$.item.type"),
        (_with("item", "time_limit", "promised", value=5), "$.item.time_limit.promised"),
        (_with("item", "unknown", value=1), "$.item"),
        (_with("words", "en", "name", value=1), "$.words.en.name"),
        (_with("provenance", "name", "line", value=0), "$.provenance.name.line"),
    ],
)
def test_refuses_what_is_not_promised(change: Callable[[dict[str, Any]], None], where: str) -> None:
    """A consumer that validates is warned of every break."""
    record = deepcopy(_exported(full(), CATALOGUE)[0])
    change(record)

    assert [error.json_path for error in ITEM.iter_errors(record)] == [where]
