"""发文字号: 机关代字〔年份〕序号号, without 第 and without a nought in front (党政机关公文处理工作条例 第九条; GB/T 9704-2012 7.2.5).

>>> numbered("鲁水函", 2022, 3)
'鲁水函〔2022〕3号'
>>> numbered("鲁水[函]", 2022, 3)
Traceback (most recent call last):
...
taizhang.ledger.rules.paper_numbers.NoMark: the mark of a number is 1 to 12 Chinese characters, not '鲁水[函]'
"""

import re

from .refusals import Refused
from .sentences import Sentence

_MARK = re.compile(r"[\u4e00-\u9fa5]{1,12}")


class NoMark(Refused):
    """What should stand in front of the year is no 机关代字."""


def numbered(mark: str, year: int, serial: int) -> str:
    """The number of a paper. Raises `NoMark`; ValueError for a serial below 1, for numbers begin there."""
    if not _MARK.fullmatch(mark):
        raise NoMark(Sentence(f"代字须为1至12个汉字：{mark}", f"the mark of a number is 1 to 12 Chinese characters, not {mark!r}"))
    if serial < 1:
        raise ValueError(f"the first paper of a year is number 1, not {serial}")
    return f"{mark}〔{year}〕{serial}号"
