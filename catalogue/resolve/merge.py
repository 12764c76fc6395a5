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
    for key, own in child.items():
        field = fields.get(key)
        if field is None or field.shape == "value":
            merged[key] = own
            continue
        value = _value(parent.get(key), own, field)
        if value == [] and own != []:
            merged.pop(key, None)  # all rows dropped: as if there had been none
        else:
            merged[key] = value
    return merged


def _value(above: Any, own: Any, field: Field) -> Any:
    if field.shape == "record":
        if not isinstance(own, dict):
            return own
        fresh = not isinstance(above, dict) or "none" in above or "none" in own  # saying that there is none is a whole
        return _record({} if fresh else above, own, field.fields)
    if not _are_rows(own):
        return own
    return _rows(above if _are_rows(above) else [], own, field)


def _are_rows(value: Any) -> bool:
    """Say whether a value can be merged by id; what cannot is left for the model to refuse."""
    if not isinstance(value, list):
        return False
    for row in value:  # noqa: SIM110  # hot: a generator costs twice as much
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            return False
    return True


def _rows(above: list[Values], own: list[Values], field: Field) -> list[Values]:
    if not own:
        return own
    fields = field.fields
    mine = {row["id"]: row for row in own}
    merged = [_record(row, mine[row["id"]], fields) if row["id"] in mine else row for row in above]
    known = {row["id"] for row in above}
    # A row whose id is written twice stays twice, for a rule to find.
    added = [row for row in own if row["id"] not in known or row is not mine[row["id"]]]
    if field.nests:
        added = [_record({}, row, fields) for row in added]
    return [row for row in (*merged, *added) if row.get("drop") is not True]
