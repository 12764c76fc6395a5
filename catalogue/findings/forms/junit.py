"""Findings as JUnit XML: a test case a file, so that CI servers show which files fail."""

from collections.abc import Iterable, Iterator
from html import escape  # xml.sax.saxutils has the same, and imports an HTTP client
from itertools import groupby
from pathlib import Path

from catalogue.findings.finding import Finding
from catalogue.findings.forms.place import shown
from catalogue.findings.rule import Language, Severity


def junit(findings: Iterable[Finding], root: Path, language: Language) -> Iterator[str]:
    """Give one test suite; errors are failures, and what weighs less is told in the case's output."""
    files = [
        (file, list(found)) for file, found in groupby(sorted(findings, key=lambda f: f.order), key=lambda f: f.file)
    ]
    failed = sum(any(f.severity is Severity.ERROR for f in found) for _, found in files)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites>\n<testsuite name="catalogue check" tests="{len(files)}" failures="{failed}" errors="0">\n'
    for file, found in files:
        yield f"<testcase classname={_quoted('catalogue')} name={_quoted(shown(root, file))}>\n"
        errors = [f for f in found if f.severity is Severity.ERROR]
        others = [f for f in found if f.severity is not Severity.ERROR]
        if errors:
            words = "\n".join(_line(f, language) for f in errors)
            yield f"<failure message={_quoted(_clean(errors[0].message(language)))}>{escape(words)}</failure>\n"
        if others:
            yield f"<system-out>{escape(chr(10).join(_line(f, language) for f in others))}</system-out>\n"
        yield "</testcase>\n"
    yield "</testsuite>\n</testsuites>\n"


def _line(finding: Finding, language: Language) -> str:
    span = finding.span
    return _clean(
        f"{span.line}:{span.column} {finding.rule} {finding.path} {finding.message(language)} {finding.remedy(language)}"
    )


def _quoted(words: str) -> str:
    return '"' + escape(words).replace("\n", "&#10;").replace("\t", "&#9;") + '"'


def _clean(words: str) -> str:
    """Leave out what XML 1.0 cannot hold."""
    return "".join(c for c in words if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff")
