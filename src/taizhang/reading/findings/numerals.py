"""Numbers as plans write them: 3万, 1.4万亿, 二十五, 二万五千, 两, 1,200."""

import re
from decimal import Decimal

NUMBER = r"(?:\d{1,3}(?:，\d{3})+(?!\d)|\d+)(?:\.\d+)?|[零〇一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]*"
MULTIPLIER = r"万亿|千万|百万|十万|亿|万|千(?!瓦|米|克|兆|伏|帕)|百(?!分)"
_POWERS = {"万亿": 10**12, "千万": 10**7, "百万": 10**6, "十万": 10**5, "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "": 1}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def value_of(number: str, multiplier: str = "") -> float:
    """The value of a number as found by NUMBER, times its MULTIPLIER; reckoned in decimals, so that 34.91万亿 is whole."""
    plain = number.replace("，", "").replace(",", "")
    if plain.isdecimal():
        return float(int(plain) * _POWERS[multiplier])
    value = Decimal(plain) if _PLAIN.fullmatch(plain) else Decimal(_chinese(plain))
    return float(value * _POWERS[multiplier])


def _chinese(numeral: str) -> int:
    """二万五千 is 25,000; each of 万 and 亿 multiplies all that stands before it."""
    for power in ("亿", "万"):
        before, sign, after = numeral.rpartition(power)
        if sign:
            return (_chinese(before) if before else 1) * _POWERS[power] + (_chinese(after) if after else 0)
    return _below_ten_thousand(numeral)


def _below_ten_thousand(numeral: str) -> int:
    if not any(c in _TENS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total, digit = 0, 0
    for c in numeral:
        if c in _TENS:
            total += (digit or 1) * _TENS[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit
