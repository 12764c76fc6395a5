"""Known findings, so that a body with many old faults can begin today and only get better."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from catalogue.findings.finding import Finding


class BaselineError(Exception):
    """Raised when a baseline file cannot be read as one."""


class Compared(NamedTuple):
    """Findings held against a baseline."""

    new: list[Finding]
    known: int
    gone: int
    """Findings of the baseline that are no longer found."""


def write_baseline(findings: Iterable[Finding], file: Path) -> None:
    """Write down what is found now, by fingerprint; sorted, so that a later one shows what was mended."""
    rows = sorted(f"{finding.file} {finding.rule} {finding.fingerprint}" for finding in findings)
    new = file.with_name(f".{file.name}.new")
    new.write_text(json.dumps({"findings": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    new.replace(file)


def against_baseline(findings: Iterable[Finding], file: Path) -> Compared:
    """Tell new findings from those written down.

    Raises:
        BaselineError: The file is no baseline.

    """
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))["findings"]
        left = Counter(str(row).rsplit(" ", 1)[1] for row in rows)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise BaselineError(str(file)) from error
    new: list[Finding] = []
    known = 0
    for finding in findings:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
            known += 1
        else:
            new.append(finding)
    return Compared(new, known, left.total())
