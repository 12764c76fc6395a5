"""What is known of unchanged files, so that a second check reads only what changed.

Kept as JSON in `.catalogue-cache/` of the catalogue; it may be deleted at any time, and a damaged one is rebuilt.
"""

import datetime as dt
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from catalogue import __version__
from catalogue.findings import Finding, Severity, Span
from catalogue.rules.frame import Summary
from catalogue.source import Catalogue, Stamp

FOLDER = ".catalogue-cache"


class Entry(NamedTuple):
    """What came of one file: the files it inherits from, its summary, its findings."""

    file: str
    chain: tuple[str, ...]
    summary: Summary | None
    findings: tuple[Finding, ...]


class Cache:
    """Entries of an earlier check, each with the stamp its file had then."""

    def __init__(self, key: str = "", rows: dict[str, list[Any]] | None = None, *, stale: bool = True) -> None:
        self._key = key
        self._rows = rows or {}
        self.stale = stale
        """Whether what is kept on disk differs from what is known."""

    @classmethod
    def load(cls, catalogue: Catalogue, today: dt.date) -> "Cache":
        """Load what still holds: made by the same rules, registers and attachments, on the same day, of unchanged files."""
        key = _key(catalogue, today)
        try:
            kept = orjson.loads((catalogue.root / FOLDER / "check.json").read_bytes())
            rows = _unchanged(kept["rows"], catalogue.item_stamps) if kept["key"] == key else {}
            return cls(key, rows, stale=len(rows) != len(kept["rows"]))
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return cls(key)

    def __contains__(self, file: str) -> bool:
        """Say whether a file is known."""
        return file in self._rows

    def entries(self) -> list[Entry]:
        """Return what is known; nothing when the rows turn out to be damaged."""
        try:
            return [_entry(file, row) for file, row in self._rows.items()]
        except (ValueError, LookupError, TypeError):
            self._rows = {}
            return []

    def save(self, catalogue: Catalogue, entries: Iterable[Entry]) -> None:
        """Keep further entries for the next check; a disk that cannot be written to is no error."""
        stamps = catalogue.item_stamps
        self._rows.update((e.file, _row(e, stamps[e.file])) for e in entries if e.summary or _lasting(e))
        folder = catalogue.root / FOLDER
        try:
            folder.mkdir(exist_ok=True)
            (folder / ".gitignore").write_text("*\n")
            new = folder / f"check.{os.getpid()}.new"
            new.write_bytes(orjson.dumps({"key": self._key, "rows": self._rows}))
            new.replace(folder / "check.json")
        except OSError:
            return


def _unchanged(rows: dict[str, list[Any]], stamps: dict[str, Stamp]) -> dict[str, list[Any]]:
    """Return the rows of files that are as they were and inherit from none that is not."""
    now = {file: list(stamp) for file, stamp in stamps.items()}
    same = {file: row for file, row in rows.items() if now.get(file) == row[0]}
    return {file: row for file, row in same.items() if not row[1] or all(parent in same for parent in row[1])}


def _lasting(entry: Entry) -> bool:
    """Say whether what is wrong with a broken file hangs on that file and its chain alone."""
    return all(f.rule[0] in "YS" for f in entry.findings)


def _row(entry: Entry, stamp: Stamp) -> list[Any]:
    found = [
        [
            f.rule,
            f.severity,
            list(f.span),
            f.path,
            dict(f.params),
            [[file, list(span)] for file, span in f.related],
            f.file,
        ]
        for f in entry.findings
    ]
    return [list(stamp), list(entry.chain), list(entry.summary[1:]) if entry.summary else None, found]


def _entry(file: str, row: list[Any]) -> Entry:
    _, chain, summary, found = row
    # Made twenty thousand times: `tuple.__new__` is what a named tuple's own goes through in Python first.
    if summary and len(summary) != len(Summary._fields) - 1:
        raise ValueError(file)
    known: Summary | None = tuple.__new__(Summary, (file, *summary)) if summary else None
    if not found:
        return tuple.__new__(Entry, (file, tuple(chain), known, ()))
    findings = (
        Finding(rule, Severity(severity), home, Span(*span), path, params, tuple((f, Span(*s)) for f, s in related))
        for rule, severity, span, path, params, related, home in found
    )
    return Entry(file, tuple(chain), known, tuple(findings))


def _key(catalogue: Catalogue, today: dt.date) -> str:
    """Digest of everything but the item files that findings depend on."""
    digest = hashlib.sha256(f"{__version__} {today}".encode())
    for name in sorted(catalogue.documents):
        digest.update(f"\0{name}\0{catalogue.documents[name].text}".encode())
    for folder, pattern in ((Path(__file__).parents[1], "*.py"), (catalogue.root / "files", "*")):
        for path in sorted(folder.rglob(pattern)):
            status = path.stat()
            digest.update(f"\0{path}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    return digest.hexdigest()
