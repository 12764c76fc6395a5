"""The worked examples of docs/plan.md are what the command prints."""

import re

import pytest

from .plan_page import EXAMPLE, PAGE, refreshed, run

_EXAMPLES = [m[1] for m in EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("command", _EXAMPLES)
def test_a_command_of_the_page_runs(command):
    """Every example is a plan."""
    output = run(command)

    assert not output.startswith(("error", "Usage"))
    assert " · " in output.partition("\n")[0]


def test_the_page_shows_what_the_commands_print():
    """`python tests/docs/plan_page.py` mends it."""
    page = PAGE.read_text(encoding="utf-8")

    assert page == refreshed(page)


def test_the_page_is_rich_enough():
    """Twelve items with questions, and eight with a fee that is worked out."""
    cases, _, fees = PAGE.read_text(encoding="utf-8").partition("## Fees")

    assert len({_code(m[1]) for m in EXAMPLE.finditer(cases)}) >= 12
    worked_out = [m for m in EXAMPLE.finditer(fees) if re.search(r"Arithmetic|Total|合计", m[2])]
    assert len({_code(m[1]) for m in worked_out}) >= 8


def _code(command):
    return command.split()[2]
