"""A whole import: table and map in, files and a report out."""

from pathlib import Path

from catalogue.findings import Finding, Said
from catalogue.importers.draft import Draft, Drafter
from catalogue.importers.mapping import Mapping
from catalogue.importers.registers import Book
from catalogue.importers.report import Entry, Reason, Report
from catalogue.importers.standards import find_standards
from catalogue.importers.store import Store
from catalogue.importers.table import BadRow, Row, TableError, read_table
from catalogue.model import Settings
from catalogue.model.fields import fields_of
from catalogue.source import Broken, Catalogue, open_catalogue
from catalogue.source.spread import Progress, Quiet
from catalogue.source.tree import SETTINGS
from catalogue.source.write import dump, modeline, ordered, write_file


def import_table(
    table: Path, name: str, mapping: Mapping, into: Path, *, progress: Progress | None = None
) -> Report | tuple[Finding, ...]:
    """Turn the rows of a table into the files of a catalogue.

    Args:
        table: A file of JSON Lines, CSV or XLSX.
        name: Name of the map, under which what was imported is remembered.
        mapping: How the table is read.
        into: Folder of the catalogue; a new one is started where there is none.
        progress: Told how far it is.

    Returns:
        The report, or what is wrong with the catalogue that is there.

    Raises:
        TableError: The table cannot be read, or the catalogue not written.

    """
    bar = progress or Quiet()
    rows = list(read_table(table, sheet=mapping.sheet))
    try:
        catalogue = _catalogue(into, mapping)
        if isinstance(catalogue, Broken):
            return catalogue.findings
        return _import(rows, name, mapping, catalogue, bar)
    except OSError as error:
        problem = f"{error.filename or into}: {error.strerror or error}"
        raise TableError(Said(f"写不了 {problem}。", f"cannot write {problem}.")) from error


def _catalogue(into: Path, mapping: Mapping) -> Catalogue | Broken:
    """Open the catalogue, starting it first where there is none."""
    if not (into / SETTINGS).exists():
        settings = ordered(mapping.catalogue, fields_of(Settings))
        write_file(into / SETTINGS, dump(settings, head=modeline(SETTINGS, "catalogue")))
    return open_catalogue(into)


def _import(rows: list[Row | BadRow], name: str, mapping: Mapping, catalogue: Catalogue, bar: Progress) -> Report:
    report = Report(rows=len(rows))
    book = Book(mapping, catalogue, report)
    drafts = _drafts(rows, Drafter(mapping, book, report), report, bar)
    report.items = len(drafts)
    standards = find_standards(drafts, mapping.standards) if mapping.standards else {}
    report.standards = len(standards)
    store = Store(catalogue, name, report)
    for register, entries in book.entries():
        store.register(register, entries)
    bar.start(len(drafts) + len(standards), "write")
    for draft in (*standards.values(), *drafts):
        top = "standards" if draft.code in standards else f"services/{draft.area}"
        store.item(draft, f"{top}/{book.slugs.get(draft.body, draft.body)}/{draft.name}.yaml")
        bar.advance()
    bar.done()
    store.close()
    # One cell may be read for a field and for a register entry.
    report.entries = sorted(dict.fromkeys(report.entries), key=lambda e: e.row)
    return report


def _drafts(rows: list[Row | BadRow], drafter: Drafter, report: Report, bar: Progress) -> list[Draft]:
    """Make the items of all rows; of two with one code the first stands."""
    drafts: dict[str, Draft] = {}
    bar.start(len(rows), "read")
    for row in rows:
        bar.advance()
        if isinstance(row, BadRow):
            report.entries.append(Entry(row.number, "", f"{row.problem.en}: {row.text}"[:200], Reason.BAD_ROW))
            continue
        draft = drafter.draft(row)
        if draft and draft.code in drafts:
            report.entries.append(Entry(row.number, "", draft.code, Reason.TWICE))
        elif draft:
            drafts[draft.code] = draft
    bar.done()
    return list(drafts.values())
