"""Code schemes: what an item's code is made of, and how to compute one.

GB/T 39554.1-2020 makes an item's code of parts that can be checked one by one: the basic code of the standard (12
characters), before it the body's unified social credit code and the digit of its level (31), after it the number of a
handling item (33). A catalogue whose country has no such codes names the scheme `plain`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from catalogue.model.base import Kind
from catalogue.model.terms import ItemType, Level


@dataclass(frozen=True, slots=True)
class Parts:
    """What a code says about its item; None where it says nothing."""

    basic: str
    """The part that an item shares with every other that implements the same standard."""
    body: str | None = None
    level: Level | None = None
    type_digits: str | None = None
    handling: str | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """How the codes of a catalogue are built."""

    parse: Callable[[str, Kind], Parts | None]
    """Takes a code apart; None for a code that an item of that kind may not have."""
    form: Mapping[Kind, str]
    """The form of a code, for messages; in symbols that need no translation."""
    types: Mapping[str, ItemType]
    """Meaning of the type digits; empty where codes hold none."""
    valid_body: Callable[[str], bool] | None = None
    """Whether the key of a body is a valid code of an organisation."""
    stand_in: str | None = None
    """What a body's key begins with as long as it has no code of its own."""


_CREDIT: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The characters of a unified social credit code, each worth its position (GB 32100-2015)."""
_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))
_WORTH: Final = {character: value for value, character in enumerate(_CREDIT)}


def credit_check_digit(first: str) -> str | None:
    """Compute the last character of a unified social credit code from the 17 before it.

    >>> credit_check_digit("11440000006940116")
    'U'
    """
    if len(first) != 17 or any(c not in _WORTH for c in first):
        return None
    total = sum(_WORTH[c] * weight for c, weight in zip(first, _WEIGHTS, strict=True))
    return _CREDIT[-total % 31]


def is_credit_code(code: str) -> bool:
    """Say whether a unified social credit code is well formed and its check digit right."""
    return len(code) == 18 and credit_check_digit(code[:17]) == code[17]


_BASIC: Final = r"(?P<basic>[0-9]{2}(?P<type>[0-9]{2})[0-9A-Z]{8})"
_STANDARD: Final = re.compile(_BASIC)
_IMPLEMENTATION: Final = re.compile(rf"(?P<body>[0-9A-Z]{{18}})(?P<level>[1-6]){_BASIC}(?P<handling>[0-9]{{2}})?")

LEVEL_DIGITS: Final = dict(zip("123456", Level, strict=True))
"""Digit of each level, 1 for the nation to 6 for the village."""
_DIGIT_OF: Final = {level: digit for digit, level in LEVEL_DIGITS.items()}

NATIONAL_TYPES: Final[Mapping[str, ItemType]] = {
    **{f"{number:02}": kind for number, kind in enumerate(list(ItemType)[:10], 1)},
    "20": ItemType.PUBLIC_SERVICE,
}
"""Type digits of the national list; a province may have others."""


def implementation_code(body: str, level: Level, basic: str, handling: int | None = None) -> str:
    """Put together the code of an implementation, or of a handling item of it.

    >>> implementation_code("11440000006940116U", Level.PROVINCE, "440102012001")
    '11440000006940116U2440102012001'
    >>> implementation_code("11440000006940116U", Level.PROVINCE, "440102012001", 3)
    '11440000006940116U244010201200103'
    """
    return f"{body}{_DIGIT_OF[level]}{basic}" + (f"{handling:02}" if handling is not None else "")


def _parse_chinese(code: str, kind: Kind) -> Parts | None:
    match = (_STANDARD if kind == "standard" else _IMPLEMENTATION).fullmatch(code)
    if match is None:
        return None
    if kind == "standard":
        return Parts(match["basic"], type_digits=match["type"])
    return Parts(match["basic"], match["body"], LEVEL_DIGITS[match["level"]], match["type"], match["handling"])


def _parse_plain(code: str, _kind: Kind) -> Parts:
    return Parts(code)


SCHEMES: Final[Mapping[str, Scheme]] = {
    "cn-gbt-39554": Scheme(
        _parse_chinese,
        {"standard": "GB/T 39554.1: 12", "implementation": "GB/T 39554.1: 18 + 1 + 12 (+ 2) = 31 / 33"},
        NATIONAL_TYPES,
        is_credit_code,
        "TE",
    ),
    "plain": Scheme(_parse_plain, {"standard": "*", "implementation": "*"}, {}),
}
"""Every scheme by the name that `catalogue.yaml` gives it."""


def basic_part(scheme: Scheme, code: str) -> str:
    """Return what a code of either kind shares with all that implement the same standard; the code itself if nothing."""
    parts = scheme.parse(code, "standard") or scheme.parse(code, "implementation")
    return parts.basic if parts else code
