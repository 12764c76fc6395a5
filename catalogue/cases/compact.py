"""The part of an item that decides cases, as small plain data: what `plan.js` works on."""

from typing import Any

from catalogue.cases.outcome import limit_data
from catalogue.model import Item, rows
from catalogue.model.money import Fee, Reduction
from catalogue.model.timing import CaseLimit

Data = dict[str, Any]


def compact(item: Item, *, currency: str) -> Data:
    """Return what an item says about cases; keys that say nothing are left out."""
    time = item.time_limit
    lists: dict[str, list[Data]] = {
        "conditions": [_row(c) for c in rows(item.conditions)],
        "prohibitions": [_row(c) for c in item.prohibitions or ()],
        "materials": [_row(m, one_of=m.one_of, necessity=str(m.necessity)) for m in rows(item.materials)],
        "intermediaries": [_row(i) for i in rows(item.intermediaries)],
        "fees": [_fee(f, currency) for f in rows(item.fees)],
        "limits": [_limit(c) for c in (time.cases if time else None) or ()],
        "special_procedures": [_row(s) for s in (time.special_procedures if time else None) or ()],
        "steps": [_row(s) for s in item.steps or ()],
        "results": [_row(r) for r in rows(item.results)],
        "windows": [_row(w) for w in (item.channels.windows if item.channels else None) or ()],
        "visits": [{"id": "visits"} | _said(when=item.visits.when)] if item.visits else [],
    }
    return {
        "situations": [_row(s, answers=[a.id for a in s.answers]) for s in item.situations or ()],
        "lists": lists,
        "promised": limit_data(time.promised if time else None),
        "statutory": limit_data(time.statutory if time else None),
    }


def _row(row: Any, **more: Any) -> Data:
    return {"id": row.id} | _said(when=row.when, **more)


def _said(**values: Any) -> Data:
    return {key: value for key, value in values.items() if value is not None}


def _limit(one: CaseLimit) -> Data:
    return _row(one, channel=one.channel, promised=limit_data(one.promised), statutory=limit_data(one.statutory))


def _fee(one: Fee, currency: str) -> Data:
    return _row(
        one,
        currency=one.currency or currency,
        amount=_text(one.amount),
        per=True if one.per else None,
        quantity=one.quantity,
        tiers=[_said(up_to=_text(t.up_to), amount=_text(t.amount)) for t in one.tiers] if one.tiers else None,
        range=[_text(one.range.least), _text(one.range.most)] if one.range else None,
        minimum=_text(one.minimum),
        cap=_text(one.cap),
        channel=one.channel,
        reductions=[_reduction(r) for r in one.reductions] if one.reductions else None,
        effective_from=_text(one.effective_from),
        effective_until=_text(one.effective_until),
    )


def _reduction(one: Reduction) -> Data:
    return _row(one, percent=one.percent, amount=_text(one.amount))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
