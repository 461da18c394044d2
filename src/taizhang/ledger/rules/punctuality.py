"""Whether a report was in time. That a day has passed is a fact; what comes later does not undo it, and what never came counts."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .quantities import ratio


class Punctuality(StrEnum):
    """A report before its day."""

    OPEN = "open"  # the day has not come
    MISSING = "missing"  # it has passed, and nothing was signed
    IN_TIME = "in-time"
    LATE = "late"


def punctuality(due: date, *, signed: date | None, on: date) -> Punctuality:
    """`signed` is the first day on which it was signed: one that is returned and signed again was in time all the same.

    >>> day = date(2022, 3, 25)
    >>> [punctuality(day, signed=signed, on=date(2022, 3, 28)).value for signed in (None, day, date(2022, 3, 28))]
    ['missing', 'in-time', 'late']
    """
    if signed is None:
        return Punctuality.OPEN if on <= due else Punctuality.MISSING
    return Punctuality.IN_TIME if signed <= due else Punctuality.LATE


def rate(reports: Iterable[Punctuality]) -> Decimal | None:
    """How many percent were in time, of all whose day has come or that are there already: one that is missing counts as not in time.
    None where there is none of them.

    >>> rate([Punctuality.IN_TIME, Punctuality.MISSING, Punctuality.LATE, Punctuality.OPEN, Punctuality.IN_TIME])
    Decimal('50')
    """
    counted = [one for one in reports if one is not Punctuality.OPEN]
    return ratio(Decimal(counted.count(Punctuality.IN_TIME)), Decimal(len(counted))) if counted else None
