"""What a year of the calendar has to be (全国年节及纪念日放假办法, and the State Council's notice of each year): days off are working
days otherwise, and days worked for them are Saturdays or Sundays.

>>> [fault.en for fault in faults(2027, [date(2027, 1, 2)], [date(2026, 12, 31)])]
['2027-01-02 is a Saturday or Sunday, and off anyway', '2026-12-31 is not in 2027', '2026-12-31 is no Saturday or Sunday']
"""

from collections.abc import Sequence
from datetime import date

from .refusals import Refused
from .sentences import Sentence

_SATURDAY = 5


class CalendarUnfit(Refused):
    """The year cannot be so; `faults` says all that is wrong."""

    def __init__(self, found: Sequence[Sentence]) -> None:
        super().__init__(Sentence("；".join(fault.zh for fault in found), "; ".join(fault.en for fault in found)))
        self.faults = tuple(found)


def faults(year: int, closed: Sequence[date], worked: Sequence[date]) -> list[Sentence]:
    """All that cannot be, day by day."""
    return [
        *_of_all(year, closed),
        *(_off(day) for day in closed if day.weekday() >= _SATURDAY),
        *_of_all(year, worked),
        *_of_worked(worked),
    ]


def require_fit(year: int, closed: Sequence[date], worked: Sequence[date]) -> None:
    """The year can be so; else `CalendarUnfit`. A year without a day off is no year that was announced."""
    found = faults(year, closed, worked)
    if not closed:
        found.append(Sentence(f"{year}年没有放假日期", f"{year} has no day off"))
    if found:
        raise CalendarUnfit(found)


def _of_all(year: int, days: Sequence[date]) -> list[Sentence]:
    outside = [Sentence(f"{day}不在{year}年", f"{day} is not in {year}") for day in days if day.year != year]
    twice = sorted({day for day in days if days.count(day) > 1})
    return outside + [Sentence(f"{day}重复", f"{day} stands twice") for day in twice]


def _of_worked(worked: Sequence[date]) -> list[Sentence]:
    return [Sentence(f"{day}不是周末", f"{day} is no Saturday or Sunday") for day in worked if day.weekday() < _SATURDAY]


def _off(day: date) -> Sentence:
    return Sentence(f"{day}是周末，本来就休息", f"{day} is a Saturday or Sunday, and off anyway")
