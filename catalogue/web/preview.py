"""The site of a draft kept up with its files: a change rewrites only the pages that it shows on."""

import dataclasses
import shutil
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalogue.exports import API
from catalogue.exports.folder import write_indexes
from catalogue.findings import Severity
from catalogue.rules import Report, check
from catalogue.source import Broken, Catalogue, open_catalogue
from catalogue.source.spread import Progress, Quiet
from catalogue.source.tree import ITEM_FOLDERS
from catalogue.web.build import Builder, Site, build_items, item_url
from catalogue.web.folder import templates
from catalogue.web.publish import CACHE, by_file
from catalogue.web.row import Row
from catalogue.web.shared import copy_forms, write_listings, write_shared
from catalogue.web.shell import load_shell
from catalogue.web.swap import written_aside

_LISTS: Final = ("bodies", "themes")


@dataclass(frozen=True)
class Change:
    """What became of a change."""

    files: tuple[str, ...]
    """Item files whose pages were written anew; empty when everything was."""
    items: int
    errors: int
    seconds: float
    broken: Broken | None = None
    """The settings, when they cannot be used: the site stays as it was."""


class Preview:
    """A draft of a catalogue in a folder, and what is needed to change it piece by piece."""

    def __init__(self, root: Path, folder: Path, *, address: str, progress: Progress | None = None) -> None:
        self.folder = folder
        self._root = root.resolve()
        self._address = address
        self._progress = progress or Quiet()
        self._site: Site | None = None
        self._rows: dict[str, Row] = {}

    def refresh(self, changed: Iterable[Path] = ()) -> Change:
        """Bring the folder up to date after a change of files; without any, write all of it."""
        began = time.monotonic()
        paths = set(changed)
        opened = open_catalogue(self._root)
        if isinstance(opened, Broken):
            return Change((), len(self._rows), len(opened.findings), time.monotonic() - began, opened)
        catalogue = self._here(opened)
        report = check(catalogue, progress=self._progress)
        files = {path.relative_to(self._root).as_posix() for path in paths if path.is_relative_to(self._root)}
        rewritten: set[str] = set()
        if self._site and files and all(_is_item(file) for file in files) and len(files) == len(paths):
            rewritten = self._rewrite(self._site, catalogue, report, files)
        else:
            self._write_all(catalogue, report)
        errors = sum(f.severity is Severity.ERROR for f in report.findings)
        return Change(tuple(sorted(rewritten)), len(self._rows), errors, time.monotonic() - began)

    def _here(self, catalogue: Catalogue) -> Catalogue:
        """Return the catalogue as one whose site stands at the preview's address."""
        settings = catalogue.settings.model_copy(update={"base_url": self._address})
        return dataclasses.replace(catalogue, settings=settings)

    def _write_all(self, catalogue: Catalogue, report: Report) -> None:
        templates.cache_clear()
        shell = load_shell(catalogue.settings, cache=self._root / CACHE, draft=True)
        self._site = Site(catalogue, shell.frames, by_file(report.findings), draft=True)
        with written_aside(self.folder) as aside:
            rows = build_items(self._site, aside, jobs=0, progress=self._progress)
            write_shared(self._site, shell, aside, rows)
        self._rows = {row.file: row for row in rows}

    def _rewrite(self, before: Site, catalogue: Catalogue, report: Report, changed: set[str]) -> set[str]:
        """Write the pages of changed items, of those that inherit from them, and of those whose findings changed."""
        site = dataclasses.replace(before, catalogue=catalogue, findings=by_file(report.findings))
        self._site = site
        others = {*site.findings, *before.findings}
        affected = _heirs(report, changed) | {f for f in others if site.findings.get(f) != before.findings.get(f)}
        builder, rows = Builder(site, self.folder), dict(self._rows)
        for file in sorted(affected):
            row = builder.build(file) if file in catalogue.item_stamps else None
            old = rows.pop(file, None)
            if row:
                rows[file] = row
                copy_forms(catalogue, self.folder, [row])
            if old and (row is None or row.code != old.code):
                self._remove(old)
        if rows != self._rows or site.findings != before.findings:
            self._rows = rows
            ordered = sorted(rows.values(), key=lambda row: (row.code, row.file))
            self._remove_stale(site, write_listings(site, self.folder, ordered))
            write_indexes(self.folder / API, (row.entry for row in ordered))
        return affected

    def _remove_stale(self, site: Site, written: set[Path]) -> None:
        """Remove the pages of bodies and themes that have no items any more."""
        homes = [self.folder / frame.place.prefix(tag) for tag, frame in site.frames.items()]
        for page in (page for home in homes for kind in _LISTS for page in home.glob(f"{kind}/*/index.html")):
            if page not in written:
                shutil.rmtree(page.parent)

    def _remove(self, row: Row) -> None:
        """Remove the files of an item that is gone."""
        frames = self._site.frames if self._site else {}
        for tag, frame in frames.items():
            prefix = frame.place.prefix(tag)
            shutil.rmtree(self.folder / prefix / item_url(row.code), ignore_errors=True)
        (self.folder / API / "items" / f"{row.code}.json").unlink(missing_ok=True)


def _is_item(file: str) -> bool:
    return file.split("/", 1)[0] in ITEM_FOLDERS and file.endswith(".yaml")


def _heirs(report: Report, changed: set[str]) -> set[str]:
    """Return files and all that inherit from them."""
    children: dict[str, list[str]] = defaultdict(list)
    code_of = {item.file: item.code for item in report.items}
    for item in report.items:
        if item.implements:
            children[item.implements].append(item.file)
    found, left = set(changed), list(changed)
    while left:
        for file in children.get(code_of.get(left.pop(), ""), ()):
            if file not in found:
                found.add(file)
                left.append(file)
    return found
