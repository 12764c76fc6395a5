"""Plain values by path: get, set, take out. Rows of a list are named by `#id`."""

from collections.abc import Mapping
from typing import Any, Final

from catalogue.findings import Path
from catalogue.model.fields import Field


class _Gone:
    """The value of what is not there, or is to be taken out."""


GONE: Final = _Gone()
"""Stands for no value."""


class NoPlaceError(Exception):
    """Raised when a path leads through a plain value."""


def index_of(node: Any, step: str | int) -> Any:
    """Return the key or position of a step, or None where it is not there."""
    if isinstance(node, list):
        if isinstance(step, str):
            return next((i for i, r in enumerate(node) if isinstance(r, dict) and r.get("id") == step[1:]), None)
        return step if step < len(node) else None
    if not isinstance(node, dict):
        raise NoPlaceError(f"there is a plain value where `{step}` should be")
    return step if step in node else None


def value_at(values: Any, path: Path) -> Any:
    """Return the value at a path, or `GONE`."""
    for step in path:
        key = index_of(values, step)
        if key is None:
            return GONE
        values = values[key]
    return values


def emptied(values: Any, path: Path) -> Path:
    """Return the path of what becomes empty when a value is taken out: its own, or that of a list or record around it."""
    while len(path) > 1:
        around = value_at(values, path[:-1])
        if around is GONE or len(around) > 1 or index_of(around, path[-1]) is None:
            break
        path = path[:-1]
    return path


def set_at(values: Any, path: Path, value: Any, fields: Mapping[str, Field]) -> None:
    """Set a value, or take it out if it is `GONE`; what is missing on the way is made, each key in the model's place."""
    for place, step in enumerate(path):
        key = index_of(values, step)
        last = place == len(path) - 1
        if value is GONE:
            if key is None:
                return
            if last:
                del values[key]
                return
        elif last or key is None:
            following = None if last else path[place + 1]
            in_rows = isinstance(following, str) and following.startswith("#")
            made: Any = value if last else [] if in_rows else {}
            if isinstance(values, list) and isinstance(step, str) and isinstance(made, dict):
                made = {"id": step[1:], **made}
            key = _put(values, key, step, made, fields)
        if last:
            return
        values = values[key]
        if isinstance(step, str) and step in fields:
            fields = fields[step].fields


def _put(values: Any, key: Any, step: str | int, made: Any, fields: Mapping[str, Field]) -> Any:
    if isinstance(values, list):
        if key is None:
            values.append(made)
            return len(values) - 1
    elif key is None:
        before = list(values)
        later = {k: values.pop(k) for k in before[place_of(str(step), before, fields) :]}
        values[step] = made
        values.update(later)
        return step
    values[key] = made
    return key


def place_of(key: str, keys: list[str], fields: Mapping[str, Field]) -> int:
    """Return where a new key goes among others: after the last one that the model declares before it."""
    order = {name: n for n, name in enumerate(fields)}
    if key not in order:
        return len(keys)
    return 1 + max((n for n, k in enumerate(keys) if order.get(k, len(order)) < order[key]), default=-1)
