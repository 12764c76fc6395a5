"""Working days of a calendar register: counting them, and what a number of them can mean in calendar days."""

import datetime as dt
import statistics
from collections.abc import Iterator
from functools import lru_cache

from catalogue.model.registers import Calendar

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Workdays:
    """The working days of the years a calendar covers."""

    def __init__(self, calendar: Calendar) -> None:
        self._weekend = frozenset(_WEEK.index(day) for day in calendar.weekend)
        self._off = frozenset(day.date for year in calendar.years.values() for day in year.holidays)
        self._on = frozenset(day.date for year in calendar.years.values() for day in year.working or ())
        self.years = sorted(int(year) for year in calendar.years)
        """Years whose holidays are known."""
        self._usual = lru_cache(maxsize=512)(self._median_span)

    def is_working(self, day: dt.date) -> bool:
        """Say whether a day is a working day."""
        return day in self._on or (day.weekday() not in self._weekend and day not in self._off)

    def add(self, day: dt.date, working_days: int) -> dt.date:
        """Return the day that ends a limit of so many working days which begins the day after `day`."""
        while working_days > 0:
            day += dt.timedelta(days=1)
            working_days -= self.is_working(day)
        return day

    def usual(self, working_days: int) -> int | None:
        """Return the calendar days that so many working days usually take: the median over all days they may begin."""
        return self._usual(working_days) if self.years else None

    def _median_span(self, working_days: int) -> int:
        return statistics.median_low((self.add(day, working_days) - day).days for day in self._days())

    def _days(self) -> Iterator[dt.date]:
        day = dt.date(self.years[0], 1, 1)
        while day.year <= self.years[-1]:
            yield day
            day += dt.timedelta(days=1)
