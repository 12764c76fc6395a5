"""Fees in words."""

from decimal import Decimal
from typing import Final

from catalogue.display.timing import date
from catalogue.display.tongue import Tongue
from catalogue.findings import Said
from catalogue.model import Absent
from catalogue.model.money import Fee, Reduction, Tier

FREE: Final = Said("不收费", "Free of charge")
_CURRENCIES: Final = {
    "CNY": Said("{n}元", "CNY {n}"),
    "MOP": Said("{n}澳门元", "MOP {n}"),
    "HKD": Said("{n}港元", "HKD {n}"),
}


def amount(value: int | str, currency: str, tongue: Tongue) -> str:
    """Say an amount of money, never rounded: 1,200元, CNY 12.50, 0.125元."""
    return form(currency, tongue).format(n=number(value, least_places=2))


def form(currency: str, tongue: Tongue) -> str:
    """Return how a language writes amounts of a currency: {n}元, CNY {n}."""
    return tongue.say(_CURRENCIES.get(currency, Said(f"{{n}} {currency}", f"{currency} {{n}}")))


def number(value: int | str, *, least_places: int = 0) -> str:
    """Write a number with all its decimals; none where it is whole, else at least so many."""
    exact = Decimal(value).normalize()
    places = -int(exact.as_tuple().exponent)
    return f"{exact:,.{max(places, least_places)}f}" if places > 0 else f"{exact:,.0f}"


def fee(one: Fee, currency: str, tongue: Tongue) -> str:
    """Say what one charge comes to: 10元/本, CNY 5 to CNY 10, tiers, least and most."""
    money = one.currency or currency
    per = tongue.plain(one.per)
    if one.tiers:
        words = tongue.clauses(*_tiers(one.tiers, money, per, tongue))
    elif one.range:
        to = tongue.say(Said("至", " to "))
        ends = f"{amount(one.range.least, money, tongue)}{to}{amount(one.range.most, money, tongue)}"
        words = _each(ends, per, tongue)
    elif not Decimal(one.amount or 0):
        words = tongue.say(FREE)
    else:
        words = _each(amount(one.amount or 0, money, tongue), per, tongue)
    if one.minimum is not None:
        words = tongue.both(
            words, tongue.say(Said("最低{n}", "at least {n}")).format(n=amount(one.minimum, money, tongue))
        )
    if one.cap is not None:
        words = tongue.both(words, tongue.say(Said("最高{n}", "at most {n}")).format(n=amount(one.cap, money, tongue)))
    return words


def _each(words: str, per: str, tongue: Tongue) -> str:
    return words if not per else f"{words}/{per}" if tongue.language == "zh" else f"{words} per {per}"


def _tiers(tiers: list[Tier], currency: str, per: str, tongue: Tongue) -> list[str]:
    said: list[str] = []
    below: str | None = None
    for tier in tiers:
        price = _each(amount(tier.amount, currency, tongue), per, tongue)
        if tier.up_to is None:
            step = (
                Said("超过{below}的部分{price}", "above {below}: {price}")
                if below is not None
                else Said("{price}", "{price}")
            )
        elif below is None:
            step = Said("{up_to}以内{price}", "up to {up_to}: {price}")
        else:
            step = Said("{below}至{up_to}的部分{price}", "from {below} to {up_to}: {price}")
        above = None if tier.up_to is None else number(tier.up_to)
        said.append(tongue.say(step).format(below=below, up_to=above, price=price))
        below = above
    return said


def reduction(one: Reduction, currency: str, tongue: Tongue) -> str:
    """Say a reduction: 残疾人：免收."""
    if one.percent == 100:
        words = tongue.say(Said("免收", "free"))
    elif one.percent is not None:
        words = tongue.say(Said("减收{n}%", "{n}% off")).format(n=one.percent)
    elif one.amount is not None:
        words = amount(one.amount, currency, tongue)
    else:
        words = tongue.say(Said("可以减免", "may be reduced"))
    return f"{tongue.plain(one.label)}{tongue.say(Said('：', ': '))}{words}"


def period(one: Fee, tongue: Tongue) -> str:
    """Say from when to when a charge applies; the empty string when it always does."""
    start = (
        tongue.say(Said("自{d}起", "from {d}")).format(d=date(one.effective_from, tongue)) if one.effective_from else ""
    )
    end = (
        tongue.say(Said("至{d}止", "until {d}")).format(d=date(one.effective_until, tongue))
        if one.effective_until
        else ""
    )
    return tongue.both(start, end)


def fees(value: list[Fee] | Absent | None, currency: str, tongue: Tongue) -> str:
    """Say all charges in one line, for a glance; the empty string when nothing is said about them."""
    if not value:
        return ""
    if isinstance(value, Absent):
        return tongue.say(FREE)
    if len(value) == 1:
        words = fee(value[0], currency, tongue)
        return tongue.say(Said("{}，视情形", "{}, depending on your case")).format(words) if value[0].when else words
    ends = _ends(value, currency)
    if ends is None:
        return tongue.clauses(*(f"{tongue.plain(f.name)} {fee(f, currency, tongue)}" for f in value))
    least, most = (fee(end, currency, tongue) for end in ends)
    if least == most:
        return least
    return tongue.say(Said("{}至{}，视情形", "{} to {}, depending on your case")).format(least, most)


def _ends(value: list[Fee], currency: str) -> tuple[Fee, Fee] | None:
    """Return the least and the most of fixed amounts of which one case pays one; None where charges may add up."""
    fixed = [f for f in value if f.amount is not None and not f.per and (f.when or f.channel)]
    if len(fixed) < len(value) or len({f.currency or currency for f in fixed}) > 1:
        return None
    by_amount = sorted(fixed, key=lambda f: Decimal(f.amount or 0))
    return by_amount[0], by_amount[-1]
