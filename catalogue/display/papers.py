"""Conditions, materials, steps and results in words."""

from collections.abc import Iterator
from typing import Any, Final

from catalogue.display import timing as time
from catalogue.display.fact import Fact, Teller
from catalogue.findings import Said
from catalogue.model import Absent, rows
from catalogue.model.content import Condition, Material, Result, Step
from catalogue.model.terms import Necessity
from catalogue.model.timing import SpecialProcedure

Row = dict[str, Any]

NO_MATERIALS: Final = Said("无需提交材料", "No documents needed")
NO_CONDITIONS: Final = Said("没有条件", "No conditions")
NO_RESULT: Final = Said("没有结果文书", "No document is issued")

_HOW_MANY: Final = Said("份数", "How many")
_FORM: Final = Said("形式", "Form")
_SOURCE: Final = Said("来源", "Where from")
_ISSUER: Final = Said("由谁出具", "Issued by")
_BASIS: Final = Said("依据", "Legal basis")


def none_or_not_said(teller: Teller, path: str, value: object, nothing: Said) -> list[Fact]:
    """Make the facts that a list is empty and why, or that nothing is said about it; none where it has rows."""
    if isinstance(value, Absent):
        return teller.absent(path, nothing, value.none)
    return [] if value else [teller.not_stated(path)]


def condition(teller: Teller, one: Condition, path: str) -> Row:
    """Word one condition."""
    return {
        "id": one.id,
        "text": teller.text(f"{path}.text", one.text),
        "when": teller.when(path, one.when),
        "basis": teller.basis(f"{path}.basis", one.basis, _BASIS),
    }


def material(teller: Teller, one: Material) -> Row:
    """Word one material."""
    path = f"materials[{one.id}]"
    entry = teller.registers.materials.get(one.register_id)
    issuer = one.issuer or (entry.issuer if entry else None)
    fetched = one.necessity is Necessity.FETCHED
    details = (
        [teller.fact(f"{path}.necessity", teller.tongue.term(one.necessity))]
        if one.necessity is not Necessity.REQUIRED
        else []
    )
    if not fetched:
        details += _how_many(teller, one, path)
        if one.form:
            details.append(teller.fact(f"{path}.form", teller.tongue.term(one.form), _FORM))
        details += teller.maybe(f"{path}.page_size", one.page_size, Said("规格", "Size"))
    if one.source:
        details.append(teller.fact(f"{path}.source", teller.tongue.term(one.source), _SOURCE))
    details += teller.maybe(f"{path}.issuer", issuer, _ISSUER)
    notes = [
        *teller.maybe(f"{path}.needed_if", one.needed_if, Said("什么情形下要交", "Needed if")),
        *teller.maybe(f"{path}.fill_in_notes", one.fill_in_notes, Said("填写说明", "How to fill it in")),
        *teller.maybe(f"{path}.accepted_if", one.accepted_if, Said("怎样算合格", "Accepted if")),
        *teller.maybe(
            f"{path}.fetch_exception", one.fetch_exception, Said("为何仍要提交", "Why you are still asked for it")
        ),
        *_deferral(teller, one, path),
        *teller.yes(f"{path}.in_person", Said("须本人到场填写", "To be signed on the spot"), true=one.in_person),
        *teller.maybe(f"{path}.note", one.note),
        *teller.basis(f"{path}.basis", one.basis, _BASIS),
    ]
    return {
        "id": one.id,
        "register_id": one.register_id,
        "name": teller.text(f"{path}.label" if one.label else f"{path}.material", teller.material(one.id)),
        "fetched": fetched,
        "details": details,
        "notes": notes,
        "when": teller.when(path, one.when),
        "one_of": one.one_of or "",
        "blank_form": one.blank_form or "",
        "sample": one.sample or "",
    }


def _how_many(teller: Teller, one: Material, path: str) -> Iterator[Fact]:
    tongue = teller.tongue
    parts = []
    if one.originals:
        words = Said("原件{n}份", "{n} original" + ("s" if one.originals > 1 else ""))
        parts.append(tongue.say(words).format(n=one.originals))
    if one.copies:
        words = Said("复印件{n}份", "{n} cop" + ("ies" if one.copies > 1 else "y"))
        parts.append(tongue.say(words).format(n=one.copies))
    if one.show_original:
        parts.append(tongue.say(Said("原件核对后退回", "original shown and given back")))
    if parts:
        yield teller.fact(f"{path}.copies", tongue.both(*parts), _HOW_MANY)


def _deferral(teller: Teller, one: Material, path: str) -> Iterator[Fact]:
    if one.deferral:
        tongue = teller.tongue
        within = time.limit(one.deferral.within, tongue)
        words = tongue.say(Said("可在{t}内补交；{c}", "May follow within {t}; {c}"))
        told = words.format(t=within, c=tongue.plain(one.deferral.consequence))
        yield teller.fact(f"{path}.deferral", told, of=[one.deferral.consequence])


def step(teller: Teller, one: Step) -> Row:
    """Word one step."""
    path = f"steps[{one.id}]"
    name = (
        teller.text(f"{path}.name", one.name) if one.name else teller.fact(f"{path}.kind", teller.tongue.term(one.kind))
    )
    return {
        "id": one.id,
        "kind": str(one.kind),
        "name": name,
        "details": [
            *([teller.fact(f"{path}.limit", _counted(teller, one), Said("时间", "Time"))] if one.limit else []),
            *teller.maybe(f"{path}.by", one.by, Said("谁来办", "By")),
            *teller.maybe(f"{path}.standard", one.standard, Said("审查什么", "What is looked at")),
            *teller.maybe(f"{path}.outcome", one.outcome, Said("结果", "Outcome")),
            *teller.basis(f"{path}.basis", one.basis, _BASIS),
        ],
        "when": teller.when(path, one.when),
    }


def _counted(teller: Teller, one: Step | SpecialProcedure) -> str:
    words = time.limit(one.limit, teller.tongue) if one.limit else ""
    return (
        words if one.counted else teller.tongue.aside(words, teller.tongue.say(Said("不计入办结时限", "not counted")))
    )


def special(teller: Teller, one: SpecialProcedure) -> Row:
    """Word one special procedure."""
    path = f"time_limit.special_procedures[{one.id}]"
    name = (
        teller.text(f"{path}.name", one.name) if one.name else teller.fact(f"{path}.kind", teller.tongue.term(one.kind))
    )
    details = [
        *([teller.fact(f"{path}.limit", _counted(teller, one))] if one.limit else []),
        *teller.yes(f"{path}.charged", Said("另行收费", "charged for"), true=one.charged),
        *teller.basis(f"{path}.basis", one.basis),
    ]
    return {"id": one.id, "name": name, "details": details, "when": teller.when(path, one.when)}


def result(teller: Teller, one: Result) -> Row:
    """Word one result."""
    path = f"results[{one.id}]"
    tongue = teller.tongue
    valid = Said("有效期", "Valid for")
    return {
        "id": one.id,
        "name": teller.text(f"{path}.name", one.name),
        "details": [
            teller.fact(f"{path}.kind", tongue.term(one.kind), Said("类型", "Kind")),
            *([teller.fact(f"{path}.validity", time.limit(one.validity, tongue), valid)] if one.validity else []),
            *teller.maybe(f"{path}.validity_note", one.validity_note, valid),
            *teller.maybe(f"{path}.valid_in", one.valid_in, Said("有效地域", "Valid in")),
            *teller.maybe(f"{path}.renewal", one.renewal, Said("变更与延续", "Changes and renewal")),
            *teller.maybe(f"{path}.annual_report", one.annual_report, Said("年检、年报", "Yearly report")),
        ],
        "sample": one.sample or "",
        "when": teller.when(path, one.when),
    }


def papers(teller: Teller) -> dict[str, Any]:
    """Word what is asked of the applicant, how it is handled and what comes of it."""
    item = teller.item
    time_limit = item.time_limit
    return {
        "conditions": {
            "none": none_or_not_said(teller, "conditions", item.conditions, NO_CONDITIONS),
            "rows": [condition(teller, c, f"conditions[{c.id}]") for c in rows(item.conditions)],
        },
        "prohibitions": [condition(teller, c, f"prohibitions[{c.id}]") for c in item.prohibitions or ()],
        "materials": {
            "none": none_or_not_said(teller, "materials", item.materials, NO_MATERIALS),
            "rows": [material(teller, m) for m in rows(item.materials)],
        },
        "steps": [step(teller, s) for s in item.steps or ()],
        "special_procedures": [
            special(teller, s) for s in (time_limit.special_procedures if time_limit else None) or ()
        ],
        "results": {
            "none": none_or_not_said(teller, "results", item.results, NO_RESULT),
            "rows": [result(teller, r) for r in rows(item.results)],
        },
    }
