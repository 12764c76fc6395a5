"""Values to YAML text: one way to write each value, which the strict reader reads back equal."""

import contextlib
import datetime as dt
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from catalogue.model.fields import Field

WIDTH = 100
"""Widest line on which a small record or list of words is written in braces or brackets."""

_PLAIN = re.compile(
    r"""
    (?! (?: true | false | null | yes | no | on | off | y | n ) \Z )    # words that some reader takes for a value
    [A-Za-z_\u00b7-\u02af\u2e80-\u9fff\uac00-\ud7a3\uff08-\uff5e\U00020000-\U0003ffff（《“‘·—]   # begins like a word
    (?: [^\s:\#,\[\]{}"'`|>&*!%@?\\] | [ ](?=[^\s:\#,\[\]{}"'`|>&*!%@?\\]) | :(?=[^\s,\[\]{}"'`\\?\#:]) )* \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Text that needs no quotes, neither in a block nor in braces."""

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]")
"""Characters that are refused, or that nobody sees; they are written as escapes."""

_NEEDS_ESCAPES = re.compile(rf'["\\]|{_HIDDEN.pattern}')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_LITERAL = re.compile(r"[^\s](?:[^\n]*[^\s])?(?:\n+[^\s](?:[^\n]*[^\s])?)*\n?\Z")
"""Text of several lines, none of which begins or ends with a space."""


def modeline(file: str, schema: str) -> str:
    """Return the line that tells an editor the schema of a file; `schemas/` stands beside the catalogue's folder."""
    return f"# yaml-language-server: $schema={'../' * (file.count('/') + 1)}schemas/{schema}.schema.json"


def dump(values: Mapping[str, Any], *, head: str = "") -> str:
    """Write a mapping as a file, in the order of its keys.

    Text, whole numbers, truth values, dates, lists and mappings can be written; a list or mapping may be empty.
    """
    lines = [head] if head else []
    lines.extend(_block(values, 0))
    return "\n".join(lines) + "\n"


def ordered(values: Mapping[str, Any], fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return values with their keys in the order of the model's fields; unknown keys stand last."""
    known = [name for name in fields if name in values]
    return {
        name: _ordered(values[name], fields.get(name)) for name in (*known, *(n for n in values if n not in fields))
    }


def _ordered(value: Any, field: Field | None) -> Any:
    if field is None or not field.fields:
        return value
    if isinstance(value, Mapping):
        return ordered(value, field.fields)
    if isinstance(value, list):
        return [ordered(v, field.fields) if isinstance(v, Mapping) else v for v in value]
    return value


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all: aside, then renamed into place; folders are made as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(aside, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _block(values: Mapping[str, Any], indent: int) -> list[str]:
    lines = []
    for key, value in values.items():
        lines.extend(entry_lines(f"{' ' * indent}{scalar(key)}:", value, indent))
    return lines


def entry_lines(start: str, value: Any, indent: int) -> list[str]:
    """Write a value after its key or dash: on the same line where it fits, else below it."""
    if isinstance(value, str) and "\n" in value and _LITERAL.match(value) and not _hidden(value):
        pad = " " * (indent + 2)
        body = (f"{pad}{line}" if line else "" for line in value.removesuffix("\n").split("\n"))
        return [f"{start} {'|' if value.endswith(chr(10)) else '|-'}", *body]
    if not isinstance(value, Mapping | list):
        return [f"{start} {scalar(value)}"]
    inline = _inline(value)
    if inline and (not value or len(start) + 1 + _columns(inline) <= WIDTH):
        return [f"{start} {inline}"]
    if isinstance(value, Mapping):
        return [start, *_block(value, indent + 2)]
    return [start, *(line for entry in value for line in row_lines(entry, indent + 2))]


def row_lines(entry: Any, indent: int) -> list[str]:
    """Write one entry of a list, its dash at a column."""
    dash = f"{' ' * indent}-"
    if isinstance(entry, Mapping) and entry:
        inline = _inline(entry)
        if inline and len(dash) + 1 + _columns(inline) <= WIDTH:
            return [f"{dash} {inline}"]
        first, *rest = _block(entry, indent + 2)
        return [f"{dash} {first.lstrip(' ')}", *rest]
    return entry_lines(dash, entry, indent)


def _inline(value: Mapping[str, Any] | list[Any]) -> str:
    """Write a small record or list of plain values in one line, or say with "" that it is none."""
    entries = list(value.values()) if isinstance(value, Mapping) else value
    small = len(entries) <= (3 if isinstance(value, Mapping) else 16)
    if not small or any(isinstance(e, Mapping | list) or (isinstance(e, str) and "\n" in e) for e in entries):
        return ""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k)}: {scalar(v)}" for k, v in value.items()) + "}"
    return "[" + ", ".join(map(scalar, value)) + "]"


def _columns(text: str) -> int:
    """Return how wide a text is, counting what stands in a full-width cell twice."""
    return sum(2 if c >= "\u2e80" else 1 for c in text)


def _hidden(text: str) -> bool:
    return bool(_HIDDEN.search(text.replace("\n", "")))


def scalar(value: object) -> str:
    """Write one plain value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | dt.date):
        return str(value)
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    if _PLAIN.match(value) and not _hidden(value):
        return str(value)
    if '"' in value and "\\" not in value and not _HIDDEN.search(value):
        return "'" + value.replace("'", "''") + "'"
    return '"' + _NEEDS_ESCAPES.sub(_escape, value) + '"'


def _escape(found: re.Match[str]) -> str:
    short = _SHORT_ESCAPES.get(found[0])
    return short or (f"\\x{ord(found[0]):02X}" if found[0] < "\x80" else f"\\u{ord(found[0]):04X}")
