"""One item's files: its page in every language and its JSON, written by whichever process is free."""

import gc
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from catalogue.display import ItemWords
from catalogue.display.fact import NOT_STATED
from catalogue.display.tongue import language_of
from catalogue.exports import API
from catalogue.exports.folder import all_words, write_item
from catalogue.findings import Finding
from catalogue.model import Item, Settings, rows
from catalogue.model.registers import Calendar
from catalogue.model.terms import Status
from catalogue.resolve import Resolved, Resolver, in_families
from catalogue.rules.frame import calendar_of
from catalogue.source import Broken, Catalogue
from catalogue.source.spread import Progress, spread
from catalogue.web.folder import templates
from catalogue.web.frame import Frame, Page
from catalogue.web.item import Around, form_words, item_body
from catalogue.web.plan import plan_data
from catalogue.web.row import Row
from catalogue.web.texts import tongue
from catalogue.web.words import words as frame_words

_FREED_EVERY: Final = 200
"""Items after which a process looks for cycles to free; it does not look by itself."""
_IN_LISTS: Final = frozenset({"time_limit.promised", "fees", "visits.count"})
"""Facts that lists give under an item's name."""


@dataclass(frozen=True)
class Site:
    """What every page is made from."""

    catalogue: Catalogue
    frames: Mapping[str, Frame]
    """By language."""
    findings: Mapping[str, Sequence[Finding]]
    """By file; shown on the pages of a draft only."""
    draft: bool

    @property
    def settings(self) -> Settings:
        """The catalogue's settings."""
        return self.catalogue.settings

    @cached_property
    def slugs(self) -> dict[str, str]:
        """The slug of each body that has one of its own."""
        bodies = self.catalogue.registers.bodies
        uses = Counter(body.slug for body in bodies.values())
        return {key: body.slug for key, body in bodies.items() if body.slug and uses[body.slug] == 1}


class Builder:
    """Writes the files of items; each process has one."""

    def __init__(self, site: Site, out: Path) -> None:
        self._site = site
        self._out = out
        self._resolver = Resolver(site.catalogue)
        self._form_words = cache(partial(_form_words, site.catalogue))

    def build(self, file: str) -> Row | None:
        """Write the pages and the JSON of the item in a file; None for one that is broken or not yet public."""
        resolved = self._resolver.resolve(file)
        if isinstance(resolved, Broken) or (resolved.item.status is Status.DRAFT and not self._site.draft):
            return None
        words = all_words(resolved, self._site.catalogue)
        entry = write_item(resolved, self._site.catalogue, words, self._out / API)
        row = _row(resolved, words, entry)
        forms = {name: self._form_words(name) for name in row.files}
        for tag, frame in self._site.frames.items():
            page = item_page(resolved, self._site, words[tag], digest=entry["digest"], forms=forms)
            write(self._out / frame.place.prefix(tag) / page.url / "index.html", frame.fill(page).encode())
        return row


def build_items(site: Site, out: Path, *, jobs: int, progress: Progress) -> list[Row]:
    """Write the pages and the JSON of every item, and return the rows in order of code."""
    files = in_families(site.catalogue, site.catalogue.item_files())
    made = spread(_builder, (site, out), files, jobs=jobs, label="publish", progress=progress)
    return sorted((row for row in made if row), key=lambda row: (row.code, row.file))


def _builder(site: Site, out: Path) -> Callable[[str], Row | None]:
    """Return the work of one process: to build, and now and then to free what was built."""
    build, made = Builder(site, out).build, itertools.count(1)

    def work(file: str) -> Row | None:
        row = build(file)
        if next(made) % _FREED_EVERY == 0:
            gc.collect()
        return row

    return work


def write(path: Path, content: bytes) -> None:
    """Write a file of the site, with the folders it lies in."""
    try:
        with path.open("wb") as stream:
            stream.write(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def item_page(resolved: Resolved, site: Site, words: ItemWords, *, digest: str, forms: Mapping[str, str]) -> Page:
    """Return an item's page in one language."""
    item, tag = resolved.item, words["lang"]
    frame = site.frames[tag]
    root, home = frame.roots(item_url(item.code))
    said = tongue(tag, site.settings)
    body = site.catalogue.registers.bodies.get(item.body or "")
    crumbs = [(frame_words(tag)["by_body"], "bodies/")]
    if body:
        crumbs.append((said.plain(body.short_name or body.name), f"bodies/{body_slug(item.body or '', site)}/"))
    elif item.kind == "standard":
        crumbs = [(frame.texts["standards"]["title"], "standards/")]
    around = Around(
        root=root,
        home=home,
        body_url=f"bodies/{body_slug(item.body or '', site)}/" if item.body else "",
        parent=item.implements or "",
        digest=digest,
        data=f"{API}/items/{item.code}.json",
        files=forms,
        plan=plan_data(item, site.settings, _calendar(item, site.catalogue), lang=tag),
    )
    return Page(
        url=item_url(item.code),
        title=words["name"].words,
        body=_findings(site, resolved.file, tag) + item_body(words, around),
        description=said.plain(item.summary),
        section="standards" if item.kind == "standard" else "bodies",
        crumbs=tuple(crumbs),
        head=f'<script src="{root}assets/plan.js" defer></script>' if around.plan else "",
    )


def _calendar(item: Item, catalogue: Catalogue) -> Calendar | None:
    """Return the calendar that an item's working days follow."""
    registers = catalogue.registers
    body = registers.bodies.get(item.body or "")
    name = calendar_of(catalogue, item.area or (body.area if body else None))
    return registers.calendars.get(name or "")


def item_url(code: str) -> str:
    """Return the address of an item's page, below its language's home."""
    return f"items/{code}/"


def body_slug(key: str, site: Site) -> str:
    """Return the name of a body's page: its slug, or its key when it has none or shares it."""
    return site.slugs.get(key, key)


def _findings(site: Site, file: str, tag: str) -> Markup:
    """Return what the check found in an item, for its page in a draft."""
    found = site.findings.get(file, ()) if site.draft else ()
    if not found:
        return Markup()
    template = templates().get_template("findings.html")
    shown = [finding_row(f, tag) for f in found]
    return Markup(template.render(word=frame_words(tag), rows=shown, lang=tag))  # noqa: S704  # the template escapes


def finding_row(finding: Finding, tag: str) -> dict[str, str]:
    """Return the words of a finding."""
    language = language_of(tag)
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "place": f"{finding.file}:{finding.span.line}:{finding.span.column}",
        "path": finding.path,
        "message": finding.message(language),
        "remedy": finding.remedy(language),
    }


def _row(resolved: Resolved, words: Mapping[str, ItemWords], entry: dict[str, Any]) -> Row:
    item = resolved.item
    return Row(
        file=resolved.file,
        code=item.code,
        kind=item.kind,
        status=str(item.status),
        body=item.body or "",
        themes=tuple(str(theme) for theme in item.themes or ()),
        words=tuple((said["name"].words, said["name"].lang, _line(said)) for said in words.values()),
        files=tuple(sorted(set(_linked(item)))),
        entry=entry,
    )


def _line(words: ItemWords) -> str:
    """Return what a list says of an item under its name: how long, how much, how often."""
    zh = language_of(words["lang"]) == "zh"
    shown = [
        fact for fact in words["glance"] if fact.path in _IN_LISTS and fact.words != NOT_STATED.to("zh" if zh else "en")
    ]
    return " · ".join(f"{fact.label}{'：' if zh else ': '}{fact.words}" for fact in shown)


def _form_words(catalogue: Catalogue, name: str) -> str:
    """Say what kind of file a form is; the empty string for one that is not there."""
    path = form(catalogue, name)
    return form_words(path) if path else ""


def _linked(item: Item) -> Iterator[str]:
    """Yield the files of the catalogue that an item's page links to."""
    found: list[str | None] = [item.commitment.text_file if item.commitment else None]
    found += (file for material in rows(item.materials) for file in (material.blank_form, material.sample))
    found += (result.sample for result in rows(item.results))
    yield from filter(None, found)


def form(catalogue: Catalogue, name: str) -> Path | None:
    """Return a form of the catalogue; None for one that is missing, or lies elsewhere behind a link."""
    path = catalogue.root / name
    return path if path.is_file() and path.resolve().is_relative_to(catalogue.root) else None
