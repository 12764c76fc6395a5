"""One row to one item: cells placed in fields, each value knowing the column it came from."""

import re
from dataclasses import dataclass, field
from typing import Any

from catalogue.findings import Path
from catalogue.importers.convert import convert
from catalogue.importers.mapping import Column, Mapping
from catalogue.importers.registers import Book, Cells
from catalogue.importers.report import Entry, Reason, Report
from catalogue.importers.table import Cell, Row
from catalogue.model import Item
from catalogue.source import fit
from catalogue.source.values import GONE, emptied, set_at, value_at

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")


@dataclass
class Draft:
    """An item on its way into a file."""

    row: int
    data: dict[str, Any]
    area: str
    body: str
    name: str = ""
    """Name of its file: code and, for want of a name in Latin letters, the type."""
    shared: str = ""
    """Code that it shares with the items of other bodies."""
    sources: list[tuple[Path, str, str]] = field(default_factory=list)
    """Path, column and text of what was placed."""

    @property
    def code(self) -> str:
        """Code of the item."""
        return str(self.data["code"])


class Drafter:
    """Makes items of rows, and reports every cell that it cannot place."""

    def __init__(self, mapping: Mapping, book: Book, report: Report) -> None:
        self._mapping = mapping
        self._book = book
        self._report = report
        self._read_elsewhere = frozenset(_read_elsewhere(mapping))
        report.ignored = {name: c.ignore for name, c in mapping.columns.items() if c.ignore}

    def draft(self, row: Row) -> Draft | None:
        """Make an item of a row; None where that cannot be, which is reported."""
        cells = {**row.cells, **self._parts(row)}
        area, body = cells.get(self._mapping.files.area), cells.get(self._mapping.files.body)
        named = isinstance(area, str) and isinstance(body, str) and _ID.fullmatch(area) and _ID.fullmatch(body)
        if not named:
            self._lose(row.number, "", "", Reason.NO_CODE)
            return None
        self._book.record(row.number, cells)
        shared = cells.get(self._mapping.standards.by, "") if self._mapping.standards else ""
        made = Draft(row.number, {}, str(area), str(body), shared=str(shared))
        for name, cell in cells.items():
            self._column(made, name, cell, cells)
        self._derive(made, cells)
        for path, value in self._mapping.constants.items():
            set_at(made.data, _path(path), value, {})
        return made if self._is_sound(made) else None

    def _parts(self, row: Row) -> Cells:
        """Cut columns into the columns that are parts of them."""
        parts: Cells = {}
        for name, column in self._mapping.columns.items():
            cell = row.cells.get(name)
            if column.parts is None or not isinstance(cell, str):
                continue
            found = re.fullmatch(column.parts, cell)
            if not found:
                self._lose(row.number, name, cell, Reason.NO_PATTERN)
                continue
            parts |= {f"{name}.{part}": text for part, text in found.groupdict().items() if text}
        return parts

    def _column(self, made: Draft, name: str, cell: Cell, cells: Cells) -> None:
        column = self._mapping.columns.get(name)
        if column is None:
            if name not in self._read_elsewhere and not self._is_nothing(name, cell):
                self._lose(made.row, name, _text(cell), Reason.NO_COLUMN)
            return
        if column.same_as is not None and cell != cells.get(column.same_as):
            self._lose(made.row, name, _text(cell), Reason.NOT_SAME)
        if column.within is not None and _text(cell) not in _text(cells.get(column.within, "")):
            self._lose(made.row, name, _text(cell), Reason.NOT_SAME)
        if column.to is None or (column.unless_same and cell == cells.get(column.unless_same)):
            return
        if all(cells.get(other) in words for other, words in (column.only_if or {}).items()):
            self._place(made, name, cell, column, cells)
        elif column.otherwise:
            self._place(made, name, cell, column.model_copy(update={"to": column.otherwise}), cells)
        elif not self._is_nothing(name, cell):
            self._lose(made.row, name, _text(cell), Reason.NO_PLACE)

    def _is_nothing(self, name: str, cell: Cell) -> bool:
        nothing = cell in self._mapping.absent
        if nothing:
            self._report.absent[name, _text(cell)] += 1
        return nothing

    def _place(self, made: Draft, name: str, cell: Cell, column: Column, cells: Cells) -> None:
        """Convert a cell and set its field."""
        converted = convert(cell, column, self._mapping.absent)
        self._report.absent.update((name, text) for text in converted.absent)
        for text, reason in converted.lost:
            self._lose(made.row, name, text, reason)
        if converted.others and column.others:
            self._set(made, column.others, converted.others, name, cell)
        value = converted.value
        if value is None or column.to is None:
            return
        if isinstance(value, list) and (column.rows or column.register_in):
            value = self._rows(made, value, column, cells)
        self._set(made, column.to, value, name, cell)

    def _rows(self, made: Draft, entries: list[Any], column: Column, cells: Cells) -> list[dict[str, Any]]:
        """Make rows of entries: by the id of what they name, or counted."""
        there = value_at(made.data, _path(str(column.to)))
        rows: list[dict[str, Any]] = []
        taken = {row["id"] for row in there} if isinstance(there, list) else set()
        for entry in entries:
            row = dict(entry) if isinstance(entry, dict) else {column.field or "text": entry}
            own = ""
            if column.register_in and isinstance(entry, str):
                own = self._book.refer(column.register_in, entry, made.row, cells)
                row = {"id": own} if column.register_in == "materials" else {column.field or "hall": own}
            stem = own if "id" in row else (column.rows or "row")
            number = 1
            row_id = stem if "id" in row else f"{stem}-1"
            while row_id in taken:
                number += 1
                row_id = f"{stem}-{number}"
            if "id" in row and number > 1:
                # The same kind of document under another name.
                row = {"material": own, "label": str(entry)}
            taken.add(row_id)
            rows.append({**row, "id": row_id})
        return [{"id": row.pop("id"), **row} for row in rows]

    def _set(self, made: Draft, to: str, value: Any, name: str, cell: Cell) -> None:
        """Set a field; lists from several columns become one."""
        path = _path(to)
        there = value_at(made.data, path)
        if isinstance(there, list) and isinstance(value, list):
            value = [*there, *(v for v in value if v not in there)]
        elif there is not GONE and there != value:
            self._lose(made.row, name, _text(cell), Reason.TAKEN)
            return
        set_at(made.data, path, list(dict.fromkeys(value)) if _is_words(value) else value, {})
        made.sources.append((path, name, _text(cell)))

    def _derive(self, made: Draft, cells: Cells) -> None:
        """Set what several columns say together; a word that no rule knows is reported."""
        for rule in self._mapping.derive:
            if all(cells.get(column) in words for column, words in rule.when.items()):
                for path, value in rule.set.items():
                    self._set(made, path, value, next(iter(rule.when)), "")
        for name in {c for rule in self._mapping.derive for c in rule.when} - self._mapping.columns.keys():
            cell = cells.get(name)
            known = cell is None or any(cell in rule.when.get(name, ()) for rule in self._mapping.derive)
            if not known and not self._is_nothing(name, cell or ""):
                self._lose(made.row, name, _text(cell or ""), Reason.NO_WORD)

    def _is_sound(self, made: Draft) -> bool:
        """Take out what the model refuses, reporting each; say whether it accepts what is left."""
        while isinstance(problems := fit(Item, made.data), tuple):
            path = problems[0].path
            if problems[0].rule.id == "S02" and len(path) == 1:
                self._lose(made.row, str(path[0]), "", Reason.NOT_WHOLE)
                return False
            rows = [n for n, step in enumerate(path) if isinstance(step, str) and step.startswith("#")]
            at = path[: rows[-1] + 1] if rows else path[:-1] if problems[0].rule.id == "S02" else path
            found = [(p, c, t) for p, c, t in made.sources if p == path[: len(p)]]
            column, text = found[-1][1:] if found else (".".join(map(str, path)), str(value_at(made.data, path)))
            self._lose(made.row, column, text, Reason.NOT_VALID)
            set_at(made.data, emptied(made.data, at), GONE, {})
        made.name = f"{made.code}-{made.data['type']}"
        return True

    def _lose(self, row: int, column: str, value: str, reason: Reason) -> None:
        self._report.entries.append(Entry(row, column, value, reason))


def _read_elsewhere(mapping: Mapping) -> set[str]:
    """Return the columns that are read though no field is named for them."""
    used = {mapping.files.area, mapping.files.body}
    if mapping.standards:
        used.add(mapping.standards.by)
    for register in mapping.registers.values():
        used |= {s.column for s in register.fields.values()} | ({register.key} if register.key else set())
    used |= {c for rule in mapping.derive for c in rule.when}
    used |= {other for column in mapping.columns.values() for other in column.only_if or ()}
    # A part has been read with the whole.
    used |= {f"{n}.{g}" for n, c in mapping.columns.items() if c.parts for g in re.compile(c.parts).groupindex}
    return used


def _path(dotted: str) -> Path:
    return tuple(dotted.split("."))


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else "、".join(cell)
