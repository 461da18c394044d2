"""Working days by the official calendar of the State Council: holidays, and the Saturdays and Sundays worked in their place.

>>> working_days_after(date(2022, 3, 27), 10)  # Qingming, and a Saturday worked for it
datetime.date(2022, 4, 11)
>>> days_after(date(2022, 1, 1), 30)  # 31 January falls into the Spring Festival
datetime.date(2022, 2, 7)
"""

from datetime import date, timedelta
from functools import cache

FIRST_YEAR = 2018
_DAY = timedelta(days=1)
_SATURDAY = 5


class CalendarMissing(LookupError):
    """The holidays of this year are not known (not yet announced, or too long ago); nothing may be guessed from weekdays."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no official calendar for {year}")
        self.year = year


def is_working_day(day: date) -> bool:
    """Whether offices are open on `day`; a Sunday may be a working day, a Monday a holiday."""
    years, holidays, worked = announced()
    if day.year not in years:
        raise CalendarMissing(day.year)
    return day in worked or (day.weekday() < _SATURDAY and day not in holidays)


def next_working_day(day: date) -> date:
    """`day` itself where it is a working day, else the first one behind it."""
    while not is_working_day(day):
        day += _DAY
    return day


def working_days_after(start: date, count: int) -> date:
    """The last day of a period of `count` working days; the day on which it starts does not count."""
    day = start
    for _ in range(count):
        day = next_working_day(day + _DAY)
    return day


def days_after(start: date, count: int) -> date:
    """The last day of a period of `count` calendar days: a period that would end on a holiday ends on the next working day."""
    return next_working_day(start + count * _DAY)


@cache
def announced() -> tuple[frozenset[int], frozenset[date], frozenset[date]]:
    """The years that are known, the days on which offices are closed, weekends or not, and the days at weekends that are worked."""
    # The package brings 25 ms of tables, which a reading without such a date does not need.
    from chinese_calendar.constants import holidays, workdays

    years = frozenset(day.year for day in holidays if day.year >= FIRST_YEAR)
    return years, frozenset(holidays), frozenset(workdays)
