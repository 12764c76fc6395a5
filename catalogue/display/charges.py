"""The charges of an item, one by one."""

from typing import Any, Final

from catalogue.display import money
from catalogue.display.fact import Fact, Teller
from catalogue.display.places import CHANNELS
from catalogue.findings import Said
from catalogue.model import Absent, rows
from catalogue.model.money import Fee, FeeExample, Reduction

_BASIS: Final = Said("收费依据", "Basis of the charge")
_STANDARD: Final = Said("标准依据", "Basis of the amount")
_EXAMPLE: Final = Said("算例", "Example")


def charges(teller: Teller) -> dict[str, Any]:
    """Word every charge, or that there is none and why, or that nothing is said."""
    value = teller.item.fees
    charged = rows(value)
    none = [] if charged else [teller.not_stated("fees")]
    if isinstance(value, Absent):
        none = teller.absent("fees", money.FREE, value.none)
    return {"none": none, "rows": [_fee(teller, fee) for fee in charged]}


def _fee(teller: Teller, one: Fee) -> dict[str, Any]:
    path = f"fees[{one.id}]"
    currency = one.currency or teller.settings.currency
    way = "tiers" if one.tiers else "range" if one.range else "amount"
    period = money.period(one, teller.tongue)
    channel = CHANNELS.get(one.channel or "")
    return {
        "id": one.id,
        "name": teller.text(f"{path}.name", one.name),
        "amount": teller.fact(f"{path}.{way}", money.fee(one, currency, teller.tongue), of=[one.per]),
        "reductions": [_reduction(teller, r, f"{path}.reductions[{r.id}]", currency) for r in one.reductions or ()],
        "basis": [
            *teller.basis(f"{path}.basis", one.basis, _BASIS),
            *teller.basis(f"{path}.standard_basis", one.standard_basis, _STANDARD),
        ],
        "period": [teller.fact(f"{path}.effective_from", period)] if period else [],
        "note": [
            *([teller.fact(f"{path}.channel", teller.tongue.say(channel), Said("渠道", "Channel"))] if channel else []),
            *teller.maybe(f"{path}.note", one.note),
            *(
                _example(teller, example, one, f"{path}.examples[{n}]")
                for n, example in enumerate(one.examples or ())
                if example.quantity is not None or example.answers != one.when
            ),
        ],
        "when": teller.when(path, one.when),
    }


def _reduction(teller: Teller, one: Reduction, path: str, currency: str) -> dict[str, Any]:
    return {
        "words": teller.fact(path, money.reduction(one, currency, teller.tongue), of=[one.label]),
        "when": teller.when(path, one.when),
        "basis": teller.basis(f"{path}.basis", one.basis),
    }


def _example(teller: Teller, example: FeeExample, of: Fee, path: str) -> Fact:
    """Word a worked example: 3本：30元; answers that the charge asks for anyway are not told again."""
    tongue = teller.tongue
    pays = money.amount(example.pays, of.currency or teller.settings.currency, tongue)
    parts = []
    texts: list[str | dict[str, str] | None] = []
    if example.quantity is not None:
        counted = Said("{n}{unit}", "{n} × {unit}") if of.per else Said("数量{n}", "quantity {n}")
        parts.append(tongue.say(counted).format(n=money.number(example.quantity), unit=tongue.plain(of.per)))
        texts.append(of.per)
    for asked in teller.when(path, example.answers if example.answers != of.when else None):
        parts.append(asked.words)
        texts.append({asked.lang: asked.words})
    words = f"{tongue.both(*parts)}{tongue.say(Said('：', ': '))}{pays}" if parts else pays
    return teller.fact(path, words, _EXAMPLE, of=texts)
