"""Aligned columns for a terminal, where Chinese characters are twice as wide."""

from collections.abc import Iterable, Iterator, Sequence

from catalogue.findings.forms.text import width


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield lines: the first column to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(width(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        first = line[0] + " " * (widths[0] - width(line[0]))
        rest = (" " * (wide - width(cell)) + cell for cell, wide in zip(line[1:], widths[1:], strict=True))
        yield "  ".join((first, *rest)).rstrip() + "\n"
