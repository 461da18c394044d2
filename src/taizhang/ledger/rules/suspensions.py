"""A clock that stood still: the due date moves by as long as that lasted, and the due date on record is not edited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .calendars import Calendar
from .clock import Basis, Due
from .sentences import Sentence
from .terms import Unit

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Suspension:
    """From `start` on the clock stands; on `end` it runs again. No end: it still stands."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"the clock runs again on {self.end}, before it stood")


@dataclass(frozen=True)
class Moved:
    """The due date as it counts on a day: `day`, by how many days it moved, and since when the clock stands (None: it runs)."""

    day: date
    by: int
    unit: Unit
    suspended_since: date | None
    original: Due

    @property
    def sentence(self) -> Sentence:
        """What moved it, in words."""
        zh_unit, en_unit = ("个工作日", "working days") if self.unit is Unit.WORKING_DAY else ("日", "days")
        zh = f"原时限{self.original.day}，因中止顺延{self.by}{zh_unit}至{self.day}"
        en = f"due {self.original.day}, moved by {self.by} {en_unit} of suspension to {self.day}"
        if self.suspended_since:
            zh, en = f"{zh}；自{self.suspended_since}起中止", f"{en}; suspended since {self.suspended_since}"
        return Sentence(zh, en)


def moved(original: Due, suspensions: Iterable[Suspension], *, on: date, calendar: Calendar) -> Moved:
    """The due date as it counts `on` that day. A clock that still stands has moved it as far as today; one that stood only after the
    due date, or before the period began, moves nothing: what is late is not mended by a pause."""
    unit = Unit.WORKING_DAY if original.unit is Unit.WORKING_DAY else Unit.DAY
    runs = _merged([s for s in suspensions if s.start <= on], on)
    day, by = original.rolled_from or original.day, 0
    for start, end in runs:
        length = _length(max(start, original.start + _DAY) if original.start else start, end, unit, calendar)
        if start <= _rolled(day, original, calendar):
            day, by = _later(day, length, unit, calendar), by + length
    return Moved(_rolled(day, original, calendar), by, unit, _standing(runs, on), original)


def _rolled(day: date, original: Due, calendar: Calendar) -> date:
    """What was counted does not end on a holiday, moved or not (民法典 第二百零三条); a day that the text names may."""
    return calendar.next_working_day(day) if original.basis is Basis.COUNTED else day


def _length(start: date, end: date, unit: Unit, calendar: Calendar) -> int:
    if end <= start:
        return 0
    return calendar.between(start, end) if unit is Unit.WORKING_DAY else (end - start).days


def _later(day: date, count: int, unit: Unit, calendar: Calendar) -> date:
    if unit is Unit.WORKING_DAY and count:
        return calendar.after(day, count)
    return day + timedelta(days=count)


def _merged(suspensions: list[Suspension], on: date) -> list[tuple[date, date]]:
    """Days on which the clock stood, as runs that do not touch: two pauses at once are one."""
    runs: list[tuple[date, date]] = []
    for start, end in sorted((s.start, s.end or on + _DAY) for s in suspensions):
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _standing(runs: list[tuple[date, date]], on: date) -> date | None:
    return next((start for start, end in runs if start <= on < end), None)
