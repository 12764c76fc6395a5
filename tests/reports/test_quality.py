"""The records of a body are judged by what a check finds in them and what they promise."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from catalogue.findings import Finding, Severity
from catalogue.model import Item
from catalogue.reports.quality import Quality, Share, _ratio, quality
from catalogue.source import Catalogue, fit, open_catalogue
from tests.web.small import BODY, ITEM, write_small


def _days(value: int, unit: str = "working-day") -> dict[str, Any]:
    return {"value": value, "unit": unit}


@pytest.mark.parametrize(
    ("statutory", "promised", "expected"),
    [
        (_days(20), _days(5), Fraction(1, 4)),
        (_days(1, "year"), _days(3, "month"), Fraction(1, 4)),
        (_days(2, "hour"), _days(30, "minute"), Fraction(1, 4)),
        (_days(20), "immediate", Fraction(0)),
        ("immediate", "immediate", None),
        (_days(20, "calendar-day"), _days(5), None),
        ({"none": "法律没有规定"}, _days(5), None),
        (_days(20), None, None),
        (None, _days(5), None),
    ],
)
def test_ratio(statutory: Any, promised: Any, expected: Fraction | None) -> None:
    """Like units compare exactly, others not at all."""
    limits = {k: v for k, v in {"statutory": statutory, "promised": promised}.items() if v is not None}
    item = fit(
        Item, {"kind": "standard", "code": "a", "name": "名称", "type": "public-service", "time_limit": limits or None}
    )
    assert isinstance(item, Item), item

    assert _ratio(item) == expected


def test_shares_are_worded() -> None:
    """To one place; of nothing, a dash."""
    assert [str(Share(2, 3)), str(Share(0, 4)), str(Share(0, 0))] == ["66.7 %", "0.0 %", "–"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue with one sound item, one that asks for a visit, and one that cannot be read as an item."""
    root = write_small(tmp_path / "c")
    file = next((root / "services").rglob(f"{ITEM}-*.yaml"))
    text = file.read_text(encoding="utf-8")
    second = text.replace(ITEM, "second").replace("count: 0", "count: 2, reason: 签字").replace("full", "acceptance")
    file.with_name("second-x.yaml").write_text(second.replace("value: 8", "value: 20"), encoding="utf-8")
    file.with_name("third-x.yaml").write_text(f"{text.replace(ITEM, 'third')}nonsense: 1\n", encoding="utf-8")
    return root


def _quality(root: Path, *findings: Finding) -> tuple[Catalogue, Any]:
    opened = open_catalogue(root)
    assert isinstance(opened, Catalogue)
    return opened, quality(opened, findings)


def test_a_body(root: Path) -> None:
    """What cannot be read is incomplete; shares leave out what is not said."""
    folder = next((root / "services").rglob("second-x.yaml")).parent.relative_to(root).as_posix()
    found = (
        Finding("S01", Severity.ERROR, f"{folder}/third-x.yaml"),
        Finding("T01", Severity.ERROR, f"{folder}/second-x.yaml"),
        Finding("N10", Severity.ADVICE, f"{folder}/second-x.yaml"),
        Finding("W08", Severity.ADVICE, f"{folder}/{ITEM}-school.yaml"),
        Finding("N10", Severity.ERROR, "registers/laws.yaml"),
    )
    expected = Quality(3, Share(1, 3), 2, Fraction(7, 10), 2, Share(1, 2), Share(1, 3))

    opened, report = _quality(root, *found)

    assert report.bodies == {BODY: expected}
    assert report.total == expected
    assert report.as_data()["total"] == {
        "items": 3,
        "complete": {"count": 1, "of": 3},
        "errors": 2,
        "errors_per_100": 66.6667,
        "promised_over_statutory": 0.7,
        "compared": 2,
        "zero_visits": {"count": 1, "of": 2},
        "online_full": {"count": 1, "of": 3},
    }
    assert "".join(report.as_text(opened, "zh")) == (
        "              事项    完整  每百项错误  承诺/法定  零跑动  全程网办\n"
        "广州市教育局     3  33.3 %        66.7   0.70 (2)  50.0 %    33.3 %\n"
        "合计             3  33.3 %        66.7   0.70 (2)  50.0 %    33.3 %\n"
    )


def test_nothing(tmp_path: Path) -> None:
    """No items, no bodies."""
    root = write_small(tmp_path / "c")
    next((root / "services").rglob(f"{ITEM}-*.yaml")).unlink()

    _, report = _quality(root)

    assert report.bodies == {}
    assert report.total.errors_per_100 == 0
