"""How good the records of each body are: complete, sound, faster than the law asks, without visits, online."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from catalogue.findings import Finding, Language, Said, Severity
from catalogue.model import Item, Limit
from catalogue.model.terms import OnlineDepth, Status
from catalogue.reports.table import table
from catalogue.resolve import Resolved, Resolver
from catalogue.rules.compare import UNITS
from catalogue.rules.frame import plain
from catalogue.source import Broken, Catalogue
from catalogue.source.spread import Progress, Quiet, spread


@dataclass(frozen=True)
class Share:
    """So many of so many; `of` leaves out what cannot be told."""

    count: int
    of: int

    def __str__(self) -> str:
        """Write it in per cent, to one place."""
        return f"{100 * self.count / self.of:.1f} %" if self.of else "–"


@dataclass(frozen=True)
class Quality:
    """The records of one body, or of all."""

    items: int
    complete: Share
    """Items in which no rule about completeness finds anything."""
    errors: int
    promised_over_statutory: Fraction | None
    """Mean of promised over statutory limit, of the items in which both are of like units."""
    compared: int
    """Items of which that could be told."""
    zero_visits: Share
    """Of the items that say how often one must come."""
    online_full: Share
    """Items that can be done wholly online."""

    @property
    def errors_per_100(self) -> Fraction:
        """Errors per 100 items."""
        return Fraction(100 * self.errors, self.items) if self.items else Fraction(0)


@dataclass(frozen=True)
class QualityReport:
    """The records of every body that carries items out, by its key."""

    bodies: dict[str, Quality]
    total: Quality

    def as_data(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return {"total": _data(self.total), "bodies": {body: _data(quality) for body, quality in self.bodies.items()}}

    def as_text(self, catalogue: Catalogue, language: Language) -> Iterator[str]:
        """Yield a table, a line a body."""
        known = catalogue.registers.bodies
        names = [(plain(known[b].name) if b in known else b or "?", q) for b, q in self.bodies.items()]
        lines = [*names, (Said("合计", "total").to(language), self.total)]
        yield from table([said.to(language) for said in _HEAD], (_row(*line) for line in lines))


_HEAD = (
    Said("", ""),
    Said("事项", "items"),
    Said("完整", "complete"),
    Said("每百项错误", "errors per 100"),
    Said("承诺/法定", "promised/statutory"),
    Said("零跑动", "no visit"),
    Said("全程网办", "fully online"),
)


def _row(name: str, quality: Quality) -> tuple[str, ...]:
    ratio = quality.promised_over_statutory
    return (
        name,
        str(quality.items),
        str(quality.complete),
        f"{float(quality.errors_per_100):.1f}",
        "–" if ratio is None else f"{float(ratio):.2f} ({quality.compared})",
        str(quality.zero_visits),
        str(quality.online_full),
    )


def _data(quality: Quality) -> dict[str, Any]:
    ratio = quality.promised_over_statutory
    return asdict(quality) | {
        "errors_per_100": round(float(quality.errors_per_100), 4),
        "promised_over_statutory": None if ratio is None else round(float(ratio), 4),
    }


@dataclass(frozen=True)
class _Facts:
    """What is needed of one item."""

    file: str
    body: str
    read: bool = True
    ratio: Fraction | None = None
    visits: int | None = None
    online_full: bool = False


def quality(
    catalogue: Catalogue, findings: Iterable[Finding], *, jobs: int = 0, progress: Progress | None = None
) -> QualityReport:
    """Judge the records of every body by what a check found in them; items that cannot be read count as incomplete."""
    errors: Counter[str] = Counter()
    incomplete: set[str] = set()
    for finding in findings:
        errors[finding.file] += finding.severity is Severity.ERROR
        if finding.rule.startswith("N"):
            incomplete.add(finding.file)
    done = spread(_work, (catalogue,), catalogue.item_files(), jobs=jobs, label="report", progress=progress or Quiet())
    facts = sorted((one for one in done if isinstance(one, _Facts)), key=lambda one: one.file)
    incomplete |= {one.file for one in facts if not one.read}
    by_body: dict[str, list[_Facts]] = defaultdict(list)
    for one in facts:
        by_body[one.body].append(one)

    def judge(items: list[_Facts]) -> Quality:
        return _judge(items, errors, incomplete)

    return QualityReport({body: judge(items) for body, items in sorted(by_body.items())}, judge(facts))


def _judge(items: list[_Facts], errors: Counter[str], incomplete: set[str]) -> Quality:
    count = len(items)
    ratios = [one.ratio for one in items if one.ratio is not None]
    visits = [one.visits for one in items if one.visits is not None]
    return Quality(
        items=count,
        complete=Share(sum(one.file not in incomplete for one in items), count),
        errors=sum(errors[one.file] for one in items),
        promised_over_statutory=sum(ratios, Fraction()) / len(ratios) if ratios else None,
        compared=len(ratios),
        zero_visits=Share(visits.count(0), len(visits)),
        online_full=Share(sum(one.online_full for one in items), count),
    )


def _work(catalogue: Catalogue) -> Callable[[str], _Facts | None]:
    resolver = Resolver(catalogue)

    def one(file: str) -> _Facts | None:
        resolved = resolver.resolve(file)
        if isinstance(resolved, Resolved):
            item = resolved.item
            counts = item.kind == "implementation" and item.status is Status.IN_FORCE
            return _facts(file, item) if counts else None
        document = catalogue.read(file)
        data = {} if isinstance(document, Broken) else document.data
        if data.get("kind") == "standard" or file.startswith("standards/"):
            return None
        body = data.get("body")
        return _Facts(file, body if isinstance(body, str) else "", read=False)

    return one


def _facts(file: str, item: Item) -> _Facts:
    online = item.channels.online if item.channels else None
    return _Facts(
        file,
        item.body or "",
        ratio=_ratio(item),
        visits=item.visits.count if item.visits else None,
        online_full=online is not None and online.depth is OnlineDepth.FULL,
    )


def _ratio(item: Item) -> Fraction | None:
    """Return the promised limit over the statutory one, both of like units; on the spot is nought of any."""
    limits = item.time_limit
    if limits is None or not isinstance(limits.statutory, Limit):
        return None
    if limits.promised == "immediate":
        return Fraction(0)
    if not isinstance(limits.promised, Limit):
        return None
    (family, size), (other, other_size) = UNITS[limits.promised.unit], UNITS[limits.statutory.unit]
    if family != other:
        return None
    return Fraction(limits.promised.value * size, limits.statutory.value * other_size)
