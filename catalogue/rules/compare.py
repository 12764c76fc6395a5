"""Whether one value is better for the applicant than another; what bounded fields are held to."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Final

from catalogue.model.fields import Field
from catalogue.model.terms import Unit
from catalogue.model.workdays import Workdays


class Verdict(Enum):
    """How a value stands to its parent's, for the applicant."""

    EQUAL = "equal"
    BETTER = "better"
    WORSE = "worse"
    UNKNOWN = "unknown"


UNITS: Final = {
    Unit.MINUTE: ("clock", 1),
    Unit.HOUR: ("clock", 60),
    Unit.WORKING_DAY: ("working", 1),
    Unit.CALENDAR_DAY: ("calendar", 1),
    Unit.MONTH: ("month", 1),
    Unit.YEAR: ("month", 12),
}
"""Family of each unit, within which limits compare exactly, and its size there."""

_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_HALF_A_DAY = 12 * 60


def compare(field: Field, own: Any, above: Any, workdays: Workdays | None) -> Verdict:
    """Judge a bounded value against its parent's, both as plain data."""
    if own == above:
        return Verdict.EQUAL
    if field.term is not None:
        order = [str(member) for member in field.term]
        return _of(order.index(above), order.index(own)) if {own, above} <= set(order) else Verdict.UNKNOWN
    limits = limit_verdict(own, above, workdays)
    if limits is not None:
        return limits
    if _is_range(own) and _is_range(above):
        return _worst((_amounts(own["least"], above["least"]), _amounts(own["most"], above["most"])))
    if isinstance(own, list) and isinstance(above, list):
        return _tiers(own, above)
    verdict = _amounts(own, above)
    return _turned(verdict) if field.better == "higher" else verdict


def _of(own: Any, above: Any) -> Verdict:
    """Judge values of which the lower is better."""
    return Verdict.EQUAL if own == above else Verdict.BETTER if own < above else Verdict.WORSE


def _turned(verdict: Verdict) -> Verdict:
    return {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}.get(verdict, verdict)


def _worst(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return next((v for v in (Verdict.WORSE, Verdict.UNKNOWN, Verdict.BETTER) if v in found), Verdict.EQUAL)


def _amounts(own: Any, above: Any) -> Verdict:
    try:
        return _of(Decimal(own), Decimal(above))
    except (InvalidOperation, TypeError, ValueError):
        return Verdict.UNKNOWN


def _is_range(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"least", "most"}


def limit_verdict(own: Any, above: Any, workdays: Workdays | None) -> Verdict | None:
    """Judge one time limit against another; None when they are none.

    Working days against calendar days are judged by the calendar, as what the working days usually take: by the longest
    they can take, across the autumn holidays, three working days would pass a week.
    """
    if not (_is_limit(own) and _is_limit(above)):
        return None
    if own == above:
        return Verdict.EQUAL
    if "immediate" in (own, above):
        return Verdict.BETTER if own == "immediate" else Verdict.WORSE
    (family, size), (other, other_size) = UNITS[own["unit"]], UNITS[above["unit"]]
    if family == other:
        return _of(own["value"] * size, above["value"] * other_size)
    least, most = _in_days(own["value"] * size, family, workdays)
    above_least, above_most = _in_days(above["value"] * other_size, other, workdays)
    if most is not None and above_least is not None and most <= above_least:
        return Verdict.BETTER
    if least is not None and above_most is not None and least > above_most:
        return Verdict.WORSE
    return Verdict.UNKNOWN


def _is_limit(value: Any) -> bool:
    return value == "immediate" or (
        isinstance(value, dict) and value.keys() == {"value", "unit"} and value["unit"] in UNITS
    )


def _in_days(amount: int, family: str, workdays: Workdays | None) -> tuple[float | None, float | None]:
    """Return the fewest and the most calendar days of a limit, as far as they are known."""
    if family == "calendar":
        return amount, amount
    if family == "month":
        return amount * _SHORTEST_MONTH, amount * _LONGEST_MONTH
    if family == "clock":
        return 0, amount / _HALF_A_DAY if amount > _HALF_A_DAY else 1
    usual = workdays.usual(amount) if workdays else None
    return (amount, None) if usual is None else (usual, usual)


def _tiers(own: list[Any], above: list[Any]) -> Verdict:
    """Judge tariffs at each step where either of them changes."""
    if not all(isinstance(t, dict) and "amount" in t for t in (*own, *above)):
        return Verdict.UNKNOWN
    ends = sorted({Decimal(t["up_to"]) for t in (*own, *above) if "up_to" in t})
    return _worst(_amounts(_price(own, end), _price(above, end)) for end in (*ends, None))


def _price(tiers: list[Any], quantity: Decimal | None) -> Any:
    """Return the amount of the step that a quantity falls in; None is beyond every end."""
    for tier in tiers:
        if "up_to" not in tier or (quantity is not None and quantity <= Decimal(tier["up_to"])):
            return tier["amount"]
    return tiers[-1]["amount"]
