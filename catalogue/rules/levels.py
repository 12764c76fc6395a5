"""Levels agree: what an implementation writes, held against its parent by the class of each field.

One walk over the values that a file writes itself; no field is named here.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from catalogue.findings import Path, Said
from catalogue.model import Item
from catalogue.model.base import FieldClass
from catalogue.model.fields import Field, fields_of
from catalogue.model.terms import LawKind, Status
from catalogue.rules.compare import Verdict, compare
from catalogue.rules.frame import ERROR, WARNING, Case, Hit, item_rule, plain

_STATE_COUNCIL: Final = Said("优化营商环境条例第三十五条", "Regulation on Optimising the Business Environment, art. 35")
_SAME: Final = Said(
    "广东省优化营商环境条例第二十九条", "Guangdong Regulation on Optimising the Business Environment, art. 29"
)

_SUFFICIENT: Final = frozenset(
    {
        LawKind.LAW,
        LawKind.STATE_COUNCIL_DECISION,
        LawKind.ADMINISTRATIVE_REGULATION,
        LawKind.LOCAL_REGULATION,
        LawKind.RULE,
    }
)
"""Ranks of law that may add a condition or a step: laws, regulations and rules."""


class Difference(NamedTuple):
    """A value that a file writes and its parent has otherwise."""

    kind: str
    """changed, added or dropped"""
    path: Path
    field: Field
    klass: FieldClass
    own: Any
    above: Any


def differences(case: Case) -> list[Difference]:
    """Return where an item's own file departs from its parent."""
    above = case.resolved.above
    if above is None:
        return []
    found: list[Difference] | None = case.shared.get("differences")
    if found is None:
        own = case.resolved.chain[0].data
        found = case.shared["differences"] = list(_walk(own, above, fields_of(Item), (), _Classes(case)))
    return found


def _walk(
    own: dict[str, Any], above: dict[str, Any], fields: dict[str, Field], at: Path, classes: "_Classes"
) -> Iterator[Difference]:
    for key, value in own.items():
        field = fields.get(key)
        if field is None or field.klass == "technical" or key not in above:
            continue
        path, over = (*at, key), above[key]
        if (
            field.shape == "record"
            and isinstance(value, dict)
            and isinstance(over, dict)
            and "none" not in (value | over)
        ):
            yield from _walk(value, over, field.fields, path, classes)
        elif field.shape == "rows" and isinstance(value, list) and isinstance(over, list):
            yield from _rows(value, over, field, path, classes)
        elif not _same(value, over):
            yield Difference("changed", path, field, classes.of(path, field), value, over)


def _rows(own: list[Any], above: list[Any], field: Field, at: Path, classes: "_Classes") -> Iterator[Difference]:
    known = {row["id"]: row for row in above}
    klass = classes.of(at, field)
    for row in own:
        path = (*at, f"#{row['id']}")
        over = known.get(row["id"])
        if over is None:
            yield Difference("dropped" if row.get("drop") else "added", path, field, klass, row, None)
        elif row.get("drop"):
            yield Difference("dropped", path, field, klass, row, over)
        else:
            yield from _walk({k: v for k, v in row.items() if k != "id"}, over, field.fields, path, classes)


def _same(own: Any, above: Any) -> bool:
    """Compare values; words count as the same whatever their width and spacing."""
    if isinstance(own, str) and isinstance(above, str):
        return own == above or _folded(own) == _folded(above)
    return bool(own == above)


def _folded(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


class _Classes:
    """Classes of fields for one item: the model's, as `catalogue.yaml` changes them for its type and level."""

    def __init__(self, case: Case) -> None:
        item, settings = case.item, case.catalogue.settings
        body = case.catalogue.registers.bodies.get(item.body or "")
        self._changed: dict[str, FieldClass] = {
            change.field: change.klass
            for change in settings.classes
            if (change.types is None or item.type in change.types)
            and (change.levels is None or (body is not None and body.level in change.levels))
        }

    def of(self, path: Path, field: Field) -> FieldClass:
        if not self._changed:
            return field.klass
        name = ".".join(step for step in path if isinstance(step, str) and not step.startswith("#"))
        return self._changed.get(name, field.klass)


def _brief(value: Any) -> str:
    """Write a value the way an editor would, in short."""
    if isinstance(value, dict):
        if value.keys() == {"value", "unit"}:
            return f"{value['value']} {value['unit']}"
        return plain(value) if all(isinstance(v, str) for v in value.values()) else "{…}"
    if isinstance(value, list):
        return ", ".join(_brief(v) for v in value[:3]) + (", …" if len(value) > 3 else "")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:38] + "…"


@item_rule(
    "L04",
    ERROR,
    title=Said("锁定字段须与上级一致", "Locked fields are as the parent has them"),
    message=Said("上级规定为“{above}”，这里写成“{own}”。", "The parent has `{above}`; here it is `{own}`."),
    remedy=Said(
        "删掉这一行，沿用上级的规定；上级有错的，改上级的文件。",
        "Delete it, so that the parent's value holds; if the parent is wrong, mend the parent's file.",
    ),
    basis=_SAME,
    good="{implements: parent, legal_basis: null}",
    bad="{implements: parent, audience: [person]}",
)
def locked_as_parent(case: Case) -> Iterator[Hit]:
    """R-02, R-03."""
    for d in differences(case):
        if d.kind == "changed" and d.klass == "locked":
            yield Hit(d.path, {"own": _brief(d.own), "above": _brief(d.above)}, against_parent=True)


def _judged(case: Case, verdict: Verdict) -> Iterator[Hit]:
    """Yield the bounded values that compare with their parent's in one way."""
    for d in differences(case):
        if d.kind == "changed" and d.klass == "bounded" and compare(d.field, d.own, d.above, case.workdays) is verdict:
            yield Hit(d.path, {"own": _brief(d.own), "above": _brief(d.above)}, against_parent=True)


@item_rule(
    "L05",
    ERROR,
    title=Said("只可更优的字段不得劣于上级", "Bounded fields are no worse than the parent's"),
    message=Said(
        "上级为“{above}”，这里“{own}”对申请人更不利。", "The parent has `{above}`; `{own}` is worse for the applicant."
    ),
    remedy=Said(
        "写“{above}”或对申请人更有利的值，或者删掉这一行。",
        "Write `{above}` or what is better for the applicant, or delete it.",
    ),
    basis=_STATE_COUNCIL,
    good="{implements: parent, visits: {count: 0, reason: null}}",
    bad="{implements: parent, visits: {count: 3}}",
)
def bounded_no_worse(case: Case) -> Iterator[Hit]:
    """R-10, R-11."""
    return _judged(case, Verdict.WORSE)


@item_rule(
    "L06",
    WARNING,
    title=Said("只可更优的字段须能与上级比较", "Bounded fields compare with the parent's"),
    message=Said("“{own}”与上级的“{above}”不能直接比较。", "`{own}` does not compare with the parent's `{above}`."),
    remedy=Said(
        "用与上级相同的单位和写法；工作日与自然日比较需要登记工作日历。",
        "Use the parent's unit and form; working days compare with calendar days by a calendar of the register.",
    ),
    basis=_STATE_COUNCIL,
    good="{implements: parent, visits: {count: 0, reason: null}}",
    bad="{implements: parent, time_limit: {promised: {value: 7, unit: calendar-day}}}",
)
def bounded_compares(case: Case) -> Iterator[Hit]:
    """R-11, where the two cannot be weighed."""
    return _judged(case, Verdict.UNKNOWN)


@item_rule(
    "L07",
    ERROR,
    title=Said("不得自行增设条件、材料、环节和收费", "Nothing is added to what the parent asks"),
    message=Said("上级没有“{id}”，这里增加了它，{why}。", "The parent has no `{id}`; it is added here {why_en}."),
    remedy=Said(
        "删掉它；确有法律、法规、规章依据的，在 basis 中写明。",
        "Delete it, or give in `basis` the law, regulation or rule that asks for it.",
    ),
    basis=_STATE_COUNCIL,
    good="{implements: parent, channels: {windows: [{id: extra, place: 人民路1号}]}}",
    bad="{implements: parent, conditions: [{id: extra, text: 另有一名担保人。}]}",
)
def nothing_added(case: Case) -> Iterator[Hit]:
    """R-01, R-09: an addition needs a basis of its own, of sufficient rank."""
    laws = case.catalogue.registers.laws
    for d in differences(case):
        worse = d.klass == "locked" or (d.klass == "bounded" and d.field.better == "lower")
        if d.kind != "added" or not worse:
            continue
        cited = [laws.get(str(b.get("law"))) for b in d.own.get("basis") or () if isinstance(b, dict)]
        if any(law is not None and law.kind in _SUFFICIENT for law in cited):
            continue
        why, why_en = (
            ("所列依据的效力层级不够", "on a basis of too low a rank") if cited else ("又没有依据", "without a basis")
        )
        yield Hit(d.path, {"id": d.own["id"], "why": why, "why_en": why_en})


@item_rule(
    "L08",
    ERROR,
    title=Said("不得去掉锁定的条目", "Locked rows are not dropped"),
    message=Said("上级规定的“{id}”不得去掉。", "`{id}` is fixed by the parent and cannot be dropped."),
    remedy=Said("删掉这一条，沿用上级的规定。", "Delete this row, so that the parent's holds."),
    basis=_SAME,
    good="{implements: parent, materials: [{id: id-card, drop: true}]}",
    bad="{implements: parent, conditions: [{id: adult, drop: true}]}",
)
def locked_rows_kept(case: Case) -> Iterator[Hit]:
    """R-02: dropping is a change too; materials, steps and fees may go, conditions and results may not."""
    for d in differences(case):
        if (
            d.kind == "dropped"
            and d.above is not None
            and (d.klass == "locked" or (d.klass == "bounded" and d.field.better == "higher"))
        ):
            yield Hit(d.path, {"id": d.own["id"]}, against_parent=True)


@item_rule(
    "L09",
    WARNING,
    title=Said("去掉的条目须存在", "What is dropped is there"),
    message=Said("上级没有“{id}”，无可去掉。", "The parent has no `{id}` to drop."),
    remedy=Said("核对标识，或删掉这一条。", "Look at the id, or delete this row."),
    good="{implements: parent, materials: [{id: id-card, drop: true}]}",
    bad="{implements: parent, materials: [{id: no-such, drop: true}]}",
)
def dropped_is_there(case: Case) -> Iterator[Hit]:
    """A misspelt id would leave the parent's row in force unseen."""
    for d in differences(case):
        if d.kind == "dropped" and d.above is None:
            yield Hit(d.path, {"id": d.own["id"]})


@item_rule(
    "L10",
    ERROR,
    title=Said("所实施的事项须在用", "What is implemented is in force"),
    message=Said("所实施的事项状态为“{status}”。", "The item it implements is {status}."),
    remedy=Said(
        "改为实施替代它的事项，或把本事项也改为 {status}。",
        "Implement what replaces it, or make this item {status} too.",
    ),
    basis=Said("优化营商环境条例第四十条", "Regulation on Optimising the Business Environment, art. 40"),
    good="{implements: parent}",
    bad="{implements: parent}",
)
def parent_in_force(case: Case) -> Iterator[Hit]:
    """R-07, R-08: an item does not outlive its standard."""
    above = case.resolved.above
    status = (above or {}).get("status", Status.IN_FORCE)
    ended = above is not None and "effective_until" in above and str(above["effective_until"]) < case.today.isoformat()
    if case.item.status is Status.IN_FORCE and (status in {Status.SUSPENDED, Status.WITHDRAWN, Status.DRAFT} or ended):
        yield Hit(("implements",), {"status": Status.WITHDRAWN if ended else status})


@item_rule(
    "L11",
    ERROR,
    title=Said("实施区划在上级区划之内", "An implementation lies within its parent's area"),
    message=Said(
        "区划 {own} 不在所实施事项的区划 {above} 之内。",
        "The area {own} does not lie within {above}, that of the item it implements.",
    ),
    remedy=Said("核对 body、area 和 implements。", "Look at `body`, `area` and `implements`."),
    good="{implements: parent}",
    bad="{implements: parent, area: elsewhere}",
)
def within_parents_area(case: Case) -> Iterator[Hit]:
    """A city cannot carry out what another city has fixed."""
    registers = case.catalogue.registers
    above = case.resolved.above or {}

    def area_of(area: object, body: object) -> str:
        entry = registers.bodies.get(str(body))
        return str(area) if area else entry.area if entry else ""

    own, outer = area_of(case.item.area, case.item.body), area_of(above.get("area"), above.get("body"))
    if not own or not outer or own not in registers.areas or outer not in registers.areas:
        return
    inner: str | None = own
    for _ in registers.areas:
        if inner == outer or inner is None:
            break
        entry = registers.areas.get(inner)
        inner = entry.parent if entry else None
    if inner != outer:
        yield Hit(("area",) if case.item.area else ("body",), {"own": own, "above": outer})
