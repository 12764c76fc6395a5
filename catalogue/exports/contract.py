"""The contract with platforms: JSON Schemas of what is exported, apart from those that editors write by."""

from typing import Any, Final

from catalogue.exports.record import FORMAT_VERSION
from catalogue.model.schema import DIALECT, schemas

_WORDS: Final = {"type": "object", "additionalProperties": {"type": "string"}}
_BY_LANGUAGE: Final = {"type": "object", "additionalProperties": _WORDS}
_DIGEST: Final = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
_HEAD: Final = {
    "code": {"type": "string"},
    "kind": {"enum": ["standard", "implementation"]},
    "version": {"type": "integer", "minimum": 1},
    "status": {"enum": ["draft", "in-force", "suspended", "withdrawn"]},
    "digest": _DIGEST,
}


def contract_schemas() -> dict[str, dict[str, Any]]:
    """Return the schema files of the export by name."""
    return {"export-item.schema.json": _item(), "export-index.schema.json": _index()}


def _item() -> dict[str, Any]:
    resolved = schemas()["resolved-item.schema.json"]
    whole = {k: v for k, v in resolved.items() if k not in {"$defs", "$schema"}}
    properties = {
        "format": {"const": "service-item"},
        "format_version": {"const": FORMAT_VERSION},
        **_HEAD,
        "item": {"$ref": "#/$defs/Item", "description": "Values of the resolved item: what was written or inherited."},
        "words": {**_BY_LANGUAGE, "description": "Finished words of every fact, by language and address."},
        "words_language": {**_BY_LANGUAGE, "description": "Language of words that are not in the language asked for."},
        "provenance": {
            "type": "object",
            "description": "File and line that each value comes from.",
            "additionalProperties": {
                "type": "object",
                "required": ["file", "line"],
                "additionalProperties": False,
                "properties": {"file": {"type": "string"}, "line": {"type": "integer", "minimum": 1}},
            },
        },
        "links": {
            "type": "object",
            "required": ["self", "page"],
            "properties": {"self": {"type": "string", "format": "uri"}, "page": _WORDS},
        },
    }
    return {
        "$schema": DIALECT,
        "title": "Exported service item",
        "type": "object",
        "required": sorted(properties),
        "additionalProperties": False,
        "properties": properties,
        "$defs": {**resolved["$defs"], "Item": whole},
    }


def _index() -> dict[str, Any]:
    texts = {"type": "array", "items": {"type": "string"}}
    maybe = {"type": ["string", "null"]}
    row = {
        **_HEAD,
        "name": _WORDS,
        "type": {"type": "string"},
        "body": maybe,
        "area": maybe,
        "audience": texts,
        "themes": texts,
        "implements": maybe,
        "glance": _BY_LANGUAGE,
        "path": {"type": "string"},
        "page": _WORDS,
    }
    return {
        "$schema": DIALECT,
        "title": "Index of exported service items",
        "type": "object",
        "required": ["format", "format_version", "items"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": "service-index"},
            "format_version": {"const": FORMAT_VERSION},
            "items": {
                "type": "array",
                "items": {"type": "object", "required": sorted(row), "additionalProperties": False, "properties": row},
            },
        },
    }
