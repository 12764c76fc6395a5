"""The page that says where each element of a record is says so truly."""

import re
from pathlib import Path

from pydantic import BaseModel

from catalogue.model import REGISTERS, Item
from catalogue.model.fields import Field, fields_of

_PAGE = (Path(__file__).parents[2] / "docs/elements.md").read_text(encoding="utf-8")
_ROWS = re.findall(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", _PAGE, re.MULTILINE)


def _is_there(path: str) -> bool:
    """Say whether a path leads to a field of an item, or of a register's entry."""
    steps = path.split(".")
    model: type[BaseModel] = Item
    if steps[0] == "registers":
        model, steps = REGISTERS[steps[1]], steps[2:]
    fields: dict[str, Field] = fields_of(model)
    for step in steps:
        if step not in fields:
            return False
        fields = fields[step].fields
    return True


def test_all_102_elements_are_listed_in_order() -> None:
    assert [int(number) for number, *_ in _ROWS] == list(range(1, 103))


def test_every_path_named_is_in_the_model() -> None:
    paths = {path for _, _, cell, _ in _ROWS for path in re.findall(r"`([^`]+)`", cell)}

    assert {path for path in paths if not _is_there(path)} == set()


def test_what_is_not_in_the_model_has_its_reason() -> None:
    without = {int(number): bool(note.strip()) for number, _, cell, note in _ROWS if "`" not in cell}

    assert without == {91: True, 101: True, 102: True}
