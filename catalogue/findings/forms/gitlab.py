"""Findings as a GitLab code quality report."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from catalogue.findings.finding import Finding
from catalogue.findings.forms.place import shown
from catalogue.findings.rule import Language, Severity

_WEIGHTS: Final = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def gitlab(findings: Iterable[Finding], root: Path, language: Language) -> Iterator[str]:
    """Give one JSON array in the shape that GitLab's merge request widget reads."""
    met: Counter[str] = Counter()
    issues = []
    for finding in findings:
        met[finding.fingerprint] += 1
        issues.append(
            {
                "description": f"{finding.message(language)} {finding.remedy(language)}",
                "check_name": finding.rule,
                "fingerprint": _unique(finding.fingerprint, met[finding.fingerprint]),
                "severity": _WEIGHTS[finding.severity],
                "location": {
                    "path": shown(root, finding.file),
                    "lines": {"begin": finding.span.line, "end": finding.span.end_line},
                },
            }
        )
    yield json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _unique(fingerprint: str, nth: int) -> str:
    """Tell findings alike from each other: GitLab shows one of those that share a fingerprint."""
    return fingerprint if nth == 1 else f"{fingerprint}-{nth}"
