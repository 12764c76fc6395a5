"""An item laid over one case: which of its rows apply, which do not, and which wait for an answer."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal

from catalogue.cases.answers import Answers, Asked, ask
from catalogue.cases.money import Charge, Quantities, charge
from catalogue.model import Absent, Item, Limit, rows
from catalogue.model.content import Material
from catalogue.model.money import Fee
from catalogue.model.terms import Necessity

CHANNEL: Final = "#channel"
"""Stands among the deciding questions for the way in which one applies."""


@dataclass(frozen=True)
class Rows:
    """The rows of one list of the item, by id, in the item's order."""

    applies: tuple[str, ...] = ()
    open: Mapping[str, tuple[str, ...]] | None = None
    """Undecided ones, with the questions that decide them."""
    ruled_out: tuple[str, ...] = ()

    @property
    def undecided(self) -> Mapping[str, tuple[str, ...]]:
        """Undecided rows, with the questions that decide them."""
        return self.open or {}


@dataclass(frozen=True)
class Outcome:
    """What applies to one case."""

    asked: Asked
    lists: dict[str, Rows]
    """Rows by the list they stand in: conditions, materials, fees, limits, steps, windows and so on."""
    groups: dict[str, tuple[str, ...]]
    """Materials that apply, by the group of which any one is enough."""
    documents: tuple[int, int]
    """How many documents one brings: at least, at most."""
    charges: dict[str, Charge]
    """Fees that apply or may apply, computed."""
    coming: tuple[str, ...]
    """Fees of this case that are charged only from a later day."""
    promised: Limit | Literal["immediate"] | None
    """The limit that the body promises in this case; None where it promises none."""
    statutory: Limit | Literal["immediate"] | Absent | None
    """The limit that the law sets in this case."""

    @property
    def is_settled(self) -> bool:
        """Whether no further answer can change it."""
        return not (self.asked.open or self.asked.later) and not any(rows.undecided for rows in self.lists.values())

    def totals(self) -> dict[str, tuple[Decimal, Decimal] | None]:
        """Return what all fees that apply come to, by currency; None where one cannot be computed."""
        found: dict[str, tuple[Decimal, Decimal] | None] = {}
        for key in self.lists["fees"].applies:
            one = self.charges[key]
            before = found.get(one.currency, (Decimal(0), Decimal(0)))
            if before is None or one.least is None or one.most is None:
                found[one.currency] = None
            else:
                found[one.currency] = (before[0] + one.least, before[1] + one.most)
        return found


def apply(
    item: Item,
    answers: Answers,
    on: dt.date,
    *,
    quantities: Quantities | None = None,
    channel: str | None = None,
    currency: str = "CNY",
) -> Outcome:
    """Lay an item over one case, on a day."""
    asked = ask(item.situations, answers)
    time = item.time_limit
    cases = (time.cases if time else None) or []
    fees = rows(item.fees)
    lists = {
        "conditions": _sort(asked, rows(item.conditions)),
        "prohibitions": _sort(asked, item.prohibitions or ()),
        "materials": _sort(asked, rows(item.materials)),
        "intermediaries": _sort(asked, rows(item.intermediaries)),
        "fees": _sort(asked, fees, channel, {f.id for f in fees if not is_in_force(f, on)}),
        "limits": _sort(asked, cases, channel),
        "special_procedures": _sort(asked, (time.special_procedures if time else None) or ()),
        "steps": _sort(asked, item.steps or ()),
        "results": _sort(asked, rows(item.results)),
        "windows": _sort(asked, (item.channels.windows if item.channels else None) or ()),
        "visits": _visits(asked, item),
    }
    counted = {*lists["fees"].applies, *lists["fees"].undecided}
    chosen = [c for c in cases if c.id in lists["limits"].applies]
    return Outcome(
        asked,
        lists,
        _groups(rows(item.materials), lists["materials"]),
        _documents(rows(item.materials), lists["materials"]),
        {f.id: charge(f, quantities or {}, asked, currency=currency) for f in fees if f.id in counted},
        tuple(f.id for f in fees if f.effective_from and f.effective_from > on and asked.holds(f.when) is not False),
        next((c.promised for c in chosen if c.promised), time.promised if time else None),
        next((c.statutory for c in chosen if c.statutory), time.statutory if time else None),
    )


def is_in_force(fee: Fee, on: dt.date) -> bool:
    """Say whether a fee is charged on a day."""
    return (fee.effective_from or dt.date.min) <= on <= (fee.effective_until or dt.date.max)


def _sort(asked: Asked, listed: Iterable[Any], channel: str | None = None, out: Iterable[str] = ()) -> Rows:
    """Sort rows by whether they apply; a row of a channel waits until one is chosen."""
    applies: list[str] = []
    undecided: dict[str, tuple[str, ...]] = {}
    ruled_out: list[str] = []
    for row in listed:
        way = getattr(row, "channel", None)
        held = False if row.id in out or (way and channel and way != channel) else asked.holds(row.when)
        if held is False:
            ruled_out.append(row.id)
        elif held is None or (way and not channel):
            undecided[row.id] = (*asked.deciding(row.when), *((CHANNEL,) if way and not channel else ()))
        else:
            applies.append(row.id)
    return Rows(tuple(applies), undecided, tuple(ruled_out))


def _visits(asked: Asked, item: Item) -> Rows:
    """Sort the one row that tells of visits."""
    if item.visits is None:
        return Rows()
    held, when = asked.holds(item.visits.when), item.visits.when
    name = ("visits",)
    return Rows(
        name if held else (),
        {} if held is not None else {"visits": asked.deciding(when)},
        name if held is False else (),
    )


def _groups(materials: list[Material], found: Rows) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for one in materials:
        if one.one_of and one.id in found.applies:
            groups[one.one_of].append(one.id)
    return {group: tuple(ids) for group, ids in groups.items()}


def _documents(materials: list[Material], found: Rows) -> tuple[int, int]:
    """Count what one brings: a group counts once, what is fetched not at all, what is needed in some cases at most."""
    least: set[str] = set()
    most: set[str] = set()
    for one in materials:
        if one.necessity is Necessity.FETCHED or one.id in found.ruled_out:
            continue
        counted = f"group {one.one_of}" if one.one_of else one.id
        most.add(counted)
        if one.id in found.applies and one.necessity is not Necessity.CONDITIONAL:
            least.add(counted)
    return len(least), len(most)


def as_data(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as plain data, the same as `plan.js` gives it."""
    asked = outcome.asked
    return {
        "asked": {
            "given": dict(asked.given),
            "open": list(asked.open),
            "later": list(asked.later),
            "never": sorted(asked.never),
        },
        "lists": {
            name: {
                "applies": list(found.applies),
                "open": {key: list(questions) for key, questions in found.undecided.items()},
                "ruled_out": list(found.ruled_out),
            }
            for name, found in outcome.lists.items()
        },
        "groups": {group: list(ids) for group, ids in outcome.groups.items()},
        "documents": list(outcome.documents),
        "charges": {key: _charge(one) for key, one in outcome.charges.items()},
        "totals": {
            currency: None if total is None else [plain(end) for end in total]
            for currency, total in outcome.totals().items()
        },
        "coming": list(outcome.coming),
        "promised": limit_data(outcome.promised),
        "statutory": limit_data(outcome.statutory),
    }


def _charge(one: Charge) -> dict[str, Any]:
    return {
        "currency": one.currency,
        "least": plain(one.least),
        "most": plain(one.most),
        "sums": [[s.kind, plain(s.of), plain(s.by), plain(s.gives)] for s in one.sums],
        "lacks": one.lacks,
        "quantity": one.quantity,
        "reduction": one.reduction,
        "may_reduce": list(one.may_reduce),
    }


def limit_data(limit: Limit | str | Absent | None) -> Any:
    """Return a limit as plain data: length and unit, `immediate`, `none` where it is said that there is none, or nothing."""
    if isinstance(limit, Limit):
        return {"value": limit.value, "unit": str(limit.unit)}
    return "none" if isinstance(limit, Absent) else limit


def plain(number: Decimal | None) -> str | None:
    """Write a number without exponent and without zeros at its end."""
    if number is None:
        return None
    written = f"{number:f}"
    return (written.rstrip("0").rstrip(".") or "0") if "." in written else written
