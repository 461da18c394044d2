"""Numbers as plans write them: 3万, 1.4万亿, 二十五, 两, 半, 1,200."""

import re

NUMBER = r"(?:\d{1,3}(?:，\d{3})+(?!\d)|\d+)(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+"
MULTIPLIER = r"万亿|千万|百万|十万|亿|万|千(?!瓦|米|克|兆)|百(?!分)"
_POWERS = {"万亿": 10**12, "千万": 10**7, "百万": 10**6, "十万": 10**5, "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "": 1}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


def value_of(number: str, multiplier: str = "") -> float:
    """The value of a number as found by NUMBER, times its MULTIPLIER; whole values come back whole."""
    plain = number.replace("，", "").replace(",", "")
    value = float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else float(_chinese(plain))
    # 1.4 * 10**12 in binary is not 1400000000000: round where the product of decimals must be whole.
    product = value * _POWERS[multiplier]
    return float(round(product)) if multiplier and abs(product - round(product)) < 1e-3 else product


def _chinese(numeral: str) -> int:
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
