"""Values with their units and their kind. What may not be mixed, or added, or divided is refused instead of computed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .refusals import Refused
from .sentences import Sentence

PERCENT = "%"
POINTS = "百分点"
_HUNDRED = Decimal(100)


class ValueKind(StrEnum):
    """What a value of an indicator says of its period (值类型)."""

    CUMULATIVE = "cumulative"  # 累计: from the start of the year
    CURRENT = "current"  # 当期: of this period alone
    POINT = "point"  # 时点: a stock on a day
    GROWTH = "growth"  # 增速
    SHARE = "share"  # 占比
    RANK = "rank"  # 排名


ADDITIVE = frozenset({ValueKind.CUMULATIVE, ValueKind.CURRENT, ValueKind.POINT})


@dataclass(frozen=True)
class Quantity:
    """A value in its unit, unscaled: 3万家 is 30000 家."""

    value: Decimal
    unit: str


class UnitsMixed(Refused):
    """Two values that are not of the same unit; a percent is no percentage point."""


class NoPercentage(Refused):
    """There is no percentage here: one would be invented."""


class RatesNotAdded(Refused):
    """Shares, growth rates and ranks of the parts do not add up to that of the whole."""


def require_same_unit(first: str, second: str) -> None:
    """The two units are one; else `UnitsMixed`."""
    if first != second:
        raise UnitsMixed(Sentence(f"单位不一致：{first}与{second}不能相比", f"units differ: {first} and {second} do not compare"))


def require_additive(kind: ValueKind) -> None:
    """Values of this kind can be added; else `RatesNotAdded`."""
    if kind not in ADDITIVE:
        raise RatesNotAdded(Sentence("增速、占比、排名不能相加", f"values of the kind {kind} cannot be added"))


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """`part` in percent of `whole`; `NoPercentage` where the whole is nothing or less.

    >>> ratio(Decimal(3), Decimal(4))
    Decimal('75')
    """
    if whole <= 0:
        raise NoPercentage(Sentence("分母不是正数，不计算百分比", "of nothing, or less than nothing, there is no percentage"))
    return part * _HUNDRED / whole


def growth(now: Quantity, before: Quantity) -> Decimal:
    """Year on year or period on period (同比、环比), in percent. `NoPercentage` for a base of nothing or less, and for values that are
    rates themselves: their change is in percentage points."""
    require_same_unit(now.unit, before.unit)
    if now.unit in (PERCENT, POINTS):
        raise NoPercentage(Sentence("比率的变化以百分点计，不算增速", "the change of a rate is in percentage points and no growth rate"))
    return ratio(now.value - before.value, before.value)


def points_between(now: Quantity, before: Quantity) -> Quantity:
    """The change of a share or rate, in percentage points.

    >>> points_between(Quantity(Decimal("43.5"), PERCENT), Quantity(Decimal(40), PERCENT))
    Quantity(value=Decimal('3.5'), unit='百分点')
    """
    require_same_unit(now.unit, PERCENT)
    require_same_unit(before.unit, PERCENT)
    return Quantity(now.value - before.value, POINTS)
