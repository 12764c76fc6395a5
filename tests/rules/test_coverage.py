"""The table of what the rules cover names rules that exist, and leaves out no requirement."""

import re
from pathlib import Path

from catalogue.findings import RULES

TEXT = (Path(__file__).parents[2] / "docs/rules-coverage.md").read_text()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith("| ")]


def test_rules_named_exist():
    """A reader who looks a rule up finds it."""
    named = {rule for row in ROWS for rule in re.findall(r"\b[A-Z]\d\d\b", row[1] if len(row) > 1 else "")}

    assert named - set(RULES) == set()


def test_every_requirement_has_a_row():
    """R-01 to R-70, X-01 to X-06 and B-01 to B-10 are each there once."""
    listed = [match[0] for row in ROWS if (match := re.match(r"[RXB]-\d\d[a-e]?", row[0]))]
    wanted = [f"R-{n:02}" for n in range(1, 71) if n != 36] + [f"R-36{c}" for c in "abcde"]
    wanted += [f"X-{n:02}" for n in range(1, 7)] + [f"B-{n:02}" for n in range(1, 11)]

    assert sorted(listed) == sorted(wanted)
