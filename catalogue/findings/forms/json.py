"""Findings as one JSON array."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue.findings.finding import Finding
from catalogue.findings.forms.place import shown
from catalogue.findings.rule import Language


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
        "file": shown(root, finding.file),
        "line": span.line,
        "column": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "path": finding.path,
        "message": finding.message(language),
        "remedy": finding.remedy(language),
        "params": dict(finding.params),
        "related": [{"file": shown(root, f), "line": s.line, "column": s.column} for f, s in finding.related],
        "fingerprint": finding.fingerprint,
    }
