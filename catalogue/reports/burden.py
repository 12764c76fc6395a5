"""What is asked of people: documents, visits, days, fees; and what falls away once the State fetches what it can."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from decimal import Decimal
from typing import Any

from catalogue.findings import Language, Said
from catalogue.model import Item, Limit, rows
from catalogue.model.content import Material
from catalogue.model.terms import Necessity, Status
from catalogue.reports.table import table
from catalogue.resolve import Resolved, Resolver
from catalogue.rules.frame import plain
from catalogue.rules.proofs import works_here
from catalogue.source import Catalogue
from catalogue.source.spread import Progress, Quiet, spread


@dataclass(frozen=True)
class Papers:
    """Documents that the applicant hands in or shows."""

    materials: int = 0
    """Documents; of those of which any one is enough, one."""
    originals: int = 0
    copies: int = 0
    shown: int = 0
    """Originals that are shown and given back."""

    def __add__(self, other: "Papers") -> "Papers":
        return Papers(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True)
class Burden:
    """What one item, or several, ask of an applicant at most: what depends on the case is counted too."""

    items: int = 0
    asked: Papers = Papers()
    in_some_cases: int = 0
    """Documents that are asked for in some cases only."""
    fetchable: Papers = Papers()
    """What would fall away if all that the register says can be fetched were fetched."""
    visits: int = 0
    visits_unsaid: int = 0
    """Items that do not say how often one must come."""
    promised: Counter[str] = field(default_factory=Counter)
    """Promised time by its unit; units are not added up, and on the spot is no time."""
    promised_unsaid: int = 0
    fees: dict[str, Decimal] = field(default_factory=dict)
    """Sum of the fixed amounts that everybody pays, by currency."""
    fees_other: int = 0
    """Charges that depend on the case, the channel or a quantity."""

    def __add__(self, other: "Burden") -> "Burden":
        def total(name: str) -> Any:
            mine, theirs = getattr(self, name), getattr(other, name)
            if not isinstance(mine, dict):
                return mine + theirs
            keys = sorted({*mine, *theirs})
            return type(mine)({k: mine.get(k, 0) + theirs.get(k, 0) for k in keys})

        return Burden(**{f.name: total(f.name) for f in fields(self)})


@dataclass(frozen=True)
class ItemBurden:
    """What one item asks."""

    code: str
    name: str
    body: str
    burden: Burden


@dataclass(frozen=True)
class BurdenReport:
    """What every item in force that a body carries out asks."""

    items: tuple[ItemBurden, ...]
    unread: tuple[str, ...]
    """Files that could not be resolved and are not counted."""

    @property
    def bodies(self) -> dict[str, Burden]:
        """What the items of each body ask together, by the body's key."""
        found: dict[str, Burden] = defaultdict(Burden)
        for item in self.items:
            found[item.body] += item.burden
        return dict(sorted(found.items()))

    @property
    def total(self) -> Burden:
        """What all items ask together."""
        return sum((item.burden for item in self.items), Burden())

    def as_data(self) -> dict[str, Any]:
        """Return the report as JSON can hold it; amounts are text."""
        return {
            "total": _data(self.total),
            "bodies": {body: _data(burden) for body, burden in self.bodies.items()},
            "items": [
                {"code": i.code, "name": i.name, "body": i.body, **_data(i.burden, items=False)} for i in self.items
            ],
            "unread": list(self.unread),
        }

    def as_text(self, catalogue: Catalogue, language: Language, *, by_item: bool = False) -> Iterator[str]:
        """Yield a table, a line a body or a line an item, and what falls away."""
        known = catalogue.registers.bodies
        if by_item:
            names = [(f"{i.code} {i.name}", i.burden) for i in self.items]
        else:
            names = [(plain(known[b].name) if b in known else b, burden) for b, burden in self.bodies.items()]
        total = self.total
        yield from table(
            [said.to(language) for said in _HEAD], (_row(*n) for n in (*names, (_TOTAL.to(language), total)))
        )
        yield "\n" + _FALLS_AWAY.to(language).format(
            materials=total.fetchable.materials,
            asked=total.asked.materials,
            originals=total.fetchable.originals,
            copies=total.fetchable.copies,
        )


_HEAD = (
    Said("", ""),
    Said("事项", "items"),
    Said("材料", "materials"),
    Said("原件", "originals"),
    Said("复印件", "copies"),
    Said("核对原件", "shown"),
    Said("跑动", "visits"),
    Said("承诺时限", "promised"),
    Said("固定收费", "fixed fees"),
    Said("可免材料", "fetchable"),
)
_TOTAL = Said("合计", "total")
_FALLS_AWAY = Said(
    "能共享获取的都由部门获取，可以少交 {asked} 份材料中的 {materials} 份：原件 {originals} 份、复印件 {copies} 份。\n",
    "Were all fetched that can be, {materials} of {asked} materials would fall away: {originals} originals, {copies} copies.\n",
)


def _row(name: str, burden: Burden) -> tuple[str, ...]:
    asked = burden.asked
    counts = (burden.items, asked.materials, asked.originals, asked.copies, asked.shown, burden.visits)
    promised = ", ".join(f"{n} {unit}" for unit, n in burden.promised.items()) or "0"
    fees = ", ".join(f"{amount} {currency}" for currency, amount in burden.fees.items()) or "0"
    return (name, *map(str, counts), promised, fees, str(burden.fetchable.materials))


def _data(burden: Burden, *, items: bool = True) -> dict[str, Any]:
    data = asdict(burden)
    # asdict() would count the pairs of a Counter.
    data |= {"promised": dict(burden.promised), "fees": {c: str(amount) for c, amount in burden.fees.items()}}
    return data if items else {k: v for k, v in data.items() if k != "items"}


def burden(
    catalogue: Catalogue, *, body: str | None = None, jobs: int = 0, progress: Progress | None = None
) -> BurdenReport:
    """Count what is asked of people by the items in force that a body carries out, or all bodies."""
    files = catalogue.item_files()
    done = spread(_work, (catalogue, body), files, jobs=jobs, label="burden", progress=progress or Quiet())
    found = [one for one in done if one is not None]
    items = sorted((one for one in found if isinstance(one, ItemBurden)), key=lambda i: (i.body, i.code))
    return BurdenReport(tuple(items), tuple(sorted(one for one in found if isinstance(one, str))))


def _work(catalogue: Catalogue, body: str | None) -> Callable[[str], ItemBurden | str | None]:
    resolver = Resolver(catalogue)

    def one(file: str) -> ItemBurden | str | None:
        resolved = resolver.resolve(file)
        if not isinstance(resolved, Resolved):
            return file
        item = resolved.item
        if item.kind != "implementation" or item.status is not Status.IN_FORCE or body not in {None, item.body}:
            return None
        name = plain(item.handling_name or item.name)
        return ItemBurden(item.code, name, item.body or "", of_item(catalogue, item))

    return one


def of_item(catalogue: Catalogue, item: Item) -> Burden:
    """Count what one resolved item asks."""
    asked = [m for m in rows(item.materials) if m.necessity is not Necessity.FETCHED]
    fetchable = [m for m in asked if _can_be_fetched(catalogue, item, m)]
    papers = _papers(asked)
    left = _papers([m for m in asked if m not in fetchable], met={m.one_of for m in fetchable if m.one_of})
    promised = item.time_limit.promised if item.time_limit else None
    charges = rows(item.fees)
    fixed = [f for f in charges if f.amount is not None and not (f.per or f.quantity or f.when or f.channel)]
    fees: dict[str, Decimal] = defaultdict(Decimal)
    for fee in fixed:
        fees[fee.currency or catalogue.settings.currency] += Decimal(fee.amount or 0)
    return Burden(
        items=1,
        asked=papers,
        in_some_cases=sum(bool(m.when) or m.necessity is Necessity.CONDITIONAL for m in asked),
        fetchable=Papers(*(getattr(papers, f.name) - getattr(left, f.name) for f in fields(Papers))),
        visits=item.visits.count if item.visits else 0,
        visits_unsaid=int(item.visits is None),
        promised=Counter({str(promised.unit): promised.value} if isinstance(promised, Limit) else {}),
        promised_unsaid=int(promised is None),
        fees=dict(fees),
        fees_other=len(charges) - len(fixed),
    )


def _papers(materials: Iterable[Material], *, met: Iterable[str] = ()) -> Papers:
    """Count documents; of a group of which any one is enough, the one that takes the fewest papers, or none if met."""
    single = [_of_one(m) for m in materials if not m.one_of]
    groups: dict[str, list[Papers]] = defaultdict(list)
    for material in materials:
        if material.one_of and material.one_of not in met:
            groups[material.one_of].append(_of_one(material))
    lightest = (min(group, key=lambda p: (p.originals + p.copies, p.shown)) for group in groups.values())
    return sum((*single, *lightest), Papers())


def _of_one(material: Material) -> Papers:
    return Papers(1, material.originals, material.copies, int(material.show_original))


def _can_be_fetched(catalogue: Catalogue, item: Item, material: Material) -> bool:
    entry = catalogue.registers.materials.get(material.register_id)
    return entry is not None and entry.fetched is not None and works_here(catalogue, item, entry.fetched.areas)
