"""The period of a plan, as its title or its year has it.

>>> period_of("数字赋能行动计划（2026—2028年）", 2028)
Period(start=datetime.date(2026, 1, 1), end=datetime.date(2028, 12, 31))
>>> period_of("节水工作方案", 2022).end
datetime.date(2022, 12, 31)
"""

import re
from datetime import date

from .terms import Period

_YEARS = re.compile(r"((?:19|20)\d{2})\s*年?\s*[—–\-－至~]+\s*((?:19|20)\d{2})")
_ONE = re.compile(r"((?:19|20)\d{2})\s*年")


def period_of(title: str, year: int | None) -> Period | None:
    """None where neither says: then what has no deadline of its own has none at all, and somebody has to say it."""
    if (found := _YEARS.search(title)) and found[1] <= found[2]:
        return _years(int(found[1]), int(found[2]))
    if found := _ONE.search(title):
        return _years(int(found[1]), int(found[1]))
    return _years(year, year) if year else None


def _years(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31))
