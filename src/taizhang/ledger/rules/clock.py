"""When something is due and by which rule; the result keeps the date counted from, and whether a rule had to conclude it.

>>> from taizhang.ledger.rules.calendars import official
>>> notice, year = Dates(issued=date(2022, 3, 27)), Period(date(2022, 1, 1), date(2022, 12, 31))
>>> due(Within(10, Unit.WORKING_DAY, Since.ISSUED), dates=notice, calendar=official()).day
datetime.date(2022, 4, 11)
>>> found = due(Unstated(), dates=notice, calendar=official(), period=year)
>>> found.day, found.basis.value, found.inferred
(datetime.date(2022, 12, 31), 'plan-period', True)
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from . import clock_words as words
from .calendars import Calendar
from .periods import Grain, last_day, months_later
from .refusals import Refused
from .sentences import Sentence
from .terms import By, Dates, ForGood, Period, Since, Term, Unit, Unstated, Within


class Basis(StrEnum):
    """What a due date rests on."""

    STATED = "stated"  # the text names the day, or the part of the year
    COUNTED = "counted"  # the text names a period, which was counted
    PLAN_PERIOD = "plan-period"  # the text names nothing: the plan's own period ends
    REVIEW = "review"  # for good: the day of the yearly review


@dataclass(frozen=True)
class Due:
    """The last day on which it is in time. `inferred`: not said by the text but concluded, to be confirmed by a person."""

    day: date
    basis: Basis
    rule: Sentence
    grain: Grain = Grain.DAY
    inferred: bool = False
    unit: Unit | None = None
    since: Since | None = None
    start: date | None = None
    rolled_from: date | None = None


class DueUnknown(Refused):
    """Neither the text nor the plan says by when; somebody has to."""


class StartUnknown(Refused):
    """The period is counted from a date that the document does not have."""


def due(term: Term, *, dates: Dates, calendar: Calendar, period: Period | None = None) -> Due:
    """The due date of `term` in a document of these dates and a plan of that period. Raises `DueUnknown`, `StartUnknown`, and
    `CalendarMissing` for a year that has not been announced."""
    match term:
        case Within():
            return _counted(term, dates, calendar)
        case By(day, grain):
            return Due(last_day(grain, day), Basis.STATED, words.stated(grain), grain)
        case ForGood():
            return _reviewed(dates, period)
        case Unstated():
            return _ends_with(period)


def next_review(reviewed: Due) -> Due:
    """What holds for good is due again a year after its last review."""
    return Due(months_later(reviewed.day, 12), Basis.REVIEW, words.REVIEWED, Grain.YEAR, inferred=True)


def _counted(term: Within, dates: Dates, calendar: Calendar) -> Due:
    # Where the text does not say from which date, that of the document (成文日期) is taken, and a person confirms it.
    since = term.since or Since.ISSUED
    start = dates.of(since)
    if start is None:
        raise StartUnknown(words.start_unknown(since))
    end = _end(term, start, calendar)
    day = calendar.next_working_day(end)  # 民法典 第二百零三条
    rolled_from = end if day != end else None
    rule = words.counted(term, since, start, rolled_from)
    return Due(day, Basis.COUNTED, rule, Grain.DAY, term.since is None, term.unit, since, start, rolled_from)


def _end(term: Within, start: date, calendar: Calendar) -> date:
    """The last day of the period itself. The day on which it starts does not count (民法典 第二百零一条)."""
    match term.unit:
        case Unit.WORKING_DAY:
            return calendar.after(start, term.count)
        case Unit.DAY:
            return start + timedelta(days=term.count)
        case Unit.MONTH:
            return months_later(start, term.count)
        case Unit.YEAR:
            return months_later(start, 12 * term.count)


def _reviewed(dates: Dates, period: Period | None) -> Due:
    known = period.start if period else dates.issued or dates.printed or dates.received
    if known is None:
        raise DueUnknown(words.NO_YEAR)
    return Due(last_day(Grain.YEAR, known), Basis.REVIEW, words.REVIEWED, Grain.YEAR, inferred=True)


def _ends_with(period: Period | None) -> Due:
    if period is None:
        raise DueUnknown(words.NO_PERIOD)
    return Due(period.end, Basis.PLAN_PERIOD, words.plan_period(period), Grain.YEAR, inferred=True)
