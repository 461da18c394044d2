"""The periods of reports 月报、季报、半年报, and by when each is to be handed in.

>>> from .calendars import official
>>> march = period_of(Cadence.MONTHLY, date(2022, 3, 9))
>>> due_of(march, calendar=official()), due_of(march, by_day=5, months_after=1, calendar=official())
(datetime.date(2022, 3, 25), datetime.date(2022, 4, 6))
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .calendars import Calendar
from .periods import Grain, first_day, last_day, month_end, months_later
from .terms import Period

USUAL_DAY = 25  # 每月25日前: the usual form; others have the fifth of the next month, or the 28th


OPENS_BEFORE = timedelta(days=14)  # there is time to ask others, and nobody is asked months ahead
_WEEK = timedelta(days=7)


class Cadence(StrEnum):
    """How often is reported."""

    WEEKLY = "weekly"  # 周报, while something is pressed: from Monday to Sunday
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


class OnHoliday(StrEnum):
    """What becomes of a day on which offices are closed."""

    BEFORE = "before"  # 遇节假日提前
    AFTER = "after"  # 遇节假日顺延
    SAME = "same"  # it stays: those on duty report


@dataclass(frozen=True)
class Rhythm:
    """How often is reported, and by which day: of the month in which the period ends, or so many months behind it; of a week, its day (1 is
    Monday), or so many weeks behind it."""

    cadence: Cadence = Cadence.MONTHLY
    by_day: int = USUAL_DAY
    after: int = 0
    on_holidays: OnHoliday = OnHoliday.AFTER


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
    if cadence is Cadence.WEEKLY:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    grain = _GRAINS[cadence]
    return Period(first_day(grain, day), last_day(grain, day))


def due_of(period: Period, *, by_day: int = USUAL_DAY, months_after: int = 0, calendar: Calendar) -> date:
    """The day of the month in which the period ends, or of one after it; the next working day, where offices are closed (民法典 第二百零三条).
    A month that is shorter has its last day. Raises `CalendarMissing`."""
    month = months_later(period.end.replace(day=1), months_after)
    return calendar.next_working_day(month.replace(day=min(by_day, month_end(month.year, month.month).day)))


def due_by(rhythm: Rhythm, period: Period, *, calendar: Calendar) -> date:
    """By when the report of that period is due. Raises `CalendarMissing`.

    >>> from .calendars import official
    >>> september = period_of(Cadence.MONTHLY, date(2022, 9, 9))  # its 25th is a Sunday
    >>> [due_by(Rhythm(on_holidays=way), september, calendar=official()).day for way in OnHoliday]
    [23, 26, 25]
    """
    day = _wanted(rhythm, period)
    if rhythm.on_holidays is OnHoliday.SAME:
        return day
    return calendar.previous_working_day(day) if rhythm.on_holidays is OnHoliday.BEFORE else calendar.next_working_day(day)


def opens_on(period: Period, due: date) -> date:
    """The day from which a report can be made: two weeks before it is due, and not before its period has begun.

    >>> opens_on(period_of(Cadence.QUARTERLY, date(2022, 2, 1)), date(2022, 3, 25))
    datetime.date(2022, 3, 11)
    """
    return max(period.start, due - OPENS_BEFORE)


def periods_around(cadence: Cadence, day: date) -> list[Period]:
    """The period before that in which the day lies, whose report may be due only now, and that one itself."""
    now = period_of(cadence, day)
    return [period_of(cadence, now.start - timedelta(days=1)), now]


def _wanted(rhythm: Rhythm, period: Period) -> date:
    if rhythm.cadence is Cadence.WEEKLY:
        return period.start + rhythm.after * _WEEK + timedelta(days=min(rhythm.by_day, 7) - 1)
    month = months_later(period.end.replace(day=1), rhythm.after)
    return month.replace(day=min(rhythm.by_day, month_end(month.year, month.month).day))
