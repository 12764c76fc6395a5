"""Rows of several bodies under one code: a standard for what they share, and only the rest in each."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.importers.draft import Draft
from catalogue.importers.mapping import Standards
from catalogue.model import Item
from catalogue.model.fields import Field, fields_of
from catalogue.model.terms import Level
from catalogue.resolve import merge
from catalogue.source import fit

Values = dict[str, Any]


def find_standards(drafts: list[Draft], rule: Standards) -> dict[str, Draft]:
    """Return the standards by code, and turn the items under each into what implements it.

    A standard says what a standard of its field's class may say, as most items of the highest level say it. Where an
    item differs it keeps its own value, also in fields that it should leave alone: that is for the checks to find.
    """
    codes = {d.code for d in drafts}
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.shared and draft.shared not in codes:
            groups.setdefault(draft.shared, []).append(draft)
    standards = {}
    for code, group in groups.items():
        if len({d.body for d in group}) < 2:
            continue
        standard = _standard(code, group, rule)
        if not isinstance(fit(Item, standard.data), Item):
            continue
        standards[code] = standard
        for draft in group:
            draft.data = _implementation(draft.data, standard.data, rule)
    return standards


def _standard(code: str, group: list[Draft], rule: Standards) -> Draft:
    ranks = [str(level) for level in Level]
    rank = {id(d): min((ranks.index(v) for v in d.data.get("level", ())), default=len(ranks)) for d in group}
    highest = min(rank.values())
    owners = sorted((d for d in group if rank[id(d)] == highest), key=lambda d: d.code)
    fields = {name: field for name, field in fields_of(Item).items() if name not in rule.without}
    data = {"kind": "standard", "code": code, **_shared([d.data for d in owners], fields)}
    for name in rule.union:
        members = {v: None for d in sorted(group, key=lambda d: rank[id(d)]) for v in d.data.get(name, ())}
        if members:
            data[name] = list(members)
    return Draft(owners[0].row, data, owners[0].area, owners[0].body, f"{code}-{data.get('type')}")


def _shared(items: list[Values], fields: Mapping[str, Field]) -> Values:
    """Return what most of some items say in the fields that a standard may fix."""
    shared: Values = {}
    for name, field in fields.items():
        if field.klass not in {"locked", "bounded"} or field.needed == "implementation":
            continue
        said = [item[name] for item in items if name in item]
        if 2 * len(said) < len(items) or not said:
            continue
        if field.shape == "record" and all(isinstance(v, dict) for v in said):
            value: Any = _shared(said, field.fields)
        else:
            value = _commonest(said)
        if value != {}:
            shared[name] = value
    return shared


def _commonest(values: Iterable[Any]) -> Any:
    texts = [json.dumps(v, ensure_ascii=False, sort_keys=True) for v in values]
    return json.loads(Counter(texts).most_common(1)[0][0])


def _implementation(data: Values, standard: Values, rule: Standards) -> Values:
    own = {k: v for k, v in data.items() if k not in rule.union or k not in standard}
    fields = fields_of(Item)
    technical = {k: v for k, v in own.items() if fields[k].klass == "technical"}
    made = {**technical, "implements": standard["code"], **differential(standard, own)}
    return made if isinstance(fit(Item, merge(standard, made)), Item) else data


def differential(parent: Values, child: Values) -> Values:
    """Return what a child must write so that, laid over its parent, its own values stand.

    What the parent has and the child lacks is inherited; only rows of a list can be taken out.
    """
    return _record(parent, child, fields_of(Item))


def _record(parent: Values, child: Values, fields: Mapping[str, Field]) -> Values:
    own: Values = {}
    for key, value in child.items():
        if key not in parent:
            own[key] = value
        elif value != parent[key] and (differing := _value(parent[key], value, fields.get(key))) not in ([], {}):
            # Rows in another order are the same rows, and leave nothing to write.
            own[key] = differing
    return own


def _value(above: Any, value: Any, field: Field | None) -> Any:
    if field is None or field.shape == "value" or type(above) is not type(value):
        return value
    if isinstance(value, dict):
        return _record(above, value, field.fields)
    by_id = {row["id"]: row for row in above}
    kept = {row["id"] for row in value}
    changed = [
        {"id": row["id"], **_record(by_id.get(row["id"], {}), row, field.fields)}
        for row in value
        if row != by_id.get(row["id"])
    ]
    return [*changed, *({"id": row_id, "drop": True} for row_id in by_id if row_id not in kept)]
