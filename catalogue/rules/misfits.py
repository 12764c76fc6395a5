"""Safe fixes for values that do not fit the model: a number that should be text, a material called by its name."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

from catalogue.findings import Finding, Fix, Path, written
from catalogue.model import Item
from catalogue.rules.frame import entry_called
from catalogue.source import Broken, Catalogue, Document, Problem, fit
from catalogue.source.values import NoPlaceError, set_at, value_at


def with_fixes(catalogue: Catalogue, broken: Broken) -> tuple[Finding, ...]:
    """Return what is wrong with an item, with a fix wherever one is safe."""
    if all(finding.rule[0] != "S" for finding in broken.findings):
        return broken.findings
    document = catalogue.read(broken.file)
    if isinstance(document, Broken):
        return broken.findings
    fixes = {
        (p.rule.id, written(p.path)): fix for p in _misfits(document.data) if (fix := _fix(catalogue, document, p))
    }
    return tuple(replace(f, fix=fixes.get((f.rule, f.path))) for f in broken.findings)


def _misfits(data: dict[str, Any]) -> tuple[Problem, ...]:
    fitted = fit(Item, data)
    return () if isinstance(fitted, Item) else fitted


def _fix(catalogue: Catalogue, document: Document, problem: Problem) -> Fix | None:
    """Offer the text that a number was written for, or a material's id, if it fits."""
    path = problem.path
    try:
        value = value_at(document.data, path)
    except NoPlaceError:
        return None
    meant: str | None = None
    if type(value) in {int, float}:
        meant = _spelt(document, path)
    elif path[0] == "materials" and path[-1] == "material" and isinstance(value, str):
        meant = entry_called(catalogue.registers.materials, value)
    if meant is None:
        return None
    data = deepcopy(document.data)
    set_at(data, path, meant, {})
    return None if any(other.path[: len(path)] == path for other in _misfits(data)) else Fix(path, meant)


def _spelt(document: Document, path: Path) -> str | None:
    """Return a plain value as the file spells it: 12.50 has a nought that the number has not."""
    span = document.exact.value_span(path)
    if span is None or span.line != span.end_line:
        return None
    line = document.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1]
