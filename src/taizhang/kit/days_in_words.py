"""A day as Chinese papers write it."""

from datetime import date


def day_in_words(day: date) -> str:
    """In Arabic digits and without noughts in front (GB/T 9704-2012 7.3.5.4).

    >>> day_in_words(date(2022, 4, 8))
    '2022年4月8日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
