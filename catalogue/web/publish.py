"""Publishing: the whole site and the whole export, written aside and swapped in."""

import gc
import multiprocessing
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalogue.findings import Finding, Severity
from catalogue.model.schema import as_text, schemas
from catalogue.rules.engine import Progress, Quiet
from catalogue.source import Catalogue
from catalogue.web.build import API, Builder, Site, as_json, write
from catalogue.web.listing import Listing
from catalogue.web.row import Row
from catalogue.web.shell import load_shell
from catalogue.web.swap import written_aside

CACHE: Final = ".catalogue-cache"
MANIFEST: Final = f"{API}/manifest.json"
_CHUNK: Final = 16
_WORTH_A_POOL: Final = 150


class PublishError(Exception):
    """Raised when nothing could be published; the folder of an earlier run is as it was."""


class NotOurFolderError(PublishError):
    """Raised when the folder to publish to holds something that no earlier run wrote."""

    def __init__(self, out: Path) -> None:
        self.out = out
        super().__init__(f"{out} holds files that were not published by this tool; name an empty or a new folder")


class WritingError(PublishError):
    """Raised when the disk is full, or a folder cannot be written to."""

    def __init__(self, error: OSError) -> None:
        where = f": {error.filename}" if error.filename else ""
        super().__init__(f"{error.strerror or error}{where}")


@dataclass(frozen=True)
class Published:
    """What was published."""

    items: int
    left_out: int
    """Item files without a page: broken ones, and drafts outside a draft."""
    languages: int


@dataclass(frozen=True)
class Refused:
    """Nothing was published, because the check found errors."""

    errors: tuple[Finding, ...]


def publish(
    catalogue: Catalogue,
    out: Path,
    *,
    findings: Iterable[Finding] = (),
    draft: bool = False,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Published | Refused:
    """Write site and exports of a catalogue into a folder, all of it or nothing.

    With `draft`, errors do not stop it and every page shows its findings.

    Raises:
        PublishError: The folder is not ours, or cannot be written.

    """
    found = tuple(findings)
    errors = tuple(f for f in found if f.severity is Severity.ERROR)
    if errors and not draft:
        return Refused(errors)
    _refuse_foreign(catalogue, out)
    try:
        with written_aside(out) as folder:
            shell = load_shell(catalogue.settings, cache=catalogue.root / CACHE, draft=draft)
            site = Site(catalogue, shell, by_file(found), draft)
            rows = build_items(site, folder, jobs=jobs, progress=progress or Quiet())
            write_shared(site, folder, rows)
    except OSError as error:
        raise WritingError(error) from error
    return Published(len(rows), len(catalogue.item_stamps) - len(rows), len(catalogue.settings.languages))


def by_file(findings: Iterable[Finding]) -> dict[str, Sequence[Finding]]:
    """Return findings by the file they are in."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.file].append(finding)
    return dict(found)


def _refuse_foreign(catalogue: Catalogue, out: Path) -> None:
    """Refuse to replace a folder that holds anything but an earlier run's files."""
    out = out.resolve()
    holds_catalogue = catalogue.root.is_relative_to(out)
    try:
        foreign = out.exists() and any(out.iterdir()) and not (out / MANIFEST).is_file()
    except NotADirectoryError:
        foreign = True
    if holds_catalogue or foreign:
        raise NotOurFolderError(out)


def write_shared(site: Site, folder: Path, rows: Sequence[Row]) -> None:
    """Write everything that is not of one item: listing pages, index and manifest, schemas, forms and assets."""
    write_listings(site, folder, rows)
    write_indexes(folder, rows)
    for name, content in site.shell.assets().items():
        write(folder / name, content)
    for name, schema in schemas().items():
        write(folder / API / "schemas" / name, as_text(schema).encode())
    for name in sorted({name for row in rows for name in row.files}):
        copy_form(site.catalogue, folder, name)


def write_listings(site: Site, folder: Path, rows: Sequence[Row]) -> None:
    """Write the pages that lead to items, in every language."""
    for tag in site.settings.languages:
        frame = site.shell.frames[tag]
        listing = Listing(site, rows, tag)
        home = folder / frame.place.prefix(tag)
        for page in listing.pages():
            write(home / page.url / "index.html", frame.fill(page).encode())
        write(home / "404.html", frame.fill(listing.not_found(), absolute=True).encode())


def write_indexes(folder: Path, rows: Sequence[Row]) -> None:
    """Write the index of items and the manifest of digests."""
    write(folder / API / "index.json", as_json({"items": [row.entry for row in rows]}))
    write(folder / MANIFEST, as_json({"items": {row.code: row.entry.get("digest") for row in rows}}))


def copy_form(catalogue: Catalogue, folder: Path, name: str) -> None:
    """Copy a form of the catalogue; one that is missing, or lies elsewhere behind a link, is left out."""
    source = catalogue.root / name
    if source.is_file() and source.resolve().is_relative_to(catalogue.root):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def build_items(site: Site, folder: Path, *, jobs: int = 0, progress: Progress) -> list[Row]:
    """Write the pages and the JSON of every item, and return the rows in order of code."""
    files = site.catalogue.item_files()
    jobs = jobs or len(os.sched_getaffinity(0))
    progress.start(len(files), "publish")
    rows: list[Row] = []
    for done, made in _built(site, folder, files, jobs):
        rows.extend(made)
        progress.advance(done)
    progress.done()
    return sorted(rows, key=lambda row: (row.code, row.file))


def _built(site: Site, folder: Path, files: list[str], jobs: int) -> Iterator[tuple[int, list[Row]]]:
    """Yield how many files were looked at and the rows of those that have pages."""
    chunks = [files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK)]
    if jobs == 1 or len(files) < _WORTH_A_POOL or "fork" not in multiprocessing.get_all_start_methods():
        builder = Builder(site, folder)
        for chunk in chunks:
            yield len(chunk), [row for file in chunk if (row := builder.build(file))]
        return
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(jobs, _start, (site, folder)) as pool:
            yield from pool.imap_unordered(_build_chunk, chunks)
    finally:
        gc.unfreeze()


_builder: Builder | None = None


def _start(site: Site, folder: Path) -> None:
    global _builder  # noqa: PLW0603  # one builder for the life of a process
    _builder = Builder(site, folder)


def _build_chunk(files: list[str]) -> tuple[int, list[Row]]:
    if _builder is None:
        raise RuntimeError("process not started")
    return len(files), [row for file in files if (row := _builder.build(file))]
