"""The answers one looks for first: who, how long, how much, how often, and whether online."""

from collections.abc import Iterator
from typing import Final

from catalogue.display import money
from catalogue.display import timing as time
from catalogue.display.fact import Fact, Teller
from catalogue.findings import Said
from catalogue.model import rows
from catalogue.model.terms import Audience, Level, OnlineDepth

WHO: Final = Said("谁可以办", "Who may apply")
HOW_LONG: Final = Said("承诺多久办好", "How long it takes")
LAW_ALLOWS: Final = Said("法律规定最长", "The law allows")
HOW_MUCH: Final = Said("收费", "What it costs")
HOW_OFTEN: Final = Said("要跑几次", "Visits in person")
ONLINE: Final = Said("能否网上办", "Online")

_TIMES: Final = {0: Said("一次也不用跑", "None"), 1: Said("{n}次", "Once"), 2: Said("{n}次", "Twice")}
_MORE_TIMES: Final = Said("{n}次", "{n} times")
_OFFLINE: Final = Said("不能网上办", "Not online")


def audience(teller: Teller, label: Said | None = WHO) -> Fact:
    """Say who may apply, in one order everywhere."""
    named = teller.item.audience
    if not named:
        return teller.not_stated("audience", label)
    return teller.fact("audience", teller.tongue.terms(a for a in Audience if a in named), label)


def level(teller: Teller, label: Said | None = None) -> Fact:
    """Say at which levels it is carried out, from the highest."""
    named = teller.item.level
    if not named:
        return teller.not_stated("level", label)
    return teller.fact("level", teller.tongue.terms(one for one in Level if one in named), label)


def promised(teller: Teller, label: Said | None = HOW_LONG) -> Fact:
    """Say the promised limit; never the statutory one in its place."""
    limit = teller.item.time_limit.promised if teller.item.time_limit else None
    path = "time_limit.promised"
    return teller.fact(path, time.limit(limit, teller.tongue), label) if limit else teller.not_stated(path, label)


def statutory(teller: Teller, label: Said | None = LAW_ALLOWS) -> Fact:
    """Say the statutory limit."""
    limit = teller.item.time_limit.statutory if teller.item.time_limit else None
    path = "time_limit.statutory"
    return teller.fact(path, time.limit(limit, teller.tongue), label) if limit else teller.not_stated(path, label)


def fees(teller: Teller, label: Said | None = HOW_MUCH) -> Fact:
    """Say what it costs."""
    words = money.fees(teller.item.fees, teller.settings.currency, teller.tongue)
    if not words:
        return teller.not_stated("fees", label)
    charged = rows(teller.item.fees)
    names = [fee.name for fee in charged if len(charged) > 1 and teller.tongue.plain(fee.name) in words]
    return teller.fact("fees", words, label, of=[*names, *(fee.per for fee in charged)])


def visits(teller: Teller, label: Said | None = HOW_OFTEN) -> Fact:
    """Say how often one must come."""
    found = teller.item.visits
    if found is None:
        return teller.not_stated("visits.count", label)
    times = teller.tongue.say(_TIMES.get(found.count, _MORE_TIMES)).format(n=found.count)
    only = teller.when("visits", found.when)
    if not only or only[0].lang != teller.tongue.tag:
        return teller.fact("visits.count", times, label)
    return teller.fact("visits.count", teller.tongue.aside(times, teller.tongue.inside(only[0].words)), label)


def online(teller: Teller, label: Said | None = ONLINE) -> Fact:
    """Say how far one gets online."""
    channels = teller.item.channels
    path = "channels.online.depth"
    if channels is None:
        return teller.not_stated(path, label)
    if channels.online is None:
        return teller.fact("channels.online", teller.tongue.say(_OFFLINE), label)
    depth = channels.online.depth
    return teller.fact(path, teller.tongue.term(depth), label) if depth else teller.not_stated(path, label)


def glance(teller: Teller) -> Iterator[Fact]:
    """Yield the facts at a glance, in the order in which people ask."""
    yield audience(teller)
    if teller.item.kind == "implementation":
        yield promised(teller)
    yield statutory(teller)
    if teller.item.kind == "implementation" or teller.item.fees is not None:
        yield fees(teller)
    if teller.item.kind == "implementation":
        yield visits(teller)
        yield online(teller)


def is_online(teller: Teller) -> bool:
    """Say whether one can at least hand in the application online."""
    channels = teller.item.channels
    return bool(channels and channels.online and channels.online.depth in {OnlineDepth.ACCEPTANCE, OnlineDepth.FULL})
