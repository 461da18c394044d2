"""Calendars of working days as values: an administrator extends them in the database, and a past light is judged by the one of its time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from taizhang.kit import workdays
from taizhang.kit.workdays import CalendarMissing

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The days on which offices are open, in the years for which that has been announced. Any other year raises `CalendarMissing`:
    nobody guesses from weekdays (全国年节及纪念日放假办法, and the State Council's notice of each year)."""

    version: str
    years: frozenset[int]
    holidays: frozenset[date]  # days from Monday to Friday on which offices are closed; others are allowed
    worked: frozenset[date]  # Saturdays and Sundays worked instead, 调休

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open on `day`."""
        self._require(day.year)
        return self._open(day)

    def next_working_day(self, day: date) -> date:
        """`day` itself where offices are open, else the first day behind it on which they are."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """`day` itself where offices are open, else the last day before it on which they were."""
        while not self.is_working_day(day):
            day -= _DAY
        return day

    def after(self, start: date, count: int) -> date:
        """The working day number `count` behind `start`, which does not count itself; `count` is 1 or more."""
        place = bisect_right(self._days, start) + count - 1
        end = self._days[place] if place < len(self._days) else date(max(start.year, *self.years) + 1, 1, 1)
        self._require(*range(start.year, end.year + 1))
        return end

    def between(self, start: date, end: date) -> int:
        """How many working days there are from `start` on and before `end`."""
        self._require(*range(start.year, (end - _DAY).year + 1))
        return max(0, bisect_left(self._days, end) - bisect_left(self._days, start))

    def extended(self, years: Mapping[int, tuple[frozenset[date], frozenset[date]]]) -> "Calendar":
        """With those years as they are given: (days off, weekend days worked); a year that was there before is replaced."""
        if not years:
            return self
        kept = {day for day in self.holidays if day.year not in years}, {day for day in self.worked if day.year not in years}
        closed, worked = (kept[i].union(*(days[i] for days in years.values())) for i in (0, 1))
        version = f"{self.version}+{','.join(str(year) for year in sorted(years))}"
        return Calendar(version, self.years | set(years), frozenset(closed), frozenset(worked))

    @cached_property
    def _days(self) -> list[date]:
        return [day for year in sorted(self.years) for day in _year(year) if self._open(day)]

    def _open(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.holidays)

    def _require(self, *years: int) -> None:
        for year in years:
            if year not in self.years:
                raise CalendarMissing(year)


@cache
def official() -> Calendar:
    """The State Council's calendar as far as it is known to this version of Taizhang.

    >>> official().after(date(2022, 3, 27), 10)  # 清明节, and Saturday 2 April worked for it
    datetime.date(2022, 4, 11)
    >>> official().between(date(2022, 1, 1), date(2023, 1, 1))
    249
    """
    return Calendar("official", *workdays.announced())


def _year(year: int) -> Iterable[date]:
    first = date(year, 1, 1)
    return (first + number * _DAY for number in range((date(year + 1, 1, 1) - first).days))
