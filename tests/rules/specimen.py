"""A whole item made from the model, with every field filled, so that tests cover a new field without being told of it."""

from collections.abc import Iterator
from typing import Any

from catalogue.model import Item
from catalogue.model.fields import Field, fields_of
from catalogue.model.schema import schemas

SCHEMA = schemas()["resolved-item.schema.json"]

# Two words for each form of text; the second differs from the first.
_TEXTS = {
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": ("one", "two"),
    r"^[A-Za-z0-9][A-Za-z0-9_.-]*$": ("one", "two"),
    r"^[1-9]\d{0,3}(-\d+)?$": ("1", "2"),
    r"^https?://[^\s/?#]+[^\s]*$": ("https://one.example/", "https://two.example/"),
    r"^[^/\\.][^/\\]*(/[^/\\.][^/\\]*)*$": ("files/one.pdf", "files/two.pdf"),
    r"^\d{4}-\d{2}-\d{2}$": ("2025-01-01", "2025-01-02"),
    r"^[A-Z]{3}$": ("CNY", "EUR"),
    r"^([01]\d|2[0-3]):[0-5]\d$": ("09:00", "10:00"),
    r"^\d{1,8}$": ("1", "2"),
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": ("one@example.org", "two@example.org"),
    r"^(mon|tue|wed|thu|fri|sat|sun|workday|holiday)$": ("mon", "tue"),
    r"^[A-Z]\d{2,3}$": ("T01", "T02"),
    r"\S": ("甲甲甲", "乙乙乙"),
}


def whole(variant: int = 0) -> dict[str, Any]:
    """Return the values of an item with every field filled; variant 1 differs from variant 0 in every value."""
    made: dict[str, Any] = _value(SCHEMA, variant)
    made["fees"][0] = {k: v for k, v in made["fees"][0].items() if k not in {"tiers", "range"}}
    return made


def _value(schema: dict[str, Any], variant: int) -> Any:  # noqa: C901  # one case for each form of schema
    if "$ref" in schema:
        return _value(SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], variant)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        choices = schema["enum"]
        return choices[min(variant + 1, len(choices) - 1)] if len(choices) > 2 else choices[variant]
    if "anyOf" in schema:
        return _value(schema["anyOf"][0], variant)
    match schema.get("type"):
        case "object" if "properties" in schema:
            return {name: _value(part, variant) for name, part in schema["properties"].items()}
        case "object":
            ((keys, inner),) = schema.get("patternProperties", {r"^[a-z0-9]+(?:-[a-z0-9]+)*$": {}}).items()
            return {_TEXTS[keys][0]: _value(inner or {"type": "string"}, variant)}
        case "array":
            return [_value(schema["items"], variant) for _ in range(schema.get("minItems", 1))]
        case "integer":
            return max(schema.get("minimum", 0), 5 + variant)
        case "boolean":
            return bool(variant)
        case "string":
            return _TEXTS[schema.get("pattern", r"\S")][variant]
    raise AssertionError(schema)


def leaves(fields: dict[str, Field] | None = None, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Field]]:
    """Yield every field that is written whole, with the path to it in `whole()`; rows are named `#`."""
    for name, field in (fields or fields_of(Item)).items():
        path = (*at, name)
        if field.shape == "value":
            yield path, field
        else:
            yield from leaves(field.fields, (*path, "#") if field.shape == "rows" else path)


def written(path: tuple[str, ...], value: Any, row_id: str = "one") -> Any:
    """Return a file's values that say one thing only, at a path."""
    if not path:
        return value
    if path[0] == "#":
        return [{"id": row_id, **written(path[1:], value, row_id)}]
    return {path[0]: written(path[1:], value, row_id)}


def at(values: Any, path: tuple[str, ...]) -> Any:
    """Return the value at a path."""
    for step in path:
        values = values[0] if step == "#" else values.get(step)
    return values
