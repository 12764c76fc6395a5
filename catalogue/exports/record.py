"""The JSON export of an item: values, finished words, and where each value comes from."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urljoin

import orjson
import rfc8785

from catalogue.display import Fact, ItemWords, facts
from catalogue.model import Registers, Settings
from catalogue.resolve import Resolved

API: Final = "api/v1"
"""Where the export stands in a published site."""

FORMAT_VERSION: Final = "1.0"
"""Version of the contract; its first number grows with every change that breaks consumers."""


def digest(values: Mapping[str, Any]) -> str:
    """Return `sha256:` and the SHA-256 of the RFC 8785 canonical JSON of some values."""
    return f"sha256:{hashlib.sha256(canonical(values)).hexdigest()}"


def canonical(values: Mapping[str, Any]) -> bytes:
    """Return RFC 8785 canonical JSON.

    orjson writes the same bytes twenty times faster for all but floats and keys beyond the Basic Multilingual Plane,
    which item files hardly have; those go the standard way.
    """
    if _is_plain(values):
        return orjson.dumps(values, option=orjson.OPT_SORT_KEYS)
    return bytes(rfc8785.dumps(values))


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(str.isascii, value)) and all(map(_is_plain, value.values()))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return not isinstance(value, float) and (not isinstance(value, int) or abs(value) < 2**53)


def items_page(code: str, tag: str, settings: Settings) -> str:
    """Return the address of an item's page in one language of the catalogue."""
    prefix = "" if tag == settings.languages[0] else f"{tag}/"
    return urljoin(settings.home, f"{prefix}items/{code}/")


def item_record(resolved: Resolved, settings: Settings, words: Mapping[str, ItemWords]) -> dict[str, Any]:
    """Return the export of an item as plain JSON values.

    Args:
        resolved: The item.
        settings: Of its catalogue.
        words: For each language of the catalogue, what `item_words` made.

    """
    item = resolved.item
    said = {tag: {f.path: f for f in facts(w)} for tag, w in words.items()}
    return {
        "format": "service-item",
        "format_version": FORMAT_VERSION,
        "code": item.code,
        "kind": item.kind,
        "version": item.version,
        "status": str(item.status),
        "digest": digest(resolved.data),
        "item": resolved.data,
        "words": {tag: {path: fact.words for path, fact in found.items()} for tag, found in said.items()},
        "words_language": {tag: elsewhere for tag, found in said.items() if (elsewhere := _elsewhere(found, tag))},
        "provenance": {path: {"file": file, "line": line} for path, (file, line) in resolved.provenance().items()},
        "links": {
            "self": urljoin(settings.home, f"{API}/items/{item.code}.json"),
            "page": {tag: items_page(item.code, tag, settings) for tag in settings.languages},
        },
    }


def _elsewhere(found: Mapping[str, Fact], tag: str) -> dict[str, str]:
    """Return the language of those words that are not in the language asked for."""
    return {path: fact.lang for path, fact in found.items() if fact.lang != tag}


def index_row(
    record: Mapping[str, Any], resolved: Resolved, registers: Registers, words: Mapping[str, ItemWords]
) -> dict[str, Any]:
    """Return an item's line in the index: enough to list, filter and find what changed.

    `record` is what `item_record` made of the item; the line repeats its head, and takes no digest again.
    """
    item = resolved.item
    body = registers.bodies.get(item.body or "")
    return {
        **{name: record[name] for name in ("code", "kind", "version", "status", "digest")},
        "name": {tag: w["name"].words for tag, w in words.items()},
        "type": str(item.type),
        "body": item.body,
        "area": item.area or (body.area if body else None),
        "audience": [str(a) for a in item.audience or ()],
        "themes": [str(t) for t in item.themes or ()],
        "implements": item.implements,
        "glance": {tag: {fact.path: fact.words for fact in w["glance"]} for tag, w in words.items()},
        "path": f"items/{item.code}.json",
        "page": record["links"]["page"],
    }
