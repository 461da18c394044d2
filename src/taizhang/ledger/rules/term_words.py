"""What a plan says about time, as a term: the date that a reader found, or the words that name none.

>>> term_of(None, "印发之日起10个工作日内")
Within(count=10, unit=<Unit.WORKING_DAY: 'working-day'>, since=<Since.PRINTED: 'printed'>)
>>> term_of(None, "长期坚持"), term_of(None, "")
(ForGood(), Unstated())
"""

import re
from datetime import date

from .periods import Grain
from .terms import By, ForGood, Since, Term, Unit, Unstated, Within

_WITHIN = re.compile(r"(\d+)\s*(个工作日|个月|日|天|年)(?:之)?(?:内|以内)")
_UNITS = {"个工作日": Unit.WORKING_DAY, "个月": Unit.MONTH, "日": Unit.DAY, "天": Unit.DAY, "年": Unit.YEAR}
_SINCE = {"成文": Since.ISSUED, "发布": Since.ISSUED, "印发": Since.PRINTED, "收到": Since.RECEIVED}
_FOR_GOOD = re.compile(r"长期|持续|常态化|全年|每年|每[月季]")


def term_of(day: date | None, words: str) -> Term:
    """The term behind a date that was found and the words that it was found in."""
    if found := _WITHIN.search(words):
        since = next((value for word, value in _SINCE.items() if word in words), None)
        return Within(int(found[1]), _UNITS[found[2]], since)
    if day is not None:
        return By(day, Grain.DAY)
    return ForGood() if _FOR_GOOD.search(words) else Unstated()
