"""A mapping file: how the columns of one kind of table become items and registers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from catalogue.model import Item
from catalogue.model.base import Model, Slug
from catalogue.model.fields import fields_of
from catalogue.source import Broken, Document, fit, read_document

_SHIPPED = Path(__file__).parent / "maps"

RegisterName = Literal["areas", "bodies", "halls", "materials"]


def _is_regex(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise PydanticCustomError("no_regex", "{problem}", {"problem": str(error)}) from error
    return text


def _is_field(text: str) -> str:
    fields = fields_of(Item)
    for step in text.split("."):
        if fields and step not in fields:
            raise PydanticCustomError("no_field", "{problem}", {"problem": f"no field {step}"})
        fields = fields[step].fields if fields else {}
    return text


Regex = Annotated[str, AfterValidator(_is_regex)]
FieldPath = Annotated[str, AfterValidator(_is_field)]
"""Names of fields joined by dots: time_limit.statutory."""


class Pattern(Model):
    """What a text that matches gives; in the value `$1` stands for a group and `#1` for its whole number."""

    match: Regex = Field(description="The whole text must match.")
    gives: Any = Field(description="The value.")


class Column(Model):
    """What becomes of one column: it goes to a field, is cut into parts, says nothing new, or is ignored for a reason."""

    to: FieldPath | None = Field(None, description="Field of the item.")
    split: Regex | None = Field(None, description="What separates the entries of a list.")
    absent: list[str] = Field(default_factory=list, description="Further words that say nothing here.")
    words: dict[str, Any] | None = Field(None, description="Value of each word.")
    others: FieldPath | None = Field(None, description="List that words without a value go to.")
    patterns: list[Pattern] | None = Field(None, description="Values of texts by their form; the first that fits.")
    rows: Slug | None = Field(None, description="Each entry becomes a row, with an id that begins so.")
    field: str | None = Field(None, description="Field of the row that a text goes to.")
    register_in: RegisterName | None = Field(None, description="Each entry names something of this register.")
    unless_same: str | None = Field(None, description="Nothing new where it equals this column.")
    only_if: dict[str, list[str]] | None = Field(None, description="Words that other columns must hold.")
    otherwise: FieldPath | None = Field(None, description="Field where they hold others.")
    same_as: str | None = Field(None, description="Equals this column; reported where it does not.")
    within: str | None = Field(None, description="Is a part of this column's text; reported where it is not.")
    parts: Regex | None = Field(None, description="Its named groups become columns `<column>.<group>`.")
    ignore: str | None = Field(None, description="Why it is left out.")


class Source(Model):
    """Where a field of a register entry comes from."""

    column: str = Field(description="The column.")
    words: dict[str, Any] | None = Field(None, description="Value of each word.")


class Classify(Model):
    """What is set on a register entry whose name matches somewhere."""

    match: Regex
    set: dict[str, Any]


class RegisterMap(Model):
    """How a register gets its entries."""

    key: str | None = Field(None, description="Column of the entry's id; otherwise items refer to it by name.")
    prefix: Slug = Field("x", description="Begins the id made for a name that has no alias.")
    fields: dict[str, Source] = Field(default_factory=dict, description="Fields by name.")
    entries: dict[str, dict[str, Any]] = Field(default_factory=dict, description="Entries written as they stand.")
    aliases: dict[str, str] = Field(default_factory=dict, description="Names met, and the id of what they mean.")
    classify: list[Classify] = Field(default_factory=list, description="Further fields by name; the first that fits.")


class Derive(Model):
    """Values that several columns say together."""

    when: dict[str, list[str]] = Field(description="Columns and the words that they must hold.")
    set: dict[FieldPath, Any] = Field(description="Fields and their values.")


class Standards(Model):
    """Rows of several bodies under one code: what they share becomes a standard that each implements."""

    by: str = Field(description="Column of the shared code.")
    union: list[str] = Field(
        default_factory=list, description="Lists of which the standard has the entries of all rows."
    )
    without: list[str] = Field(default_factory=list, description="Fields that a standard never has.")


class Files(Model):
    """Columns that name the folders of an item's file."""

    area: str
    body: str


class Mapping(Model):
    """How one kind of table is read."""

    title: str
    sheet: str | None = Field(None, description="Worksheet of an XLSX file; the first when left out.")
    absent: list[str] = Field(default_factory=list, description="Words that say that a cell holds nothing.")
    constants: dict[FieldPath, Any] = Field(default_factory=dict, description="Fields that are the same in all items.")
    files: Files
    columns: dict[str, Column]
    derive: list[Derive] = Field(default_factory=list)
    registers: dict[RegisterName, RegisterMap] = Field(default_factory=dict)
    standards: Standards | None = None
    catalogue: dict[str, Any] = Field(description="Settings for a new catalogue.")


def shipped_maps() -> Iterator[str]:
    """Yield the names of the maps that ship."""
    yield from sorted(file.stem for file in _SHIPPED.glob("*.yaml"))


def load_map(named: str) -> tuple[str, Mapping] | Broken | None:
    """Return name and content of a map that ships or lies at a path; None where there is none."""
    path = _SHIPPED / f"{named}.yaml" if named in shipped_maps() else Path(named)
    if not path.is_file():
        return None
    document = read_document(path.parent.resolve(), path.name)
    if not isinstance(document, Document):
        return document
    mapping = fit(Mapping, document.data)
    if isinstance(mapping, Mapping):
        return path.stem, mapping
    return Broken(path.name, tuple(document.finding(p.rule, p.path, p.params, at_key=p.at_key) for p in mapping))
