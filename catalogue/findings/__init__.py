"""What a rule says, and its output forms."""

from catalogue.findings.finding import Finding, Fix, Path, Span, written
from catalogue.findings.rule import GROUPS, PROJECT_RULE, RULES, Language, Rule, Said, Severity, define

__all__ = [
    "GROUPS",
    "PROJECT_RULE",
    "RULES",
    "Finding",
    "Fix",
    "Language",
    "Path",
    "Rule",
    "Said",
    "Severity",
    "Span",
    "define",
    "written",
]
