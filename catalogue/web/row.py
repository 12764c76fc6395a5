"""What the listing pages and the index need to know of an item; small, because there are very many."""

from typing import Any, NamedTuple


class Row(NamedTuple):
    """One published item."""

    file: str
    code: str
    kind: str
    status: str
    body: str
    themes: tuple[str, ...]
    words: tuple[tuple[str, str, str], ...]
    """For each language of the catalogue: the name, the language the name is in, the facts at a glance."""
    files: tuple[str, ...]
    """Forms and samples that its page links to."""
    entry: dict[str, Any]
    """Its line in the index of the export."""
