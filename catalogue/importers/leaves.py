"""Values cut into the parts that levels and hand edits change one by one, for a comparison of three versions."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalogue.findings import Path, written
from catalogue.model.fields import Field
from catalogue.source.values import GONE

Leaves = dict[Path, Any]


def leaves(values: Mapping[str, Any], fields: Mapping[str, Field]) -> Leaves:
    """Return every part of an item that is written whole, by its path."""
    return dict(_leaves(values, fields, ()))


def _leaves(values: Mapping[str, Any], fields: Mapping[str, Field], at: Path) -> Iterator[tuple[Path, Any]]:
    for key, value in values.items():
        own, path = fields.get(key), (*at, key)
        if own is None or own.shape == "value" or not value:
            yield path, value
        elif own.shape == "record" and isinstance(value, dict):
            yield from _leaves(value, own.fields, path)
        elif isinstance(value, list) and all(isinstance(row, dict) and "id" in row for row in value):
            for row in value:
                yield from _leaves(row, own.fields, (*path, f"#{row['id']}"))
        else:
            yield path, value


def digest(value: Any) -> str:
    """Return 12 hex digits that stand for a value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def digests(parts: Leaves) -> dict[str, str]:
    """Return the digest of every part by its written path."""
    return {written(path): digest(value) for path, value in parts.items()}


@dataclass
class Merged:
    """What is to be done to a file so that it follows its source."""

    changes: Leaves = field(default_factory=dict)
    conflicts: list[tuple[Path, Any]] = field(default_factory=list)
    """Parts that both file and source changed, and the source's value."""


def compare(last: Mapping[str, str], file: Leaves, source: Leaves) -> Merged:
    """Compare the source as last imported, the file as it is and the source as it is now, part by part."""
    merged = Merged()
    paths = {written(p): p for p in (*source, *file)}
    for name in (*dict.fromkeys(map(written, source)), *(n for n in last if n in paths and paths[n] not in source)):
        path = paths[name]
        new, here = source.get(path, GONE), file.get(path, GONE)
        if new is not GONE and digest(new) == last.get(name):
            continue
        same = here is new if GONE in (here, new) else digest(here) == digest(new)
        if same:
            continue
        if (None if here is GONE else digest(here)) == last.get(name):
            merged.changes[path] = new
        else:
            merged.conflicts.append((path, new))
    return _whole_rows(merged, file, source)


def _whole_rows(merged: Merged, file: Leaves, source: Leaves) -> Merged:
    """Put together the parts of rows that come or go whole; a row that somebody added to does not go."""
    for path in [p for p in merged.changes if p[-1] == "id"]:
        row = path[:-1]
        if merged.changes[path] is GONE:
            mine = [p for p in file if p[: len(row)] == row]
            if any(merged.changes.get(p) is not GONE for p in mine):
                merged.conflicts.append((row, GONE))
                continue
            value: Any = GONE
        else:
            mine = [p for p in source if p[: len(row)] == row]
            if any(len(p) != len(path) for p in mine):
                continue
            value = {str(p[-1]): source[p] for p in mine}
        for p in mine:
            merged.changes.pop(p, None)
        merged.changes[row] = value
    return merged
