"""What an item's page carries for `plan.js`: the item in its small form, the words to say, the days one works."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from markupsafe import Markup

from catalogue.cases import compact
from catalogue.display import Tongue, money
from catalogue.findings import Said
from catalogue.model import Item, Limit, Settings, rows
from catalogue.model.registers import Calendar
from catalogue.model.terms import Unit

_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_SAID: Final[Mapping[str, Said]] = {
    "intro": Said(
        "选好后，下面只留下您这种情况要的。网址记着您的选择，可以转发。",
        "Choose, and only what your case needs stays below. The address keeps your choices, so you can pass it on.",
    ),
    "handed_in": Said("哪天交件", "When will you apply?"),
    "print": Said("打印清单", "Print the checklist"),
    "save": Said("存入日历", "Save to a calendar"),
    "again": Said("重新选择", "Start again"),
    "entry": Said("最迟今天办结：{name}", "Decided by today: {name}"),
    "decided": Said("最迟{day}办结", "decided by {day}"),
    "beyond": Said(
        "{year}年放假安排还不知道，可能更晚", "public holidays of {year} are not known yet, so it may be later"
    ),
    "fee": Said("收费{n}", "{n}"),
    "free": Said("没有列出收费", "no charge is listed"),
    "undecided": Said("收费未定", "fee undecided"),
    "comma": Said("，", "; "),
    "stop": Said("。", "."),
    "to": Said("至", " to "),
}
_DOCUMENTS: Final = (
    Said("材料{least}至{most}份", "{least} to {most} documents"),
    Said("材料{most}份", "{most} document"),
    Said("材料{most}份", "{most} documents"),
)
_OPEN: Final = (Said("还有{n}个问题没选", "{n} question is open"), Said("还有{n}个问题没选", "{n} questions are open"))
_NUMBER: Final = Said("{unit}数", "Number of units ({unit})")


def plan_data(item: Item, settings: Settings, calendar: Calendar | None, *, lang: str) -> Markup:
    """Return the data block of an item's page; empty for one that asks nothing."""
    if not item.situations:
        return Markup()
    tongue = Tongue(lang, settings.languages[0])
    data = {
        "code": item.code,
        "name": tongue.plain(item.handling_name or item.name),
        "item": compact(item, currency=settings.currency),
        "words": _words(lang) | _own_words(item, settings, tongue),
    }
    if calendar and _in_working_days(item):
        data["calendar"] = _days(calendar)
    text = orjson.dumps(data).decode().replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="plan-data">{text}</script>')  # noqa: S704  # no `<` is left in it


def _words(lang: str) -> dict[str, Any]:
    tongue = Tongue(lang, lang)
    return {
        **{key: tongue.say(said) for key, said in _SAID.items()},
        "documents": [tongue.say(said) for said in _DOCUMENTS],
        "open": [tongue.say(said) for said in _OPEN],
    }


def _own_words(item: Item, settings: Settings, tongue: Tongue) -> dict[str, Any]:
    """Say its currencies, and what its fees count."""
    fees = rows(item.fees)
    units = {f.quantity or f.id: tongue.plain(f.per) or f.quantity or tongue.plain(f.name) for f in reversed(fees)}
    return {
        "money": {c: money.form(c, tongue) for c in sorted({f.currency or settings.currency for f in fees})},
        "numbers": {name: tongue.say(_NUMBER).format(unit=unit) for name, unit in units.items()},
    }


def _in_working_days(item: Item) -> bool:
    time = item.time_limit
    cases = (time.cases if time else None) or []
    limits = [time.promised, time.statutory] if time else []
    limits += [limit for case in cases for limit in (case.promised, case.statutory)]
    return any(isinstance(limit, Limit) and limit.unit is Unit.WORKING_DAY for limit in limits)


def _days(calendar: Calendar) -> dict[str, Any]:
    """Return a calendar in small: days off and days on as they differ from the week."""
    weekend = [_WEEK.index(day) for day in calendar.weekend]
    years = calendar.years.values()
    off = {day.date for year in years for day in year.holidays if day.date.weekday() not in weekend}
    on = {day.date for year in years for day in year.working or ()}
    return {
        "years": sorted(int(year) for year in calendar.years),
        "weekend": weekend,
        "off": [f"{day:%Y%m%d}" for day in sorted(off)],
        "on": [f"{day:%Y%m%d}" for day in sorted(on)],
    }
