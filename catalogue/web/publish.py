"""Publishing: the whole site and the whole export, written aside and swapped in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalogue.exports import API
from catalogue.exports.folder import MANIFEST
from catalogue.findings import Finding, Severity
from catalogue.source import Catalogue
from catalogue.source.spread import Progress, Quiet
from catalogue.web.build import Site, build_items
from catalogue.web.shared import write_shared
from catalogue.web.shell import ShellError, load_shell
from catalogue.web.swap import written_aside

CACHE: Final = ".catalogue-cache"
_OURS: Final = f"{API}/{MANIFEST}"
"""Tells a folder that an earlier run wrote."""


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
    """Write site and export of a catalogue into a folder, all of it or nothing.

    With `draft`, errors do not stop it and every page shows its findings.

    Raises:
        PublishError: The folder is not ours, or cannot be written.

    """
    found = by_file(findings)
    errors = tuple(f for of_file in found.values() for f in of_file if f.severity is Severity.ERROR)
    if errors and not draft:
        return Refused(errors)
    _refuse_foreign(catalogue, out)
    try:
        with written_aside(out) as folder:
            shell = load_shell(catalogue.settings, cache=catalogue.root / CACHE, draft=draft)
            site = Site(catalogue, shell.frames, found, draft)
            rows = build_items(site, folder, jobs=jobs, progress=progress or Quiet())
            write_shared(site, shell, folder, rows)
    except OSError as error:
        raise WritingError(error) from error
    except ShellError as error:
        raise PublishError(str(error)) from error
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
        foreign = out.exists() and any(out.iterdir()) and not (out / _OURS).is_file()
    except NotADirectoryError:
        foreign = True
    if holds_catalogue or foreign:
        raise NotOurFolderError(out)
