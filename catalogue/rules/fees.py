"""Rules about fees: what may be charged, on what basis, and sums that make sense."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any, Final

from catalogue.findings import Path, Said
from catalogue.model import Absent, rows
from catalogue.model.money import Fee
from catalogue.model.terms import ItemType, LawKind
from catalogue.rules.frame import ERROR, WARNING, Case, Hit, item_rule, plain

_CHARGED: Final = frozenset({LawKind.LAW, LawKind.ADMINISTRATIVE_REGULATION, LawKind.STATE_COUNCIL_DECISION})
"""Ranks of law on which a licence may be charged for."""

_LICENCE_LAW_58: Final = Said("行政许可法第五十八条", "Administrative Licence Law, art. 58")
_PUBLISHED: Final = Said(
    "行政许可法第五十九条；优化营商环境条例第二十五条",
    "Administrative Licence Law, art. 59; Regulation on Optimising the Business Environment, art. 25",
)

_BASES: Final = "basis: [{law: lawyers-law, article: '6'}], standard_basis: [{law: fee-notice}]"


def _fees(case: Case) -> list[tuple[Path, Fee]]:
    """Return the fees of an item but for those the parent has just so."""
    found: list[tuple[Path, Fee]] | None = case.shared.get("fees")
    if found is None:
        found = [(("fees", f"#{fee.id}"), fee) for fee in rows(case.item.fees)]
        case.shared["fees"] = found = [one for one in found if not case.inherits(one[0])]
    return found


@item_rule(
    "P01",
    ERROR,
    title=Said("行政许可收费须有法律、行政法规依据", "A licence is charged for only by law"),
    message=Said(
        "“{name}”的依据不是法律、行政法规或者国务院决定。",
        "`{name}` rests on no law, administrative regulation or State Council decision.",
    ),
    remedy=Said(
        "在 basis 写明依据；没有的，不得收费，写 fees: {{none: 理由}}。",
        "Cite one in `basis`; where there is none, write `fees: {{none: <reason>}}`.",
    ),
    basis=_LICENCE_LAW_58,
    good=f"{{type: administrative-licence, fees: [{{id: fee, name: 工本费, amount: 10, {_BASES}}}]}}",
    bad="{type: administrative-licence, fees: [{id: fee, name: 工本费, amount: 10, basis: [{law: fee-notice}]}]}",
)
def licences_are_free(case: Case) -> Iterator[Hit]:
    """R-36a."""
    if case.item.type is not ItemType.LICENCE:
        return
    for path, fee in _fees(case):
        if not case.ranks(fee.basis) & _CHARGED and not _is_nothing(fee):
            yield Hit((*path, "basis"), {"name": plain(fee.name)})


def _is_nothing(fee: Fee) -> bool:
    return fee.amount is not None and Decimal(fee.amount) == 0


@item_rule(
    "P02",
    ERROR,
    title=Said("收费要写项目依据和标准依据", "A charge has two bases"),
    message=Said("“{name}”没有写{what}。", "`{name}` has no {what_en}."),
    remedy=Said(
        "basis 写收费项目的依据，standard_basis 写收费标准的依据。",
        "Cite in `basis` what sets up the charge, and in `standard_basis` what sets the amount.",
    ),
    basis=_PUBLISHED,
    good=f"fees: [{{id: fee, name: 工本费, amount: 10, {_BASES}}}]",
    bad="fees: [{id: fee, name: 工本费, amount: 10, basis: [{law: lawyers-law, article: '6'}]}]",
)
def charges_have_bases(case: Case) -> Iterator[Hit]:
    """R-36b."""
    for path, fee in _fees(case):
        if fee.basis and fee.standard_basis:
            continue
        lacks = [] if fee.basis else [("收费项目依据", "basis of the charge")]
        lacks += [] if fee.standard_basis else [("收费标准依据", "basis of the amount")]
        what, what_en = "和".join(z for z, _ in lacks), " and no ".join(e for _, e in lacks)
        yield Hit(path, {"name": plain(fee.name), "what": what, "what_en": what_en})


@item_rule(
    "P03",
    ERROR,
    title=Said("不收费的没有支付方式", "What is free is not paid online"),
    message=Said("写了不收费，又写了支付方式。", "It is free, and it is said how to pay."),
    remedy=Said("删掉 channels.payment，或写明收费。", "Delete `channels.payment`, or list the charges."),
    good="{fees: {none: 没有收费依据}, channels: {payment: null}}",
    bad="{fees: {none: 没有收费依据}, channels: {payment: {online: true}}}",
)
def free_means_free(case: Case) -> Iterator[Hit]:
    """R-36c."""
    item = case.item
    payment = item.channels.payment if item.channels else None
    if isinstance(item.fees, Absent) and payment and (payment.online or payment.methods):
        yield Hit(("channels", "payment"))


@item_rule(
    "P04",
    ERROR,
    title=Said("减免要写依据", "A reduction has a basis"),
    message=Said("减免“{label}”没有写依据。", "The reduction `{label}` has no basis."),
    remedy=Said("写 basis。", "Cite a `basis`."),
    good=f"""
    fees: [{{id: fee, name: 工本费, amount: 10, {_BASES},
             reductions: [{{id: r, label: 低保家庭, percent: 50, basis: [{{law: fee-notice}}]}}]}}]
    """,
    bad=f"fees: [{{id: fee, name: 工本费, amount: 10, {_BASES}, reductions: [{{id: r, label: 低保家庭, percent: 50}}]}}]",
)
def reductions_have_bases(case: Case) -> Iterator[Hit]:
    """R-36d."""
    for path, fee in _fees(case):
        for one in fee.reductions or ():
            if not one.basis:
                yield Hit((*path, "reductions", f"#{one.id}"), {"label": plain(one.label)})


@item_rule(
    "P05",
    ERROR,
    title=Said("减免写一种算法", "A reduction says one way to count it"),
    message=Said("减免“{label}”{what}。", "The reduction `{label}` {what_en}."),
    remedy=Said(
        "percent（减收百分比）和 amount（减收后的金额）写且只写一个。",
        "Write one of `percent` and `amount`, and not both.",
    ),
    good=f"""
    fees: [{{id: fee, name: 工本费, amount: 10, {_BASES},
             reductions: [{{id: r, label: 低保家庭, amount: 0, basis: [{{law: fee-notice}}]}}]}}]
    """,
    bad=f"""
    fees: [{{id: fee, name: 工本费, amount: 10, {_BASES},
             reductions: [{{id: r, label: 低保家庭, percent: 50, amount: 0, basis: [{{law: fee-notice}}]}}]}}]
    """,
)
def reductions_can_be_counted(case: Case) -> Iterator[Hit]:
    """What no one can compute, no two counters compute alike."""
    for path, fee in _fees(case):
        for one in fee.reductions or ():
            if (one.percent is None) == (one.amount is None):
                both = one.percent is not None
                what = (
                    ("两种算法都写了", "is counted in both ways") if both else ("没有说减多少", "does not say how much")
                )
                params = {"label": plain(one.label), "what": what[0], "what_en": what[1]}
                yield Hit((*path, "reductions", f"#{one.id}"), params)


@item_rule(
    "P06",
    ERROR,
    title=Said("同一收费的有效期不重叠", "Periods of one charge do not overlap"),
    message=Said(
        "“{name}”与“{other}”同名，适用的情形和日期重叠。",
        "`{name}` has the name of `{other}`, and they overlap in case and time.",
    ),
    remedy=Said(
        "写 effective_until 和 effective_from 使其前后相接，或用 when、channel、名称区分。",
        "Let one end before the other begins, or tell them apart by `when`, `channel` or name.",
    ),
    basis=_PUBLISHED,
    good=f"""
    fees:
      - {{id: old, name: 工本费, amount: 10, {_BASES}, effective_until: 2024-12-31}}
      - {{id: new, name: 工本费, amount: 5, {_BASES}, effective_from: 2025-01-01}}
    """,
    bad=f"""
    fees:
      - {{id: old, name: 工本费, amount: 10, {_BASES}}}
      - {{id: new, name: 工本费, amount: 5, {_BASES}, effective_from: 2025-01-01}}
    """,
)
def periods_follow_each_other(case: Case) -> Iterator[Hit]:
    """R-64 for money: on any day one amount holds."""
    fees = rows(case.item.fees)
    if len(fees) < 2:
        return
    for one, other in combinations(fees, 2):
        if _key(one) == _key(other) and _overlap(one, other) and not case.inherits(("fees", f"#{other.id}")):
            yield Hit(("fees", f"#{other.id}"), {"name": other.id, "other": one.id})


def _key(fee: Fee) -> tuple[Any, ...]:
    return fee.name, fee.when, fee.channel, fee.per, fee.quantity


def _overlap(one: Fee, other: Fee) -> bool:
    return (one.effective_from or date.min) <= (other.effective_until or date.max) and (
        other.effective_from or date.min
    ) <= (one.effective_until or date.max)


@item_rule(
    "P07",
    ERROR,
    title=Said("收费的起止日期有先后", "A charge begins before it ends"),
    message=Said("从 {start} 起，到 {end} 止，先后颠倒。", "It runs from {start} to {end}, which comes before."),
    remedy=Said("改正日期。", "Correct the dates."),
    good=f"fees: [{{id: fee, name: 工本费, amount: 10, {_BASES}, effective_from: 2025-01-01, effective_until: 2026-12-31}}]",
    bad=f"fees: [{{id: fee, name: 工本费, amount: 10, {_BASES}, effective_from: 2026-12-31, effective_until: 2025-01-01}}]",
)
def charges_begin_before_they_end(case: Case) -> Iterator[Hit]:
    """Dates of charges are in order."""
    for path, fee in _fees(case):
        if fee.effective_from and fee.effective_until and fee.effective_from > fee.effective_until:
            yield Hit((*path, "effective_until"), {"start": fee.effective_from, "end": fee.effective_until})


@item_rule(
    "P08",
    ERROR,
    title=Said("金额上下有序", "Amounts are in order"),
    message=Said("{what}：{lower} 不小于 {upper}。", "{what_en}: {lower} is not below {upper}."),
    remedy=Said("改正金额。", "Correct the amounts."),
    good=f"fees: [{{id: fee, name: 工本费, {_BASES}, range: {{least: 5, most: 10}}}}]",
    bad=f"fees: [{{id: fee, name: 工本费, {_BASES}, range: {{least: 10, most: 5}}}}]",
)
def amounts_in_order(case: Case) -> Iterator[Hit]:
    """A range from least to most, a minimum below the cap, steps of a tariff upwards with the last one open."""
    for path, fee in _fees(case):
        if fee.range and Decimal(fee.range.least) >= Decimal(fee.range.most):
            yield Hit((*path, "range"), _order("收费幅度", "range", fee.range.least, fee.range.most))
        if fee.minimum is not None and fee.cap is not None and Decimal(fee.minimum) >= Decimal(fee.cap):
            yield Hit((*path, "cap"), _order("最低与最高收费", "minimum and cap", fee.minimum, fee.cap))
        ends = [tier.up_to for tier in fee.tiers or ()]
        for number, (lower, upper) in enumerate(pairwise(ends), 1):
            if lower is None or (upper is not None and Decimal(lower) >= Decimal(upper)):
                yield Hit((*path, "tiers", number), _order("分档上限", "ends of tiers", lower or "∞", upper or "∞"))


def _order(what: str, what_en: str, lower: object, upper: object) -> dict[str, object]:
    return {"what": what, "what_en": what_en, "lower": lower, "upper": upper}


@item_rule(
    "P09",
    WARNING,
    title=Said("收费标准在有效期内", "Some charge holds today"),
    message=Said("“{name}”的收费标准已于 {day} 到期。", "The charge `{name}` ended on {day}."),
    remedy=Said(
        "写上现行标准；不再收费的写 fees: {{none: 理由}}。", "Add what holds now, or write `fees: {{none: <reason>}}`."
    ),
    basis=_PUBLISHED,
    good=f"fees: [{{id: fee, name: 工本费, amount: 10, {_BASES}, effective_until: 2030-01-01}}]",
    bad=f"fees: [{{id: fee, name: 工本费, amount: 10, {_BASES}, effective_until: 2020-01-01}}]",
)
def charges_hold_today(case: Case) -> Iterator[Hit]:
    """An amount that ended needs one that follows."""
    fees = rows(case.item.fees)
    lasting = {plain(f.name) for f in fees if f.effective_until is None or f.effective_until >= case.today}
    for path, fee in _fees(case) if len(lasting) < len(fees) else ():
        if fee.effective_until and plain(fee.name) not in lasting:
            yield Hit((*path, "effective_until"), {"name": plain(fee.name), "day": fee.effective_until})


@item_rule(
    "P10",
    WARNING,
    title=Said("分档收费说明按什么分", "A tariff says what it counts"),
    message=Said("“{name}”分档收费，没有说按什么数量分档。", "`{name}` goes by steps, and it is not said of what."),
    remedy=Said("写 per（计费单位）和 quantity（数量的名称）。", "Write `per`, the unit, and `quantity`, its name."),
    good=f"fees: [{{id: fee, name: 工本费, {_BASES}, per: 平方米, quantity: area, tiers: [{{up_to: 100, amount: 2}}, {{amount: 1}}]}}]",
    bad=f"fees: [{{id: fee, name: 工本费, {_BASES}, tiers: [{{up_to: 100, amount: 2}}, {{amount: 1}}]}}]",
)
def tariffs_count_something(case: Case) -> Iterator[Hit]:
    """R-36b: a standard that can be applied."""
    for path, fee in _fees(case):
        if fee.tiers and not (fee.per or fee.quantity):
            yield Hit((*path, "tiers"), {"name": plain(fee.name)})
