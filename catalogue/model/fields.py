"""The fields of a model as a tree: what an implementation may do to each, and how levels merge it.

Inheritance, completeness and suggestions all read this tree; none of them names a field.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from catalogue.model.base import Better, FieldClass, Kind, Model, Row, Term, Value

Shape = Literal["value", "record", "rows"]
"""A value is written whole; a record merges key by key; rows merge by id."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model."""

    name: str
    klass: FieldClass
    better: Better | None
    needed: Kind | None
    shape: Shape
    term: type[Term] | None
    """The closed list its value is from; that of a bounded field runs from the worst for the applicant to the best."""
    fields: dict[str, "Field"]
    """What a record or a row holds; for a value that is a model too, so that names can be suggested."""
    nests: bool = False
    """Whether it holds records or rows, which levels merge."""


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Field]:
    """Return the fields of a model by name."""
    return {name: _field(name, info.annotation, info.json_schema_extra) for name, info in model.model_fields.items()}


def _field(name: str, annotation: Any, extra: Any) -> Field:
    meta = extra if isinstance(extra, dict) else {}
    models = list(_models(annotation, in_list=False))
    shape: Shape = "value"
    inner: type[BaseModel] | None = next((m for m, _ in models), None)
    for model, in_list in models:
        if in_list and issubclass(model, Row):
            shape, inner = "rows", model
        elif not in_list and shape == "value" and issubclass(model, Model) and not issubclass(model, Value):
            shape, inner = "record", model
    fields = fields_of(inner) if inner else {}
    return Field(
        name,
        meta.get("x-field-class", "local"),
        meta.get("x-better"),
        meta.get("x-needed"),
        shape,
        next(_terms(annotation), None) if shape == "value" else None,
        fields,
        any(field.shape != "value" for field in fields.values()),
    )


def _models(annotation: Any, *, in_list: bool) -> Iterator[tuple[type[BaseModel], bool]]:
    """Yield the models an annotation mentions, and whether in a list; rows before the record that says there are none."""
    if isinstance(annotation, TypeAliasType):
        yield from _models(annotation.__value__, in_list=in_list)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, in_list
    elif get_origin(annotation) is Annotated:
        yield from _models(get_args(annotation)[0], in_list=in_list)
    elif get_origin(annotation) in {Union, types.UnionType, list, dict}:
        for part in get_args(annotation):
            yield from _models(part, in_list=in_list or get_origin(annotation) is list)


def _terms(annotation: Any) -> Iterator[type[Term]]:
    """Yield the closed lists that an annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, Term):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from _terms(part)
