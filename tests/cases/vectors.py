"""Items and cases made at random, the same every time, to hold two evaluators to each other."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from catalogue.cases import apply, as_data, compact, counted_by
from catalogue.model import Item, rows

_WAYS = ("windows", "online", "post")
_DAYS = ("2024-12-31", "2025-01-01", "2026-06-30", "2027-01-01")


def items() -> st.SearchStrategy[Item]:
    """Return a strategy that makes items with questions."""
    return st.integers(0, 10**9).map(lambda seed: make_item(random.Random(seed)))  # noqa: S311  # no secret


def vectors(count: int, seed: int = 4) -> Iterator[dict[str, Any]]:
    """Yield cases: an item in its small form, what is known of the case, and what Python says of it."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    while count > 0:
        item = make_item(chance)
        small = compact(item, currency="CNY")
        for _ in range(min(4, count)):
            count -= 1
            known = make_case(chance, item)
            yield {"item": small, **known, "expected": _outcome(item, known)}


def _outcome(item: Item, known: dict[str, Any]) -> dict[str, Any]:
    outcome = apply(
        item,
        known["answers"],
        dt.date.fromisoformat(known["on"]),
        quantities={name: Decimal(number) for name, number in known["quantities"].items()},
        channel=known["channel"],
    )
    return dict(json.loads(json.dumps(as_data(outcome))))


def make_item(chance: random.Random) -> Item:
    """Make an item with up to five questions and something in every list."""
    situations: list[dict[str, Any]] = []
    for number in range(chance.randint(0, 5)):
        answers = [{"id": f"a{n}", "label": f"答{n}"} for n in range(chance.randint(2, 4))]
        one: dict[str, Any] = {"id": f"q{number}", "question": f"问{number}？", "answers": answers}
        situations.append(one | _when(chance, situations))
    lists: dict[str, Any] = {
        "conditions": _rows(chance, situations, lambda: {"text": "条件。"}),
        "prohibitions": _rows(chance, situations, lambda: {"text": "禁止。"}),
        "materials": _rows(chance, situations, lambda: _material(chance)),
        "intermediaries": _rows(chance, situations, lambda: {"name": "服务"}),
        "fees": _rows(chance, situations, lambda: _fee(chance, situations)),
        "steps": _rows(chance, situations, lambda: {"kind": "review"}),
        "results": _rows(chance, situations, lambda: {"kind": "document", "name": "结果"}),
    }
    time = {
        "statutory": chance.choice((_limit(chance), {"none": "没有规定"}, None)),
        "promised": chance.choice(("immediate", _limit(chance), None)),
        "cases": _rows(chance, situations, lambda: _limits(chance) | _way(chance)),
        "special_procedures": _rows(chance, situations, lambda: {"kind": "hearing"}),
    }
    values = {
        "kind": "implementation",
        "code": "A1",
        "name": "事项",
        "type": "public-service",
        "situations": situations,
        **lists,
        "time_limit": {key: value for key, value in time.items() if value},
        "visits": {"count": 1} | _when(chance, situations),
        "channels": {"windows": _rows(chance, situations, lambda: {"place": "地点"}) or None},
    }
    return Item.model_validate({key: value for key, value in values.items() if value})


def make_case(chance: random.Random, item: Item) -> dict[str, Any]:
    """Make a case: some answers, perhaps to questions that are not asked, some numbers, a day, perhaps a channel."""
    answers = {
        s.id: chance.choice(s.answers).id for s in item.situations or () if chance.random() < chance.choice((0.4, 0.9))
    }
    quantities = {name: _number(chance) for f in rows(item.fees) if (name := counted_by(f)) and chance.random() < 0.8}
    return {
        "answers": answers,
        "quantities": quantities,
        "on": chance.choice(_DAYS),
        "channel": chance.choice((None, *_WAYS)),
    }


def _when(chance: random.Random, situations: list[dict[str, Any]]) -> dict[str, Any]:
    if not situations or chance.random() < 0.35:
        return {}
    when: dict[str, Any] = {}
    for one in chance.sample(situations, min(len(situations), chance.choice((1, 1, 2, 3)))):
        ids = [a["id"] for a in one["answers"]]
        when[one["id"]] = chance.choice(ids) if chance.random() < 0.5 else chance.sample(ids, 2)
    return {"when": when}


def _rows(chance: random.Random, situations: list[dict[str, Any]], make: Any) -> list[dict[str, Any]]:
    return [{"id": f"r{n}", **make(), **_when(chance, situations)} for n in range(chance.randint(0, 4))]


def _material(chance: random.Random) -> dict[str, Any]:
    one = {"necessity": chance.choice(("required", "required", "fetched", "conditional", "deferrable"))}
    return one | ({"one_of": chance.choice(("g1", "g2"))} if chance.random() < 0.4 else {})


def _fee(chance: random.Random, situations: list[dict[str, Any]]) -> dict[str, Any]:
    fee: dict[str, Any] = {"name": "收费"} | _way(chance)
    kind = chance.choice(("amount", "amount", "tiers", "range"))
    if kind == "amount":
        fee["amount"] = _number(chance)
    elif kind == "range":
        fee["range"] = {"least": _number(chance, 50), "most": str(50 + chance.randint(0, 100))}
    else:
        ends = sorted(chance.sample(range(1, 900), chance.randint(1, 3)))
        fee["tiers"] = [{"up_to": end, "amount": _number(chance, 20)} for end in ends]
        if chance.random() < 0.7:
            fee["tiers"].append({"amount": _number(chance, 20)})
    fee |= {"quantity": chance.choice(("n", "m"))} if chance.random() < 0.5 else {}
    fee |= {"per": "份"} if chance.random() < 0.5 else {}
    fee |= {"minimum": _number(chance, 60)} if chance.random() < 0.3 else {}
    fee |= {"cap": str(60 + chance.randint(0, 900))} if chance.random() < 0.3 else {}
    fee |= {"currency": "MOP"} if chance.random() < 0.2 else {}
    fee |= {"effective_from": "2025-01-01"} if chance.random() < 0.2 else {}
    fee |= {"effective_until": "2026-06-30"} if chance.random() < 0.2 else {}
    if chance.random() < 0.5:
        fee["reductions"] = [
            {"id": f"d{n}", "label": "减免", **_when(chance, situations), **_off(chance)}
            for n in range(chance.randint(1, 3))
        ]
    return fee


def _off(chance: random.Random) -> dict[str, Any]:
    return {"percent": chance.randint(1, 100)} if chance.random() < 0.6 else {"amount": _number(chance, 40)}


def _way(chance: random.Random) -> dict[str, Any]:
    return {"channel": chance.choice(_WAYS)} if chance.random() < 0.2 else {}


def _limits(chance: random.Random) -> dict[str, Any]:
    """Make one limit of a case, or both."""
    both = {"promised": _limit(chance), "statutory": chance.choice((_limit(chance), {"none": "没有规定"}, "immediate"))}
    return both if chance.random() < 0.5 else {"promised": both["promised"]}


def _limit(chance: random.Random) -> dict[str, Any]:
    units = ("minute", "hour", "working-day", "calendar-day", "month", "year")
    return {"value": chance.randint(1, 60), "unit": chance.choice(units)}


def _number(chance: random.Random, most: int = 900) -> str:
    """Make a number with up to four decimals."""
    places = chance.choice((0, 0, 1, 2, 3, 4))
    return f"{chance.randint(0, most * 10**places) / 10**places:.{places}f}"
