"""The periods of reports 月报、季报、半年报, and by when each is to be handed in.

>>> from .calendars import official
>>> march = period_of(Cadence.MONTHLY, date(2022, 3, 9))
>>> due_of(march, calendar=official()), due_of(march, by_day=5, months_after=1, calendar=official())
(datetime.date(2022, 3, 25), datetime.date(2022, 4, 6))
"""

from datetime import date
from enum import StrEnum

from .calendars import Calendar
from .periods import Grain, first_day, last_day, month_end, months_later
from .terms import Period

USUAL_DAY = 25  # 每月25日前: the usual form; others have the fifth of the next month, or the 28th


class Cadence(StrEnum):
    """How often is reported."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


_GRAINS = {
    Cadence.MONTHLY: Grain.MONTH,
    Cadence.QUARTERLY: Grain.QUARTER,
    Cadence.HALF_YEARLY: Grain.HALF_YEAR,
    Cadence.YEARLY: Grain.YEAR,
}


def period_of(cadence: Cadence, day: date) -> Period:
    """The period of that kind in which the day lies.

    >>> period_of(Cadence.HALF_YEARLY, date(2022, 9, 9)).start
    datetime.date(2022, 7, 1)
    """
    grain = _GRAINS[cadence]
    return Period(first_day(grain, day), last_day(grain, day))


def due_of(period: Period, *, by_day: int = USUAL_DAY, months_after: int = 0, calendar: Calendar) -> date:
    """The day of the month in which the period ends, or of one after it; the next working day, where offices are closed (民法典 第二百零三条).
    A month that is shorter has its last day. Raises `CalendarMissing`."""
    month = months_later(period.end.replace(day=1), months_after)
    return calendar.next_working_day(month.replace(day=min(by_day, month_end(month.year, month.month).day)))
