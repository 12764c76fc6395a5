"""What a rule says, and its output forms."""

from catalogue.findings.finding import Finding, Path, Span, written
from catalogue.findings.rule import GROUPS, PROJECT_RULE, RULES, Language, Rule, Said, Severity, define

__all__ = [
    "GROUPS",
    "PROJECT_RULE",
    "RULES",
    "Finding",
    "Language",
    "Path",
    "Rule",
    "Said",
    "Severity",
    "Span",
    "define",
    "written",
]
