"""YAML text in: strict reading, exact places, and the files of a catalogue."""

from catalogue.source.document import Broken, Document, read_document
from catalogue.source.shape import Problem, fit
from catalogue.source.tree import Catalogue, Stamp, find_root, open_catalogue

__all__ = [
    "Broken",
    "Catalogue",
    "Document",
    "Problem",
    "Stamp",
    "find_root",
    "fit",
    "open_catalogue",
    "read_document",
]
