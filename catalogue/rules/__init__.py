"""What must hold: one family of rules a module, one rule a function."""

from catalogue.rules import codes, fees, files, levels, materials, procedure, references, timing, wording
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
    "check",
    "codes",
    "fees",
    "files",
    "levels",
    "materials",
    "procedure",
    "references",
    "timing",
    "wording",
]
