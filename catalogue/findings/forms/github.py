"""Findings as workflow commands, which GitHub shows in the pull request."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from catalogue.findings.finding import Finding
from catalogue.findings.forms.place import shown
from catalogue.findings.rule import Language, Severity

_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(findings: Iterable[Finding], root: Path, language: Language) -> Iterator[str]:
    """Give workflow commands, which GitHub shows as annotations in the pull request."""
    for finding in findings:
        span = finding.span
        place = (
            f"file={_property(shown(root, finding.file))},line={span.line},col={span.column},endLine={span.end_line}"
        )
        words = f"{finding.message(language)} {finding.remedy(language)}"
        title = f"{finding.rule} {finding.book.title.to(language)}"
        yield f"::{_GITHUB[finding.severity]} {place},endColumn={span.end_column},title={_property(title)}::{_data(words)}\n"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
