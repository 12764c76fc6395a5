"""The catalogue that ships with the toolkit: enough of it, sound, and set aside nowhere."""

import datetime as dt
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from catalogue.findings import Finding, Severity
from catalogue.model import Item
from catalogue.model.terms import ItemType
from catalogue.resolve import Resolved, Resolver
from catalogue.rules import Options, check
from catalogue.source import Broken, Catalogue, open_catalogue

_ROOT = Path(__file__).parents[1] / "items"
_DAY = dt.date(2026, 11, 23)
"""The day whose facts the pages name; a later one must not fail the tests."""
_FORMS = sorted(p.relative_to(_ROOT).as_posix() for p in (_ROOT / "files").rglob("*") if p.is_file())


@cache
def _catalogue() -> Catalogue:
    catalogue = open_catalogue(_ROOT)
    assert isinstance(catalogue, Catalogue)
    return catalogue


@cache
def _resolved() -> tuple[Resolved, ...]:
    resolver = Resolver(_catalogue())
    every = [resolver.resolve(file) for file in _catalogue().item_files()]
    assert not [one for one in every if isinstance(one, Broken)]
    return tuple(one for one in every if isinstance(one, Resolved))


def _services() -> tuple[Item, ...]:
    """Items that somebody can apply for: what a body carries out."""
    return tuple(one.item for one in _resolved() if one.item.kind == "implementation")


@cache
def _findings() -> tuple[Finding, ...]:
    return tuple(check(_catalogue(), Options(today=_DAY, cache=False)).findings)


def _blank_forms(item: Item) -> Iterator[str]:
    for material in item.materials if isinstance(item.materials, list) else ():
        if material.blank_form:
            yield material.blank_form


def test_has_at_least_forty_services() -> None:
    """Enough to try everything on."""
    assert len(_services()) >= 40


def test_at_least_ten_bodies_carry_them_out() -> None:
    """A catalogue is kept by many hands."""
    assert len({item.body for item in _services()}) >= 10


def test_at_least_twelve_standards_are_implemented_by_province_and_city() -> None:
    """So that levels can be compared."""
    levels = defaultdict(set)
    for item in _services():
        if item.implements and item.body:
            levels[item.implements].add(_catalogue().registers.bodies[item.body].level)
    assert len([code for code, found in levels.items() if {"province", "city"} <= found]) >= 12


def test_at_least_eight_services_charge() -> None:
    """Amounts, tiers and what makes them differ."""
    assert len([item for item in _services() if isinstance(item.fees, list)]) >= 8


def test_at_least_ten_services_ask_what_applies() -> None:
    """Questions whose answers decide the papers and the fees."""
    assert len([item for item in _services() if item.situations]) >= 10


def test_at_least_six_services_have_a_form_to_download() -> None:
    """Not pictures of forms: files that people fill in."""
    assert len([item for item in _services() if list(_blank_forms(item))]) >= 6


def test_somebody_looking_for_their_own_affairs_finds_them() -> None:
    """Not licences alone: benefits and public services too, for people and for firms."""
    types = {item.type for item in _services()}
    assert {ItemType.LICENCE, ItemType.BENEFIT, ItemType.PUBLIC_SERVICE} <= types
    assert {"person", "enterprise"} <= {str(who) for item in _services() for who in item.audience or ()}


def test_check_finds_no_error_and_no_warning() -> None:
    """Complete enough to pass every check."""
    assert [str(f.rule) + " " + f.file for f in _findings() if f.severity is not Severity.ADVICE] == []


def test_nothing_is_set_aside_by_a_waiver() -> None:
    """The checks pass, rather than being told to look away."""
    waived = [one.file for one in _resolved() if one.item.waivers]
    bundles = [file for file in _catalogue().bundle_files() if "waivers:" in (_ROOT / file).read_text(encoding="utf-8")]
    assert waived + bundles == []


def test_what_is_translated_is_translated_wholly() -> None:
    """Pages do not mix two languages."""
    assert [f.file for f in _findings() if f.rule == "W11"] == []


@pytest.mark.parametrize("path", [form for form in _FORMS if form.endswith(".docx")])
def test_word_form_opens(path: str) -> None:
    """It is a Word file, with no damaged part, and has text."""
    with zipfile.ZipFile(_ROOT / path) as docx:
        assert docx.testzip() is None
        assert b"<w:t" in docx.read("word/document.xml")


@pytest.mark.parametrize("path", [form for form in _FORMS if form.endswith(".pdf")])
def test_pdf_form_opens(path: str) -> None:
    """It is a PDF from its header to its end."""
    content = (_ROOT / path).read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")


def test_every_file_is_a_form_of_a_known_kind() -> None:
    """So that none escapes the two tests above."""
    assert {Path(form).suffix for form in _FORMS} == {".docx", ".pdf"}
