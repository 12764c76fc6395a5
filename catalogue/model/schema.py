"""The JSON Schemas of files, generated from the models.

An item that implements another is a differential: it writes only what differs. Its schema is the item's own with nothing
required but identities, and with `drop: true` to take out a row of the parent.
"""

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from catalogue.model.base import Reference, Value
from catalogue.model.bundle import Bundle
from catalogue.model.item import Item
from catalogue.model.registers import REGISTERS
from catalogue.model.settings import Settings

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DROP = {
    "const": True,
    "description": "去掉上级清单中同一 id 的条目。\n\nTake the parent's entry with this id out.",
    "x-field-class": "technical",
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return every schema file by name: `item.schema.json`, `resolved-item.schema.json`, `bundle.schema.json`, ..."""
    item = _plain(Item)
    named = {"item": _authored(item), "resolved-item": item, "bundle": _plain(Bundle), "catalogue": _plain(Settings)}
    named |= {f"register-{name}": _register(name) for name in REGISTERS}
    return {f"{name}.schema.json": {"$schema": DIALECT, **schema} for name, schema in named.items()}


def as_text(schema: dict[str, Any]) -> str:
    """Render a schema the one way it is committed."""
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _plain(model: type[BaseModel]) -> dict[str, Any]:
    schema: dict[str, Any] = _tidy(model.model_json_schema())
    return schema


def _register(name: str) -> dict[str, Any]:
    """Describe a register file: entries by id."""
    entries = dict[Reference, REGISTERS[name]]  # type: ignore[valid-type]
    schema: dict[str, Any] = _tidy(TypeAdapter(entries).json_schema())
    return {"title": f"Register of {name}", **schema}


def _tidy(node: Any) -> Any:
    """Drop `null` alternatives, which spoil completion in editors, and join the two languages' descriptions."""
    if isinstance(node, list):
        return [_tidy(n) for n in node]
    if not isinstance(node, dict):
        return node
    node = {k: _tidy(v) for k, v in node.items() if not (k == "default" and v is None)}
    choices = node.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        rest = [c for c in choices if c != {"type": "null"}]
        del node["anyOf"]
        node = {**rest[0], **node} if len(rest) == 1 else {**node, "anyOf": rest}
    if "patternProperties" in node:
        node.setdefault("additionalProperties", False)  # a key of another form is an error to the models
    zh = node.pop("x-zh", None)
    if isinstance(zh, str):
        node["description"] = f"{zh}\n\n{node.get('description', '')}".strip()
        node.pop("title", None)
    return node


def _authored(item: dict[str, Any]) -> dict[str, Any]:
    """Join the schema of a whole item with that of a differential, told apart by `implements`."""
    defs = item["$defs"]
    mergeable = {name for name, d in defs.items() if "properties" in d} - {v.__name__ for v in Value.__subclasses__()}
    whole = {k: v for k, v in item.items() if k != "$defs"}
    root = _differential(whole, mergeable)
    root["required"] = ["kind", "code", "implements"]
    differentials = {f"{name}Differential": _differential(defs[name], mergeable) for name in sorted(mergeable)}
    return {
        "title": item["title"],
        "if": {"required": ["implements"]},
        "then": {"$ref": "#/$defs/Implementation"},
        "else": {"$ref": "#/$defs/Item"},
        "$defs": {**defs, **differentials, "Item": whole, "Implementation": root},
    }


def _differential(definition: dict[str, Any], mergeable: set[str]) -> dict[str, Any]:
    """Require nothing but the identity of a row, here and in every record below."""
    schema: dict[str, Any] = _redirect(definition, mergeable)
    schema.pop("oneOf", None)
    schema.pop("required", None)
    if "id" in schema.get("properties", {}):
        schema["required"] = ["id"]
        schema["properties"]["drop"] = _DROP
    return schema


def _redirect(node: Any, mergeable: set[str]) -> Any:
    """Copy a schema, pointing its references at the differential form of what they name, where there is one."""
    if isinstance(node, list):
        return [_redirect(n, mergeable) for n in node]
    if not isinstance(node, dict):
        return node
    copy = {k: _redirect(v, mergeable) for k, v in node.items()}
    if isinstance(ref := node.get("$ref"), str) and ref.rsplit("/", 1)[-1] in mergeable:
        copy["$ref"] = f"{ref}Differential"
    return copy
