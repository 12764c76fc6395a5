"""Same item, same conditions, same time limit: where the bodies that carry out one standard differ."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.model import Item
from catalogue.model.base import FieldClass
from catalogue.model.fields import Field, fields_of
from catalogue.resolve import Resolved, Resolver
from catalogue.rules.frame import plain
from catalogue.source import Catalogue


@dataclass(frozen=True)
class Value:
    """One value of a field and the items that have it."""

    value: Any
    """Plain data, or None where it is not said; of rows, their ids."""
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Differing:
    """A field in which siblings differ."""

    path: str
    klass: FieldClass
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Siblings:
    """The items that implement one standard, and where they differ."""

    code: str
    name: str
    items: tuple[str, ...]
    differing: tuple[Differing, ...]


def siblings(catalogue: Catalogue, *, code: str | None = None) -> Iterator[Siblings]:
    """Yield, for each item that several implement, the fields in which these differ; local and technical ones aside.

    Args:
        catalogue: Whose items to compare.
        code: Only the implementations of this item.

    """
    resolver = Resolver(catalogue)
    families: dict[str, list[Resolved]] = defaultdict(list)
    for file in catalogue.item_files():
        resolved = resolver.resolve(file)
        if isinstance(resolved, Resolved) and resolved.item.implements and code in {None, resolved.item.implements}:
            families[resolved.item.implements].append(resolved)
    for parent, family in sorted(families.items()):
        if len(family) > 1:
            items = tuple(one.item.code for one in family)
            found = tuple(_differing([(one.item.code, one.data) for one in family], fields_of(Item), ""))
            yield Siblings(parent, plain(family[0].item.name), items, found)


def _differing(family: list[tuple[str, dict[str, Any]]], fields: dict[str, Field], at: str) -> Iterator[Differing]:
    for name, field in fields.items():
        path = f"{at}.{name}" if at else name
        values = [(code, data.get(name)) for code, data in family]
        if field.klass in {"local", "technical"} and field.shape == "value":
            continue
        if field.shape == "record" and all(value is None or isinstance(value, dict) for _, value in values):
            yield from _differing([(code, value or {}) for code, value in values], field.fields, path)
        elif field.klass not in {"local", "technical"}:
            told = _grouped((code, _told(value, field)) for code, value in values)
            if len(told) > 1:
                yield Differing(path, field.klass, told)


def _told(value: Any, field: Field) -> Any:
    """Tell rows by what the bodies must have in common: ids and the values that are neither local nor technical."""
    if field.shape != "rows" or not isinstance(value, list):
        return value
    return [
        {k: v for k, v in row.items() if k == "id" or _counts(field.fields.get(k))}
        for row in sorted(value, key=_row_id)
    ]


def _row_id(row: dict[str, Any]) -> str:
    return str(row.get("id"))


def _counts(field: Field | None) -> bool:
    return field is not None and field.klass not in {"local", "technical"}


def _grouped(values: Iterable[tuple[str, Any]]) -> tuple[Value, ...]:
    groups: dict[str, tuple[Any, list[str]]] = {}
    for code, value in values:
        key = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
        groups.setdefault(key, (value, []))[1].append(code)
    return tuple(Value(value, tuple(codes)) for value, codes in groups.values())
