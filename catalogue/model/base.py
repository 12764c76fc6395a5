"""What every model shares: closed models, field classes beside the fields, and the small scalar types."""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import TypeAliasType

FieldClass = Literal["locked", "bounded", "local", "technical"]
"""What an implementation may do to its parent's value: nothing, improve it, anything, or it is managed by the tool."""

Better = Literal["lower", "higher"]
"""The direction in which a bounded value improves for the applicant."""

Kind = Literal["standard", "implementation"]


class Model(BaseModel):
    """A closed model: an unknown key is an error, and a value is never coerced to another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Value(Model):
    """A small record that is written whole or not at all; levels never merge its parts."""


def _field(zh: str, en: str, klass: FieldClass, *, better: Better | None, needed: Kind | None, default: Any) -> Any:
    extra: dict[str, Any] = {"x-zh": zh, "x-field-class": klass}
    if better:
        extra["x-better"] = better
    if needed:
        extra["x-needed"] = needed
    return Field(default, description=en, json_schema_extra=extra)


def locked(zh: str, en: str, *, needed: Kind | None = None, default: Any = None) -> Any:
    """Declare a field that an implementation must leave as its parent has it.

    `needed` names the first kind of item that is incomplete without the field: "standard" means both kinds.
    """
    return _field(zh, en, "locked", better=None, needed=needed, default=default)


def bounded(better: Better, zh: str, en: str, *, needed: Kind | None = None, default: Any = None) -> Any:
    """Declare a field that an implementation may only change for the applicant's good."""
    return _field(zh, en, "bounded", better=better, needed=needed, default=default)


def local(zh: str, en: str, *, needed: Kind | None = None, default: Any = None) -> Any:
    """Declare a field that every body fills in freely."""
    return _field(zh, en, "local", better=None, needed=needed, default=default)


def technical(zh: str, en: str, *, needed: Kind | None = None, default: Any = None) -> Any:
    """Declare a field that identifies or manages the record; it is never inherited as content."""
    return _field(zh, en, "technical", better=None, needed=needed, default=default)


class Term(StrEnum):
    """A closed list of words: the stable English token in files, and what people read in each language."""

    zh: str
    en: str

    def __new__(cls, token: str, zh: str, en: str) -> Self:
        """Make the member from its token and its words."""
        member = str.__new__(cls, token)
        member._value_ = token
        member.zh = zh
        member.en = en
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Give editors the words of each choice, in both languages."""
        return {
            "type": "string",
            "title": cls.__name__,
            "enum": [str(m) for m in cls],
            "markdownEnumDescriptions": [f"{m.zh} · {m.en}" for m in cls],
        }

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Self], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept the token in strict mode too, where pydantic would ask for the member itself."""
        schema = handler(source)
        schema["strict"] = False  # type: ignore[index]
        return core_schema.json_or_python_schema(json_schema=schema, python_schema=schema)


E = TypeVar("E")

Some = Annotated[list[E], Field(min_length=1)]
"""A list that is left out when it has no entries, or says why: absence is never an empty list."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
"""A lower-case ASCII name with hyphens: how one record refers to another."""

REFERENCE: Final = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
Reference = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=REFERENCE)]
"""The key of a register entry: a slug, or an official code such as a USCC or a division code."""

Code = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
"""An item's code, unchanged for its whole life; what makes it valid is the catalogue's code scheme."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=r"\S")]

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 language tag, such as zh-Hans, zh-Hant-MO, en or pt."""

Text = TypeAliasType("Text", Words | Annotated[dict[LanguageTag, Words], Field(min_length=1)])
"""Words in the catalogue's default language, or a map of BCP 47 tags to words."""

FilePath = Annotated[str, StringConstraints(pattern=r"^[^/\\.][^/\\]*(/[^/\\.][^/\\]*)*$", max_length=240)]
"""A file of the catalogue, relative to the folder of `catalogue.yaml`, with forward slashes and no hidden parts."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/?#]+[^\s]*$", max_length=2000)]

Count = Annotated[int, Field(ge=0, le=10_000)]
Positive = Annotated[int, Field(ge=1, le=10_000)]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _to_date(value: object) -> object:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    if isinstance(value, dt.date):
        return value
    raise PydanticCustomError("not_a_date", "not a date")


Date = Annotated[
    dt.date,
    BeforeValidator(_to_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A calendar day, YYYY-MM-DD; written with or without quotes."""

_DECIMAL = re.compile(r"(0|[1-9]\d{0,11})(\.\d{1,4})?")


def _is_decimal(value: object) -> int | str:
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12:
        return value
    raise PydanticCustomError("not_an_amount", "not an amount")


Decimal = Annotated[
    int | str,
    BeforeValidator(_is_decimal),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "exclusiveMaximum": 10**12},
                {"type": "string", "pattern": r"^(0|[1-9]\d{0,11})(\.\d{1,4})?$"},
            ]
        }
    ),
]
"""An exact amount: a whole number, or a quoted decimal such as "12.50"; never a float."""


class Row(Model):
    """One entry of a list that levels merge by `id`, never by position."""

    id: Slug = Field(
        description="Name of the row within its list; levels are merged by it.",
        json_schema_extra={"x-zh": "本列表内的标识，各级清单按它合并", "x-field-class": "technical"},
    )


class Absent(Value):
    """Says that there is none, and why: `none: <reason>`."""

    none: Text = Field(
        description="Why there is none, for example: no law provides for a charge.",
        json_schema_extra={"x-zh": "没有的理由，例如：法律法规没有规定收费", "x-field-class": "locked"},
    )


class Basis(Value):
    """One article that something rests on."""

    law: Reference = Field(
        description="Id of the law in the register.", json_schema_extra={"x-zh": "法律登记簿中的标识"}
    )
    article: Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,3}(-\d+)?$")] | None = Field(
        None,
        description='Number of the article, quoted: "42", or "42-1" for an article inserted after 42.',
        json_schema_extra={"x-zh": '条号，加引号，如 "42"；第四十二条之一写 "42-1"'},
    )
    paragraph: Positive | None = Field(
        None, description="Paragraph within the article.", json_schema_extra={"x-zh": "款"}
    )
    note: Text | None = Field(
        None, description="What the article says to the point.", json_schema_extra={"x-zh": "与本处有关的内容"}
    )


Bases = Some[Basis]

When = dict[Slug, Slug | Some[Slug]]
"""Every key names a situation and holds any of the listed answers: {premises: [rented, borrowed], applicant: enterprise}."""


R = TypeVar("R")


def rows(value: list[R] | Absent | None) -> list[R]:
    """Return the entries of a list that may also be said to be absent."""
    return value if isinstance(value, list) else []
