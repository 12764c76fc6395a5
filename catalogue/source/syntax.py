"""What the YAML parsers say of malformed text, in an editor's words."""

import re
from typing import Any, Final, NamedTuple

from catalogue.findings import Said, Span

_UNQUOTED = Said("文字不能以这个符号开头，要加引号", "text cannot begin with this sign unless it is quoted")
_QUOTE = Said("从这里开始的引号没有关上", "the quote that opens here is not closed")
_NO_COLON = Said("这一行缺冒号，或冒号后缺空格", "this line lacks a colon, or the space after it")
_WIDE_COLON = Said(
    "这里用了中文冒号“：”，键后面要用英文冒号加空格", "a key is followed by `: `, not by the Chinese colon `：`"
)
_TOO_MUCH = Said("引号或括号关上之后还有文字", "words follow a closing quote or bracket")
_INDENTED = Said("缩进与前面的行对不上", "the indentation does not match the lines before")
_LINE_BEFORE = Said(
    "上一行缺冒号或冒号后缺空格，或者这一行的缩进不对",
    "the line before lacks a colon or the space after it, or this line is wrongly indented",
)
_COLON_IN_TEXT = Said("文字里有冒号加空格，整段文字要加引号", "text that holds a colon and a space is to be quoted")
_BLOCK = Said("“|”或“>”之后不能有文字", "no text can follow `|` or `>`")

_WORDS: Final[tuple[tuple[str, Said], ...]] = (
    ("sequence entries are not allowed", Said("这里不能有“- ”", "no `- ` can stand here")),
    ("cannot start any token|expected alphabetic|expected URI", _UNQUOTED),
    (
        "unknown escape character|escape sequence|hexadecimal",
        Said("双引号里的反斜杠用得不对", "the backslash within the double quotes is wrong"),
    ),
    ("expected the node content", Said("这里应当有值", "a value is expected here")),
    ("chomping or indentation|comment or a line break", _BLOCK),
    ("more indented follow up line", Said("空行里有多余的空格", "an empty line holds spaces")),
    (
        "expected '?<document start>",
        Said("内容到这里应当已经结束", "the content should have ended here"),
    ),
)
"""Patterns of the parsers' messages, in order of trial, and what they mean wherever they occur."""


class Syntax(NamedTuple):
    """Where text is malformed, and in which words to say so."""

    span: Span
    params: dict[str, str]


class _Mark(NamedTuple):
    line: int
    column: int


def syntax(error: Any, text: str) -> Syntax:
    """Tell a parser's error: where what it could not end began, or where it stopped."""
    problem = (error.problem or error.context or "").strip()
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark or mark
    if mark is None:
        return Syntax(Span(), in_words(Said(problem, problem)))
    lines = text.splitlines()
    at_end = mark.line >= len(lines) or (mark.line == len(lines) - 1 and mark.column >= len(lines[-1]))
    said, place = _told(problem, lines, mark, opened, at_end=at_end)
    line, column = place.line + 1, place.column + 1
    return Syntax(Span(line, column, line, column + 1), in_words(said))


def in_words(said: Said) -> dict[str, str]:
    """Return the parameters of a finding."""
    return {"problem_zh": said.zh, "problem_en": said.en}


def _told(problem: str, lines: list[str], mark: Any, opened: Any, *, at_end: bool) -> tuple[Said, Any]:
    before = lines[mark.line][: mark.column] if mark.line < len(lines) else ""
    if re.search("end of stream|document separator", problem):
        return _QUOTE, opened
    if bracket := re.search("expected ',' or '([]}])'", problem):
        if at_end:
            return Said(
                f"从这里开始的括号没有用“{bracket[1]}”关上", f"the bracket that opens here lacks its `{bracket[1]}`"
            ), opened
        return Said(f"这里应当有逗号或“{bracket[1]}”", f"a comma or `{bracket[1]}` is expected here"), mark
    if re.search("could not find expected ':'|while scanning a simple key", problem):
        line = lines[opened.line]
        return (_WIDE_COLON, _Mark(opened.line, line.index("："))) if "：" in line else (_NO_COLON, opened)
    if "mapping values are not allowed" in problem:
        if ": " in before:
            return _COLON_IN_TEXT, mark
        above = lines[mark.line - 1] if mark.line else ""
        if "：" in above and ": " not in above:
            return _WIDE_COLON, _Mark(mark.line - 1, above.index("："))
        return _LINE_BEFORE, mark
    if re.search("expected '?<?block end", problem):
        return (_TOO_MUCH if before.strip(" -") else _INDENTED), mark
    return next((said for pattern, said in _WORDS if re.search(pattern, problem)), Said(problem, problem)), mark
