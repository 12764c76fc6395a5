"""Codes are taken apart, computed, and their check digits verified."""

import pytest

from catalogue.model.codes import (
    NATIONAL_TYPES,
    SCHEMES,
    Parts,
    basic_part,
    credit_check_digit,
    implementation_code,
    is_credit_code,
)
from catalogue.model.terms import ItemType, Level

CHINESE = SCHEMES["cn-gbt-39554"]
BODY = "11440100007483180K"


@pytest.mark.parametrize(
    "code",
    ["11440000006940116U", "11440100007483180K", "114400000069401674", "12100000400010275N", "91440000730486030B"],
)
def test_credit_codes(code):
    """The last character is computed from the 17 before it."""
    assert credit_check_digit(code[:17]) == code[17]
    assert is_credit_code(code)


@pytest.mark.parametrize(
    "code",
    ["11440000006940116V", "11440000006940161U", "TE440000GD030003VV", "1144000000694011U", "", "114400000069401I6U"],
)
def test_codes_that_are_none(code):
    """A wrong digit, two digits changed over, a letter that GB 32100 does not use, a wrong length."""
    assert not is_credit_code(code)


@pytest.mark.parametrize(
    ("code", "kind", "parts"),
    [
        ("440109001001", "standard", Parts("440109001001", type_digits="01")),
        ("44210104C002", "standard", Parts("44210104C002", type_digits="21")),
        (f"{BODY}3440109001001", "implementation", Parts("440109001001", BODY, Level.CITY, "01", None)),
        (f"{BODY}344010900100112", "implementation", Parts("440109001001", BODY, Level.CITY, "01", "12")),
        ("440109001001", "implementation", None),
        (f"{BODY}3440109001001", "standard", None),
        (f"{BODY}7440109001001", "implementation", None),
        (f"{BODY}34401090010011", "implementation", None),
        ("44010900100a", "standard", None),
    ],
)
def test_chinese_codes(code, kind, parts):
    """12, 31 and 33 characters, each saying what GB/T 39554.1 gives it to say."""
    assert CHINESE.parse(code, kind) == parts


@pytest.mark.parametrize(("handling", "code"), [(None, f"{BODY}3440109001001"), (1, f"{BODY}344010900100101")])
def test_codes_are_computed(handling, code):
    """What is put together is what is taken apart."""
    assert implementation_code(BODY, Level.CITY, "440109001001", handling) == code
    assert CHINESE.parse(code, "implementation") is not None


def test_basic_part():
    """Codes of all kinds share their basic part; one of no known form is its own."""
    codes = ["440109001001", f"{BODY}3440109001001", f"{BODY}344010900100112", "other"]

    assert [basic_part(CHINESE, code) for code in codes] == ["440109001001"] * 3 + ["other"]


def test_national_types():
    """Eleven types, of which public service is 20."""
    assert [NATIONAL_TYPES[digits] for digits in ("01", "07", "10", "20")] == [
        ItemType.LICENCE,
        ItemType.CONFIRMATION,
        ItemType.OTHER_POWER,
        ItemType.PUBLIC_SERVICE,
    ]
    assert len(NATIONAL_TYPES) == 11


def test_plain_codes():
    """A country without such codes uses any; they say nothing."""
    assert SCHEMES["plain"].parse("passport-renewal", "implementation") == Parts("passport-renewal")
