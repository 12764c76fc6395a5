"""One cell to the values of a field, as a column of the map says; what fits nothing is handed back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from catalogue.importers.mapping import Column
from catalogue.importers.report import Reason
from catalogue.importers.table import Cell

_GROUP = re.compile(r"\$(\d)")


@dataclass
class Converted:
    """What a cell came to."""

    value: Any = None
    """The value; a list where the cell holds entries; None where it holds nothing to place."""
    others: list[str] = field(default_factory=list)
    """Words without a value that the map has another place for."""
    absent: list[str] = field(default_factory=list)
    """Words that say nothing."""
    lost: list[tuple[str, Reason]] = field(default_factory=list)
    """Texts that could not be placed."""


def convert(cell: Cell, column: Column, absent: Iterable[str]) -> Converted:
    """Convert one cell."""
    nothing = {*absent, *column.absent}
    made = Converted()
    is_list = isinstance(cell, list) or column.split is not None or column.rows is not None
    values = []
    for text in _entries(cell, column, nothing):
        if text in nothing:
            made.absent.append(text)
            continue
        value = _value(text, column)
        if isinstance(value, Reason):
            if column.others:
                made.others.append(text)
            else:
                made.lost.append((text, value))
            continue
        values.append(value)
    if is_list and not _says_none(values):
        flat = [v for value in values for v in (value if isinstance(value, list) else [value])]
        made.value = flat or None
    elif values:
        made.value = values[0]
    return made


def _entries(cell: Cell, column: Column, nothing: set[str]) -> list[str]:
    if isinstance(cell, list):
        return cell
    if column.split is None or cell in nothing:
        return [cell]
    return [text for part in re.split(column.split, cell) if part and (text := part.strip())]


def _says_none(values: list[Any]) -> bool:
    return len(values) == 1 and isinstance(values[0], dict) and list(values[0]) == ["none"]


def _value(text: str, column: Column) -> Any:
    """Return the value of a text: that of the word, of the first pattern that fits, or the text itself."""
    if column.words is not None and text in column.words:
        return column.words[text]
    for pattern in column.patterns or ():
        found = _compiled(pattern.match).fullmatch(text)
        if found:
            return _filled(pattern.gives, found)
    if column.patterns is not None:
        return Reason.NO_PATTERN
    return text if column.words is None else Reason.NO_WORD


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.DOTALL)


def _filled(template: Any, found: re.Match[str]) -> Any:
    """Fill the groups of a match into a value; a key whose group is not there is left out."""
    if isinstance(template, dict):
        filled = {k: _filled(v, found) for k, v in template.items()}
        return {k: v for k, v in filled.items() if v not in ("", None)}
    if isinstance(template, list):
        return [_filled(v, found) for v in template]
    if not isinstance(template, str):
        return template
    if re.fullmatch(r"#\d", template):
        return int(found[int(template[1])])
    return _GROUP.sub(lambda g: (found[int(g[1])] or "").strip(), template)
