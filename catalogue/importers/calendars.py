"""Calendars of working days from the `holidays` library into the register, with what people wrote there kept."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Final

import holidays
from babel import Locale

from catalogue.findings import Path, Said
from catalogue.model import REGISTERS
from catalogue.model.fields import fields_of
from catalogue.source import Catalogue, Document
from catalogue.source.edit import edit
from catalogue.source.tree import REGISTER_FOLDER
from catalogue.source.write import dump, modeline, write_file

_FILE: Final = f"{REGISTER_FOLDER}/calendars.yaml"
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TONGUES: Final = {"zh-Hans": ("zh_CN",), "zh-Hant": ("zh_HK", "zh_MO", "zh_TW"), "en": ("en_US",), "pt": ("pt_MO",)}
"""Languages of a catalogue, and what the library calls them."""

Days = dict[dt.date, dict[str, str]]


class CalendarError(Exception):
    """Raised when there is no such calendar to make, or none to put it into; says so in both languages."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


@dataclass(frozen=True)
class Made:
    """What became of a calendar."""

    file: str
    key: str
    added: int
    """Days that were not in the register."""
    unknown: tuple[str, ...]
    """Days of the register that the library does not have; they stay."""
    remarks: tuple[Said, ...]


def make_calendar(catalogue: Catalogue, country: str, years: Iterable[int], *, key: str | None = None) -> Made:
    """Write the public holidays and make-up working days of some years into the register of calendars.

    A year that is there keeps its days, their names and its source; days that it lacks are added.

    Raises:
        CalendarError: The library has no such country or year, or the register cannot be read.

    """
    country, wanted = country.upper(), sorted(set(years))
    _see_to(country, wanted)
    key = key or country.lower()
    document = _home(catalogue, key)
    tongues = _tongues(country, catalogue.settings.languages)
    there: dict[str, Any] = document.data.get(key, {}) if document else {}
    changes: dict[Path, Any] = {}
    unknown: list[str] = []
    added = 0
    made: dict[str, Any] = {}
    weekend = frozenset(_WEEK.index(day) for day in there.get("weekend", ("sat", "sun")))
    for year in wanted:
        old = (there.get("years") or {}).get(str(year), {})
        new = {
            name: _rows(days) for name, days in zip(("holidays", "working"), _days(country, year, tongues), strict=True)
        }
        for name, rows in new.items():
            merged, more, strangers = _merged(old.get(name) or [], rows, weekend if name == "holidays" else frozenset())
            added += more
            unknown += strangers
            if more and old:
                changes[(key, "years", str(year), name)] = merged
        if not old:
            made[str(year)] = {name: rows for name, rows in new.items() if rows}
    if not there:
        changes = {(key,): {"name": _name(country, tongues), "weekend": _weekend(country, wanted[0]), "years": made}}
    else:
        changes |= {(key, "years", year): values for year, values in made.items()}
    file = document.file if document else _FILE
    _write((catalogue.root / file).resolve(), document, changes, key)
    return Made(file, key, added, tuple(unknown), tuple(_remarks(country, wanted)))


def _see_to(country: str, years: list[int]) -> None:
    if country not in holidays.list_supported_countries():
        raise CalendarError(
            Said(f"holidays 库没有“{country}”的日历。", f"the library `holidays` has no calendar of {country}.")
        )
    known = holidays.country_holidays(country)
    for year in years:
        if not known.start_year <= year <= known.end_year:
            raise CalendarError(
                Said(
                    f"{country} 的日历只有 {known.start_year} 至 {known.end_year} 年。",
                    f"the calendar of {country} has the years {known.start_year} to {known.end_year} only.",
                )
            )


def _home(catalogue: Catalogue, key: str) -> Document | None:
    """Return the file of the register that holds a calendar, or the one a new calendar goes into."""
    files = [d for n, d in catalogue.documents.items() if n.startswith((_FILE, f"{REGISTER_FOLDER}/calendars/"))]
    home = next((d for d in files if key in d.data), None) or catalogue.documents.get(_FILE)
    if home is None and (catalogue.root / _FILE).exists():
        raise CalendarError(Said(f"读不了 {_FILE}，先改好它。", f"{_FILE} cannot be read; mend it first."))
    return home


def _tongues(country: str, languages: Iterable[str]) -> dict[str, str]:
    """Return what the library calls each of a catalogue's languages that it has for a country."""
    supported = holidays.country_holidays(country).supported_languages
    found = {}
    for tag in languages:
        names = [n for n in _TONGUES.get(tag, (tag.replace("-", "_"),)) if n in supported]
        names += [n for n in supported if n.split("_")[0] == tag.split("-")[0] and not n.startswith("zh")]
        if names:
            found[tag] = names[0]
    return found


def _days(country: str, year: int, tongues: Mapping[str, str]) -> tuple[Days, Days]:
    """Return the days off and the make-up working days of a year, each with its names by language."""
    off: Days = {}
    for tag, tongue in tongues.items() or {"": None}.items():
        for day, name in holidays.country_holidays(country, years=year, language=tongue).items():
            off.setdefault(day, {})[tag] = name
    known = holidays.country_holidays(country, years=year)
    return off, {day: {} for day in getattr(known, "weekend_workdays", ()) if day.year == year}


def _rows(days: Days) -> list[dict[str, Any]]:
    return [_row(day, names) for day, names in sorted(days.items())]


def _row(day: dt.date, names: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {"date": day.isoformat()}
    if names:
        row["name"] = dict(names) if len(names) > 1 else next(iter(names.values()))
    return row


def _merged(old: list[Any], new: list[dict[str, Any]], weekend: frozenset[int]) -> tuple[list[Any], int, list[str]]:
    """Lay new days beside old ones; return all in order, how many are new, and the old ones that are unknown.

    Into a list that is there, a holiday at the weekend is not added: it changes nothing.
    """
    there = {str(row["date"]): row for row in old if isinstance(row, dict) and "date" in row}
    fresh = {row["date"]: row for row in new}
    strangers = [day for day in there if day not in fresh]
    if there:
        fresh = {day: row for day, row in fresh.items() if dt.date.fromisoformat(day).weekday() not in weekend}
    together = fresh | there
    return [together[day] for day in sorted(together)], len(fresh.keys() - there.keys()), strangers


def _weekend(country: str, year: int) -> list[str]:
    return [_WEEK[day] for day in sorted(holidays.country_holidays(country, years=year).weekend)]


def _name(country: str, tongues: Mapping[str, str]) -> Any:
    names = {}
    for tag in tongues:
        territory = Locale.parse(tag, sep="-").territories.get(country, country)
        names[tag] = f"{territory}工作日历" if tag.startswith("zh") else f"Working days: {territory}"
    return names if len(names) > 1 else next(iter(names.values()), country)


def _write(path: FilePath, document: Document | None, changes: Mapping[Path, Any], key: str) -> None:
    if document:
        text = edit(document.text, changes, fields_of(REGISTERS["calendars"]))
    else:
        text = dump({key: changes[(key,)]}, head=modeline(_FILE, "register-calendars"))
    if document is None or text != document.text:
        write_file(path, text)


def _remarks(country: str, years: list[int]) -> Iterable[Said]:
    """Say where the library knows no make-up working days: in no year, or not in all that are asked for."""
    known = getattr(holidays.country_holidays(country, years=years), "weekend_workdays", None)
    if not known:
        yield Said(
            f"holidays 库没有 {country} 的调休上班日；如有，请按通知写入 working。",
            f"the library knows no make-up working days of {country}; if there are any, add them to `working`.",
        )
        return
    for year in years:
        if not any(day.year == year for day in known):
            yield Said(
                f"{year} 年还没有调休上班日：安排公布前，放假日期也只是推算的；公布后请再运行。",
                f"no make-up working days are known for {year}: until they are announced, its days off are "
                "computed only; run this again then.",
            )
