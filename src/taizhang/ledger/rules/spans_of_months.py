"""Months as a board draws them: which there are from a day to another, and which of them a span of time touches."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

MOST = 60  # more than five years nobody draws


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int


def month_of(day: date) -> Month:
    """The month in which it lies."""
    return Month(day.year, day.month)


def months(first: date, last: date) -> list[Month]:
    """From the month of one day to that of the other, sixty at most.

    >>> months(date(2026, 11, 30), date(2027, 1, 1))
    [Month(year=2026, month=11), Month(year=2026, month=12), Month(year=2027, month=1)]
    """
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [Month(number // 12, number % 12 + 1) for number in range(start, min(end, start + MOST - 1) + 1)]


def span(period: tuple[date | None, date | None], days: Iterable[date | None]) -> tuple[date, date] | None:
    """From when until when a board reaches: the period of the plan, and further where something of it lies outside; None where nobody knows.

    >>> span((date(2026, 1, 1), date(2026, 12, 31)), [date(2027, 2, 1), None])
    (datetime.date(2026, 1, 1), datetime.date(2027, 2, 1))
    """
    known = [day for day in (*period, *days) if day is not None]
    return (min(known), max(known)) if known else None
