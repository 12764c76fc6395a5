"""Levels agree: every locked and bounded field, found from the model, is broken and improved in turn."""

import copy
import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catalogue.model import Settings
from catalogue.model.fields import Field
from catalogue.model.registers import Area, Body, Calendar, Law, Registers
from catalogue.model.terms import LawKind, Level
from catalogue.resolve import Resolved, Resolver
from catalogue.rules import ITEM_RULES, Case
from catalogue.source import Catalogue
from tests.rules.specimen import at, leaves, whole, written

LEVEL_RULES = {"L04", "L05", "L06", "L07", "L08", "L09", "L10", "L11"}
TODAY = dt.date(2026, 1, 5)

IDENTITY = {"kind": "implementation", "code": "child", "implements": "parent"}
PLACE = {
    "title": "目录",
    "languages": ["zh-Hans"],
    "base_url": "https://example.org/",
    "publisher": {"name": "某局"},
    "codes": {"scheme": "plain"},
}
REGISTERS = Registers(
    areas={
        "nation": Area(name="国", level=Level.NATION),
        "city": Area(name="市", level=Level.CITY, parent="nation"),
        "far": Area(name="远", level=Level.CITY),
    },
    bodies={
        "one": Body(name="部", level=Level.NATION, area="nation"),
        "near": Body(name="局", level=Level.CITY, area="city"),
    },
    laws={"act": Law(name="法", kind=LawKind.LAW), "notice": Law(name="通知", kind=LawKind.NORMATIVE)},
    calendars={
        "cn": Calendar.model_validate(
            {"name": "历", "years": {"2026": {"holidays": [{"date": f"2026-10-0{day}"} for day in range(1, 8)]}}}
        )
    },
)


def _findings(tmp_path: Path, parent: dict[str, Any], child: dict[str, Any], **settings: Any) -> list[tuple[str, str]]:
    """Lay a child over a parent, both as files, and return rule and path of what the level rules say."""
    catalogue = Catalogue(tmp_path, Settings.model_validate(PLACE | settings), REGISTERS)
    (tmp_path / "standards").mkdir(exist_ok=True)
    for name, values in (("parent", {**parent, "kind": "standard", "code": "parent"}), ("child", IDENTITY | child)):
        (tmp_path / "standards" / f"{name}.yaml").write_text(
            json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8"
        )
    resolved = Resolver(catalogue).resolve("standards/child.yaml")
    assert isinstance(resolved, Resolved), resolved
    case = Case(resolved, catalogue, TODAY)
    hits = [(rule, hit) for rule, function in ITEM_RULES if rule.id in LEVEL_RULES for hit in function(case)]
    return [
        (f.rule, f.path)
        for f in (resolved.finding(r, h.path, h.params, against_parent=h.against_parent) for r, h in hits)
    ]


def _parent() -> dict[str, Any]:
    values = whole()
    for name in ("implements", "status", "effective_until", "body", "area", "replaced_by"):
        values.pop(name, None)
    return values


def _named(path: tuple[str, ...]) -> str:
    return ".".join(path).replace(".#", "[one]")


ALL = list(leaves())
LOCKED = [pytest.param(path, id=_named(path)) for path, field in ALL if field.klass == "locked"]
BOUNDED = [pytest.param(path, field, id=_named(path)) for path, field in ALL if field.klass == "bounded"]
FREE = [
    pytest.param(path, id=_named(path))
    for path, field in ALL
    if field.klass == "local" and path[0] not in {"body", "area", "extra"}
]


def _with(parent: dict[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    """Return the parent with one value written another way; a charge keeps to one way of charging."""
    changed = copy.deepcopy(parent)
    holder = at(changed, path[:-1])
    holder[path[-1]] = value
    if path[:-1] == ("fees", "#") and path[-1] in {"tiers", "range"}:
        del holder["amount"]
    return changed


@pytest.mark.parametrize("path", LOCKED)
def test_a_locked_field_written_otherwise_is_found(tmp_path: Path, path: tuple[str, ...]) -> None:
    if path[:2] == ("fees", "#") and path[-1] in {"tiers", "range"}:
        pytest.skip("bounded")
    other = at(whole(1), path)

    assert _findings(tmp_path, _parent(), written(path, other)) == [("L04", _named(path))]


@pytest.mark.parametrize("path", LOCKED)
def test_a_locked_field_written_alike_passes(tmp_path: Path, path: tuple[str, ...]) -> None:
    assert _findings(tmp_path, _parent(), written(path, at(whole(), path))) == []


@pytest.mark.parametrize("path", FREE)
def test_a_local_field_is_free(tmp_path: Path, path: tuple[str, ...]) -> None:
    assert _findings(tmp_path, _parent(), written(path, at(whole(1), path))) == []


def _middle(field: Field, path: tuple[str, ...]) -> Any:
    """Return a value that can get better and worse."""
    if field.term:
        return list(field.term)[1]
    if path[-1] == "tiers":
        return [{"up_to": 10, "amount": 5}, {"amount": 5}]
    return {
        "range": {"least": 5, "most": 9},
        "promised": {"value": 5, "unit": "working-day"},
        "limit": {"value": 5, "unit": "working-day"},
    }.get(path[-1], True if path[-1] in {"show_original", "in_person"} else 5)


def _moved(value: Any, field: Field, *, better: bool) -> Any:
    step = -1 if better else 1
    if field.term:
        order = [str(m) for m in field.term]
        return order[-1] if better else order[0]
    if isinstance(value, list):
        return [{**tier, "amount": tier["amount"] + step} for tier in value]
    if isinstance(value, dict):
        return {k: v + step if isinstance(v, int) else v for k, v in value.items()}
    return not better if isinstance(value, bool) else value + step


@pytest.mark.parametrize(("path", "field"), BOUNDED)
def test_a_bounded_field_that_gets_worse_is_found(tmp_path: Path, path: tuple[str, ...], field: Field) -> None:
    middle = _middle(field, path)
    if middle is True:
        middle = False
    elif field.term and len(field.term) == 2:
        middle = list(field.term)[1]
    parent = _with(_parent(), path, middle)

    assert _findings(tmp_path, parent, written(path, _moved(middle, field, better=False))) == [("L05", _named(path))]


@pytest.mark.parametrize(("path", "field"), BOUNDED)
def test_a_bounded_field_that_gets_better_passes(tmp_path: Path, path: tuple[str, ...], field: Field) -> None:
    middle = next(iter(field.term)) if field.term else _middle(field, path)
    parent = _with(_parent(), path, middle)

    assert _findings(tmp_path, parent, written(path, _moved(middle, field, better=True))) == []


WEEK = {"value": 7, "unit": "calendar-day"}


@pytest.mark.parametrize(
    ("parent", "child", "rules"),
    [
        pytest.param({"value": 20, "unit": "working-day"}, "immediate", [], id="immediate is the best"),
        pytest.param("immediate", {"value": 1, "unit": "hour"}, ["L05"], id="anything is worse than immediate"),
        pytest.param(
            {"value": 7, "unit": "calendar-day"},
            {"value": 3, "unit": "working-day"},
            [],
            id="three working days are within a week",
        ),
        pytest.param({"value": 1, "unit": "year"}, {"value": 12, "unit": "month"}, [], id="a year is twelve months"),
        pytest.param(
            {"value": 1, "unit": "hour"}, {"value": 61, "unit": "minute"}, ["L05"], id="61 minutes pass an hour"
        ),
        pytest.param(
            {"value": 20, "unit": "working-day"},
            {"value": 20, "unit": "calendar-day"},
            [],
            id="calendar days are no longer",
        ),
        pytest.param(
            {"value": 20, "unit": "working-day"},
            {"value": 60, "unit": "calendar-day"},
            ["L05"],
            id="60 days pass 20 working days",
        ),
        # In a year with one week of holidays, 25 working days usually take 35 calendar days and 40 take 56.
        pytest.param(
            {"value": 60, "unit": "calendar-day"},
            {"value": 30, "unit": "working-day"},
            [],
            id="the calendar says it fits",
        ),
        pytest.param(
            {"value": 30, "unit": "calendar-day"},
            {"value": 25, "unit": "working-day"},
            ["L05"],
            id="the calendar says it does not",
        ),
    ],
)
def test_limits_compare_across_units(tmp_path: Path, parent: Any, child: Any, rules: list[str]) -> None:
    above = {**_parent(), "time_limit": {"promised": parent}}

    found = _findings(tmp_path, above, {"time_limit": {"promised": child}}, calendar="cn")

    assert [rule for rule, _ in found] == rules


def test_working_days_against_calendar_days_are_undecided_without_a_calendar(tmp_path: Path) -> None:
    above = {**_parent(), "time_limit": {"promised": WEEK}}

    found = _findings(tmp_path, above, {"time_limit": {"promised": {"value": 5, "unit": "working-day"}}})

    assert found == [("L06", "time_limit.promised")]


ADDED = {"id": "extra", "text": "另有一名担保人。"}


@pytest.mark.parametrize(
    ("child", "rules"),
    [
        pytest.param({"conditions": [ADDED]}, ["L07"], id="a condition without a basis"),
        pytest.param({"conditions": [{**ADDED, "basis": [{"law": "act"}]}]}, [], id="a condition that a law asks for"),
        pytest.param(
            {"conditions": [{**ADDED, "basis": [{"law": "notice"}]}]}, ["L07"], id="a notice is of too low a rank"
        ),
        pytest.param({"materials": [{"id": "extra"}]}, ["L07"], id="a material"),
        pytest.param({"steps": [{"id": "extra", "kind": "review"}]}, ["L07"], id="a step"),
        pytest.param({"fees": [{"id": "extra", "name": "费", "amount": 1}]}, ["L07"], id="a fee"),
        pytest.param({"channels": {"windows": [{"id": "extra"}]}}, [], id="a window is welcome"),
        pytest.param({"materials": [{"id": "one", "drop": True}]}, [], id="dropping a material is for the better"),
        pytest.param(
            {"conditions": [{"id": "one", "drop": True}]}, ["L08"], id="dropping a condition is another standard"
        ),
        pytest.param({"materials": [{"id": "no-such", "drop": True}]}, ["L09"], id="dropping what is not there"),
        pytest.param({"body": "near"}, [], id="a body of the area"),
        pytest.param({"body": "near", "area": "far"}, ["L11"], id="an area elsewhere"),
        pytest.param({"name": "甲 甲甲"}, [], id="spacing makes no other name"),
    ],
)
def test_what_a_child_may_add_and_drop(tmp_path: Path, child: dict[str, Any], rules: list[str]) -> None:
    assert [rule for rule, _ in _findings(tmp_path, {**_parent(), "area": "nation"}, child)] == rules


@pytest.mark.parametrize("status", ["suspended", "withdrawn", "draft"])
def test_a_parent_out_of_force_is_found(tmp_path: Path, status: str) -> None:
    assert _findings(tmp_path, {**_parent(), "status": status}, {}) == [("L10", "implements")]


def test_a_parent_that_has_ended_is_found(tmp_path: Path) -> None:
    assert _findings(tmp_path, {**_parent(), "effective_until": "2025-12-31"}, {}) == [("L10", "implements")]


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        pytest.param([{"field": "visits.count", "class": "local"}], [], id="relaxed"),
        pytest.param(
            [{"field": "visits.count", "class": "local", "types": ["public-service"]}],
            ["L05"],
            id="relaxed for another type",
        ),
        pytest.param(
            [{"field": "visits.count", "class": "local", "levels": ["city"]}], [], id="relaxed for the body's level"
        ),
        pytest.param([{"field": "summary", "class": "locked"}], ["L04", "L05"], id="tightened"),
    ],
)
def test_a_jurisdiction_changes_a_class(tmp_path: Path, changes: list[dict[str, Any]], rules: list[str]) -> None:
    child = {"visits": {"count": 9}, "summary": "另一句", "body": "near"}

    assert [rule for rule, _ in _findings(tmp_path, _parent(), child, classes=changes)] == rules


def test_a_finding_shows_the_parents_line(tmp_path: Path) -> None:
    _findings(tmp_path, _parent(), {"name": "另一个名称"})
    catalogue = Catalogue(tmp_path, Settings.model_validate(PLACE), REGISTERS)
    resolved = Resolver(catalogue).resolve("standards/child.yaml")
    assert isinstance(resolved, Resolved)

    rule = next(rule for rule, _ in ITEM_RULES if rule.id == "L04")
    finding = resolved.finding(rule, ("name",), {"own": "另一个名称", "above": "甲甲甲"}, against_parent=True)

    lines = (tmp_path / "standards/parent.yaml").read_text(encoding="utf-8").splitlines()
    ((file, span),) = finding.related
    assert (file, lines[span.line - 1].strip()) == ("standards/parent.yaml", '"name": "甲甲甲",')


def test_amounts_compare_as_decimals(tmp_path: Path) -> None:
    above = _with(_parent(), ("fees", "#", "amount"), "12.50")

    assert _findings(tmp_path, above, written(("fees", "#", "amount"), str(Decimal("12.5")))) == []
