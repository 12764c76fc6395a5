"""Findings for people: the source line, and a caret under the place, as a good compiler shows them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from catalogue.findings.finding import Finding
from catalogue.findings.forms.place import shown
from catalogue.findings.rule import Language, Said, Severity

WEIGHTS: Final = {
    Severity.ERROR: Said("错误", "error"),
    Severity.WARNING: Said("警告", "warning"),
    Severity.ADVICE: Said("建议", "advice"),
}
_COLOURS: Final = {Severity.ERROR: "\033[31m", Severity.WARNING: "\033[33m", Severity.ADVICE: "\033[36m"}
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_CONTROL: Final = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), "\ufffd"),
    9: " ",
    10: " ",
    13: " ",
}
"""What stands for characters that would drive the terminal or break the line; a file may hold any."""


def text(findings: Iterable[Finding], root: Path, language: Language, *, colour: bool = False) -> Iterator[str]:
    """Give each finding with its source line and a caret under the place, as a good compiler does."""
    paint = _Paint(colour=colour)
    lines = _Lines(root)
    for finding in findings:
        yield _head(finding, root, language, paint) + "\n"
        line = lines.get(finding.file, finding.span.line)
        if line:
            yield from _excerpt(line, finding, paint)
        for file, span in finding.related:
            note = Said("见", "see").to(language)
            yield f"      = {note} {shown(root, file)}:{span.line}:{span.column}\n"
        yield f"      = {finding.remedy(language).translate(_CONTROL)}\n"


def _head(finding: Finding, root: Path, language: Language, paint: "_Paint") -> str:
    place = f"{shown(root, finding.file)}:{finding.span.line}:{finding.span.column}"
    weight = paint(_COLOURS[finding.severity], f"{WEIGHTS[finding.severity].to(language)} {finding.rule}")
    where = f" {finding.path}" if finding.path else ""
    return f"{place}: {weight}{where}: {finding.message(language).translate(_CONTROL)}"


def _excerpt(line: str, finding: Finding, paint: "_Paint") -> Iterator[str]:
    span = finding.span
    shown, shift = (line, 0) if len(line) <= 120 else _cut(line, span.column)
    start = span.column - 1 - shift
    end = span.end_column - 1 - shift if span.end_line == span.line else len(shown)
    shown = shown.translate(_CONTROL)
    under = " " * width(shown[:start]) + "^" * max(1, width(shown[start : min(end, len(shown))]))
    yield f"{span.line:5} | {shown}\n"
    yield f"      | {paint(_COLOURS[finding.severity], under)}\n"


def _cut(line: str, column: int) -> tuple[str, int]:
    start = max(0, column - 40)
    return line[start : start + 110], start


def width(words: str) -> int:
    """Return how many columns words take on a terminal, where Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in words)


def tally(findings: Iterable[Finding], language: Language, *, files: int) -> str:
    """Count findings in one line."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    said = Said("，", ", ").to(language).join(f"{counts[s]} {WEIGHTS[s].to(language)}" for s in Severity)
    return Said(f"检查了 {files} 个文件：{said}。", f"{files} files checked: {said}.").to(language)


class _Paint:
    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, code: str, words: str) -> str:
        return f"{code}{words}\033[0m" if self._colour else words


class _Lines:
    """Source lines, each file read once while its findings last."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file = ""
        self._lines: list[str] = []

    def get(self, file: str, number: int) -> str:
        if file != self._file:
            self._file = file
            try:
                with (self._root / file).open("rb") as stream:
                    content = stream.read(1 << 20)
            except OSError:
                content = b""
            self._lines = _BREAK.split(content.decode(errors="replace"))
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""
