"""When a ledger can be settled 对账, on which days a plan of several years is looked at, and which of its targets count in a year.

>>> [(look.year, look.half, str(look.day)) for look in looks(date(2024, 9, 1), date(2025, 12, 31))]
[(2024, False, '2024-12-31'), (2025, True, '2025-06-30'), (2025, False, '2025-12-31')]
>>> of_year([date(2022, 12, 31), date(2023, 12, 31), date(2025, 12, 31)], 2023), of_year([date(2025, 12, 31)], 2023)
([1], [0])
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from .refusals import Refused
from .sentences import Sentence


class NotOver(Refused):
    """The period of the plan is not over: what is not reached yet is no result."""


class Look(NamedTuple):
    """A day of a year on which its targets stand beside their figures: the end of June (`half`), or its end."""

    year: int
    half: bool
    day: date


def require_over(end: date | None, *, on: date) -> None:
    """The period ends on that day, or has ended; one whose end nobody has said can be settled at any time. Else `NotOver`."""
    if not is_over(end, on=on):
        raise NotOver(Sentence(f"计划期至{end}，期满之日起方可对账", f"the period ends on {end}: it is settled from that day on"))


def is_over(end: date | None, *, on: date) -> bool:
    """From its last day on."""
    return end is None or on >= end


def looks(start: date | None, end: date | None) -> list[Look]:
    """Half and end of each year of the period, in their order; a half only where the period goes on after it. None without an end."""
    if end is None:
        return []
    first = start or date(end.year, 1, 1)
    found = [
        Look(year, half=half, day=min(_day(year, half=half), end)) for year in range(first.year, end.year + 1) for half in (True, False)
    ]
    return [look for look in found if look.day >= first and not (look.half and look.day == end)]


def _day(year: int, *, half: bool) -> date:
    return date(year, 6, 30) if half else date(year, 12, 31)


def next_year(start: date | None, end: date | None, settled_to: date | None) -> Look | None:
    """The year that is settled next, the earliest first; None where the end of the plan is not known, or its last year was settled.

    >>> next_year(date(2024, 9, 1), date(2025, 12, 31), date(2024, 12, 31)).year
    2025
    """
    years = (look for look in looks(start, end) if not look.half)
    return next((look for look in years if settled_to is None or look.day > settled_to), None)


def of_year(deadlines: Sequence[date | None], year: int) -> list[int]:
    """Of the deadlines of one indicator those that count in a year, by their places: those of the year; where there are none, the next that comes
    (None, without a day, is the last), towards which it is under way; else the last that was."""
    own = [place for place, day in enumerate(deadlines) if day is not None and day.year == year]
    if own:
        return own
    later = [place for place, day in enumerate(deadlines) if day is None or day.year > year]
    if later:
        return [min(later, key=lambda place: deadlines[place] or date.max)]
    return [max(range(len(deadlines)), key=lambda place: deadlines[place] or date.max)] if deadlines else []
