"""What a rule says of its result, in both languages: the sentence is part of the result and is kept with it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Sentence:
    """The same statement in Chinese and in English."""

    zh: str
    en: str


def shown(number: Decimal | int) -> str:
    """A number as it stands in a sentence: two places at most, none that say nothing.

    >>> shown(Decimal(74) - Decimal(800) / 12), shown(Decimal("5.00")), shown(Decimal("-0.001")), shown(200)
    ('7.33', '5', '0', '200')
    """
    text = f"{Decimal(number).quantize(Decimal('0.01'), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def counted(number: Decimal, unit: str) -> str:
    """An amount as papers say it: in 万 or 亿 where that is shorter and loses nothing.

    >>> counted(Decimal(415_000_000), "元"), counted(Decimal(90_000), "人次"), counted(Decimal(436_800), "吨"), counted(Decimal(5200), "家")
    ('4.15亿元', '9万人次', '43.68万吨', '5200家')
    >>> counted(Decimal(123_457), "户"), counted(Decimal(12_000), "万亩")
    ('123457户', '12000万亩')
    """
    for scale, word in ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万")):
        less = number / scale
        if abs(less) >= 1 and less == less.quantize(Decimal("0.01")) and unit[:1] not in ("万", "亿"):
            return f"{shown(less)}{word}{unit}"
    return f"{shown(number)}{unit}"
