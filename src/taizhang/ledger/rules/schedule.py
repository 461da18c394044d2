"""序时进度: how much should be done by a day, on the curve that was chosen for the item. Without a curve nothing is behind.

>>> year = Linear(Pace.BY_MONTH, date(2022, 1, 1), date(2022, 12, 31))
>>> round(ahead(Decimal(74), expected(year, date(2022, 8, 31))), 2)  # published as 超序时进度7.33个百分点
Decimal('7.33')
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .periods import Grain, last_day

ALL = Decimal(100)
NOTHING = Decimal(0)


class Pace(StrEnum):
    """How a straight line is counted."""

    BY_MONTH = "by-month"  # m/12: months that are complete, the usual form
    BY_DAY = "by-day"  # day of the year / days: today counts
    BY_SPAN = "by-span"  # (today - start) / (due - start): the start does not count


class CurveKind(StrEnum):
    """Which curve was chosen for an item: a straight line by its pace, or that of its milestones."""

    BY_MONTH = "by-month"
    BY_DAY = "by-day"
    BY_SPAN = "by-span"
    MILESTONES = "milestones"


@dataclass(frozen=True, slots=True)
class Linear:
    """The same share in every month or day from `start` to `end`."""

    pace: Pace
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the curve ends on {self.end}, before it starts")


@dataclass(frozen=True, slots=True)
class Stepped:
    """The curve of the milestones: (day, percent that should be done when that day has passed), by day. Right for what is built or grown
    in seasons, where no straight line holds."""

    steps: tuple[tuple[date, Decimal], ...]

    def __post_init__(self) -> None:
        shares = [share for _, share in self.steps]
        if list(self.steps) != sorted(self.steps) or shares != sorted(shares) or not all(NOTHING <= share <= ALL for share in shares):
            raise ValueError("milestones go forward in time, and from 0 to 100 percent")


Curve = Linear | Stepped


def expected(curve: Curve, on: date) -> Decimal:
    """What should be done at the end of that day, in percent, 0 to 100."""
    if isinstance(curve, Stepped):
        return max((share for day, share in curve.steps if day < on), default=NOTHING)  # on its own day it is still in time
    if on < curve.start:
        return NOTHING
    if on >= curve.end:
        return ALL
    return _line(curve, on)


def ahead(completion: Decimal, scheduled: Decimal) -> Decimal:
    """完成率 - 序时进度 in percentage points 百分点: negative is behind."""
    return completion - scheduled


def _line(curve: Linear, on: date) -> Decimal:
    match curve.pace:
        case Pace.BY_MONTH:
            complete = _month(on) + (on == last_day(Grain.MONTH, on)) - _month(curve.start)
            return ALL * complete / (_month(curve.end) + 1 - _month(curve.start))
        case Pace.BY_DAY:
            return ALL * ((on - curve.start).days + 1) / ((curve.end - curve.start).days + 1)
        case Pace.BY_SPAN:
            return ALL * (on - curve.start).days / (curve.end - curve.start).days


def _month(day: date) -> int:
    return day.year * 12 + day.month
