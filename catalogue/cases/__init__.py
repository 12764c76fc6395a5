"""What applies to one case: answers in, what is asked of that applicant out. Pure functions, no input or output.

`site/assets/plan.js` says the same in the browser; both are held to the same vectors (`tests/cases/vectors.py`).
"""

from catalogue.cases.answers import Asked, Problem, ask, holds, problems
from catalogue.cases.compact import compact
from catalogue.cases.dates import Deadline, Deadlines, deadlines
from catalogue.cases.money import Charge, Sum, charge, counted_by
from catalogue.cases.outcome import Outcome, Rows, apply, as_data
from catalogue.cases.paths import Enumeration, Facts, can_hold, derive, enumerate_cases

__all__ = [
    "Asked",
    "Charge",
    "Deadline",
    "Deadlines",
    "Enumeration",
    "Facts",
    "Outcome",
    "Problem",
    "Rows",
    "Sum",
    "apply",
    "as_data",
    "ask",
    "can_hold",
    "charge",
    "compact",
    "counted_by",
    "deadlines",
    "derive",
    "enumerate_cases",
    "holds",
    "problems",
]
