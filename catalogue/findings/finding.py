"""One thing that a rule found, and where."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from catalogue.findings.rule import RULES, Language, Rule, Severity

Path = tuple[str | int, ...]
"""Way to a value: keys, ids of rows, or positions in lists whose entries have no id."""


class Span(NamedTuple):
    """Where something stands in a file; lines and columns count from 1, the end is past the last character."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Fix(NamedTuple):
    """A change to a file that mends a finding and leaves what the file means; the value stands at the path afterwards."""

    path: Path
    value: Any


def written(path: Path) -> str:
    """Write a path the way people read it: `materials[business-licence].copies`.

    >>> written(("materials", "#business-licence", "copies"))
    'materials[business-licence].copies'
    """
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif step.startswith("#"):
            text += f"[{step[1:]}]"
        else:
            text += f".{step}" if text else step
    return text


NOWHERE = Span()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule said about one place of one file."""

    rule: str
    severity: Severity
    file: str
    """Path relative to the catalogue's folder, with forward slashes."""
    span: Span = NOWHERE
    path: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    related: tuple[tuple[str, Span], ...] = ()
    """Other places that belong to it, such as the parent's line."""
    fix: Fix | None = field(default=None, compare=False)
    """How to mend it safely; not kept in the cache."""

    @property
    def book(self) -> Rule:
        """The rule's entry in the rule book."""
        return RULES[self.rule]

    def message(self, language: Language) -> str:
        """Say what is wrong."""
        return filled(self.book.message.to(language), self.params)

    def remedy(self, language: Language) -> str:
        """Say what to write instead."""
        return filled(self.book.remedy.to(language), self.params)

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stay when other lines of the file change."""
        parts = [self.rule, self.file, self.path, *(f"{k}={v}" for k, v in sorted(self.params.items()))]
        return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:16]

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by place, then by rule."""
        return (self.file, self.span.line, self.span.column, self.rule, self.path)


def filled(words: str, params: Mapping[str, str]) -> str:
    """Put parameters into words; an ellipsis stands for one that is not known."""
    return words.format_map(_Lenient(params))


class _Lenient(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
