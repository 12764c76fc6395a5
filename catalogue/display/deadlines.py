"""The time limits of an item in full, and how they are counted."""

from typing import Any

from catalogue.display import timing
from catalogue.display.fact import Fact, Teller
from catalogue.display.glance import promised, statutory
from catalogue.display.places import CHANNELS
from catalogue.findings import Said
from catalogue.model import Absent
from catalogue.model.timing import CaseLimit, TimeLimit


def deadlines(teller: Teller) -> dict[str, Any]:
    """Word both limits, each under its own name, with all that is said about them."""
    found = teller.item.time_limit
    handling = teller.item.handling
    return {
        "promised": promised(teller, Said("承诺办结时限", "Promised"))
        if teller.item.kind == "implementation"
        else None,
        "statutory": statutory(teller, Said("法定办结时限", "Statutory")),
        "handling": [teller.fact("handling", teller.tongue.term(handling), Said("办件类型", "Handling"))]
        if handling
        else [],
        "details": _details(teller, found) if found else [],
        "cases": [_case(teller, c) for c in (found.cases if found else None) or ()],
    }


def _details(teller: Teller, found: TimeLimit) -> list[Fact]:
    tongue = teller.tongue
    details: list[Fact] = []
    if isinstance(found.statutory, Absent) and not tongue.has(found.statutory.none):
        details.append(
            teller.text("time_limit.statutory.none", found.statutory.none, Said("为何没有法定时限", "Why no limit"))
        )
    if found.starts:
        details.append(teller.fact("time_limit.starts", tongue.term(found.starts), Said("起算", "Counted")))
    details += teller.maybe("time_limit.stops", found.stops, Said("不计入的时间", "Not counted"))
    if found.extension:
        words = timing.limit(found.extension, tongue)
        details.append(teller.fact("time_limit.extension", words, Said("可以延长", "May be extended by")))
    if found.silence:
        label = Said("逾期未答复", "If there is no answer")
        details.append(teller.fact("time_limit.silence", tongue.term(found.silence), label))
    label = Said("法定时限依据", "Basis of the statutory limit")
    details += teller.basis("time_limit.statutory_basis", found.statutory_basis, label)
    details += teller.maybe("time_limit.note", found.note, Said("说明", "Note"))
    return details


def _case(teller: Teller, one: CaseLimit) -> dict[str, Any]:
    path = f"time_limit.cases[{one.id}]"
    channel = CHANNELS.get(one.channel or "")
    limits = (
        ("promised", one.promised, Said("承诺", "Promised")),
        ("statutory", one.statutory, Said("法定", "Statutory")),
    )
    return {
        "id": one.id,
        "label": [
            *teller.maybe(f"{path}.label", one.label),
            *([teller.fact(f"{path}.channel", teller.tongue.say(channel))] if channel else []),
        ],
        "when": teller.when(path, one.when),
        "limits": [
            teller.fact(f"{path}.{name}", timing.limit(value, teller.tongue), said)
            for name, value, said in limits
            if value
        ],
    }
