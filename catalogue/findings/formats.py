"""Findings in the forms that people and machines read; the same findings and the same exit code in each."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from catalogue.findings.finding import Finding
from catalogue.findings.rule import GROUPS, RULES, Language, Rule, Said, Severity

Format = Callable[[Iterable[Finding], Path, Language], Iterator[str]]
"""Turns findings into chunks of text; the path is the catalogue's folder, from which file names are made whole."""

_WORDS: Final = {
    Severity.ERROR: Said("错误", "error"),
    Severity.WARNING: Said("警告", "warning"),
    Severity.ADVICE: Said("建议", "advice"),
}
_COLOURS: Final = {Severity.ERROR: "\033[31m", Severity.WARNING: "\033[33m", Severity.ADVICE: "\033[36m"}
_WIDE: Final = range(0x1100, 0x110000)


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
            yield f"      = {note} {_shown(root, file)}:{span.line}:{span.column}\n"
        yield f"      = {finding.remedy(language)}\n"


def _head(finding: Finding, root: Path, language: Language, paint: "_Paint") -> str:
    place = f"{_shown(root, finding.file)}:{finding.span.line}:{finding.span.column}"
    weight = paint(_COLOURS[finding.severity], f"{_WORDS[finding.severity].to(language)} {finding.rule}")
    where = f" {finding.path}" if finding.path else ""
    return f"{place}: {weight}{where}: {finding.message(language)}"


def _excerpt(line: str, finding: Finding, paint: "_Paint") -> Iterator[str]:
    span = finding.span
    shown, shift = (line, 0) if len(line) <= 120 else _cut(line, span.column)
    start = span.column - 1 - shift
    end = span.end_column - 1 - shift if span.end_line == span.line else len(shown)
    under = " " * _width(shown[:start]) + "^" * max(1, _width(shown[start : min(end, len(shown))]))
    yield f"{span.line:5} | {shown}\n"
    yield f"      | {paint(_COLOURS[finding.severity], under)}\n"


def _cut(line: str, column: int) -> tuple[str, int]:
    start = max(0, column - 40)
    return line[start : start + 110], start


def _width(words: str) -> int:
    """Return how many columns words take on a terminal, where Chinese characters take two."""
    return sum(2 if ord(c) in _WIDE else 1 for c in words)


def as_json(findings: Iterable[Finding], root: Path, language: Language) -> Iterator[str]:
    """Give one JSON array; each finding with its words in one language and a fingerprint that survives unrelated edits."""
    yield "["
    for number, finding in enumerate(findings):
        yield ",\n " if number else "\n "
        yield json.dumps(_record(finding, root, language), ensure_ascii=False)
    yield "\n]\n"


def _record(finding: Finding, root: Path, language: Language) -> dict[str, object]:
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "file": _shown(root, finding.file),
        "line": span.line,
        "column": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "path": finding.path,
        "message": finding.message(language),
        "remedy": finding.remedy(language),
        "params": dict(finding.params),
        "related": [{"file": _shown(root, f), "line": s.line, "column": s.column} for f, s in finding.related],
        "fingerprint": finding.fingerprint,
    }


_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(findings: Iterable[Finding], root: Path, language: Language) -> Iterator[str]:
    """Give workflow commands, which GitHub shows as annotations in the pull request."""
    for finding in findings:
        span = finding.span
        place = (
            f"file={_property(_shown(root, finding.file))},line={span.line},col={span.column},endLine={span.end_line}"
        )
        words = f"{finding.message(language)} {finding.remedy(language)}"
        title = f"{finding.rule} {finding.book.title.to(language)}"
        yield f"::{_GITHUB[finding.severity]} {place},endColumn={span.end_column},title={_property(title)}::{_data(words)}\n"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def explain(rule: Rule, language: Language) -> Iterator[str]:
    """Give all the rule book says of one rule."""
    label = {
        "message": Said("发现", "Says"),
        "remedy": Said("改法", "Remedy"),
        "basis": Said("依据", "Basis"),
        "good": Said("正确的写法", "Passes"),
        "bad": Said("有问题的写法", "Found"),
    }
    yield f"{rule.id} {rule.title.to(language)} [{_WORDS[rule.severity].to(language)}, {GROUPS[rule.id[0]].to(language)}]\n\n"
    for name, words in (("message", rule.message), ("remedy", rule.remedy), ("basis", rule.basis)):
        yield f"{label[name].to(language)}: {words.to(language)}\n"
    for name, example in (("bad", rule.bad), ("good", rule.good)):
        if example:
            yield f"\n{label[name].to(language)}:\n"
            yield from (f"    {line}\n" for line in _dedent(example))


def _dedent(example: str) -> list[str]:
    from textwrap import dedent  # noqa: PLC0415  # only for the one command that explains

    return dedent(example).strip("\n").encode("utf-8", "backslashreplace").decode().splitlines()


def listing(language: Language) -> Iterator[str]:
    """Give one line a rule."""
    order = list(GROUPS)
    for rule in sorted(RULES.values(), key=lambda r: (order.index(r.id[0]), r.id)):
        yield f"{rule.id}  {_WORDS[rule.severity].to(language)}  {rule.title.to(language)}\n"


def tally(findings: Iterable[Finding], language: Language, *, files: int) -> str:
    """Count findings in one line."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    said = Said("，", ", ").to(language).join(f"{counts[s]} {_WORDS[s].to(language)}" for s in Severity)
    return Said(f"检查了 {files} 个文件：{said}。", f"{files} files checked: {said}.").to(language)


FORMATS: Final[dict[str, Format]] = {"text": text, "json": as_json, "github": github}
"""Output forms of `check` by name."""


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
            self._lines = content.decode(errors="replace").splitlines()
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


def _shown(root: Path, file: str) -> str:
    """Return a file's path from where the user stands, where it lies below, so that it can be clicked."""
    path = root / file
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
