"""Applies the safe fixes that findings carry, with every comment kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from catalogue.findings import Finding, Path
from catalogue.model import Item
from catalogue.model.fields import fields_of
from catalogue.rules.engine import Options, Report, check
from catalogue.source import Broken, Catalogue, open_catalogue
from catalogue.source.edit import EditError, edit
from catalogue.source.spread import Progress
from catalogue.source.write import write_file

Chosen = Callable[[Report], Iterable[Finding]]
"""Picks the findings of a report that are to be fixed."""

_ROUNDS: Final = 5
"""A fix may uncover another: a text is looked at once the file can be read as an item."""


class Mended(NamedTuple):
    """What fixing came to."""

    report: Report
    """What is still found."""
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]
    """Findings whose fix could not be written."""


def mend(catalogue: Catalogue, options: Options, chosen: Chosen, progress: Progress | None = None) -> Mended:
    """Fix what can be fixed safely, check again, and go on until nothing is left to fix.

    Raises:
        OSError: A file cannot be written; the files before it are done, the others as they were.

    """
    options = replace(options, cache=False)
    fixed: list[Finding] = []
    report = check(catalogue, options, progress)
    for _ in range(_ROUNDS):
        done = list(_apply(catalogue, [f for f in chosen(report) if f.fix]))
        if not done:
            break
        fixed += done
        again = open_catalogue(catalogue.root)
        if isinstance(again, Broken):
            break
        catalogue = again
        report = check(catalogue, options, progress)
    return Mended(report, tuple(fixed), tuple(f for f in chosen(report) if f.fix))


def _apply(catalogue: Catalogue, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Write the files and yield the findings that are fixed; one for each place, others there wait for the next round."""
    by_file: dict[str, dict[Path, Finding]] = defaultdict(dict)
    for finding in findings:
        if finding.fix:
            by_file[finding.file].setdefault(finding.fix.path, finding)
    for file, wanted in by_file.items():
        document = catalogue.documents.get(file) or catalogue.read(file)
        if isinstance(document, Broken):
            continue
        text, done = _edited(document.text, wanted)
        if done:
            # A link within the catalogue stays one: what it leads to is written.
            write_file((catalogue.root / file).resolve(), text)
            yield from done


def _edited(text: str, wanted: dict[Path, Finding]) -> tuple[str, list[Finding]]:
    """Return a text with as many fixes made as can be, and these."""
    fields = fields_of(Item)
    changes = {path: finding.fix.value for path, finding in wanted.items() if finding.fix}
    try:
        return edit(text, changes, fields), list(wanted.values())
    except EditError:
        done: list[Finding] = []
        for path, value in changes.items():
            try:
                text = edit(text, {path: value}, fields)
            except EditError:
                continue
            done.append(wanted[path])
        return text, done
