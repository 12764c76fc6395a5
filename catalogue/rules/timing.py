"""Rules about time limits."""

from collections.abc import Iterator
from typing import Final

from catalogue.findings import Path, Said
from catalogue.model import Absent, Limit
from catalogue.model.terms import Handling
from catalogue.rules.compare import UNITS, Verdict, limit_verdict
from catalogue.rules.frame import ERROR, WARNING, Case, Hit, item_rule

_REGULATION: Final = "优化营商环境条例"


def said(limit: object) -> str:
    """Write a limit the way a file does: `5 working-day`, `immediate`."""
    return f"{limit.value} {limit.unit}" if isinstance(limit, Limit) else str(limit)


def _verdict(case: Case, promised: object, statutory: object) -> Verdict | None:
    """Judge a promise against the law, by the calendar where their kinds of day differ."""
    if isinstance(promised, Limit) and isinstance(statutory, Limit) and promised.unit is statutory.unit:
        return Verdict.WORSE if promised.value > statutory.value else Verdict.BETTER
    if promised is None or statutory is None:
        return None
    plain = [{"value": x.value, "unit": x.unit} if isinstance(x, Limit) else x for x in (promised, statutory)]
    return limit_verdict(plain[0], plain[1], case.workdays)


@item_rule(
    "T01",
    ERROR,
    title=Said("承诺时限不得长于法定时限", "The promised limit is not longer than the statutory one"),
    message=Said(
        "承诺时限 {promised} 长于法定时限 {statutory}。",
        "The promised limit {promised} is longer than the statutory {statutory}.",
    ),
    remedy=Said("承诺时限写 {statutory} 或更短。", "Promise {statutory} or less."),
    basis=Said(f"{_REGULATION}第三十六条", "Regulation on Optimising the Business Environment, art. 36"),
    good="time_limit: {statutory: {value: 20, unit: working-day}, promised: {value: 5, unit: working-day}}",
    bad="time_limit: {statutory: {value: 20, unit: working-day}, promised: {value: 25, unit: working-day}}",
)
def promised_within_statutory(case: Case) -> Iterator[Hit]:
    """R-04."""
    time = case.item.time_limit
    if time is None:
        return
    pairs: list[tuple[Path, Limit | str | None, Limit | str | Absent | None]] = [
        (("time_limit", "promised"), time.promised, time.statutory)
    ]
    pairs += [(("time_limit", "cases", f"#{c.id}", "promised"), c.promised, c.statutory) for c in time.cases or ()]
    for path, promised, statutory in pairs:
        if _verdict(case, promised, statutory) is Verdict.WORSE:
            yield Hit(path, {"promised": said(promised), "statutory": said(statutory)})


@item_rule(
    "T02",
    WARNING,
    title=Said("承诺时限须能与法定时限比较", "The promised limit compares with the statutory one"),
    message=Said(
        "法定时限是 {statutory}，承诺时限是 {promised}，不能断定哪个更长。",
        "The statutory limit is {statutory} and the promised one {promised}; which is longer cannot be told.",
    ),
    remedy=Said(
        "用法律规定的那种日；要混用工作日和自然日，先为区划登记工作日历。",
        "Use the kind of day that the law uses; to mix working and calendar days, register a calendar for the area.",
    ),
    good="time_limit: {statutory: {value: 20, unit: working-day}, promised: {value: 5, unit: working-day}}",
    bad="time_limit: {statutory: {value: 20, unit: working-day}, promised: {value: 1, unit: month}}",
)
def limits_compare(case: Case) -> Iterator[Hit]:
    """R-34: the unit is always written, the schema sees to that; here the two must say the same kind of thing."""
    time = case.item.time_limit
    if time and _verdict(case, time.promised, time.statutory) is Verdict.UNKNOWN:
        yield Hit(("time_limit", "promised"), {"promised": said(time.promised), "statutory": said(time.statutory)})


@item_rule(
    "T03",
    ERROR,
    title=Said("即办件当场办结", "What is settled on the spot promises no days"),
    message=Said(
        "办件类型是 {handling}，承诺时限却是 {promised}。",
        "Handling is {handling}, and the promised limit is {promised}.",
    ),
    remedy=Said(
        "当场办结的写 handling: immediate 和 promised: immediate；否则写 handling: promised 和天数。",
        "Write `handling: immediate` with `promised: immediate`, or `handling: promised` with a number of days.",
    ),
    good="{handling: immediate, time_limit: {promised: immediate}}",
    bad="{handling: immediate, time_limit: {promised: {value: 5, unit: working-day}}}",
)
def immediate_means_immediate(case: Case) -> Iterator[Hit]:
    """R-30."""
    item = case.item
    if item.handling is None or item.time_limit is None or item.time_limit.promised is None:
        return
    if (item.handling is Handling.IMMEDIATE) != (item.time_limit.promised == "immediate"):
        yield Hit(("handling",), {"handling": item.handling, "promised": said(item.time_limit.promised)})


@item_rule(
    "T04",
    ERROR,
    title=Said("各环节时间之和不得超过承诺时限", "Steps do not add up to more than the promise"),
    message=Said(
        "计入时限的各环节合计 {sum} {unit}，超过承诺的 {promised}。",
        "The counted steps add up to {sum} {unit}, more than the promised {promised}.",
    ),
    remedy=Said(
        "缩短环节；不计入时限的环节写 counted: false。",
        "Shorten the steps, or write `counted: false` where a step does not count.",
    ),
    good="""
    time_limit: {promised: {value: 5, unit: working-day}}
    steps: [{id: a, kind: review, limit: {value: 5, unit: working-day}}]
    """,
    bad="""
    time_limit: {promised: {value: 5, unit: working-day}}
    steps: [{id: a, kind: review, limit: {value: 6, unit: working-day}}]
    """,
)
def steps_within_promise(case: Case) -> Iterator[Hit]:
    """R-31; steps that belong to one answer only are not added to those of another."""
    time = case.item.time_limit
    if time is None or not isinstance(time.promised, Limit):
        return
    family, size = UNITS[time.promised.unit]
    counted = [s.limit for s in case.item.steps or () if s.limit and s.counted and s.when is None]
    total = sum(limit.value * UNITS[limit.unit][1] for limit in counted if UNITS[limit.unit][0] == family)
    if total > time.promised.value * size:
        yield Hit(
            ("steps",),
            {
                "sum": total // size if total % size == 0 else total / size,
                "unit": time.promised.unit,
                "promised": said(time.promised),
            },
        )


@item_rule(
    "T05",
    ERROR,
    title=Said("法律没有规定时限的，要说明并作出承诺", "Where the law sets no limit, say so and promise one"),
    message=Said("法定时限写了“没有”，却没有承诺时限。", "The law sets no limit, and none is promised."),
    remedy=Said("在 time_limit.promised 写一个合理的期限。", "Promise a reasonable time in `time_limit.promised`."),
    basis=Said(f"{_REGULATION}第三十六条", "Regulation on Optimising the Business Environment, art. 36"),
    good="time_limit: {statutory: {none: 法律法规没有规定期限}, promised: {value: 5, unit: working-day}}",
    bad="time_limit: {statutory: {none: 法律法规没有规定期限}, promised: null}",
)
def promise_where_law_is_silent(case: Case) -> Iterator[Hit]:
    """R-32."""
    time = case.item.time_limit
    if time and isinstance(time.statutory, Absent) and time.promised is None and case.item.kind == "implementation":
        yield Hit(("time_limit", "statutory"))
