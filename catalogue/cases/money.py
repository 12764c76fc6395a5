"""What a charge comes to, with its arithmetic as data; exact decimals, rounded once, at the end.

In this order: the amount (times the number of units where one is counted), the least and the most to be paid, the
reduction that is best for the applicant, and rounding to 0.01, halves up.
"""

import decimal
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal, NamedTuple

from catalogue.cases.answers import Asked
from catalogue.model.money import Fee, Reduction, Tier

_CENT: Final = Decimal("0.01")
_EXACT: Final = decimal.Context(prec=60)
"""Twelve digits by twelve digits with four decimals each, and a percentage of it: never rounded on the way."""

Quantities = Mapping[str, Decimal]
Kind = Literal["fixed", "units", "tier", "bracket", "minimum", "cap", "percent", "round"]


class Sum(NamedTuple):
    """One line of the arithmetic."""

    kind: Kind
    of: Decimal
    """The price of a unit, or what the step begins with."""
    by: Decimal
    """The number of units, the bound, or the per cent taken off."""
    gives: Decimal


@dataclass(frozen=True)
class Charge:
    """What one fee comes to."""

    fee: str
    currency: str
    least: Decimal | None
    """None where it cannot be computed; `lacks` says why."""
    most: Decimal | None
    """As `least`, but where the fee is set case by case within a range."""
    sums: tuple[Sum, ...] = ()
    """The arithmetic; none for a range."""
    lacks: Literal["", "quantity", "beyond"] = ""
    """What it cannot be computed for: a number nobody gave, or one beyond the last step of the tariff."""
    quantity: str = ""
    """Name of the number of units that it depends on."""
    reduction: str = ""
    """Id of the reduction that was made."""
    may_reduce: tuple[str, ...] = ()
    """Reductions that the answers do not decide."""


def counted_by(fee: Fee) -> str:
    """Return the name of the quantity that a fee depends on: its own, else the fee's id; empty where it is fixed."""
    return fee.quantity or (fee.id if fee.tiers or fee.per else "")


def charge(fee: Fee, quantities: Quantities, asked: Asked, *, currency: str) -> Charge:
    """Compute one fee.

    `amount` is a price per unit where the fee names a `quantity` or a unit (`per`); without a named quantity, one unit is
    meant until a number is given. `tiers` say what each unit up to `up_to` costs, so the units of each step are charged
    at its price; a fee in steps with neither `quantity` nor `per` counts no units, and the step that a number falls into
    is the whole price. A reduction to an `amount` puts it in the place of the fee's own, without its least and most; a
    `percent` comes off what would be paid. Of several reductions the one that leaves least to pay is made.
    """
    money = fee.currency or currency
    name = counted_by(fee)
    number = quantities.get(name) if name else None
    if number is None and name and not fee.quantity and not fee.tiers:
        number = Decimal(1)
    may = tuple(r.id for r in fee.reductions or () if not r.when or asked.holds(r.when) is None)
    if name and number is None:
        return Charge(fee.id, money, None, None, lacks="quantity", quantity=name, may_reduce=may)
    if fee.tiers and number is not None and _is_beyond(fee.tiers, number):
        return Charge(fee.id, money, None, None, lacks="beyond", quantity=name, may_reduce=may)
    made = [r for r in fee.reductions or () if r.when and asked.holds(r.when)]
    with decimal.localcontext(_EXACT):
        best = min((_way(fee, number, one) for one in (None, *made)), key=lambda way: (way.most, way.least))
        least, most = (end.quantize(_CENT, ROUND_HALF_UP) for end in (best.least, best.most))
    sums = best.sums if most == best.most else (*best.sums, Sum("round", best.most, _CENT, most))
    return Charge(fee.id, money, least, most, () if fee.range else sums, "", name, best.reduction, may)


class _Way(NamedTuple):
    least: Decimal
    most: Decimal
    sums: tuple[Sum, ...]
    """The arithmetic of the most."""
    reduction: str


def _way(fee: Fee, number: Decimal | None, reduction: Reduction | None) -> _Way:
    """Compute a fee with one reduction, or with none."""
    if reduction and reduction.amount is not None:
        sums = _price(Decimal(reduction.amount), None if fee.tiers else number)
        return _Way(sums[-1].gives, sums[-1].gives, sums, reduction.id)
    ends = [Decimal(end) for end in (fee.range.least, fee.range.most)] if fee.range else [Decimal(fee.amount or 0)]
    found = [_finish(fee, _tariff(fee, number) if fee.tiers else _price(end, number), reduction) for end in ends]
    return _Way(found[0][0], found[-1][0], found[-1][1], reduction.id if reduction else "")


def _price(amount: Decimal, number: Decimal | None) -> tuple[Sum, ...]:
    if number is None:
        return (Sum("fixed", amount, Decimal(1), amount),)
    return (Sum("units", amount, number, amount * number),)


def _tariff(fee: Fee, number: Decimal | None) -> tuple[Sum, ...]:
    tiers, units = fee.tiers or [], number or Decimal(0)
    if not (fee.quantity or fee.per):
        price = Decimal(next(t.amount for t in tiers if t.up_to is None or units <= Decimal(t.up_to)))
        return (Sum("bracket", price, units, price),)
    sums: list[Sum] = []
    below = Decimal(0)
    for tier in tiers:
        end = units if tier.up_to is None else min(units, Decimal(tier.up_to))
        if end > below or not sums:
            price, count = Decimal(tier.amount), max(end - below, Decimal(0))
            sums.append(Sum("tier", price, count, price * count))
        below = max(below, end)
    return tuple(sums)


def _is_beyond(tiers: list[Tier], number: Decimal) -> bool:
    return all(t.up_to is not None and number > Decimal(t.up_to) for t in tiers)


def _finish(fee: Fee, sums: tuple[Sum, ...], reduction: Reduction | None) -> tuple[Decimal, tuple[Sum, ...]]:
    """Add up, hold to the least and the most to be paid, and take off a percentage."""
    total = sum((s.gives for s in sums), Decimal(0))
    steps = list(sums)
    if fee.minimum is not None and total < Decimal(fee.minimum):
        steps.append(Sum("minimum", total, Decimal(fee.minimum), total := Decimal(fee.minimum)))
    if fee.cap is not None and total > Decimal(fee.cap):
        steps.append(Sum("cap", total, Decimal(fee.cap), total := Decimal(fee.cap)))
    if reduction and reduction.percent is not None:
        left = total * (100 - reduction.percent) / 100
        steps.append(Sum("percent", total, Decimal(reduction.percent), left))
        total = left
    return total, tuple(steps)
