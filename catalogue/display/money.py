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
    """Say an amount of money: 1,200元, CNY 12.50."""
    number = Decimal(value)
    words = f"{number:,.2f}" if number % 1 else f"{number:,.0f}"
    return tongue.say(_CURRENCIES.get(currency, Said(f"{{n}} {currency}", f"{currency} {{n}}"))).format(n=words)


def fee(one: Fee, currency: str, tongue: Tongue) -> str:
    """Say what one charge comes to: 10元/本, CNY 5 to CNY 10, tiers, least and most."""
    money = one.currency or currency
    per = tongue.plain(one.per)
    if one.tiers:
        words = tongue.clauses(*_tiers(one.tiers, money, per, tongue))
    elif one.range:
        to = tongue.say(Said("至", " to "))
        words = f"{amount(one.range.least, money, tongue)}{to}{amount(one.range.most, money, tongue)}"
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
    below: int | str | None = None
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
        said.append(tongue.say(step).format(below=below, up_to=tier.up_to, price=price))
        below = tier.up_to
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
    if value is None:
        return ""
    if isinstance(value, Absent) or not value:
        return tongue.say(FREE)
    if len(value) == 1:
        return fee(value[0], currency, tongue)
    fixed = [Decimal(f.amount) for f in value if f.amount is not None]
    if len(fixed) == len(value) and not any(f.per for f in value) and all(f.when or f.channel for f in value):
        least, most = min(fixed), max(fixed)
        ends = [amount(str(end), currency, tongue) for end in (least, most)]
        return (
            ends[0]
            if least == most
            else tongue.say(Said("{}至{}，视情形", "{} to {}, depending on your case")).format(*ends)
        )
    return tongue.clauses(*(f"{tongue.plain(f.name)} {fee(f, currency, tongue)}" for f in value))
