"""Numbers as people write them, in the unit of the target: 1,234.5, １２, 3.2万, 20万亩.

>>> read("20万亩", "万亩"), read("20万亩", "亩"), read("１,２３４", "家")
(Decimal('20'), Decimal('200000'), Decimal('1234'))
"""

import re
import unicodedata
from decimal import Decimal

from .refusals import Refused
from .sentences import Sentence

_SCALES = {"": Decimal(1), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_DIGITS = re.compile(r"[-+]?(?:\d{1,20}(?:\.\d{0,9})?|\.\d{1,9})", re.ASCII)
_LARGEST = Decimal(10) ** 17  # more does not fit the record


class NoNumber(Refused):
    """What was written is no number in that unit; the sentence says what would be."""


def read(text: str, unit: str) -> Decimal | None:
    """The number in that unit; None where nothing is written, which is no zero. `NoNumber` where it is something else.

    >>> read(" ", "家") is None
    True
    >>> read("20公顷", "亩")
    Traceback (most recent call last):
        ...
    taizhang.ledger.rules.amounts.NoNumber: 20公顷: a number in 亩 is wanted
    """
    said = unicodedata.normalize("NFKC", text).strip()
    plain = said.replace(",", "").replace(" ", "")
    if not plain:
        return None
    digits = _DIGITS.match(plain)
    scale = _scale(plain[digits.end() :], unicodedata.normalize("NFKC", unit)) if digits else None
    if digits is None or scale is None or abs(Decimal(digits[0]) * scale) >= _LARGEST:
        raise NoNumber(Sentence(f"“{said}”不是以“{unit}”为单位的数，请只填数字", f"{said}: a number in {unit} is wanted"))
    return Decimal(digits[0]) * scale


def _scale(rest: str, unit: str) -> Decimal | None:
    """What the number is to be multiplied with, by what is written behind it; None where that is another unit."""
    if rest in ("", unit):
        return Decimal(1)
    own, base = (unit[:1], unit[1:]) if unit[:1] in _SCALES and unit[:1] else ("", unit)
    said, words = (rest[:1], rest[1:]) if rest[:1] in _SCALES else ("", rest)
    if words not in ("", base):
        return None
    if not words and own and said == own:  # 20万, of 万亩
        return Decimal(1)
    return _SCALES[said] / _SCALES[own]
