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
