"""The JSON export as a folder: one file an item, an index, a manifest of digests, the schemas."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import orjson

from catalogue.display import ItemWords, item_words
from catalogue.exports.contract import contract_schemas
from catalogue.exports.record import FORMAT_VERSION, index_row, item_record
from catalogue.model.schema import as_text, schemas
from catalogue.model.terms import Status
from catalogue.resolve import Resolved, Resolver, in_families
from catalogue.source import Broken, Catalogue
from catalogue.source.spread import Progress, Quiet, spread

MANIFEST: Final = "manifest.json"


def export_json(
    catalogue: Catalogue, out: Path, *, draft: bool = False, jobs: int = 0, progress: Progress | None = None
) -> int:
    """Write the JSON export of a catalogue into a folder and return the number of items.

    Drafts are left out unless `draft`; broken files have no record.
    """
    files = in_families(catalogue, catalogue.item_files())
    made = spread(_work, (catalogue, out, draft), files, jobs=jobs, label="export", progress=progress or Quiet())
    rows = sorted((row for row in made if row), key=lambda row: str(row["code"]))
    write_indexes(out, rows)
    write_schemas(out)
    return len(rows)


def _work(catalogue: Catalogue, out: Path, draft: bool) -> Callable[[str], dict[str, Any] | None]:  # noqa: FBT001  # by `spread`
    resolver = Resolver(catalogue)

    def export(file: str) -> dict[str, Any] | None:
        resolved = resolver.resolve(file)
        if isinstance(resolved, Broken) or (resolved.item.status is Status.DRAFT and not draft):
            return None
        return write_item(resolved, catalogue, all_words(resolved, catalogue), out)

    return export


def all_words(resolved: Resolved, catalogue: Catalogue) -> dict[str, ItemWords]:
    """Word an item in every language of its catalogue."""
    settings = catalogue.settings
    return {tag: item_words(resolved.item, catalogue.registers, settings, lang=tag) for tag in settings.languages}


def write_item(resolved: Resolved, catalogue: Catalogue, words: dict[str, ItemWords], out: Path) -> dict[str, Any]:
    """Write an item's record and return its line in the index."""
    record = item_record(resolved, catalogue.settings, words)
    folder = out / "items"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{resolved.item.code}.json").write_bytes(as_json(record))
    return index_row(record, resolved, catalogue.registers, words)


def write_indexes(out: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write the index of items, in order of their codes, and the manifest of digests."""
    listed = list(rows)
    out.mkdir(parents=True, exist_ok=True)
    head = {"format_version": FORMAT_VERSION}
    (out / "index.json").write_bytes(as_json({"format": "service-index", **head, "items": listed}))
    digests = {row["code"]: row["digest"] for row in listed}
    (out / MANIFEST).write_bytes(as_json({"format": "service-manifest", **head, "items": digests}))


def write_schemas(out: Path) -> None:
    """Write the schemas of what is exported, and of the files it is made from."""
    folder = out / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in (schemas() | contract_schemas()).items():
        (folder / name).write_text(as_text(schema), encoding="utf-8")


def as_json(value: Any) -> bytes:
    """Return JSON with sorted keys, the same bytes every time, that people can read too."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_SORT_KEYS)
