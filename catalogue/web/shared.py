"""What is not of one item: listing pages, index and manifest, schemas, forms and assets."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from catalogue.exports import API
from catalogue.exports.folder import write_indexes, write_schemas
from catalogue.source import Catalogue
from catalogue.web.build import Site, form, write
from catalogue.web.listing import Listing
from catalogue.web.row import Row
from catalogue.web.shell import Shell


def write_shared(site: Site, shell: Shell, folder: Path, rows: Sequence[Row]) -> None:
    """Write everything that is not of one item: listing pages, index and manifest, schemas, forms and assets."""
    write_listings(site, folder, rows)
    write_indexes(folder / API, (row.entry for row in rows))
    for name, content in shell.assets().items():
        write(folder / name, content)
    write_schemas(folder / API)
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


def copy_forms(catalogue: Catalogue, folder: Path, rows: Iterable[Row]) -> None:
    """Copy the forms that items link to."""
    for name in sorted({name for row in rows for name in row.files}):
        if source := form(catalogue, name):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
