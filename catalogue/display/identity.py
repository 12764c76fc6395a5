"""What an item is and rests on: names, legal basis, and what identifies the record."""

from collections.abc import Iterator
from typing import Any

from catalogue.display import law, timing
from catalogue.display.fact import Fact, Teller
from catalogue.display.glance import audience, level
from catalogue.findings import Said
from catalogue.model.base import Term


def head(teller: Teller) -> dict[str, Any]:
    """Word what stands at the top."""
    item = teller.item
    return {
        "name": teller.text("handling_name" if item.handling_name else "name", item.handling_name or item.name),
        "main_name": [teller.text("name", item.name)] if item.handling_name else [],
        "everyday": [teller.text(f"everyday_names[{n}]", name) for n, name in enumerate(item.everyday_names or ())],
        "summary": teller.maybe("summary", item.summary),
        "type": teller.fact("type", teller.tongue.term(item.type), Said("事项类型", "Type")),
        "status": teller.fact("status", teller.tongue.term(item.status), Said("状态", "Status")),
        "level": level(teller, Said("行使层级", "Level")),
        "body": _bodies(teller, "body", [item.body] if item.body else None, Said("实施主体", "Responsible authority")),
        "body_key": item.body or "",
    }


def legal_basis(teller: Teller) -> list[dict[str, Any]]:
    """Word the laws that create the item."""
    made = []
    for n, basis in enumerate(teller.item.legal_basis or ()):
        path = f"legal_basis[{n}]"
        entry = teller.registers.laws.get(basis.law)
        made.append(
            {
                "law": basis.law,
                "url": (entry.url if entry else None) or "",
                "cited": teller.basis(path, [basis])[0],
                "number": teller.maybe(f"{path}.law.number", entry.number if entry else None),
                "says": teller.maybe(f"{path}.note", law.says(basis, teller.registers)),
            }
        )
    return made


def about(teller: Teller) -> Iterator[Fact]:
    """Yield what identifies the record and who stands behind it."""
    item = teller.item
    yield teller.fact("code", item.code, Said("事项编码", "Code"))
    if item.local_codes:
        yield teller.fact("local_codes", teller.tongue.both(*item.local_codes), Said("地方编码", "Local codes"))
    yield teller.fact("version", str(item.version), Said("版本", "Version"))
    yield audience(teller, Said("服务对象", "Audience"))
    if item.themes:
        yield teller.fact("themes", teller.tongue.terms(item.themes), Said("主题", "Themes"))
    yield from teller.yes(
        "business_licence", Said("涉企经营许可", "A licence to do business"), true=item.business_licence
    )
    if not item.by_application:
        yield teller.fact(
            "by_application", teller.tongue.say(Said("依职权办理，不用申请", "Done by the authority unasked"))
        )
    dates = (
        ("effective_from", item.effective_from, Said("生效日期", "In force since")),
        ("effective_until", item.effective_until, Said("取消日期", "Ends on")),
        ("reviewed_on", item.reviewed_on, Said("核对日期", "Checked on")),
    )
    for path, value, label in dates:
        if value:
            yield teller.fact(path, timing.date(value, teller.tongue), label)
    if item.replaced_by:
        yield teller.fact("replaced_by", item.replaced_by, Said("由此事项替代", "Replaced by"))
    yield from _who(teller)


def _who(teller: Teller) -> Iterator[Fact]:
    item = teller.item
    yield from _term(teller, "body_nature", item.body_nature, Said("实施主体性质", "Capacity"))
    yield from _bodies(
        teller, "entrusted_by", [item.entrusted_by] if item.entrusted_by else None, Said("委托部门", "Entrusted by")
    )
    yield from _bodies(teller, "joint_bodies", item.joint_bodies, Said("联办机构", "Together with"))
    if item.area:
        entry = teller.registers.areas.get(item.area)
        name = entry.name if entry else {teller.tongue.tag: item.area}
        yield teller.text("area", name, Said("行政区划", "Area"))
    yield from teller.maybe("accepted_by", item.accepted_by, Said("受理机构", "Accepted by"))
    yield from teller.maybe("decided_by", item.decided_by, Said("决定机构", "Decided by"))
    yield from teller.maybe("supervised_by", item.supervised_by, Said("监管主体", "Supervised by"))
    yield from _term(teller, "power_source", item.power_source, Said("权力来源", "Source of power"))


def _term(teller: Teller, path: str, term: Term | None, label: Said) -> list[Fact]:
    return [teller.fact(path, teller.tongue.term(term), label)] if term else []


def _bodies(teller: Teller, path: str, keys: list[str] | None, label: Said) -> list[Fact]:
    if not keys:
        return []
    names = [teller.body(key) for key in keys]
    return [teller.fact(path, teller.tongue.both(*map(teller.tongue.plain, names)), label, of=names)]
