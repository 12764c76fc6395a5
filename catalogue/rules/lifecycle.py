"""Rules about an item's life: dates, waivers, withdrawal, extra fields."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import orjson

from catalogue.findings import RULES, Said
from catalogue.model.terms import Status
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, item_rule, nearest

_CANCELLED: Final = Said("优化营商环境条例第四十条", "Regulation on Optimising the Business Environment, art. 40")
_REVIEWED_EVERY: Final = 730


@item_rule(
    "N02",
    ERROR,
    title=Said("豁免到期须处理", "Waivers end"),
    message=Said("对 {rule} 的豁免已于 {day} 到期。", "The waiver of {rule} ended on {day}."),
    remedy=Said(
        "改好原来的问题并删掉豁免；确有需要的写新的期限和理由。",
        "Mend the fault and delete the waiver, or give a new day and reason.",
    ),
    good="waivers: [{rule: V07, reason: 正在改造系统, until: 2030-01-01}]",
    bad="waivers: [{rule: V07, reason: 正在改造系统, until: 2020-01-01}]",
)
def waivers_end(case: Case) -> Iterator[Hit]:
    """International rule 32: known exceptions expire."""
    for number, waiver in enumerate(case.item.waivers or ()):
        if waiver.until < case.today:
            yield Hit(("waivers", number, "until"), {"rule": waiver.rule, "day": waiver.until})


@item_rule(
    "N05",
    ERROR,
    title=Said("豁免的规则须存在", "What is waived is a rule"),
    message=Said("没有编号为“{rule}”的规则。", "There is no rule `{rule}`."),
    remedy=Said("{nearest_zh}用 catalogue rules 查看全部规则。", "{nearest_en}See `catalogue rules` for all."),
    good="waivers: [{rule: V07, reason: 正在改造系统, until: 2030-01-01}]",
    bad="waivers: [{rule: V99, reason: 正在改造系统, until: 2030-01-01}]",
)
def waived_rules_exist(case: Case) -> Iterator[Hit]:
    """A misspelt waiver sets nothing aside."""
    for number, waiver in enumerate(case.item.waivers or ()):
        if waiver.rule not in RULES:
            yield Hit(("waivers", number, "rule"), {"rule": waiver.rule, **nearest(waiver.rule, RULES)})


@item_rule(
    "N03",
    ERROR,
    title=Said("生效在取消之前", "An item begins before it ends"),
    message=Said("{start} 生效，{end} 取消，先后颠倒。", "It begins on {start} and ends on {end}, which comes before."),
    remedy=Said("改正日期。", "Correct the dates."),
    good="{effective_from: 2025-01-01, effective_until: 2027-01-01}",
    bad="{effective_from: 2025-01-01, effective_until: 2024-01-01}",
)
def begins_before_it_ends(case: Case) -> Iterator[Hit]:
    """R-64, as far as one file tells."""
    item = case.item
    if item.effective_from and item.effective_until and item.effective_from > item.effective_until:
        yield Hit(("effective_until",), {"start": item.effective_from, "end": item.effective_until})


@item_rule(
    "N06",
    ERROR,
    title=Said("核对日期不在将来", "Nobody has reviewed it in the future"),
    message=Said("核对日期 {day} 还没有到。", "The review date {day} has not come yet."),
    remedy=Said("写实际核对的日期。", "Write the day on which it was reviewed."),
    good="reviewed_on: 2026-01-01",
    bad="reviewed_on: 2036-01-01",
)
def reviewed_in_the_past(case: Case) -> Iterator[Hit]:
    """A date that is told to the public must be true."""
    reviewed = case.item.reviewed_on
    if reviewed and reviewed > case.today:
        yield Hit(("reviewed_on",), {"day": reviewed})


@item_rule(
    "N07",
    ADVICE,
    title=Said("两年内核对过", "Reviewed within two years"),
    message=Said("上次核对是 {day}，已超过两年。", "It was last reviewed on {day}, more than two years ago."),
    remedy=Said("核对全部内容，更新 reviewed_on。", "Review all of it, and update `reviewed_on`."),
    good="reviewed_on: 2026-01-01",
    bad="reviewed_on: 2020-01-01",
)
def reviewed_lately(case: Case) -> Iterator[Hit]:
    """International rule 26."""
    item = case.item
    if item.reviewed_on and item.status is Status.IN_FORCE and (case.today - item.reviewed_on).days > _REVIEWED_EVERY:
        yield Hit(("reviewed_on",), {"day": item.reviewed_on})


@item_rule(
    "N08",
    WARNING,
    title=Said("取消的事项说明去向", "A withdrawn item says since when and what instead"),
    message=Said(
        "事项已取消，没有写取消日期或替代的事项。", "It is withdrawn, and neither a last day nor a successor is given."
    ),
    remedy=Said(
        "写 effective_until，有替代的写 replaced_by。",
        "Write `effective_until`, and `replaced_by` where something replaces it.",
    ),
    basis=_CANCELLED,
    good="{status: withdrawn, effective_until: 2026-01-01}",
    bad="status: withdrawn",
)
def withdrawn_items_say_so(case: Case) -> Iterator[Hit]:
    """R-07: what the tombstone page tells."""
    item = case.item
    if item.status is Status.WITHDRAWN and not (item.effective_until or item.replaced_by):
        yield Hit(("status",))


@item_rule(
    "N23",
    ERROR,
    title=Said("取消日期已过的不再在用", "What has ended is not in force"),
    message=Said("取消日期 {day} 已过，状态还是在用。", "It ended on {day}, and its status is still in force."),
    remedy=Said(
        "写 status: withdrawn；继续实施的，删掉 effective_until。",
        "Write `status: withdrawn`, or delete `effective_until` if it goes on.",
    ),
    basis=_CANCELLED,
    good="{status: withdrawn, effective_until: 2026-01-01}",
    bad="effective_until: 2026-01-01",
)
def ended_items_are_withdrawn(case: Case) -> Iterator[Hit]:
    """R-07: a cancelled item is not carried out."""
    item = case.item
    if item.status is Status.IN_FORCE and item.effective_until and item.effective_until < case.today:
        yield Hit(("effective_until",), {"day": item.effective_until})


@item_rule(
    "N18",
    ERROR,
    title=Said("扩展字段须先声明", "Extra fields are declared"),
    message=Said("catalogue.yaml 没有声明扩展字段“{field}”。", "catalogue.yaml declares no extra field `{field}`."),
    remedy=Said(
        "{nearest_zh}在 catalogue.yaml 的 extra_fields 中声明，或删掉。",
        "{nearest_en}Declare it under `extra_fields` in catalogue.yaml, or delete it.",
    ),
    good="extra: {parking: 20}",
    bad="extra: {parkings: 20}",
)
def extras_declared(case: Case) -> Iterator[Hit]:
    """R-66: a misspelt key is found, here too."""
    declared = case.catalogue.settings.extra_fields
    for field in case.item.extra or ():
        if field not in declared and not case.inherits(("extra", field)):
            yield Hit(("extra", field), {"field": field, **nearest(field, declared)})


@item_rule(
    "N19",
    ERROR,
    title=Said("扩展字段符合声明", "Extra fields are as declared"),
    message=Said("“{field}”不符合声明：{problem}。", "`{field}` is not as declared: {problem}."),
    remedy=Said(
        "按 catalogue.yaml 中 extra_fields.{field} 的规定改正。", "Follow `extra_fields.{field}` in catalogue.yaml."
    ),
    good="extra: {parking: 20}",
    bad="extra: {parking: 很多}",
)
def extras_as_declared(case: Case) -> Iterator[Hit]:
    """A jurisdiction's own fields are checked by its own JSON Schema."""
    declared = case.catalogue.settings.extra_fields
    for field, value in (case.item.extra or {}).items():
        if field not in declared or case.inherits(("extra", field)):
            continue
        for problem in _validator(orjson.dumps(declared[field])).iter_errors(value):
            yield Hit(("extra", field, *problem.absolute_path), {"field": field, "problem": problem.message})


@lru_cache(maxsize=128)
def _validator(schema: bytes) -> Any:
    """Return the validator of one declared field."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415  # slow to import and seldom needed

    return Draft202012Validator(orjson.loads(schema))
