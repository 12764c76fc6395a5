"""What is known of unchanged files, so that a second check reads only what changed.

Kept as JSON in `.catalogue-cache/` of the catalogue; it may be deleted at any time, and a damaged one is rebuilt.
"""

import datetime as dt
import hashlib
import os
from pathlib import Path
from typing import Any, NamedTuple

import orjson

import catalogue as toolkit
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

    def __init__(self, key: str = "", rows: dict[str, list[Any]] | None = None) -> None:
        self._key = key
        self._rows = rows or {}
        self.stale = False
        """Whether a file of the earlier check is gone or changed."""

    @classmethod
    def load(cls, catalogue: Catalogue, today: dt.date) -> "Cache":
        """Load what was kept; nothing when it was made by other settings, registers, attachments, rules or on another day."""
        key = _key(catalogue, today)
        try:
            kept = orjson.loads((catalogue.root / FOLDER / "check.json").read_bytes())
            if kept["key"] == key:
                return cls(key, kept["rows"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return cls(key)

    def known(self, catalogue: Catalogue) -> dict[str, Entry]:
        """Return the entries of files that did not change and inherit from none that did."""
        stamps = catalogue.item_stamps
        try:
            same = {file for file, row in self._rows.items() if file in stamps and tuple(row[0]) == stamps[file]}
            rows = {
                file: row
                for file, row in self._rows.items()
                if file in same and (not row[1] or same.issuperset(row[1]))
            }
            known = {file: _entry(file, row) for file, row in rows.items()}
        except (TypeError, ValueError, IndexError, KeyError, AttributeError):
            self._rows, known = {}, {}
        self.stale = len(known) != len(self._rows)
        return known

    def save(self, catalogue: Catalogue, entries: list[Entry]) -> None:
        """Keep entries for the next check; a disk that cannot be written to is no error."""
        stamps = catalogue.item_stamps
        rows = {e.file: _row(e, stamps[e.file]) for e in entries if e.summary or _lasting(e)}
        folder = catalogue.root / FOLDER
        try:
            folder.mkdir(exist_ok=True)
            (folder / ".gitignore").write_text("*\n")
            new = folder / f"check.{os.getpid()}.new"
            new.write_bytes(orjson.dumps({"key": self._key, "rows": rows}))
            new.replace(folder / "check.json")
        except OSError:
            return


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
    findings = (
        Finding(rule, Severity(severity), home, Span(*span), path, params, tuple((f, Span(*s)) for f, s in related))
        for rule, severity, span, path, params, related, home in found
    )
    return Entry(file, tuple(chain), Summary(file, *summary) if summary else None, tuple(findings))


def _key(catalogue: Catalogue, today: dt.date) -> str:
    """Digest of everything but the item files that findings depend on."""
    digest = hashlib.sha256(f"{toolkit.__version__} {today}".encode())
    for name in sorted(catalogue.documents):
        digest.update(f"\0{name}\0{catalogue.documents[name].text}".encode())
    for folder, pattern in ((Path(toolkit.__file__).parent, "*.py"), (catalogue.root / "files", "*")):
        for path in sorted(folder.rglob(pattern)):
            status = path.stat()
            digest.update(f"\0{path}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    return digest.hexdigest()
