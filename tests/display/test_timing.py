"""Lengths of time, days and hours: the cases that platforms were seen to get wrong."""

import datetime as dt
from typing import Any

import pytest

from catalogue.display import timing
from catalogue.display.tongue import Tongue
from catalogue.model import Absent, Limit
from catalogue.model.contact import Hours

ZH, EN = Tongue("zh-Hans", "zh-Hans"), Tongue("en", "zh-Hans")


def _limit(value: int, unit: str) -> Limit:
    return Limit.model_validate({"value": value, "unit": unit})


@pytest.mark.parametrize(
    ("limit", "zh", "en"),
    [
        # Platforms show 0个工作日, 0天, 即办 and 当场 for the same thing.
        ("immediate", "即办（当场办结）", "on the spot"),
        (_limit(1, "working-day"), "1个工作日", "1 working day"),
        (_limit(5, "working-day"), "5个工作日", "5 working days"),
        # 天 alone leaves open which kind of day it is.
        (_limit(1, "calendar-day"), "1日（自然日）", "1 calendar day"),
        (_limit(365, "calendar-day"), "365日（自然日）", "365 calendar days"),
        (_limit(30, "minute"), "30分钟", "30 minutes"),
        (_limit(1, "hour"), "1小时", "1 hour"),
        (_limit(3, "month"), "3个月", "3 months"),
        (_limit(10, "year"), "10年", "10 years"),
        (Absent(none="法律法规没有规定期限"), "法律法规没有规定期限", "The law sets no limit"),
        (
            Absent(none={"zh-Hans": "条例只要求及时办理。", "en": "The rules only say: in good time."}),
            "法律法规没有规定期限（条例只要求及时办理）",
            "The law sets no limit (The rules only say: in good time)",
        ),
    ],
)
def test_says_a_limit_with_its_unit(limit: Any, zh: str, en: str) -> None:
    """A limit is said with the kind of day, in the singular or the plural."""
    assert (timing.limit(limit, ZH), timing.limit(limit, EN)) == (zh, en)


def test_says_a_day() -> None:
    """A day is written out, so that nobody takes the month for the day."""
    day = dt.date(2026, 3, 4)

    assert (timing.date(day, ZH), timing.date(day, EN)) == ("2026年3月4日", "4 March 2026")


@pytest.mark.parametrize(
    ("rows", "zh", "en"),
    [
        (
            [(["workday"], "09:00", "12:00"), (["workday"], "13:00", "17:00")],
            "工作日 09:00–12:00、13:00–17:00",
            "Working days 09:00–12:00, 13:00–17:00",
        ),
        ([(["tue", "mon", "wed"], "08:30", "12:00")], "周一至周三 08:30–12:00", "Monday to Wednesday 08:30–12:00"),
        ([(["mon", "wed"], "08:30", "12:00")], "周一、周三 08:30–12:00", "Monday, Wednesday 08:30–12:00"),
        (
            [(["workday"], "09:00", "17:00"), (["sat"], "09:00", "12:00")],
            "工作日 09:00–17:00；周六 09:00–12:00",
            "Working days 09:00–17:00; Saturday 09:00–12:00",
        ),
        (
            [(["workday"], "09:00", "17:00"), (["holiday"], "10:00", "12:00")],
            "工作日 09:00–17:00；节假日 10:00–12:00",
            "Working days 09:00–17:00; Public holidays 10:00–12:00",
        ),
    ],
)
def test_says_opening_hours(rows: list[tuple[list[str], str, str]], zh: str, en: str) -> None:
    """A midday break is part of the same day; days that follow each other are a range."""
    hours = [Hours(days=days, opens=opens, closes=closes) for days, opens, closes in rows]

    assert (timing.hours(hours, ZH), timing.hours(hours, EN)) == (zh, en)


def test_says_the_season_of_opening_hours() -> None:
    """Hours that change with the season say which."""
    hours = [
        Hours(days=["workday"], opens="08:30", closes="17:00", season={"zh-Hans": "夏季", "en": "summer"}),
        Hours(days=["workday"], opens="09:00", closes="17:00", season={"zh-Hans": "冬季", "en": "winter"}),
    ]

    assert timing.hours(hours, ZH) == "工作日 08:30–17:00（夏季）；工作日 09:00–17:00（冬季）"
    assert timing.hours(hours, EN) == "Working days 08:30–17:00 (summer); Working days 09:00–17:00 (winter)"
