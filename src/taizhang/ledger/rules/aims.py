"""What is to be reached, and what reaching it means: met or not, with a percentage only where there is one."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .quantities import PERCENT, POINTS, Quantity, require_same_unit


class Kind(StrEnum):
    """How a value is compared with its target."""

    RISING = "rising"  # at least: 达到, 以上; with `strict`, above: 突破, 超过
    FALLING = "falling"  # down to: 下降到
    CEILING = "ceiling"  # never above: 控制在…以内
    RANGE = "range"  # from `value` to `upper`
    SHARE_CHANGE = "share-change"  # by so many percentage points: 提高5个百分点
    RANK = "rank"  # among the first: 前3位
    ZERO_TO_ONE = "zero-to-one"  # 零的突破
    RELATIVE = "relative"  # against another series: 高于全国平均


@dataclass(frozen=True)
class Aim:
    """A target. `value` is None only where another series sets it that is not published yet. `baseline` is where it started from;
    `tolerance` is what 左右 allows; `strict`: the value itself is not enough (超过 and 不满 exclude the number, 民法典 第一千二百五十九条)."""

    kind: Kind
    value: Decimal | None
    unit: str
    upper: Decimal | None = None
    baseline: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    strict: bool = False

    def __post_init__(self) -> None:
        if self.value is None and self.kind is not Kind.RELATIVE:
            raise ValueError(f"an aim of the kind {self.kind} has a value")
        if self.kind is Kind.RANGE and (self.upper is None or self.value is None or self.upper < self.value):
            raise ValueError("a range has an upper end, which is not below the lower one")
        if self.kind is Kind.SHARE_CHANGE:
            require_same_unit(self.unit, POINTS)

    @property
    def goal(self) -> Decimal:
        """The value, where there is one."""
        if self.value is None:
            raise ValueError("the series that sets this aim is not published yet")
        return self.value


def usual_tolerance(target: Quantity) -> Decimal:
    """What 左右 allows where nobody said how much: half a point of a rate, five percent of a level. A proposal, shown and editable.

    >>> usual_tolerance(Quantity(Decimal(8), "%")), usual_tolerance(Quantity(Decimal(400), "家"))
    (Decimal('0.5'), Decimal('20.00'))
    """
    return Decimal("0.5") if target.unit in (PERCENT, POINTS) else abs(target.value) * Decimal("0.05")


def is_met(aim: Aim, observed: Quantity | None) -> bool | None:
    """Whether the value reaches the aim. None where nothing was observed, or the series it is compared with is not out: zero is a value,
    a blank is none. `UnitsMixed` for a value in another unit."""
    if observed is None or aim.value is None:
        return None
    value = reached(aim, observed)
    match aim.kind:
        case Kind.RANGE:
            return aim.goal <= value <= (aim.upper or aim.goal)
        case Kind.FALLING | Kind.CEILING | Kind.RANK:
            return value < aim.goal + aim.tolerance if aim.strict else value <= aim.goal + aim.tolerance
        case Kind.SHARE_CHANGE if aim.goal < 0:
            return value <= aim.goal + aim.tolerance
        case _:
            return value > aim.goal - aim.tolerance if aim.strict else value >= aim.goal - aim.tolerance


def reached(aim: Aim, observed: Quantity) -> Decimal:
    """The observed value as it compares with the aim: a share becomes its change since the baseline, where the aim is a change."""
    if aim.kind is Kind.SHARE_CHANGE and observed.unit == PERCENT and aim.baseline is not None:
        return observed.value - aim.baseline
    require_same_unit(observed.unit, aim.unit)
    return observed.value
