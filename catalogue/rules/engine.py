"""Runs the rules: item by item in several processes, then over the whole catalogue."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter

from catalogue.findings import Finding, Severity
from catalogue.model import Bundle
from catalogue.model.item import Waiver
from catalogue.resolve import Resolver, in_families
from catalogue.rules.cache import Cache, Entry
from catalogue.rules.frame import CATALOGUE_RULES, ITEM_RULES, Case, Overview, Summary, plain
from catalogue.rules.misfits import with_fixes
from catalogue.source import Broken, Catalogue, Document, fit
from catalogue.source.spread import Progress, Quiet, spread

Waivers = tuple[tuple[str, str, str], ...]
"""Rule, path and last day of each finding set aside."""


@dataclass(frozen=True)
class Options:
    """How to check."""

    today: dt.date = field(default_factory=dt.date.today)
    """The day on which dates are judged."""
    jobs: int = 0
    """Processes; 0 is one for each processor."""
    cache: bool = True
    """Whether to keep what is known of unchanged files."""


@dataclass(frozen=True)
class Report:
    """What a check found."""

    findings: tuple[Finding, ...]
    items: tuple[Summary, ...]
    """Items that could be resolved."""
    files: int
    """Files looked at."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What stops publishing."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def check(catalogue: Catalogue, options: Options | None = None, progress: Progress | None = None) -> Report:
    """Run every rule on a catalogue."""
    options = options or Options()
    cache = Cache.load(catalogue, options.today) if options.cache else Cache()
    known = cache.entries()
    files = in_families(catalogue, (file for file in catalogue.item_stamps if file not in cache))
    arguments = (catalogue, options.today)
    new = list(spread(_work, arguments, files, jobs=options.jobs, label="check", progress=progress or Quiet()))
    if options.cache and (new or cache.stale):
        cache.save(catalogue, new)
    checked = [*known, *new]
    bundles, bundle_findings = _read_bundles(catalogue)
    items = sorted((c.summary for c in checked if c.summary), key=itemgetter(0))
    overview = Overview(catalogue, items, bundles, options.today)
    findings = [*catalogue.findings, *catalogue.stray_findings, *bundle_findings]
    findings += [f for one in checked for f in one.findings]
    waivers = {item.file: item.waivers for item in items if item.waivers}
    waivers |= {document.file: _waivers(bundle.waivers) for document, bundle in bundles if bundle.waivers}
    findings += _waived(_catalogue_findings(overview), waivers, options.today)
    return Report(
        tuple(sorted(findings, key=lambda f: f.order)),
        tuple(items),
        len(catalogue.item_stamps) + len(catalogue.bundle_files()) + len(catalogue.documents),
    )


def _catalogue_findings(overview: Overview) -> Iterator[Finding]:
    settings = overview.catalogue.settings.rules
    for rule, function in CATALOGUE_RULES:
        setting = settings.get(rule.id)
        if setting == "off":
            continue
        for finding in function(overview):
            yield replace(finding, severity=Severity(setting)) if setting else finding


def _read_bundles(catalogue: Catalogue) -> tuple[list[tuple[Document, Bundle]], list[Finding]]:
    sound: list[tuple[Document, Bundle]] = []
    findings: list[Finding] = []
    for file in catalogue.bundle_files():
        document = catalogue.read(file)
        if isinstance(document, Broken):
            findings.extend(document.findings)
            continue
        bundle = fit(Bundle, document.data)
        if isinstance(bundle, Bundle):
            sound.append((document, bundle))
        else:
            findings.extend(document.finding(p.rule, p.path, p.params, at_key=p.at_key) for p in bundle)
    return sound, findings


def _waivers(waivers: Iterable[Waiver]) -> Waivers:
    return tuple((w.rule, w.path or "", w.until.isoformat()) for w in waivers)


def _waived(findings: Iterable[Finding], waivers: Mapping[str, Waivers], today: dt.date) -> Iterator[Finding]:
    """Yield the findings that no waiver in force sets aside."""
    day = today.isoformat()
    for finding in findings:
        if not any(
            rule == finding.rule and until >= day and path in {"", finding.path}
            for rule, path, until in waivers.get(finding.file, ())
        ):
            yield finding


class _Worker:
    """Checks items one by one; each process has one."""

    def __init__(self, catalogue: Catalogue, today: dt.date) -> None:
        self._catalogue = catalogue
        self._today = today
        self._resolver = Resolver(catalogue)
        settings = catalogue.settings.rules
        self._rules = [
            (rule, function, settings.get(rule.id)) for rule, function in ITEM_RULES if settings.get(rule.id) != "off"
        ]

    def check(self, file: str) -> Entry:
        """Check one item file."""
        resolved = self._resolver.resolve(file)
        if isinstance(resolved, Broken):
            return Entry(file, resolved.chain, None, with_fixes(self._catalogue, resolved))
        item = resolved.item
        case = Case(resolved, self._catalogue, self._today)
        findings: list[Finding] = []
        for rule, function, setting in self._rules:
            for hit in function(case):
                finding = resolved.finding(rule, hit.path, hit.params, against_parent=hit.against_parent)
                if setting or hit.fix:
                    finding = replace(finding, severity=Severity(setting or finding.severity), fix=hit.fix)
                findings.append(finding)
        if item.waivers and findings:
            findings = list(_waived(findings, {file: _waivers(item.waivers)}, self._today))
        return Entry(file, tuple(d.file for d in resolved.chain[1:]), _summary(case), tuple(findings))


def _summary(case: Case) -> Summary:
    item, file = case.item, case.resolved.file
    name, files = plain(item.handling_name or item.name), tuple(name for _, name in case.own.files)
    return Summary(
        file,
        item.code,
        name,
        item.body or "",
        item.kind,
        str(item.status),
        item.implements or "",
        files,
        _waivers(item.waivers or ()),
    )


def _work(catalogue: Catalogue, today: dt.date) -> Callable[[str], Entry]:
    return _Worker(catalogue, today).check
