"""完成率: how much of an aim is reached, by a method that the result names; refused where a percentage would be invented.

>>> closing = Aim(Kind.FALLING, Decimal(0), "处", baseline=Decimal(200))
>>> percent(closing, Quantity(Decimal(50), "处"))
Decimal('75')
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .aims import Aim, Kind, is_met, reached
from .quantities import NoPercentage, Quantity, ratio
from .sentences import Sentence

ALL = Decimal(100)
NOTHING = Decimal(0)
WITHOUT_EVIDENCE = Decimal(95)


class Method(StrEnum):
    """How a percentage was computed; kept with it."""

    OF_TARGET = "of-target"  # 完成值/目标值
    OF_WAY = "of-way"  # from the baseline to the target
    TARGET_BY_VALUE = "target-by-value"  # 逆向指标 without a baseline
    WITHIN_BOUNDS = "within-bounds"
    YES_OR_NO = "yes-or-no"


@dataclass(frozen=True)
class Completion:
    """What a value means for its aim. `percent` may be below 0 (worse than at the start) or above 100; None where there is none, and then
    `why_none` says why. `met` is None where nothing is known yet."""

    percent: Decimal | None
    met: bool | None
    method: Method | None = None
    why_none: Sentence | None = None


BLANK = Completion(None, None, None, Sentence("尚未填报", "nothing has been reported yet"))


def completion(aim: Aim, observed: Quantity | None) -> Completion:
    """The completion of an aim. `BLANK` where nothing was reported, which is not zero. `UnitsMixed` for a value in another unit."""
    if observed is None:
        return BLANK
    try:
        return Completion(percent(aim, observed), is_met(aim, observed), method_of(aim))
    except NoPercentage as none:
        return Completion(None, is_met(aim, observed), None, none.sentence)


def percent(aim: Aim, observed: Quantity) -> Decimal:
    """The percentage, uncapped; `NoPercentage` where there is none."""
    value = None if aim.value is None else reached(aim, observed)
    if value is None or aim.kind in (Kind.RANK, Kind.RELATIVE):
        raise NoPercentage(_ONLY_MET)
    match aim.kind:
        case Kind.FALLING:
            return _fallen(aim, value)
        case Kind.CEILING:
            return _within(value, None, aim.goal)
        case Kind.RANGE:
            return _within(value, aim.goal, aim.upper)
        case Kind.SHARE_CHANGE:
            return ratio(value, aim.goal) if aim.goal > 0 else ratio(-value, -aim.goal)
        case Kind.ZERO_TO_ONE:
            return ALL if is_met(aim, observed) else NOTHING
        case _:
            return _risen(aim, value)


def method_of(aim: Aim) -> Method:
    """How the percentage of such an aim is computed, where it has one."""
    match aim.kind:
        case Kind.FALLING:
            return Method.TARGET_BY_VALUE if aim.baseline is None else Method.OF_WAY
        case Kind.CEILING | Kind.RANGE:
            return Method.WITHIN_BOUNDS
        case Kind.ZERO_TO_ONE | Kind.RANK | Kind.RELATIVE:
            return Method.YES_OR_NO
        case _:
            return Method.OF_TARGET if aim.baseline is None else Method.OF_WAY


def credited(reached_percent: Decimal | None, *, evidence_accepted: bool) -> Decimal | None:
    """What counts of a percentage: the last five come with accepted evidence only.

    >>> credited(Decimal(100), evidence_accepted=False), credited(Decimal(100), evidence_accepted=True)
    (Decimal('95'), Decimal('100'))
    """
    if reached_percent is None or evidence_accepted:
        return reached_percent
    return min(reached_percent, WITHOUT_EVIDENCE)


def _risen(aim: Aim, value: Decimal) -> Decimal:
    """Of the whole way from the baseline where one is known, else of the target."""
    start = aim.baseline or NOTHING
    if aim.goal <= start:
        raise NoPercentage(_NO_WAY)
    return ratio(value - start, aim.goal - start)


def _fallen(aim: Aim, value: Decimal) -> Decimal:
    """Of the cut, where it is known from where; else the target by the value (逆向指标)."""
    if aim.baseline is not None:
        if aim.baseline <= aim.goal:
            raise NoPercentage(_NO_WAY)
        return ratio(aim.baseline - value, aim.baseline - aim.goal)
    if value <= aim.goal and aim.goal <= 0:
        return ALL
    if aim.goal <= 0:
        raise NoPercentage(
            Sentence("目标不是正数且无基期值，不能计算完成率", "down to nothing from nobody knows where: the baseline is missing")
        )
    return ratio(aim.goal, value) if value > 0 else ALL


def _within(value: Decimal, lower: Decimal | None, upper: Decimal | None) -> Decimal:
    """All of it inside the bounds; outside, how far away."""
    if lower is not None and value < lower:
        return ratio(value, lower)
    if upper is not None and value > upper:
        return ratio(upper, value) if upper > 0 else _refuse_distance()
    return ALL


def _refuse_distance() -> Decimal:
    raise NoPercentage(Sentence("上限不是正数，超限时不计算百分比", "above a limit of nothing there is no percentage"))


_ONLY_MET = Sentence("只判断是否达到，不计算百分比", "it is met or not; a percentage of it would be invented")
_NO_WAY = Sentence("目标不超过基期，没有可计算的进度", "the target is no further than the baseline, so there is no way to measure")
