"""A resolved item in finished words: what pages print and exports carry."""

from collections.abc import Iterator
from typing import Any, Final

from catalogue.display import law, money
from catalogue.display import timing as time
from catalogue.display.fact import Fact, Teller
from catalogue.display.glance import audience, glance, is_online, level, promised, statutory
from catalogue.display.papers import papers
from catalogue.display.places import places
from catalogue.display.tongue import Tongue
from catalogue.findings import Said
from catalogue.model import Item, Registers, Settings, rows
from catalogue.model.money import Fee
from catalogue.model.terms import Handling
from catalogue.model.timing import CaseLimit

ItemWords = dict[str, Any]
"""Facts and rows of facts by section; `facts()` gives them as one flat list."""

_BASIS: Final = Said("收费依据", "Basis of the charge")
_STANDARD: Final = Said("标准依据", "Basis of the amount")


def item_words(item: Item, registers: Registers, settings: Settings, *, lang: str) -> ItemWords:
    """Word every fact of a resolved item in one language.

    Works for items with gaps, such as drafts: what the item does not say is said to be so.
    """
    teller = Teller(item, registers, settings, Tongue(lang, settings.languages[0]))
    return {
        "lang": lang,
        "code": item.code,
        **_head(teller),
        "glance": list(glance(teller)),
        "is_online": is_online(teller),
        "situations": _situations(teller),
        **papers(teller),
        **places(teller),
        "fees": _fees(teller),
        "time": _time(teller),
        "more": list(_more(teller)),
        "faq": _faq(teller),
        "legal_basis": _legal_basis(teller),
        "about": list(_about(teller)),
    }


def facts(words: Any) -> Iterator[Fact]:
    """Yield every fact of worded items, sections and rows."""
    if isinstance(words, Fact):
        yield words
    elif isinstance(words, dict):
        for value in words.values():
            yield from facts(value)
    elif isinstance(words, (list, tuple)):
        for value in words:
            yield from facts(value)


def _head(teller: Teller) -> dict[str, Any]:
    item = teller.item
    tongue = teller.tongue
    return {
        "name": teller.text("handling_name" if item.handling_name else "name", item.handling_name or item.name),
        "main_name": [teller.text("name", item.name)] if item.handling_name else [],
        "everyday": [teller.text(f"everyday_names[{n}]", name) for n, name in enumerate(item.everyday_names or ())],
        "summary": teller.maybe("summary", item.summary),
        "type": teller.fact("type", tongue.term(item.type), Said("事项类型", "Type")),
        "status": teller.fact("status", tongue.term(item.status), Said("状态", "Status")),
        "level": level(teller, Said("行使层级", "Level")),
        "body": [teller.fact("body", teller.body(item.body), Said("实施主体", "Responsible authority"))]
        if item.body
        else [],
        "body_key": item.body or "",
    }


def _situations(teller: Teller) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "question": teller.text(f"situations[{one.id}].question", one.question),
            "help": teller.maybe(f"situations[{one.id}].help", one.help),
            "when": teller.when(one.when),
            "answers": [
                {
                    "id": a.id,
                    "label": teller.text(f"situations[{one.id}].answers[{a.id}].label", a.label),
                    "help": teller.maybe(f"situations[{one.id}].answers[{a.id}].help", a.help),
                }
                for a in one.answers
            ],
        }
        for one in teller.item.situations or ()
    ]


def _fees(teller: Teller) -> dict[str, Any]:
    currency = teller.settings.currency
    value = teller.item.fees
    charged = rows(value)
    said = money.fees(value, currency, teller.tongue)
    none = None
    if not charged:
        reason = teller.tongue.plain(value.none) if value is not None and not isinstance(value, list) else ""
        none = teller.fact("fees", teller.tongue.aside(said, reason)) if said else teller.not_stated("fees")
    return {"none": none, "rows": [_fee(teller, fee, currency) for fee in charged]}


def _fee(teller: Teller, one: Fee, currency: str) -> dict[str, Any]:
    path = f"fees[{one.id}]"
    tongue = teller.tongue
    way = "tiers" if one.tiers else "range" if one.range else "amount"
    period = money.period(one, tongue)
    return {
        "id": one.id,
        "name": teller.text(f"{path}.name", one.name),
        "amount": teller.fact(f"{path}.{way}", money.fee(one, currency, tongue)),
        "reductions": [
            teller.fact(f"{path}.reductions[{r.id}]", money.reduction(r, currency, tongue))
            for r in one.reductions or ()
        ],
        "basis": [
            *teller.basis(f"{path}.basis", one.basis, _BASIS),
            *teller.basis(f"{path}.standard_basis", one.standard_basis, _STANDARD),
        ],
        "period": [teller.fact(f"{path}.effective_from", period)] if period else [],
        "note": teller.maybe(f"{path}.note", one.note),
        "when": teller.when(one.when),
    }


def _time(teller: Teller) -> dict[str, Any]:
    tongue = teller.tongue
    found = teller.item.time_limit
    details: list[Fact] = []
    if found:
        if found.starts:
            details.append(teller.fact("time_limit.starts", tongue.term(found.starts), Said("起算", "Counted")))
        details += teller.maybe("time_limit.stops", found.stops, Said("不计入的时间", "Not counted"))
        if found.extension:
            details.append(
                teller.fact(
                    "time_limit.extension", time.limit(found.extension, tongue), Said("可以延长", "May be extended by")
                )
            )
        if found.silence:
            details.append(
                teller.fact(
                    "time_limit.silence", tongue.term(found.silence), Said("逾期未答复", "If there is no answer")
                )
            )
        details += teller.basis(
            "time_limit.statutory_basis", found.statutory_basis, Said("法定时限依据", "Basis of the statutory limit")
        )
        details += teller.maybe("time_limit.note", found.note, Said("说明", "Note"))
    handling = teller.item.handling
    return {
        "promised": promised(teller, Said("承诺办结时限", "Promised"))
        if teller.item.kind == "implementation"
        else None,
        "statutory": statutory(teller, Said("法定办结时限", "Statutory")),
        "handling": [teller.fact("handling", tongue.term(handling), Said("办件类型", "Handling"))]
        if handling is Handling.IMMEDIATE
        else [],
        "details": details,
        "cases": [_case(teller, c) for c in (found.cases if found else None) or ()],
    }


def _case(teller: Teller, one: CaseLimit) -> dict[str, Any]:
    path = f"time_limit.cases[{one.id}]"
    limits = (
        ("promised", one.promised, Said("承诺", "Promised")),
        ("statutory", one.statutory, Said("法定", "Statutory")),
    )
    return {
        "id": one.id,
        "label": teller.maybe(f"{path}.label", one.label),
        "when": teller.when(one.when),
        "limits": [
            teller.fact(f"{path}.{name}", time.limit(value, teller.tongue), said)
            for name, value, said in limits
            if value
        ],
    }


def _more(teller: Teller) -> Iterator[Fact]:
    """Yield what is worth knowing and belongs to no other section."""
    item = teller.item
    if item.area_served:
        yield teller.fact(
            "area_served", teller.tongue.term(item.area_served), Said("通办范围", "May be handled anywhere in")
        )
    if item.visits and item.visits.reason:
        yield teller.text("visits.reason", item.visits.reason, Said("为什么要到现场", "Why you must come"))
    if item.quantity_limit and not hasattr(item.quantity_limit, "none"):
        yield teller.text("quantity_limit.text", item.quantity_limit.text, Said("数量限制", "Limited number"))
        yield from teller.maybe(
            "quantity_limit.selection", item.quantity_limit.selection, Said("怎样确定", "How it is decided")
        )
    for one in rows(item.intermediaries):
        yield teller.text(
            f"intermediaries[{one.id}].name", one.name, Said("需要的中介服务", "Third-party service needed")
        )
    if item.commitment:
        yield from teller.maybe(
            "commitment.duty", item.commitment.duty, Said("可以告知承诺", "A written promise will do")
        )
        yield from teller.maybe(
            "commitment.consequence", item.commitment.consequence, Said("不实承诺的后果", "If the promise is false")
        )
    yield from teller.maybe("rights", item.rights, Said("您的权利和义务", "Your rights and duties"))
    yield from teller.maybe("notes", item.notes, Said("备注", "Note"))


def _faq(teller: Teller) -> list[dict[str, Fact]]:
    return [
        {
            "question": teller.text(f"faq[{q.id}].question", q.question),
            "answer": teller.text(f"faq[{q.id}].answer", q.answer),
        }
        for q in teller.item.faq or ()
    ]


def _legal_basis(teller: Teller) -> list[dict[str, Any]]:
    made = []
    for n, basis in enumerate(teller.item.legal_basis or ()):
        path = f"legal_basis[{n}]"
        says, number = (
            law.says(basis, teller.registers, teller.tongue),
            law.number(basis, teller.registers, teller.tongue),
        )
        entry = teller.registers.laws.get(basis.law)
        made.append(
            {
                "law": basis.law,
                "url": (entry.url if entry else None) or "",
                "cited": teller.fact(path, law.cited(basis, teller.registers, teller.tongue)),
                "number": [teller.fact(f"{path}.law.number", number)] if number else [],
                "says": [teller.fact(f"{path}.note", says)] if says else [],
            }
        )
    return made


def _about(teller: Teller) -> Iterator[Fact]:
    """Yield what identifies the record."""
    item = teller.item
    yield teller.fact("code", item.code, Said("事项编码", "Code"))
    yield teller.fact("version", str(item.version), Said("版本", "Version"))
    yield audience(teller, Said("服务对象", "Audience"))
    dates = (
        ("effective_from", item.effective_from, Said("生效日期", "In force since")),
        ("effective_until", item.effective_until, Said("取消日期", "Ends on")),
        ("reviewed_on", item.reviewed_on, Said("核对日期", "Checked on")),
    )
    for path, value, label in dates:
        if value:
            yield teller.fact(path, time.date(value, teller.tongue), label)
    if item.entrusted_by:
        yield teller.fact("entrusted_by", teller.body(item.entrusted_by), Said("委托部门", "Entrusted by"))
    if item.joint_bodies:
        yield teller.fact(
            "joint_bodies", teller.tongue.both(*map(teller.body, item.joint_bodies)), Said("联办机构", "Together with")
        )
    yield from teller.maybe("accepted_by", item.accepted_by, Said("受理机构", "Accepted by"))
    yield from teller.maybe("decided_by", item.decided_by, Said("决定机构", "Decided by"))
    yield from teller.maybe("supervised_by", item.supervised_by, Said("监管主体", "Supervised by"))
    if item.power_source:
        yield teller.fact("power_source", teller.tongue.term(item.power_source), Said("权力来源", "Source of power"))
