"""What an import did, and what it could not place: row by row and column by column."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from catalogue.findings import Language, Said

_SHOWN = 5
"""Rows named for each kind of problem of a column."""


class Reason(Enum):
    """Why something was not imported."""

    NO_COLUMN = Said("对照表里没有这一列", "the map says nothing about this column")
    NO_WORD = Said("对照表里没有这个词", "the map has no value for this word")
    NO_PATTERN = Said("不符合对照表里的任何形式", "it fits none of the map's patterns")
    NO_PLACE = Said("按其他列的说法，这个值没有去处", "what other columns say leaves no place for it")
    NOT_SAME = Said("与应当相同的那一列不同", "it differs from the column that it should equal")
    TAKEN = Said("这个字段已有别的值", "another column has filled the field already")
    DIFFERS = Said("与前面的行对同一登记项的说法不同", "an earlier row says otherwise of the same register entry")
    NOT_VALID = Said("这个字段不接受这个值", "the field does not take this value")
    BAD_ROW = Said("这一行读不了", "the row cannot be read")
    NO_CODE = Said("这一行没有编码、实施主体或区划", "the row has no code, body or area")
    NOT_WHOLE = Said("缺少事项必需的字段", "what every item needs is missing")
    TWICE = Said("编码与前面的行重复", "an earlier row has the same code")
    CONFLICT = Said("表格和文件都改了，文件未动", "table and file have both changed; the file was left")
    BROKEN = Said("现有文件读不了，未动", "the file that is there cannot be read and was left")
    DELETED = Said("文件已被删除，没有重建", "the file was deleted and not made again")
    LEFT = Said("表格里已没有这一项，文件未动", "the table has it no longer; the file was left")


_SERIOUS = frozenset({
    Reason.BAD_ROW,
    Reason.NO_CODE,
    Reason.NOT_WHOLE,
    Reason.TWICE,
    Reason.CONFLICT,
    Reason.BROKEN,
})  # fmt: skip
"""Reasons for which a row, or what changed in it, is not in the catalogue."""


@dataclass(frozen=True)
class Entry:
    """One thing that was not imported."""

    row: int
    """Its row in the table; 0 where no row is to blame."""
    column: str
    """Its column, or the field of a file."""
    value: str
    reason: Reason
    file: str = ""
    """File that was left as it is."""

    @property
    def serious(self) -> bool:
        """Say whether a whole row or change is missing, and not only a cell."""
        return self.reason in _SERIOUS


@dataclass
class Report:
    """What an import did."""

    rows: int = 0
    items: int = 0
    """Items that the table gives, standards not counted."""
    standards: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    entries: list[Entry] = field(default_factory=list)
    absent: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a column held a word that says nothing."""
    ignored: dict[str, str] = field(default_factory=dict)
    """Columns that the map leaves out, and why."""

    @property
    def serious(self) -> bool:
        """Say whether any row, or change to one, is missing from the catalogue."""
        return any(e.serious for e in self.entries)

    def as_json(self) -> str:
        """Return the whole report as JSON."""
        entries = [
            {"row": e.row, "column": e.column, "value": e.value, "reason": e.reason.name.lower(), "file": e.file}
            for e in self.entries
        ]
        absent = [{"column": c, "value": v, "count": n} for (c, v), n in sorted(self.absent.items())]
        counts = {k: getattr(self, k) for k in ("rows", "items", "standards", "new", "changed", "unchanged")}
        whole = {**counts, "unplaced": entries, "absent": absent, "ignored": self.ignored}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

    def as_text(self, language: Language) -> Iterator[str]:
        """Yield the report line by line, problems of one kind in one column together."""
        yield Said(
            f"{self.rows} 行：{self.items} 个事项，{self.standards} 个基本目录；"
            f"新建 {self.new} 个文件，修改 {self.changed} 个，未变 {self.unchanged} 个。",
            f"{self.rows} rows: {self.items} items, {self.standards} standards; "
            f"{self.new} files new, {self.changed} changed, {self.unchanged} unchanged.",
        ).to(language)
        groups: dict[tuple[Reason, str], list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault((entry.reason, entry.column), []).append(entry)
        if groups:
            yield Said(
                f"没有放进目录的（{len(self.entries)} 处）：", f"Not in the catalogue ({len(self.entries)}):"
            ).to(language)
        for (reason, column), entries in groups.items():
            yield f"  {column or '-'}: {reason.value.to(language)} ({len(entries)})"
            yield from (f"    {_line(e, language)}" for e in entries[:_SHOWN])
            if len(entries) > _SHOWN:
                yield "    …"
        if self.absent:
            total = sum(self.absent.values())
            yield Said(f"表示“没有”的词（{total} 处）：", f"Words that say nothing ({total}):").to(language)
            yield from (f"  {c}: {v} ({n})" for (c, v), n in sorted(self.absent.items()))
        for column, why in self.ignored.items():
            yield Said(f"不导入 {column}：{why}", f"Left out {column}: {why}").to(language)


def _line(entry: Entry, language: Language) -> str:
    value = " ".join(entry.value.split())
    short = value if len(value) <= 80 else f"{value[:77]}…"
    row = Said(f"第 {entry.row} 行", f"row {entry.row}").to(language) if entry.row else ""
    return " ".join(filter(None, [row, entry.file, short]))
