"""A day in a cell, whether it is typed as one or written."""

import re
from calendar import monthrange
from datetime import date, datetime

Cell = str | int | float | bool | date | None
_BLANK = re.compile(r"\s+")


def shown(day: date | None) -> str:
    return day.isoformat() if day else ""


def day_of(cell: Cell) -> date | None:
    """The day; ValueError where the cell is something else.

    >>> day_of("2022年6月底前"), day_of("2022.6.3"), day_of("二季度")
    Traceback (most recent call last):
    ...
    ValueError: 二季度
    >>> day_of("2022年6月底前").isoformat(), day_of("2022/6/3").isoformat(), day_of(" ")
    ('2022-06-30', '2022-06-03', None)
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date) or cell is None:
        return cell
    words = plain(cell).removesuffix("前")
    if not words:
        return None
    if found := re.fullmatch(r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?", words):
        return date(*(int(part) for part in found.groups()))
    if found := re.fullmatch(r"(\d{4})[年./-](\d{1,2})月?[底末]?", words):
        year, month = (int(part) for part in found.groups())
        return date(year, month, monthrange(year, month)[1])  # a month beyond December is a ValueError, too
    if found := re.fullmatch(r"(\d{4})年?年?[底末]", words):
        return date(int(found[1]), 12, 31)
    raise ValueError(words)


def kept(cell: Cell) -> str:
    """As it was written. A whole number that a sheet keeps as 3.0 is 3."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def plain(cell: Cell) -> str:
    """Without blanks: what is compared."""
    return _BLANK.sub("", kept(cell))
