"""How a rule is written: a function that yields where it is broken, and its entry in the rule book beside it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from catalogue.findings import PROJECT_RULE, Finding, Fix, Path, Rule, Said, Severity, define
from catalogue.model import Basis, Bundle, Item
from catalogue.model.registers import Calendar, MaterialEntry
from catalogue.model.terms import LawKind
from catalogue.model.workdays import Workdays
from catalogue.resolve import Resolved
from catalogue.rules.places import Places
from catalogue.source import Catalogue, Document
from catalogue.source.tree import REGISTER_FOLDER

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


class Hit(NamedTuple):
    """A place where a rule is broken, and what its words need to know."""

    path: Path
    params: dict[str, Any] = {}  # noqa: RUF012  # never changed
    against_parent: bool = False
    """Whether the parent's value is to be shown too."""
    fix: Fix | None = None
    """A change to the item's own file that mends it, where one is safe."""


@dataclass(frozen=True)
class Case:
    """What a rule about one item looks at."""

    resolved: Resolved
    catalogue: Catalogue
    today: dt.date

    @cached_property
    def item(self) -> Item:
        """The item with everything it inherits."""
        return self.resolved.item

    @cached_property
    def own(self) -> Places:
        """The places of what its own file writes; what is inherited was looked at in the file that writes it."""
        return Places(Item, self.resolved.chain[0].data)

    @cached_property
    def shared(self) -> dict[str, Any]:
        """What one rule worked out and others need too."""
        return {}

    @cached_property
    def workdays(self) -> Workdays | None:
        """The calendar of the body's area, of an area above it, or of the catalogue."""
        registers = self.catalogue.registers
        body = registers.bodies.get(self.item.body or "")
        name = calendar_of(self.catalogue, self.item.area or (body.area if body else None))
        return _workdays(registers.calendars[name]) if name in registers.calendars else None

    @cached_property
    def text(self) -> str:
        """Its own file, as it stands."""
        return self.resolved.chain[0].text

    def inherits(self, path: Path) -> bool:
        """Say whether the parent has the same value at a path, so that a fault of it is found there."""
        above, here = self.resolved.above, self.resolved.data
        if above is None:
            return False
        for number, step in enumerate(path):
            if above is here:
                return value_at(above, path[number:]) is not None
            above, here = value_at(above, (step,)), value_at(here, (step,))
        return above is not None and (above is here or above == here)

    def ranks(self, bases: list[Basis] | None) -> set[LawKind]:
        """Return the ranks of the laws that some citations name."""
        laws = self.catalogue.registers.laws
        return {law.kind for basis in bases or () if (law := laws.get(basis.law))}


def value_at(data: Any, path: Path) -> Any:
    """Return the value at a path of plain data, or None."""
    for step in path:
        if isinstance(data, list):
            if isinstance(step, int):
                data = data[step] if step < len(data) else None
            else:
                data = next((r for r in data if isinstance(r, dict) and f"#{r.get('id')}" == step), None)
        elif isinstance(data, dict):
            data = data.get(step)
        else:
            return None
    return data


_made: dict[int, tuple[Calendar, Workdays]] = {}


def _workdays(calendar: Calendar) -> Workdays:
    """Return the working days of a calendar, worked out once for each."""
    held = _made.get(id(calendar))
    if held is None or held[0] is not calendar:
        held = _made[id(calendar)] = (calendar, Workdays(calendar))
    return held[1]


def calendar_of(catalogue: Catalogue, area: str | None) -> str | None:
    """Return the id of the calendar that an area follows: its own, that of an area above it, or the catalogue's."""
    areas = catalogue.registers.areas
    for _ in areas:
        entry = areas.get(area or "")
        if entry is None or entry.calendar is not None:
            return entry.calendar if entry else catalogue.settings.calendar
        area = entry.parent
    return catalogue.settings.calendar


class Summary(NamedTuple):
    """What rules over the whole catalogue know of an item; small, because there are very many."""

    file: str
    code: str
    name: str
    body: str
    kind: str
    status: str
    implements: str
    files: tuple[str, ...] = ()
    """Forms and samples that its own file names."""
    waivers: tuple[tuple[str, str, str], ...] = ()
    """Findings set aside: rule, path (empty for all), last day."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What a rule over the whole catalogue looks at."""

    catalogue: Catalogue
    items: list[Summary]
    bundles: list[tuple[Document, Bundle]]
    today: dt.date


ItemRule = Callable[[Case], Iterator[Hit]]
CatalogueRule = Callable[[Overview], Iterator[Finding]]

ITEM_RULES: list[tuple[Rule, ItemRule]] = []
CATALOGUE_RULES: list[tuple[Rule, CatalogueRule]] = []


def item_rule(  # noqa: PLR0913  # a rule has this many parts, each named where it is written
    rule_id: str,
    severity: Severity,
    *,
    title: Said,
    message: Said,
    remedy: Said,
    good: str,
    bad: str,
    basis: Said = PROJECT_RULE,
) -> Callable[[ItemRule], ItemRule]:
    """Enter a function in the book as a rule about one resolved item.

    `good` and `bad` are YAML laid over a sound item: the rule must pass the one and find the other.
    """
    rule = define(Rule(rule_id, severity, title, message, remedy, basis, good, bad))

    def enter(function: ItemRule) -> ItemRule:
        ITEM_RULES.append((rule, function))
        return function

    return enter


def catalogue_rule(
    rule_id: str, severity: Severity, *, title: Said, message: Said, remedy: Said, basis: Said = PROJECT_RULE
) -> Callable[[Callable[[Overview, Rule], Iterator[Finding]]], CatalogueRule]:
    """Enter a function in the book as a rule over the whole catalogue; it makes its findings with the rule it is given."""
    rule = define(Rule(rule_id, severity, title, message, remedy, basis))

    def enter(function: Callable[[Overview, Rule], Iterator[Finding]]) -> CatalogueRule:
        def run(overview: Overview) -> Iterator[Finding]:
            return function(overview, rule)

        CATALOGUE_RULES.append((rule, run))
        return run

    return enter


def plain(text: str | dict[str, str] | None) -> str:
    """Return the words of a text in the first language it is written in; the empty string for none."""
    if text is None:
        return ""
    return text if isinstance(text, str) else next(iter(text.values()))


def every(text: str | dict[str, str] | None) -> Iterator[tuple[Path, str]]:
    """Yield the words of a text in every language, with the rest of the path to each."""
    if isinstance(text, str):
        yield (), text
    elif text is not None:
        for tag, words in text.items():
            yield (tag,), words


def item_finding(
    overview: Overview, rule: Rule, file: str, path: Path, params: Mapping[str, object] | None = None
) -> Finding:
    """Make a finding of a rule over the whole catalogue at a place of one item or bundle file."""
    document = overview.catalogue.read(file)
    if isinstance(document, Document):
        return document.finding(rule, path, params)
    return Finding(rule.id, rule.severity, file, params={k: str(v) for k, v in (params or {}).items()})


def entry_finding(
    overview: Overview,
    rule: Rule,
    register: str,
    key: str,
    path: Path,
    params: Mapping[str, object] | None = None,
    *,
    at_key: bool = False,
) -> Finding:
    """Make a finding at a place of a register's entry, in whichever file of the register it stands."""
    documents = overview.catalogue.documents.values()
    folder = f"{REGISTER_FOLDER}/{register}"
    home = next(d for d in documents if d.file.startswith((f"{folder}.", f"{folder}/")) and key in d.data)
    return home.finding(rule, (key, *path), params, at_key=at_key)


def entry_called(materials: Mapping[str, MaterialEntry], name: str) -> str | None:
    """Return the id of the one material that has a name or an alias, in any language."""
    found = {
        key
        for key, entry in materials.items()
        for text in (entry.name, *(entry.aliases or ()))
        if name in dict(every(text)).values()
    }
    return found.pop() if len(found) == 1 else None


def nearest(word: str, choices: Iterable[str]) -> dict[str, str]:
    """Return the words that suggest what was meant, for a remedy in each language; empty when nothing is near."""
    from rapidfuzz import process  # noqa: PLC0415  # only to word a finding

    near = process.extractOne(word, list(choices), score_cutoff=65)
    if not near:
        return {"nearest_zh": "", "nearest_en": ""}
    return {"nearest_zh": f"是不是“{near[0]}”？", "nearest_en": f"Did you mean `{near[0]}`? "}
