"""Tables in: JSON Lines, CSV and XLSX as rows of text, each cell a text or a list of texts."""

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.findings import Said

Cell = str | list[str]

_ENCODINGS = ("utf-8-sig", "gb18030")
"""Tried in this order; GB 18030 holds all of GBK and GB 2312, and nearly any bytes, so it comes last."""

_SEPARATORS = ",\t;|"

csv.field_size_limit(1 << 24)


class TableError(Exception):
    """Raised when a table cannot be read at all; says why in both languages."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    number: int
    """As a spreadsheet or an editor counts it, the heading being row 1."""
    cells: dict[str, Cell]
    """By heading; empty cells are left out."""


@dataclass(frozen=True)
class BadRow:
    """A row that holds no cells, and why."""

    number: int
    text: str
    problem: Said


def read_table(file: Path, *, sheet: str | None = None) -> Iterator[Row | BadRow]:
    """Yield the rows of a table.

    Raises:
        TableError: The file cannot be read, or is no table of a kind that is known.

    """
    readers = {".jsonl": _json_lines, ".ndjson": _json_lines, ".csv": _csv, ".tsv": _csv, ".txt": _csv}
    ending = file.suffix.lower()
    if ending in {".xlsx", ".xlsm"}:
        yield from _xlsx(file, sheet)
    elif ending in readers:
        yield from readers[ending](_decoded(file))
    else:
        raise TableError(
            Said(
                f"不认识 {file.name} 的格式；可以是 .jsonl、.csv、.xlsx。",
                f"the kind of {file.name} is not known; it can be .jsonl, .csv or .xlsx.",
            )
        )


def _decoded(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error)) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(file, "UTF-8? GBK?")


def _unreadable(file: Path, problem: str) -> TableError:
    return TableError(Said(f"读不了 {file.name}：{problem}。", f"{file.name} cannot be read: {problem}."))


def _json_lines(text: str) -> Iterator[Row | BadRow]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            # Numbers stay as they are written: 0.10 is not 0.1 and a code of 18 digits is no float.
            values = json.loads(line, parse_int=str, parse_float=str, parse_constant=str)
        except (ValueError, RecursionError) as error:
            yield BadRow(number, line, Said(f"不是 JSON：{error}", f"no JSON: {error}"))
            continue
        if isinstance(values, dict):
            yield Row(number, {k: c for k, v in values.items() if (c := _cell(v))})
        else:
            yield BadRow(number, line, Said("不是 JSON 对象", "no JSON object"))


def _csv(text: str) -> Iterator[Row | BadRow]:
    heading = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=heading.count)
    yield from _records(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _xlsx(file: Path, sheet: str | None) -> Iterator[Row | BadRow]:
    """Read a worksheet; a formula is its last result, or its own text where none was kept."""
    from openpyxl import load_workbook  # noqa: PLC0415  # slow to import

    try:
        results, written = (load_workbook(file, read_only=True, data_only=d) for d in (True, False))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise _unreadable(file, str(error)) from error
    try:
        if sheet is not None and sheet not in results.sheetnames:
            raise _unreadable(file, f"{sheet}? ({', '.join(results.sheetnames)})")
        name = sheet or results.sheetnames[0]
        pairs = zip(results[name].iter_rows(values_only=True), written[name].iter_rows(values_only=True), strict=False)
        yield from _records([w if r is None else r for r, w in zip(*pair, strict=False)] for pair in pairs)
    finally:
        results.close()
        written.close()


def _records(records: Any) -> Iterator[Row | BadRow]:
    """Yield rows from a heading and what stands below it; a cell beyond the heading is named by its place."""
    heading: list[str] = []
    number = 0
    stream = iter(records)
    while True:
        number += 1
        try:
            values = [_cell(v) for v in next(stream)]
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRow(number, "", Said(f"不是 CSV：{error}", f"no CSV: {error}"))
            continue
        if not any(values):
            continue
        if not heading:
            heading = _names(values)
            continue
        heading += [f"#{n + 1}" for n in range(len(heading), len(values))]
        yield Row(number, {k: v for k, v in zip(heading, values, strict=False) if v})


def _names(values: list[Cell]) -> list[str]:
    """Return the names of columns; one without a name, or with that of an earlier one, is named by its place."""
    names: list[str] = []
    for place, value in enumerate(values, 1):
        name = str(value)
        names.append(name if name and name not in names else f"#{place}")
    return names


def _cell(value: Any) -> Cell:
    """Return what a cell holds as text, or a list of texts; "" or [] for nothing."""
    if isinstance(value, list):
        return [text for v in value if (text := str(_cell(v)))]
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ")
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
