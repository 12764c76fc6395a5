"""Registers while a table is read: each body, area, material or hall that rows name gets one entry."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from catalogue.importers.mapping import Mapping, RegisterMap, RegisterName
from catalogue.importers.report import Entry, Reason, Report
from catalogue.importers.table import Cell
from catalogue.model import Registers
from catalogue.model.fields import Field, fields_of
from catalogue.source import Catalogue, fit
from catalogue.source.write import ordered

Cells = dict[str, Cell]


class Book:
    """The entries that a table gives, beside those that the catalogue has already."""

    def __init__(self, mapping: Mapping, catalogue: Catalogue, report: Report) -> None:
        self._mapping = mapping
        self._report = report
        self._known = {name: _names(getattr(catalogue.registers, name)) for name in mapping.registers}
        self.slugs: dict[str, str] = {k: b.slug for k, b in catalogue.registers.bodies.items() if b.slug}
        """Folder names of bodies, where the register has them."""
        self._made: dict[RegisterName, dict[str, dict[str, Any]]] = {
            name: {key: dict(entry) for key, entry in register.entries.items() if register.key}
            for name, register in mapping.registers.items()
        }

    def record(self, row: int, cells: Cells) -> None:
        """Enter what a row says of the areas and bodies that it names by their ids."""
        for name, register in self._mapping.registers.items():
            key = cells.get(register.key) if register.key else None
            if isinstance(key, str):
                self._enter(name, key, dict(self._said(row, cells, register)), row, register)

    def refer(self, name: RegisterName, text: str, row: int, cells: Cells) -> str:
        """Return the id of what a text names, entering it where it is new."""
        register = self._mapping.registers.get(name) or RegisterMap.model_construct()
        own = register.aliases.get(text) or self._own_id(name, register, text)
        known = self._known.get(name, {}).get(text, own)
        if known != own:
            return known
        said = {"name": text, **self._classified(register, text), **dict(self._said(row, cells, register))}
        entry = self._made.setdefault(name, {}).get(own)
        if entry is None:
            self._made[name][own] = entry = {**said, **register.entries.get(own, {})}
        if text != entry["name"] and text not in entry.get("aliases", []):
            entry["aliases"] = [*entry.get("aliases", []), text]
        return own

    def entries(self) -> Iterator[tuple[RegisterName, dict[str, dict[str, Any]]]]:
        """Yield the registers and their entries, what the model does not take left out and reported."""
        for name, made in self._made.items():
            fields = entry_fields(name)
            sound = {key: entry for key, entry in made.items() if self._is_sound(name, key, entry)}
            if sound:
                yield name, {key: ordered(entry, fields) for key, entry in sound.items()}

    def _is_sound(self, name: RegisterName, key: str, entry: dict[str, Any]) -> bool:
        """Take out what the model refuses in an entry, reporting each; say whether it accepts what is left."""
        while isinstance(problems := fit(entry_model(name), entry), tuple):
            field = str(problems[0].path[0])
            reason = Reason.NOT_VALID if field in entry else Reason.NOT_WHOLE
            self._report.entries.append(Entry(0, f"{name}[{key}].{field}", str(entry.get(field, "")), reason))
            if entry.pop(field, None) is None:
                return False
        return True

    def _said(self, row: int, cells: Cells, register: RegisterMap) -> Iterator[tuple[str, Any]]:
        for field, source in register.fields.items():
            cell = cells.get(source.column)
            if not isinstance(cell, str) or cell in self._mapping.absent:
                continue
            if source.words is None:
                yield field, cell
            elif cell in source.words:
                yield field, source.words[cell]
            else:
                self._report.entries.append(Entry(row, source.column, cell, Reason.NO_WORD))

    def _enter(self, name: RegisterName, key: str, said: dict[str, Any], row: int, register: RegisterMap) -> None:
        entry = self._made[name].setdefault(key, {})
        for field, value in said.items():
            if entry.setdefault(field, value) != value:
                column = register.fields[field].column
                self._report.entries.append(Entry(row, column, str(value), Reason.DIFFERS))

    def _classified(self, register: RegisterMap, text: str) -> dict[str, Any]:
        return next((c.set for c in register.classify if re.search(c.match, text)), {})

    def _own_id(self, name: RegisterName, register: RegisterMap, text: str) -> str:
        """Make an id that stays the same for a name, whatever the order of rows."""
        digest = hashlib.sha256(text.encode()).hexdigest()
        own = f"{register.prefix}-{digest[:8]}"
        taken = self._made.get(name, {}).get(own)
        return own if taken is None or taken["name"] == text else f"{register.prefix}-{digest[:16]}"


def entry_model(register: str) -> type[BaseModel]:
    """Return the model of a register's entries."""
    model: type[BaseModel] = get_args(Registers.model_fields[register].annotation)[1]
    return model


def entry_fields(register: str) -> dict[str, Field]:
    """Return the fields of a register's entries."""
    return fields_of(entry_model(register))


def _names(entries: dict[str, Any]) -> dict[str, str]:
    """Return the id of every name and alias that a register has."""
    found: dict[str, str] = {}
    for key, entry in entries.items():
        for text in (entry.name, *(getattr(entry, "aliases", None) or ())):
            for words in text.values() if isinstance(text, dict) else (text,):
                found.setdefault(words, key)
    return found
