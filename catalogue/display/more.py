"""What is worth knowing and belongs to no other section: quotas, third parties, commitments, rights."""

from collections.abc import Iterator

from catalogue.display import money
from catalogue.display.fact import Fact, Teller
from catalogue.findings import Said
from catalogue.model import Absent, rows
from catalogue.model.content import Commitment, Intermediary, QuantityLimit

_BASIS = Said("依据", "Legal basis")


def more(teller: Teller) -> Iterator[Fact]:
    """Yield the facts of the section."""
    item = teller.item
    if item.area_served:
        yield teller.fact(
            "area_served", teller.tongue.term(item.area_served), Said("通办范围", "May be handled anywhere in")
        )
    if item.visits:
        yield from teller.maybe("visits.reason", item.visits.reason, Said("为什么要到现场", "Why you must come"))
    if isinstance(item.quantity_limit, QuantityLimit):
        yield from _quota(teller, item.quantity_limit)
    elif item.quantity_limit:
        yield from teller.absent(
            "quantity_limit", Said("没有数量限制", "The number is not limited"), item.quantity_limit.none
        )
    if isinstance(item.intermediaries, Absent):
        nothing = Said("不需要中介服务", "No third-party service is needed")
        yield from teller.absent("intermediaries", nothing, item.intermediaries.none)
    for one in rows(item.intermediaries):
        yield from _intermediary(teller, one)
    if item.commitment:
        yield from _commitment(teller, item.commitment)
    yield from teller.maybe("rights", item.rights, Said("您的权利和义务", "Your rights and duties"))
    yield from teller.maybe("notes", item.notes, Said("备注", "Note"))


def _quota(teller: Teller, quota: QuantityLimit) -> Iterator[Fact]:
    yield teller.text("quantity_limit.text", quota.text, Said("数量限制", "Limited number"))
    if quota.limit:
        yield teller.fact("quantity_limit.limit", money.number(quota.limit), Said("数量", "How many"))
    yield from teller.maybe("quantity_limit.selection", quota.selection, Said("怎样确定", "How it is decided"))
    yield from teller.maybe("quantity_limit.published", quota.published, Said("怎样公布", "Where it is published"))
    yield from teller.basis("quantity_limit.basis", quota.basis, _BASIS)


def _intermediary(teller: Teller, one: Intermediary) -> Iterator[Fact]:
    path = f"intermediaries[{one.id}]"
    yield teller.text(f"{path}.name", one.name, Said("需要的中介服务", "Third-party service needed"))
    yield from teller.when(path, one.when)
    yield from teller.maybe(f"{path}.provider", one.provider, Said("由谁提供", "Provided by"))
    yield from teller.maybe(f"{path}.paid_by", one.paid_by, Said("费用由谁承担", "Paid by"))
    yield from teller.basis(f"{path}.basis", one.basis, _BASIS)


def _commitment(teller: Teller, one: Commitment) -> Iterator[Fact]:
    yield from teller.maybe("commitment.duty", one.duty, Said("可以告知承诺", "A written promise will do"))
    if one.replaces:
        names = [teller.material(row) for row in one.replaces]
        words = teller.tongue.both(*map(teller.tongue.plain, names))
        yield teller.fact("commitment.replaces", words, Said("承诺可以替代", "It stands in for"), of=names)
    yield from teller.maybe(
        "commitment.consequence", one.consequence, Said("不实承诺的后果", "If the promise is false")
    )
    yield from teller.maybe("commitment.excluded", one.excluded, Said("不适用承诺的对象", "Who may not use it"))
    yield from teller.basis("commitment.basis", one.basis, _BASIS)
