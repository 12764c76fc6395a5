"""What is not of one item: listing pages, index and manifest, schemas, forms and assets."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from catalogue.exports import FORMAT_VERSION, contract_schemas
from catalogue.model.schema import as_text, schemas
from catalogue.source import Catalogue
from catalogue.web.build import Site, as_json, form, write
from catalogue.web.listing import Listing
from catalogue.web.row import Row
from catalogue.web.shell import Shell

MANIFEST: Final = "manifest.json"


def write_shared(site: Site, shell: Shell, folder: Path, rows: Sequence[Row]) -> None:
    """Write everything that is not of one item: listing pages, index and manifest, schemas, forms and assets."""
    write_listings(site, folder, rows)
    write_indexes(site, folder, rows)
    for name, content in shell.assets().items():
        write(folder / name, content)
    write_schemas(site, folder)
    copy_forms(site.catalogue, folder, rows)


def write_listings(site: Site, folder: Path, rows: Sequence[Row]) -> set[Path]:
    """Write the pages that lead to items, in every language, and return their files."""
    written: set[Path] = set()
    for tag, frame in site.frames.items():
        listing = Listing(site, rows, tag)
        home = folder / frame.place.prefix(tag)
        for page in listing.pages():
            path = home / page.url / "index.html"
            write(path, frame.fill(page).encode())
            written.add(path)
        write(home / "404.html", frame.fill(listing.not_found(), absolute=True).encode())
    return written


def write_indexes(site: Site, folder: Path, rows: Sequence[Row]) -> None:
    """Write the index of items and the manifest of digests."""
    version = {"format_version": FORMAT_VERSION}
    index = {"format": "service-index", **version, "items": [row.entry for row in rows]}
    manifest = {"format": "service-manifest", **version, "items": {row.code: row.entry["digest"] for row in rows}}
    write(folder / site.api / "index.json", as_json(index))
    write(folder / site.api / MANIFEST, as_json(manifest))


def write_schemas(site: Site, folder: Path) -> None:
    """Write the schemas of what is exported, and of the files it is made from."""
    for name, schema in (schemas() | contract_schemas()).items():
        write(folder / site.api / "schemas" / name, as_text(schema).encode())


def copy_forms(catalogue: Catalogue, folder: Path, rows: Iterable[Row]) -> None:
    """Copy the forms that items link to."""
    for name in sorted({name for row in rows for name in row.files}):
        if source := form(catalogue, name):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
