"""Output forms of findings, one a module; the same findings and the same exit code in each."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from catalogue.findings.finding import Finding
from catalogue.findings.forms.github import github
from catalogue.findings.forms.gitlab import gitlab
from catalogue.findings.forms.json import as_json
from catalogue.findings.forms.junit import junit
from catalogue.findings.forms.sarif import sarif
from catalogue.findings.forms.text import tally, text
from catalogue.findings.rule import Language

Form = Callable[[Iterable[Finding], Path, Language], Iterator[str]]
"""Turns findings into chunks of text; the path is the catalogue's folder, from which file names are made whole."""

FORMS: Final[dict[str, Form]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
}
"""Output forms of `check` by name."""

__all__ = ["FORMS", "Form", "tally", "text"]
