"""Cells become values as the map says."""

from typing import Any

import pytest

from catalogue.importers import Reason
from catalogue.importers.convert import Converted, convert
from catalogue.importers.mapping import Column, Pattern
from catalogue.importers.table import Cell

_LIMIT = [Pattern(match=r"([0-9]+)\(工作日\)", gives={"value": "#1", "unit": "working-day"})]
_PHONE = [
    Pattern(match=r"([0-9-]+)(?:转([0-9]+))?", gives={"phone": "$1", "extension": "$2"}),
    Pattern(match=r"(\d)或(\d)", gives=[{"phone": "$1"}, {"phone": "$2"}]),
]


@pytest.mark.parametrize(
    ("cell", "column", "expected"),
    [
        ("甲", {}, Converted("甲")),
        ("无", {}, Converted(absent=["无"])),
        ("没有", {"absent": ["没有"]}, Converted(absent=["没有"])),
        ("是", {"words": {"是": True}}, Converted(value=True)),
        ("否", {"words": {"是": True}}, Converted(lost=[("否", Reason.NO_WORD)])),
        (["甲", "乙"], {"words": {"甲": "a"}, "others": "notes"}, Converted(["a"], others=["乙"])),
        (["甲", "无"], {}, Converted(["甲"], absent=["无"])),
        ("甲、乙、", {"split": "、"}, Converted(["甲", "乙"])),
        ("7(工作日)", {"patterns": _LIMIT}, Converted({"value": 7, "unit": "working-day"})),
        ("7天", {"patterns": _LIMIT}, Converted(lost=[("7天", Reason.NO_PATTERN)])),
        # A group that is not there leaves its key out.
        (
            "1-2；3转4",
            {"split": "；", "patterns": _PHONE, "rows": "p"},
            Converted([{"phone": "1-2"}, {"phone": "3", "extension": "4"}]),
        ),
        # One entry that holds two.
        ("1或2", {"patterns": _PHONE, "rows": "p"}, Converted([{"phone": "1"}, {"phone": "2"}])),
        # Absence said with a reason takes the place of the whole list.
        (
            "无条件",
            {"rows": "c", "patterns": [Pattern(match="无条件", gives={"none": "$0"})]},
            Converted({"none": "无条件"}),
        ),
    ],
)
def test_convert(cell: Cell, column: dict[str, Any], expected: Converted) -> None:
    """What a cell comes to, and what is left over of it."""
    assert convert(cell, Column(**column), ["无"]) == expected
