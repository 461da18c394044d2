"""Weights that add up to one, whatever was entered. One weight among several does not make the others disappear."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def normalised(weights: Sequence[Decimal | None]) -> tuple[Fraction, ...]:
    """Shares that add up to exactly 1. Who has no weight counts like the average of those who have one; none at all: all count the same.
    A weight of nothing takes its part out. `ValueError` where a weight is negative, or all of them are nothing.

    >>> [str(share) for share in normalised([Decimal(1), None, None])]
    ['1/3', '1/3', '1/3']
    """
    given = [Fraction(weight) for weight in weights if weight is not None]
    if any(weight < 0 for weight in given):
        raise ValueError("a weight is not negative")
    counting = [weight for weight in given if weight]
    usual = sum(counting, Fraction(0)) / len(counting) if counting else Fraction(1)
    full = [usual if weight is None else Fraction(weight) for weight in weights]
    total = sum(full, Fraction(0))
    if weights and not total:
        raise ValueError("one weight at least is more than nothing")
    return tuple(weight / total for weight in full)


def in_percent(share: Fraction) -> Decimal:
    """A share of 1 in percent, as exact as a decimal can be.

    >>> in_percent(Fraction(3, 4)), round(in_percent(Fraction(1, 3)), 4)
    (Decimal('75'), Decimal('33.3333'))
    """
    return Decimal(share.numerator * 100) / Decimal(share.denominator)
