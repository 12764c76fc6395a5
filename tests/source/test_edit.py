"""Edits change what they are told to, and nothing else."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.model import Item
from catalogue.model.fields import fields_of
from catalogue.source.edit import EditError, edit
from catalogue.source.exact import read_exact
from catalogue.source.values import GONE
from catalogue.source.write import dump

_TEXT = """\
# yaml-language-server: $schema=../item.schema.json
kind:   implementation
code: '440101007000'   # the code
name: 名称 # what it is called

# what people hand in
materials:
  # first of all
  - {id: id-card, copies: 1}   # both sides
  - id: form
    # on paper
    form: paper
    note: |
      第一行
      # no comment
# how long it takes
time_limit:
    statutory: {value: 20, unit: working-day} # by law
    promised: {value: 5,
      unit: working-day}  # as of May
audience: [person, enterprise]
"""


def _lines(changes: dict, text: str = _TEXT) -> tuple[list[str], list[str]]:
    """Return the lines that an edit takes out and puts in."""
    old, new = text.splitlines(), edit(text, changes, fields_of(Item)).splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("changes", "out", "made"),
    [
        ({}, [], []),
        ({("name",): "新名称"}, ["name: 名称 # what it is called"], ["name: 新名称 # what it is called"]),
        (
            {("code",): "440101007001"},
            ["code: '440101007000'   # the code"],
            ['code: "440101007001" # the code'],
        ),
        (
            {("time_limit", "statutory"): {"value": 30, "unit": "working-day"}},
            ["    statutory: {value: 20, unit: working-day} # by law"],
            ["    statutory: {value: 30, unit: working-day} # by law"],
        ),
        # Several lines become one; the comment on the last of them gets a line of its own.
        (
            {("time_limit", "promised"): "immediate"},
            ["    promised: {value: 5,", "      unit: working-day}  # as of May"],
            ["    # as of May", "    promised: immediate"],
        ),
        # A part of a record in braces.
        (
            {("time_limit", "statutory", "value"): 7},
            ["    statutory: {value: 20, unit: working-day} # by law"],
            ["    statutory: {value: 7, unit: working-day} # by law"],
        ),
        (
            {("materials", "#id-card", "originals"): 1},
            ["  - {id: id-card, copies: 1}   # both sides"],
            ["  - {id: id-card, originals: 1, copies: 1} # both sides"],
        ),
        ({("materials", "#form", "form"): "electronic"}, ["    form: paper"], ["    form: electronic"]),
        ({("materials", "#form", "source"): "applicant"}, [], ["    source: applicant"]),
        ({("materials", "#photo", "copies"): 2}, [], ["  - {id: photo, copies: 2}"]),
        ({("summary",): "一句话"}, [], ["summary: 一句话"]),
        ({("version",): 2}, [], ["version: 2"]),
        (
            {("contacts", "consultation", "#a", "phone"): "12345"},
            [],
            ["contacts:", "  consultation:", '    - {id: a, phone: "12345"}'],
        ),
        ({("visits",): {"count": 0}, ("visits", "reason"): "看"}, [], ["visits: {count: 0, reason: 看}"]),
        # Taken out; what was said about it stays.
        ({("name",): GONE}, ["name: 名称 # what it is called"], ["# what it is called"]),
        ({("audience",): GONE}, ["audience: [person, enterprise]"], []),
        ({("summary",): GONE, ("visits", "count"): GONE}, [], []),
        (
            {("materials", "#form"): GONE},
            ["  - id: form", "    # on paper", "    form: paper", "    note: |", "      第一行", "      # no comment"],
            ["  # on paper"],
        ),
        (
            {("materials", "#id-card"): GONE, ("materials", "#form"): GONE},
            [
                "materials:",
                "  # first of all",
                "  - {id: id-card, copies: 1}   # both sides",
                "  - id: form",
                "    # on paper",
                "    form: paper",
                "    note: |",
                "      第一行",
                "      # no comment",
            ],
            ["# first of all", "# both sides", "# on paper"],
        ),
        ({("audience", 1): "authority"}, ["audience: [person, enterprise]"], ["audience: [person, authority]"]),
    ],
)
def test_changes_only_its_lines(changes: dict, out: list[str], made: list[str]) -> None:
    """The lines of a changed value change, and no other; every comment is still there."""
    assert _lines(changes) == (out, made)


def test_puts_a_key_where_the_model_has_it() -> None:
    """A new key stands after those that the model declares before it, above the comments on the next one."""
    made = edit(_TEXT, {("type",): "public-service"}, fields_of(Item))

    assert made == _TEXT.replace("called\n", "called\ntype: public-service\n")


def test_keeps_line_breaks_and_ends_the_last_line() -> None:
    """A file with Windows line breaks keeps them; a last line without one gets one before another follows."""
    assert edit("a: 1\r\nb: 2\r\n", {("a",): "x"}) == "a: x\r\nb: 2\r\n"
    assert edit("a: 1", {("b",): 2}) == "a: 1\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("a: 1\n", {("a", "b"): 1}),
        ("a: [\n", {("a",): 1}),
        ("a:\n  -\n    id: x\n", {("a", "#x"): {"id": "x", "b": 1}}),
    ],
)
def test_refuses_what_it_cannot_do(text: str, changes: dict) -> None:
    """A change that leads nowhere is refused, and no text is made."""
    with pytest.raises(EditError):
        edit(text, changes)


def test_reads_what_only_yaml_1_2_allows() -> None:
    """Colons that libyaml stumbles over are no hindrance."""
    assert edit("a: [::b]\nc: 1\n", {("c",): 2}) == "a: [::b]\nc: 2\n"


_KEYS = st.sampled_from("abcd")
_VALUES = st.recursive(
    st.text("a无:# '\"\n-{}", max_size=5) | st.integers(0, 99),
    lambda v: st.lists(v, min_size=1, max_size=3) | st.dictionaries(_KEYS, v, min_size=1, max_size=3),
    max_leaves=8,
)
_MAPS = st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=4)


@given(_MAPS, _MAPS, _KEYS)
def test_gives_the_values_asked_for(values: dict, new: dict, gone: str) -> None:
    """Whatever is set at the top and one level down reads back, together with all that was not touched."""
    values["z"] = {"y": 1, "x": 2}
    wanted = deepcopy(values) | new
    wanted["z"].pop("y")
    wanted["z"] |= {"n": new}
    changes: dict = {(k,): v for k, v in new.items()} | {("z", "n"): new, ("z", "y"): GONE}
    if gone not in new:
        wanted.pop(gone, None)
        changes[(gone,)] = GONE

    exact = read_exact(edit(dump(values), changes))

    assert exact.root is not None
    assert exact.root.value == wanted
