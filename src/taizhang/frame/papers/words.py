"""Days and lists as papers write them."""

from collections.abc import Sequence
from datetime import date


def day_in_words(day: date | None) -> str:
    """成文日期, in Arabic digits and without noughts in front (GB/T 9704-2012 7.3.5.4).

    >>> day_in_words(date(2022, 4, 8))
    '2022年4月8日'
    """
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def attached(titles: Sequence[str]) -> list[str]:
    """附件说明: one title by itself, several by number; no mark behind a title.

    >>> attached(["台账"]), attached(["台账", "附表"])
    (['附件：台账'], ['附件：1. 台账', '\u3000\u3000\u30002. 附表'])
    """
    if len(titles) < 2:
        return [f"附件：{title}" for title in titles]
    return [f"{'附件：' if number == 1 else '　　　'}{number}. {title}" for number, title in enumerate(titles, 1)]
