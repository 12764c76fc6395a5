"""Calendars from the `holidays` library: what the register says stays, what it lacks is added."""

import datetime as dt
from pathlib import Path

import pytest

from catalogue.importers.calendars import CalendarError, Made, make_calendar
from catalogue.model.workdays import Workdays
from catalogue.source import Catalogue, open_catalogue
from tests.web.small import write_small

_SHIPPED = Path(__file__).parents[2] / "items/registers/calendars.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue in Chinese and English, without calendars."""
    return write_small(tmp_path / "items")


def _open(root: Path) -> Catalogue:
    opened = open_catalogue(root)
    assert isinstance(opened, Catalogue)
    assert opened.findings == ()
    return opened


def _make(root: Path, country: str, *years: int, key: str | None = None) -> Made:
    return make_calendar(_open(root), country, years, key=key)


def test_a_new_calendar(root: Path) -> None:
    """Holidays and make-up working days of China in 2026, named in the languages of the catalogue."""
    made = _make(root, "cn", 2026)
    calendar = _open(root).registers.calendars["cn"]
    days = Workdays(calendar)

    assert (made.file, made.key, made.unknown, made.remarks) == ("registers/calendars.yaml", "cn", (), ())
    assert calendar.name == {"zh-Hans": "中国工作日历", "en": "Working days: China"}
    assert calendar.years["2026"].holidays[0].name == {"zh-Hans": "元旦", "en": "New Year's Day"}
    assert days.is_working(dt.date(2026, 1, 4))  # a Sunday that is worked
    assert not days.is_working(dt.date(2026, 1, 2))  # the Friday it stands for
    assert [days.is_working(dt.date(2026, 10, n)) for n in range(1, 11)] == [False] * 7 + [True, True, True]


def test_a_second_run_changes_nothing(root: Path) -> None:
    """The same bytes."""
    _make(root, "CN", 2025, 2026)
    before = (root / "registers/calendars.yaml").read_bytes()

    made = _make(root, "CN", 2026, 2025)

    assert made.added == 0
    assert (root / "registers/calendars.yaml").read_bytes() == before


def test_keeps_what_people_wrote(root: Path) -> None:
    """Comments, names, sources, days that the library does not have, other calendars and years."""
    file = root / "registers/calendars.yaml"
    file.write_text(
        "# ours\nhere:\n  name: 本市 # of the city\n  years:\n"
        '    "2026":\n      source: 通知\n      holidays:\n'
        "        - {date: 2026-01-01, name: 新年} # the first\n"
        "        - {date: 2026-03-03, name: 市庆}\n"
        'other: {name: x, years: {"2020": {holidays: [{date: 2020-01-01}]}}}\n',
        encoding="utf-8",
    )

    made = _make(root, "MO", 2026, key="here")

    text = file.read_text(encoding="utf-8")
    calendar = _open(root).registers.calendars["here"]
    dates = [str(day.date) for day in calendar.years["2026"].holidays]
    assert made.unknown == ("2026-03-03",)
    assert dates == sorted(dates)
    assert {"2026-01-01", "2026-03-03", "2026-05-01", "2026-02-17"} <= set(dates)
    # At the weekend a holiday changes nothing, so it is not added.
    assert not any(dt.date.fromisoformat(day).weekday() > 4 for day in dates)
    assert calendar.years["2026"].source == "通知"
    assert calendar.years["2026"].holidays[0].name == "新年"
    assert text.startswith("# ours\nhere:\n  name: 本市 # of the city\n")
    assert "# the first" in text
    assert text.endswith('other: {name: x, years: {"2020": {holidays: [{date: 2020-01-01}]}}}\n')


def test_another_year_and_country(root: Path) -> None:
    """A year goes beside the others, a country after them."""
    _make(root, "CN", 2025)
    _make(root, "CN", 2026)
    _make(root, "HK", 2026)

    calendars = _open(root).registers.calendars

    assert {key: list(c.years) for key, c in calendars.items()} == {"cn": ["2025", "2026"], "hk": ["2026"]}
    assert calendars["hk"].weekend == ["sun"]


@pytest.mark.parametrize(
    ("country", "year", "said"),
    [
        ("CN", 2026, []),
        ("MO", 2026, ["the library knows no make-up working days of MO; if there are any, add them to `working`."]),
        (
            "CN",
            2099,
            [
                "no make-up working days are known for 2099: until they are announced, its days off are computed only; run this again then."
            ],
        ),
    ],
)
def test_says_what_the_library_lacks(root: Path, country: str, year: int, said: list[str]) -> None:
    """A country or a year without make-up days."""
    assert [remark.en for remark in _make(root, country, year).remarks] == said


@pytest.mark.parametrize(
    ("country", "year", "said"),
    [
        ("XX", 2026, "the library `holidays` has no calendar of XX."),
        ("CN", 1900, "the calendar of CN has the years 1950 to 2100 only."),
    ],
)
def test_refuses(root: Path, country: str, year: int, said: str) -> None:
    """No such calendar, and nothing is written."""
    with pytest.raises(CalendarError, match=said.replace("`", ".")):
        _make(root, country, year)
    assert not (root / "registers/calendars.yaml").exists()


def test_refuses_a_register_that_cannot_be_read(root: Path) -> None:
    """It is mended first; nothing is written over it."""
    file = root / "registers/calendars.yaml"
    file.write_text("cn: [\n", encoding="utf-8")
    opened = open_catalogue(root)
    assert isinstance(opened, Catalogue)

    with pytest.raises(CalendarError):
        make_calendar(opened, "CN", [2026])
    assert file.read_text(encoding="utf-8") == "cn: [\n"


def test_the_shipped_calendar_is_the_librarys(root: Path) -> None:
    """What items/ says of China agrees with the library to the day."""
    (root / "registers/calendars.yaml").write_bytes(_SHIPPED.read_bytes())
    years = [int(year) for year in _open(root).registers.calendars["cn"].years]

    made = _make(root, "CN", *years)

    assert (made.added, made.unknown) == (0, ())
