"""Time limits, hours and dates in words."""

import datetime as dt
from typing import Final

from catalogue.display.tongue import Tongue
from catalogue.findings import Said
from catalogue.model import Absent, Limit
from catalogue.model.contact import Hours
from catalogue.model.terms import Unit

IMMEDIATE: Final = Said("即办（当场办结）", "on the spot")
NO_LIMIT: Final = Said("法律法规没有规定期限", "The law sets no limit")

_UNITS: Final = {
    Unit.MINUTE: Said("{n}分钟", "{n} minute"),
    Unit.HOUR: Said("{n}小时", "{n} hour"),
    Unit.WORKING_DAY: Said("{n}个工作日", "{n} working day"),
    Unit.CALENDAR_DAY: Said("{n}日（自然日）", "{n} calendar day"),
    Unit.MONTH: Said("{n}个月", "{n} month"),
    Unit.YEAR: Said("{n}年", "{n} year"),
}

_DAYS: Final = {
    "mon": Said("周一", "Monday"),
    "tue": Said("周二", "Tuesday"),
    "wed": Said("周三", "Wednesday"),
    "thu": Said("周四", "Thursday"),
    "fri": Said("周五", "Friday"),
    "sat": Said("周六", "Saturday"),
    "sun": Said("周日", "Sunday"),
    "workday": Said("工作日", "Working days"),
    "holiday": Said("节假日", "Public holidays"),
}
_WEEK: Final = list(_DAYS)


def limit(value: Limit | str | Absent, tongue: Tongue) -> str:
    """Say a time limit: 5个工作日, 1 working day, on the spot, or that there is none and why, if that is in this language."""
    if isinstance(value, Limit):
        words = tongue.say(_UNITS[value.unit]).format(n=value.value)
        return words if tongue.language == "zh" or value.value == 1 else f"{words}s"
    if isinstance(value, Absent):
        reason = tongue.plain(value.none) if tongue.has(value.none) else ""
        said = tongue.say(NO_LIMIT)
        return said if reason == said else tongue.aside(said, reason)
    return tongue.say(IMMEDIATE)


def date(value: dt.date, tongue: Tongue) -> str:
    """Say a day: 2025年7月1日, 1 July 2025."""
    if tongue.language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def hours(rows: list[Hours], tongue: Tongue) -> str:
    """Say opening hours, those of the same days together: 工作日 09:00–12:00、13:30–17:00."""
    groups: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        key = (_days(row.days, tongue), tongue.plain(row.season))
        groups.setdefault(key, []).append(f"{row.opens}–{row.closes}")
    return tongue.clauses(
        *(tongue.aside(f"{days} {tongue.both(*times)}", season) for (days, season), times in groups.items())
    )


def _days(days: list[str], tongue: Tongue) -> str:
    """Say days of the week, three or more that follow each other as a range."""
    order = sorted(set(days), key=_WEEK.index)
    places = [_WEEK.index(d) for d in order]
    if len(order) > 2 and places[-1] < 7 and places == list(range(places[0], places[-1] + 1)):
        to = Said("至", " to ")
        return f"{tongue.say(_DAYS[order[0]])}{tongue.say(to)}{tongue.say(_DAYS[order[-1]])}"
    return tongue.both(*(tongue.say(_DAYS[d]) for d in order))
