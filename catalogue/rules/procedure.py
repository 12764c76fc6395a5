"""Rules about how long the law gives: the limits of the Administrative Licence Law, special procedures, site inspections."""

from collections.abc import Iterator
from typing import Final

from catalogue.findings import Said
from catalogue.model import Limit
from catalogue.model.terms import ItemType, SpecialKind, StepKind, Unit
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, item_rule
from catalogue.rules.timing import said

_REGULATION_36: Final = Said("优化营商环境条例第三十六条", "Regulation on Optimising the Business Environment, art. 36")


def _law(article: str, number: int) -> Said:
    return Said(f"行政许可法第{article}条", f"Administrative Licence Law, art. {number}")


_CALENDAR_DAYS_AT_LEAST: Final = {Unit.CALENDAR_DAY: 1.0, Unit.MONTH: 28.0, Unit.YEAR: 365.0}


def _exceeds(limit: object, working_days: int) -> bool:
    """Say whether a limit is certainly longer than so many working days, holidays aside."""
    if not isinstance(limit, Limit):
        return False
    if limit.unit is Unit.WORKING_DAY:
        return limit.value > working_days
    return limit.value * _CALENDAR_DAYS_AT_LEAST.get(limit.unit, 0) > working_days * 7 / 5 + 2


@item_rule(
    "T06",
    WARNING,
    title=Said("行政许可超过二十日要有依据", "A licence limit beyond twenty days has a basis"),
    message=Said(
        "法定时限 {limit} 超过二十个工作日，没有写依据。",
        "The statutory limit {limit} passes twenty working days, and no basis is given.",
    ),
    remedy=Said(
        "在 time_limit.statutory_basis 写明规定这一期限的法律、法规条款。",
        "Cite in `time_limit.statutory_basis` the law or regulation that sets it.",
    ),
    basis=_law("四十二", 42),
    good="""
    type: administrative-licence
    time_limit: {statutory: {value: 30, unit: working-day}, statutory_basis: [{law: lawyers-law, article: "6"}]}
    """,
    bad="{type: administrative-licence, time_limit: {statutory: {value: 30, unit: working-day}, statutory_basis: null}}",
)
def twenty_days(case: Case) -> Iterator[Hit]:
    """R-26."""
    item = case.item
    time = item.time_limit
    if time is None or item.type is not ItemType.LICENCE or time.statutory_basis:
        return
    if _exceeds(time.statutory, 20) and not case.inherits(("time_limit", "statutory")):
        yield Hit(("time_limit", "statutory"), {"limit": said(time.statutory)})


@item_rule(
    "T07",
    WARNING,
    title=Said("下级审查二十日、送达十日", "First review in twenty days, delivery in ten"),
    message=Said(
        "环节“{step}”要 {limit}，超过法定的 {most} 个工作日，没有写依据。",
        "The step `{step}` takes {limit}, more than the {most} working days of the law, and no basis is given.",
    ),
    remedy=Said("缩短它，或在这个环节写 basis。", "Shorten it, or cite a basis for the step."),
    basis=Said("行政许可法第四十三条、第四十四条", "Administrative Licence Law, art. 43 and 44"),
    good="{type: administrative-licence, steps: [{id: d, kind: delivery, counted: false, limit: {value: 10, unit: working-day}}]}",
    bad="{type: administrative-licence, steps: [{id: d, kind: delivery, counted: false, limit: {value: 11, unit: working-day}}]}",
)
def review_and_delivery(case: Case) -> Iterator[Hit]:
    """R-27."""
    if case.item.type is not ItemType.LICENCE:
        return
    for step in case.item.steps or ():
        most = {StepKind.FIRST_REVIEW: 20, StepKind.DELIVERY: 10}.get(step.kind)
        if most and _exceeds(step.limit, most) and not step.basis:
            path = ("steps", f"#{step.id}", "limit")
            if not case.inherits(path):
                yield Hit(path, {"step": step.kind, "limit": said(step.limit), "most": most})
    within = case.item.channels.delivered_within if case.item.channels else None
    if within and within > 10 and not case.inherits(("channels", "delivered_within")):
        yield Hit(
            ("channels", "delivered_within"),
            {"step": StepKind.DELIVERY, "limit": f"{within} working-day", "most": 10},
        )


_LEFT_OUT: Final = frozenset(
    {
        SpecialKind.HEARING,
        SpecialKind.TENDER,
        SpecialKind.TEST,
        SpecialKind.APPRAISAL,
        SpecialKind.EXPERT,
    }
)
"""Procedures whose time the law leaves out of a licence's limit, and has told in writing."""
_PROMPT: Final = frozenset({SpecialKind.SITE, SpecialKind.HEARING, SpecialKind.EXPERT})
"""Procedures that are to be arranged in good time and within a limit, whatever the item."""


@item_rule(
    "T08",
    WARNING,
    title=Said("听证、检验、鉴定等不计入时限", "Hearings, tests and the like are not counted"),
    message=Said(
        "“{kind}”依法不计入办结时限，这里却计入。",
        "`{kind}` does not count towards the limit by law, and here it does.",
    ),
    remedy=Said("写 counted: false，并写明所需时间。", "Write `counted: false`, and say how long it takes."),
    basis=_law("四十五", 45),
    good="""
    type: administrative-licence
    time_limit: {special_procedures: [{id: x, kind: hearing, limit: {value: 20, unit: working-day}}]}
    """,
    bad="""
    type: administrative-licence
    time_limit: {special_procedures: [{id: x, kind: hearing, counted: true, limit: {value: 20, unit: working-day}}]}
    """,
)
def special_not_counted(case: Case) -> Iterator[Hit]:
    """R-28; the law speaks of licences."""
    time = case.item.time_limit
    if time and time.special_procedures and case.item.type is ItemType.LICENCE:
        for one in time.special_procedures:
            path = ("time_limit", "special_procedures", f"#{one.id}")
            if one.counted and one.kind in _LEFT_OUT and not case.inherits(path):
                yield Hit((*path, "counted"), {"kind": one.kind})


@item_rule(
    "T09",
    ERROR,
    title=Said("特别程序写明所需时间", "Special procedures say how long they take"),
    message=Said("“{kind}”没有写所需时间。", "It is not said how long `{kind}` takes."),
    remedy=Said("写 limit: {{value: 10, unit: working-day}}。", "Write `limit: {{value: 10, unit: working-day}}`."),
    basis=Said(
        "优化营商环境条例第三十六条；行政许可法第四十五条",
        "Regulation on Optimising the Business Environment, art. 36; Administrative Licence Law, art. 45",
    ),
    good="time_limit: {special_procedures: [{id: x, kind: expert-review, limit: {value: 20, unit: working-day}}]}",
    bad="time_limit: {special_procedures: [{id: x, kind: expert-review}]}",
)
def special_takes_time(case: Case) -> Iterator[Hit]:
    """R-28, R-29; a standard may leave the time to those who implement it."""
    time = case.item.time_limit
    if time and time.special_procedures and case.item.kind == "implementation":
        told = _PROMPT | _LEFT_OUT if case.item.type is ItemType.LICENCE else _PROMPT
        for one in time.special_procedures:
            if one.limit is None and one.kind in told:
                yield Hit(("time_limit", "special_procedures", f"#{one.id}"), {"kind": one.kind})


@item_rule(
    "T10",
    ADVICE,
    title=Said("要现场勘验的，承诺时限要做得到", "A promise leaves time for a site inspection"),
    message=Said(
        "承诺 {promised}，其中还要现场勘验，恐难做到。",
        "{promised} is promised, with a site inspection in it; that will be hard to keep.",
    ),
    remedy=Said(
        "核对承诺时限；现场勘验不计入的写 counted: false。",
        "Look at the promise; write `counted: false` if the inspection does not count.",
    ),
    good="""
    time_limit:
      promised: {value: 3, unit: working-day}
      special_procedures: [{id: x, kind: site-inspection, limit: {value: 5, unit: working-day}}]
    """,
    bad="""
    time_limit:
      promised: {value: 3, unit: working-day}
      special_procedures: [{id: x, kind: site-inspection, counted: true, limit: {value: 2, unit: working-day}}]
    """,
)
def time_for_a_site_inspection(case: Case) -> Iterator[Hit]:
    """R-35."""
    time = case.item.time_limit
    if time is None or not time.special_procedures:
        return
    short = isinstance(time.promised, Limit) and not _exceeds(time.promised, 4)
    if (short or time.promised == "immediate") and any(
        one.kind is SpecialKind.SITE and one.counted for one in time.special_procedures
    ):
        yield Hit(("time_limit", "promised"), {"promised": said(time.promised)})


@item_rule(
    "T11",
    WARNING,
    title=Said("行政许可延长不过十日", "A licence limit is extended by ten days at most"),
    message=Said(
        "可以延长 {limit}，超过十个工作日，没有写依据。",
        "It may be extended by {limit}, more than ten working days, and no basis is given.",
    ),
    remedy=Said("写十个工作日以内，或写 statutory_basis。", "Write ten working days or less, or `statutory_basis`."),
    basis=_law("四十二", 42),
    good="{type: administrative-licence, time_limit: {extension: {value: 10, unit: working-day}}}",
    bad="{type: administrative-licence, time_limit: {extension: {value: 15, unit: working-day}, statutory_basis: null}}",
)
def ten_more_days(case: Case) -> Iterator[Hit]:
    """R-26, second half."""
    time = case.item.time_limit
    if time and time.extension and case.item.type is ItemType.LICENCE and not time.statutory_basis:
        path = ("time_limit", "extension")
        if _exceeds(time.extension, 10) and not case.inherits(path):
            yield Hit(path, {"limit": said(time.extension)})


@item_rule(
    "T12",
    WARNING,
    title=Said("分情形的时限写明情形和期限", "A limit by case says for which case and how long"),
    message=Said("时限“{id}”没有{what}。", "The limit `{id}` does not say {what_en}."),
    remedy=Said(
        "写 when、channel 或 label 说明适用的情形，写 statutory 或 promised 说明期限。",
        "Say for what by `when`, `channel` or `label`, and how long by `statutory` or `promised`.",
    ),
    basis=_REGULATION_36,
    good="time_limit: {cases: [{id: x, when: {premises: rented}, promised: {value: 3, unit: working-day}}]}",
    bad="time_limit: {cases: [{id: x, promised: {value: 3, unit: working-day}}]}",
)
def cases_are_told_apart(case: Case) -> Iterator[Hit]:
    """R-34: a limit that nobody can tell the use of."""
    time = case.item.time_limit
    for one in (time.cases if time else None) or ():
        path = ("time_limit", "cases", f"#{one.id}")
        if not (one.when or one.channel or one.label) and not case.inherits(path):
            yield Hit(path, {"id": one.id, "what": "写适用的情形", "what_en": "for which case"})
        elif one.statutory is None and one.promised is None and not case.inherits(path):
            yield Hit(path, {"id": one.id, "what": "写期限", "what_en": "how long"})
