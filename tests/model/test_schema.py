"""The schemas that are published say what the models say."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML

from catalogue.exports import contract_schemas
from catalogue.model import Item
from catalogue.model.fields import Field, fields_of
from catalogue.model.schema import as_text, schemas
from tests.model.documents import mutations

_ROOT = Path(__file__).parents[2]
_SCHEMAS = schemas()
_ITEMS = sorted(f for kind in ("standards", "services") for f in (_ROOT / "items" / kind).rglob("*.yaml"))


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(_SCHEMAS[f"{name}.schema.json"], format_checker=FormatChecker(["date"]))


def _fits(model: type[BaseModel], values: object) -> bool:
    try:
        model.model_validate(values)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", _SCHEMAS)
def test_schemas_are_sound(name: str) -> None:
    """Each is a JSON Schema of 2020-12."""
    Draft202012Validator.check_schema(_SCHEMAS[name])

    assert _SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_committed_schemas_are_current() -> None:
    """`make schema` was run after the last change to a model or to the contract of the export."""
    committed = {file.name: file.read_text(encoding="utf-8") for file in (_ROOT / "schemas").glob("*.json")}

    assert committed == {name: as_text(schema) for name, schema in (_SCHEMAS | contract_schemas()).items()}


def test_schema_and_model_accept_the_same() -> None:
    """Thousands of changed items, one change each: both accept or both refuse."""
    validator = _validator("resolved-item")
    verdicts = {what: (_fits(Item, values), validator.is_valid(values)) for what, values in mutations()}

    accepted = sum(model for model, _ in verdicts.values())
    assert {what: v for what, v in verdicts.items() if v[0] != v[1]} == {}
    assert len(verdicts) > 3_000
    assert 300 < accepted < len(verdicts) - 3_000, "a corpus that is all sound or all broken proves nothing"


@pytest.mark.parametrize("file", _ITEMS, ids=lambda f: f.stem)
def test_items_that_ship_fit_the_schema_of_files(file: Path) -> None:
    """What editors' programs check while one types agrees with the files that ship."""
    values = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))

    assert [e.message for e in _validator("item").iter_errors(_as_json(values))] == []


_CHILD = {"kind": "implementation", "code": "2", "implements": "1"}


@pytest.mark.parametrize(
    ("values", "valid"),
    [
        (_CHILD, True),
        (_CHILD | {"materials": [{"id": "lease", "copies": 1}]}, True),
        (_CHILD | {"materials": [{"id": "lease", "drop": True}]}, True),
        (_CHILD | {"time_limit": {"promised": "immediate"}}, True),
        (_CHILD | {"situations": [{"id": "premises", "answers": [{"id": "own", "drop": True}, {"id": "b"}]}]}, True),
        (_CHILD | {"materials": [{"id": "lease", "drop": False}]}, False),
        (_CHILD | {"materials": [{"copies": 1}]}, False),
        (_CHILD | {"time_limit": {"promised": {"value": 5}}}, False),
        (_CHILD | {"summery": "x"}, False),
        ({"kind": "implementation", "implements": "1"}, False),
        ({"kind": "standard", "code": "1"}, False),
        ({"kind": "standard", "code": "1", "name": "a", "type": "levy"}, False),
        ({"kind": "standard", "code": "1", "name": "a", "type": "public-service"}, True),
        ({"kind": "standard", "code": "1", "name": "a", "type": "public-service", "materials": [{"id": "a", "drop": True}]}, False),
    ],
)  # fmt: skip
def test_a_child_writes_only_what_differs(values: dict[str, Any], *, valid: bool) -> None:
    """The schema of files asks an implementation for identities alone, and a whole item for everything."""
    assert _validator("item").is_valid(values) is valid


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _as_json(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_as_json(v) for v in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for owner, definition in {"Item": schema, **schema["$defs"]}.items():
        for name, prop in definition.get("properties", {}).items():
            yield f"{owner}.{name}", prop


def test_every_field_is_described_in_both_languages() -> None:
    """An editor's program shows Chinese first, then English."""
    lacking = [
        name
        for name, prop in _properties(_SCHEMAS["resolved-item.schema.json"])
        if not _in_both_languages(prop.get("description", ""))
    ]

    assert lacking == []


def _in_both_languages(description: str) -> bool:
    zh, _, en = description.partition("\n\n")
    return any("\u4e00" <= c <= "\u9fff" for c in zh) and en[:1].isascii() and len(en) > 3


def _without_class(
    fields: dict[str, Field], properties: dict[str, Any], defs: dict[str, Any], at: str
) -> Iterator[str]:
    """Yield the fields that levels merge and that carry no class."""
    for name, field in fields.items():
        prop = properties[name]
        if "x-field-class" not in prop:
            yield f"{at}{name}"
        if field.shape != "value":
            below = next(d for d in defs.values() if set(d.get("properties", {})) == set(field.fields))
            yield from _without_class(field.fields, below["properties"], defs, f"{at}{name}.")


def test_every_field_that_levels_merge_has_a_class() -> None:
    """What an implementation may do to a field is in the schema, for every record and row down to the values."""
    schema = _SCHEMAS["resolved-item.schema.json"]

    assert list(_without_class(fields_of(Item), schema["properties"], schema["$defs"], "")) == []


def test_a_bounded_field_says_which_way_is_better() -> None:
    props = _properties(_SCHEMAS["resolved-item.schema.json"])
    bounded = {name: prop.get("x-better") for name, prop in props if prop.get("x-field-class") == "bounded"}

    assert set(bounded.values()) == {"lower", "higher"}
    assert {n for n, better in bounded.items() if better == "higher"} == {
        "Item.area_served",
        "Item.handling",
        "Online.depth",
    }


def test_schemas_do_not_change_by_being_made() -> None:
    """Two calls give the same text, key by key."""
    assert {n: as_text(s) for n, s in schemas().items()} == {
        n: json.dumps(s, ensure_ascii=False, indent=2, sort_keys=True) + "\n" for n, s in _SCHEMAS.items()
    }
