"""Findings as SARIF 2.1.0 (OASIS), which code scanning services read."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from catalogue import __version__
from catalogue.findings.finding import Finding, Span, filled
from catalogue.findings.forms.place import shown
from catalogue.findings.rule import RULES, Language, Rule, Severity

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def sarif(findings: Iterable[Finding], root: Path, language: Language) -> Iterator[str]:
    """Give one SARIF log with one run."""
    results = [_result(finding, root, language) for finding in findings]
    used = sorted({str(result["ruleId"]) for result in results})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "catalogue",
                        "version": __version__,
                        "language": "zh-Hans" if language == "zh" else "en",
                        "rules": [_rule(RULES[rule_id], language) for rule_id in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title.to(language)},
        "help": {"text": filled(rule.remedy.to(language), {})},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"basis": rule.basis.to(language)},
    }


def _result(finding: Finding, root: Path, language: Language) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message(language)} {finding.remedy(language)}"},
        "locations": [{"physicalLocation": _place(root, finding.file, finding.span)}],
        "relatedLocations": [
            {"id": n, "physicalLocation": _place(root, *where)} for n, where in enumerate(finding.related)
        ],
        "partialFingerprints": {"catalogueFinding/v1": finding.fingerprint},
    }


def _place(root: Path, file: str, span: Span) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(shown(root, file))},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }
