"""A target as it stands in a row becomes an aim, which knows what reaching it means."""

from decimal import Decimal
from typing import NamedTuple

from .aims import Aim, Kind
from .quantities import POINTS


class Said(NamedTuple):
    """The columns of a target that its aim is made of."""

    kind: str
    value: Decimal | None
    upper: Decimal | None
    unit: str
    tolerance: Decimal | None
    strict: bool
    baseline: Decimal | None

    @property
    def aim(self) -> Aim | None:
        """None where the row does not say enough.

        >>> Said("range", Decimal(3), None, "家", None, False, None).aim is None
        True
        >>> Said("zero-to-one", None, None, "家", None, False, None).aim.goal
        Decimal('1')
        """
        kind, value = Kind(self.kind), self.value
        if kind is Kind.ZERO_TO_ONE and value is None:
            value = Decimal(1)  # 零的突破: the first one
        if (value is None and kind is not Kind.RELATIVE) or (kind is Kind.RANGE and (self.upper is None or value is None)):
            return None
        if kind is Kind.SHARE_CHANGE and self.unit != POINTS:
            return None
        return Aim(kind, value, self.unit, self.upper, self.baseline, self.tolerance or Decimal(0), self.strict)
