"""Items and registers into the files of a catalogue, keeping what people changed there.

A state file remembers, for every part of every file, what was last imported. With it a later import knows whether the
table or a person changed a part: a hand edit stays, a change in the table is followed, and where both changed the file
is left and reported.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from catalogue.findings import Path as FieldPath
from catalogue.findings import written
from catalogue.importers.draft import Draft
from catalogue.importers.leaves import Merged, compare, digests, leaves
from catalogue.importers.registers import entry_fields
from catalogue.importers.report import Entry, Reason, Report
from catalogue.model import Item
from catalogue.model.fields import Field, fields_of
from catalogue.source import Broken, Catalogue, Document
from catalogue.source.edit import EditError, edit
from catalogue.source.values import GONE
from catalogue.source.write import dump, modeline, ordered, write_file

Parts = dict[str, str]


class Store:
    """The files of one catalogue, and what was last imported into them from one kind of table."""

    def __init__(self, catalogue: Catalogue, name: str, report: Report) -> None:
        self._catalogue = catalogue
        self._report = report
        self._file = catalogue.root / ".catalogue" / f"import-{name}.json"
        self._last = _read_state(self._file)
        self._now: dict[str, Parts] = {}

    def item(self, draft: Draft, file: str) -> None:
        """Bring the file of an item up to date; a new one is written where `file` says."""
        fields = fields_of(Item)
        source = leaves(draft.data, fields)
        last = self._last.get(draft.code)
        here = self._catalogue.file_of(draft.code)
        parts = self._now[draft.code] = digests(source)
        if here is None and last is not None:
            self._note(draft.row, "", Reason.DELETED, file)
        elif here is None:
            self._write(file, dump(ordered(draft.data, fields), head=modeline(file, "item")))
            self._report.new += 1
        elif last == parts:
            self._report.unchanged += 1
        else:
            document = self._catalogue.read(here)
            if isinstance(document, Broken):
                self._keep(draft.code)
                self._note(draft.row, "", Reason.BROKEN, here)
            else:
                merged = compare(last or {}, leaves(document.data, fields), source)
                self._follow(draft.code, draft.row, document, merged, fields)

    def register(self, name: str, entries: Mapping[str, Mapping[str, Any]]) -> None:
        """Bring a register up to date; an entry that was there before any import is left to its owners."""
        file = f"registers/{name}.yaml"
        fields = {key: _record_of(key, name) for key in entries}
        last = self._last.get(file, {})
        known = getattr(self._catalogue.registers, name)
        document = self._catalogue.documents.get(file)
        if document is None and (self._catalogue.root / file).exists():
            self._keep(file)
            self._note(0, "", Reason.BROKEN, file)
            return
        there = document.data if document else {}
        # Also what an import wrote that was cut off before it could remember.
        imported = {key for key, entry in entries.items() if f"{key}.name" in last or there.get(key) == entry}
        own = {key: entry for key, entry in entries.items() if key not in known or key in imported}
        if not own:
            return
        source = leaves(own, fields)
        self._now[file] = digests(source)
        if document is None:
            self._write(file, dump(own, head=modeline(file, f"register-{name}")))
            self._report.new += 1
            return
        if last == self._now[file]:
            self._report.unchanged += 1
            return
        merged = _by_entry(compare(last, leaves(document.data, fields), source), own, document)
        self._tell(0, document, merged)
        left = {str(path[0]) for path, _ in merged.conflicts}
        self._now[file] = {k: v for k, v in self._now[file].items() if not _is_of(left, k)}
        self._now[file] |= {k: v for k, v in last.items() if _is_of(left, k)}
        self._follow(file, 0, document, Merged(merged.changes), fields)

    def close(self) -> None:
        """Report what the table has no longer, and remember what was imported."""
        for key, parts in self._last.items():
            if key not in self._now:
                self._now[key] = parts
                file = self._catalogue.file_of(key)
                if file:
                    self._note(0, "", Reason.LEFT, file)
        if self._now != self._last:
            text = json.dumps({"version": 1, "parts": self._now}, ensure_ascii=False, indent=0, sort_keys=True)
            write_file(self._file, text + "\n")

    def _follow(self, key: str, row: int, document: Document, merged: Merged, fields: Mapping[str, Field]) -> None:
        """Carry the changes of a source over into a file, or leave it where somebody changed the same."""
        if merged.conflicts:
            self._tell(row, document, merged)
            self._keep(key)
            return
        try:
            text = edit(document.text, merged.changes, fields)
        except EditError as error:
            self._keep(key)
            self._report.entries.append(Entry(row, "", str(error), Reason.CONFLICT, document.file))
            return
        if text == document.text:
            self._report.unchanged += 1
        else:
            self._write(document.file, text)
            self._report.changed += 1

    def _tell(self, row: int, document: Document, merged: Merged) -> None:
        for path, value in merged.conflicts:
            text = "" if value is GONE else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            self._report.entries.append(Entry(row, written(path), text, Reason.CONFLICT, document.file))

    def _keep(self, key: str) -> None:
        """Remember of a file that was left what was remembered before."""
        self._now.pop(key, None)
        if key in self._last:
            self._now[key] = self._last[key]

    def _note(self, row: int, column: str, reason: Reason, file: str) -> None:
        self._report.entries.append(Entry(row, column, "", reason, file))

    def _write(self, file: str, text: str) -> None:
        write_file(self._catalogue.root / file, text)


def _is_of(keys: Iterable[str], part: str) -> bool:
    """Say whether a part of a register belongs to one of some entries."""
    return any(part.startswith(f"{key}.") for key in keys)


def _by_entry(merged: Merged, entries: Mapping[str, Any], document: Document) -> Merged:
    """Put together the parts of a new entry; leave one that is in conflict, and one that the table has no longer."""
    conflicts = [c for c in merged.conflicts if c[0][0] in entries]
    left = {path[0] for path, _ in conflicts}
    changes: dict[FieldPath, Any] = {}
    for path, value in merged.changes.items():
        if path[0] in left or path[0] not in entries:
            continue
        if path[0] in document.data:
            changes[path] = value
        else:
            changes[path[:1]] = entries[str(path[0])]
    return Merged(changes, conflicts)


def _read_state(file: Path) -> dict[str, Parts]:
    """Read what was last imported; a file that is damaged or missing remembers nothing."""
    try:
        state = json.loads(file.read_text(encoding="utf-8"))
        parts: dict[str, Parts] = state["parts"] if state["version"] == 1 else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return parts


def _record_of(key: str, register: str) -> Field:
    """Return an entry of a register as a field of its file."""
    fields = entry_fields(register)
    return Field(name=key, klass="local", better=None, needed=None, shape="record", term=None, fields=fields)
