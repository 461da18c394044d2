"""Parts of the year that officials name: when the part ends is when the thing is due (一季度 → 31 March, 上旬 → the tenth)."""

from calendar import monthrange
from datetime import date
from enum import StrEnum

_TEN_DAYS = 3  # a month has three, the last of 8 to 11 days


class Grain(StrEnum):
    """How exact a date is: what the text named, and so how it is shown again."""

    DAY = "day"
    TEN_DAYS = "ten-days"  # 旬
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF_YEAR: 6, Grain.YEAR: 12}


def last_day(grain: Grain, day: date) -> date:
    """The last day of that part of the year in which `day` lies.

    >>> last_day(Grain.QUARTER, date(2022, 2, 1)), last_day(Grain.TEN_DAYS, date(2022, 2, 21))
    (datetime.date(2022, 3, 31), datetime.date(2022, 2, 28))
    """
    if grain is Grain.DAY:
        return day
    if grain is Grain.TEN_DAYS:
        third = _third(day)
        return day.replace(day=10 * third) if third < _TEN_DAYS else month_end(day.year, day.month)
    length = _MONTHS[grain]
    return month_end(day.year, (day.month - 1) // length * length + length)


def first_day(grain: Grain, day: date) -> date:
    """The first day of that part of the year in which `day` lies.

    >>> first_day(Grain.HALF_YEAR, date(2022, 9, 9)), first_day(Grain.TEN_DAYS, date(2022, 5, 31))
    (datetime.date(2022, 7, 1), datetime.date(2022, 5, 21))
    """
    if grain is Grain.DAY:
        return day
    if grain is Grain.TEN_DAYS:
        return day.replace(day=10 * _third(day) - 9)
    length = _MONTHS[grain]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_later(day: date, count: int) -> date:
    """The corresponding day `count` months later, or the end of a month that has none (民法典 第二百零二条).

    >>> months_later(date(2022, 1, 31), 1), months_later(date(2021, 11, 30), 3)
    (datetime.date(2022, 2, 28), datetime.date(2022, 2, 28))
    """
    years, month = divmod(day.month - 1 + count, 12)
    end = month_end(day.year + years, month + 1)
    return end.replace(day=min(day.day, end.day))


def _third(day: date) -> int:
    """上旬 is 1, 中旬 2, 下旬 3."""
    return min((day.day - 1) // 10 + 1, _TEN_DAYS)
