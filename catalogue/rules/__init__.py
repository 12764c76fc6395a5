"""What must hold: one family of rules a module, one rule a function."""

from catalogue.rules import (
    channels,
    codes,
    contacts,
    fees,
    files,
    levels,
    materials,
    procedure,
    references,
    timing,
    wording,
)
from catalogue.rules.engine import Options, Report, check
from catalogue.rules.frame import CATALOGUE_RULES, ITEM_RULES, Case, Hit, Overview, Summary

__all__ = [
    "CATALOGUE_RULES",
    "ITEM_RULES",
    "Case",
    "Hit",
    "Options",
    "Overview",
    "Report",
    "Summary",
    "channels",
    "check",
    "codes",
    "contacts",
    "fees",
    "files",
    "levels",
    "materials",
    "procedure",
    "references",
    "timing",
    "wording",
]
