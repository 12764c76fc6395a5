"""Findings as a GitLab code quality report."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from catalogue.findings.finding import Finding
from catalogue.findings.forms.place import shown
from catalogue.findings.rule import Language, Severity

_WEIGHTS: Final = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def gitlab(findings: Iterable[Finding], root: Path, language: Language) -> Iterator[str]:
    """Give one JSON array in the shape that GitLab's merge request widget reads."""
    issues = [
        {
            "description": f"{finding.message(language)} {finding.remedy(language)}",
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint,
            "severity": _WEIGHTS[finding.severity],
            "location": {
                "path": shown(root, finding.file),
                "lines": {"begin": finding.span.line, "end": finding.span.end_line},
            },
        }
        for finding in findings
    ]
    yield json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
