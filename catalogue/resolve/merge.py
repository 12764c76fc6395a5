"""Levels into one: an implementation laid over what it implements, driven by the tree of fields."""

from typing import Any

from catalogue.model import Item
from catalogue.model.fields import Field, fields_of

Values = dict[str, Any]


def merge(parent: Values, child: Values) -> Values:
    """Return the item that a child makes of its parent's values.

    Records merge key by key and rows by id; a row `{id: x, drop: true}` takes the parent's row out; any other value is
    written whole. Of the top level, technical fields are the child's own.
    """
    fields = fields_of(Item)
    inherited = {k: v for k, v in parent.items() if k not in fields or fields[k].klass != "technical"}
    return _record(inherited, child, fields)


def _record(parent: Values, child: Values, fields: dict[str, Field]) -> Values:
    merged = dict(parent)
    for key, value in child.items():
        merged[key] = _value(parent[key], value, fields.get(key)) if key in parent else value
    return merged


def _value(above: Any, own: Any, field: Field | None) -> Any:
    if field is None or field.shape == "value" or type(above) is not type(own):
        return own
    if field.shape == "record":
        return _record(above, own, field.fields)
    if isinstance(own, list) and all(isinstance(row, dict) and "id" in row for row in own):
        return _rows(above, own, field.fields)
    return own


def _rows(above: list[Values], own: list[Values], fields: dict[str, Field]) -> list[Values]:
    mine = {row["id"]: row for row in own}
    merged = [_record(row, mine.pop(row["id"]), fields) if row.get("id") in mine else row for row in above]
    return [row for row in (*merged, *mine.values()) if row.get("drop") is not True]
