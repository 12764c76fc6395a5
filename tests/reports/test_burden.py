"""What is asked of people is counted exactly, by item, body and in total."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catalogue.model import Item
from catalogue.reports.burden import Burden, Papers, burden, of_item
from catalogue.source import Catalogue, fit, open_catalogue
from tests.web.small import BODY, ITEM, write_small

_BASE = {"kind": "implementation", "code": "a", "name": "名称", "type": "public-service", "body": BODY}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A catalogue whose register says of one material that it can be fetched everywhere, of one that in the province."""
    root = write_small(tmp_path_factory.mktemp("c"))
    file = root / "registers/materials.yaml"
    file.write_text(
        file.read_text(encoding="utf-8")
        + "everywhere: {name: 身份证, fetched: {system: 共享平台}}\n"
        + 'here: {name: 户口簿, fetched: {areas: ["440000"]}}\n'
        + 'elsewhere: {name: 学历证书, fetched: {areas: ["330000"]}}\n'
        + "form: {name: 申请表}\n",
        encoding="utf-8",
    )
    opened = open_catalogue(root)
    assert isinstance(opened, Catalogue)
    return opened


def _of(catalogue: Catalogue, **values: Any) -> Burden:
    item = fit(Item, _BASE | values)
    assert isinstance(item, Item), item
    return of_item(catalogue, item)


_FORM = {"id": "form", "originals": 1}
_CARD = {"id": "everywhere", "copies": 2, "show_original": True}


@pytest.mark.parametrize(
    ("materials", "asked", "in_some_cases", "fetchable"),
    [
        ({"none": "不需要"}, Papers(), 0, Papers()),
        ([_FORM, _CARD], Papers(2, 1, 2, 1), 0, Papers(1, 0, 2, 1)),
        # What is fetched already is not asked for.
        ([_FORM, _CARD | {"necessity": "fetched"}], Papers(1, 1), 0, Papers()),
        ([{"id": "here", "copies": 1}, {"id": "elsewhere", "copies": 1}], Papers(2, 0, 2), 0, Papers(1, 0, 1)),
        # A row may be named otherwise than the register's entry.
        ([{"id": "father", "material": "everywhere"}], Papers(1), 0, Papers(1)),
        # Any one of a group: the one with the fewest papers; none at all where one of them can be fetched.
        (
            [_FORM | {"originals": 3, "one_of": "g"}, {"id": "elsewhere", "copies": 1, "one_of": "g"}],
            Papers(1, 0, 1),
            0,
            Papers(),
        ),
        ([_FORM | {"one_of": "g"}, _CARD | {"one_of": "g"}], Papers(1, 1), 0, Papers(1, 1)),
        (
            [_FORM | {"when": {"who": "child"}}, {"id": "elsewhere", "necessity": "conditional"}],
            Papers(2, 1),
            2,
            Papers(),
        ),
        ([{"id": "unregistered", "copies": 1}], Papers(1, 0, 1), 0, Papers()),
    ],
)
def test_papers(catalogue: Catalogue, materials: Any, asked: Papers, in_some_cases: int, fetchable: Papers) -> None:
    """Documents, originals and copies, and those of them that fetching would spare."""
    found = _of(catalogue, materials=materials)

    assert (found.asked, found.in_some_cases, found.fetchable) == (asked, in_some_cases, fetchable)


@pytest.mark.parametrize(
    ("fees", "fixed", "other"),
    [
        ({"none": "不收费"}, {}, 0),
        (
            [{"id": "a", "name": "甲", "amount": "0.10"}, {"id": "b", "name": "乙", "amount": "0.20"}],
            {"CNY": Decimal("0.30")},
            0,
        ),
        (
            [{"id": "a", "name": "甲", "amount": 5}, {"id": "b", "name": "乙", "amount": 7, "currency": "MOP"}],
            {"CNY": Decimal(5), "MOP": Decimal(7)},
            0,
        ),
        (
            [
                {"id": "a", "name": "甲", "amount": 5, "per": "本"},
                {"id": "b", "name": "乙", "range": {"least": 1, "most": 2}},
                {"id": "c", "name": "丙", "amount": 5, "when": {"who": "child"}},
            ],
            {},
            3,
        ),
    ],
)
def test_fees(catalogue: Catalogue, fees: Any, fixed: dict[str, Decimal], other: int) -> None:
    """Amounts that everybody pays are added up exactly, by currency; the others are counted."""
    found = _of(catalogue, fees=fees)

    assert (found.fees, found.fees_other) == (fixed, other)


@pytest.mark.parametrize(
    ("values", "promised", "unsaid", "visits", "visits_unsaid"),
    [
        ({}, {}, 1, 0, 1),
        ({"time_limit": {"promised": "immediate"}, "visits": {"count": 0}}, {}, 0, 0, 0),
        (
            {"time_limit": {"promised": {"value": 5, "unit": "working-day"}}, "visits": {"count": 2}},
            {"working-day": 5},
            0,
            2,
            0,
        ),
    ],
)
def test_days_and_visits(
    catalogue: Catalogue, values: Any, promised: dict[str, int], unsaid: int, visits: int, visits_unsaid: int
) -> None:
    """Days by their unit; what is not said is counted apart."""
    found = _of(catalogue, **values)

    assert (found.promised, found.promised_unsaid) == (promised, unsaid)
    assert (found.visits, found.visits_unsaid) == (visits, visits_unsaid)


def test_burdens_add_up() -> None:
    """Key by key, and nothing else than numbers."""
    one = Burden(1, Papers(2, 1), 1, Papers(1), 2, 0, Counter({"working-day": 5}), 0, {"CNY": Decimal("0.1")}, 1)
    other = Burden(1, Papers(1, 0, 3), 0, Papers(), 0, 1, Counter({"month": 1}), 0, {"CNY": Decimal("0.2")}, 0)

    assert one + other == Burden(
        2,
        Papers(3, 1, 3),
        1,
        Papers(1),
        2,
        1,
        Counter({"working-day": 5, "month": 1}),
        0,
        {"CNY": Decimal("0.3")},
        1,
    )


def test_a_catalogue(tmp_path: Path) -> None:
    """Standards, drafts and files that cannot be read are not counted; the last are named."""
    root = write_small(tmp_path / "c")
    file = next((root / "services").rglob(f"{ITEM}-*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.with_name("draft-x.yaml").write_text(f"status: draft\n{text.replace(ITEM, 'draft')}", encoding="utf-8")
    file.with_name("broken-x.yaml").write_text("kind: [\n", encoding="utf-8")
    opened = open_catalogue(root)
    assert isinstance(opened, Catalogue)

    report = burden(opened)

    expected = Burden(1, Papers(1, 1), 0, Papers(), 0, 0, Counter({"working-day": 8}), 0, {}, 0)
    assert [(i.code, i.name, i.body, i.burden) for i in report.items] == [(ITEM, "设立学校", BODY, expected)]
    assert (report.total, report.bodies) == (expected, {BODY: expected})
    assert report.unread == (file.with_name("broken-x.yaml").relative_to(root).as_posix(),)
    assert burden(opened, body="other").items == ()
    assert "".join(report.as_text(opened, "en")) == (
        "              items  materials  originals  copies  shown  visits       promised  fixed fees  fetchable\n"
        "广州市教育局      1          1          1       0      0       0  8 working-day           0          0\n"
        "total             1          1          1       0      0       0  8 working-day           0          0\n"
        "\n"
        "Were all fetched that can be, 0 of 1 materials would fall away: 0 originals, 0 copies.\n"
    )
