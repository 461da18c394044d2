"""What is asked about a figure at once, while whoever wrote it still remembers: a slip of the unit, a jump, a fall. Of a running total and of a
stock that is to grow every fall is asked about, of what goes up and down by itself a fall by more than a tenth.

A question refuses nothing: what is so is so, and the words beside it say why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from .aims import Kind
from .observations import Grade
from .quantities import PERCENT, ValueKind
from .sentences import Sentence, shown

_SLIPS = {Decimal(100): "百", Decimal(1000): "千", Decimal(10_000): "万", Decimal(100_000_000): "亿"}
_NEAR = Decimal(2)  # 12,000 where 1.1 stood: within twice the factor it is the unit, not the work
_LEAP = Decimal(3)
_FALL = Decimal("0.9")  # of what goes up and down by itself: a share, or what one month alone has brought
_ONLY_RISES = frozenset({ValueKind.CUMULATIVE, ValueKind.POINT})  # what was built or counted stands: whoever is to have more has lost some
_DOWN = frozenset({Kind.FALLING, Kind.CEILING, Kind.RANGE, Kind.RANK})


@dataclass(frozen=True)
class Measured:
    """What is being measured: in which unit, as what, and how much is wanted."""

    unit: str
    value_kind: ValueKind = ValueKind.CUMULATIVE
    kind: Kind = Kind.RISING
    wanted: Decimal | None = None


@dataclass(frozen=True)
class Figure:
    """A value for the period that ends on a day."""

    value: Decimal
    period_end: date
    grade: Grade = Grade.PRELIMINARY


def doubts(new: Figure, before: Sequence[Figure], of: Measured, *, on: date) -> list[Sentence]:
    """The questions, the gravest first; `before` are the values of earlier periods in their order.

    >>> was = [Figure(Decimal(3), date(2022, 2, 28))]
    >>> [one.zh for one in doubts(Figure(Decimal(31_000), date(2022, 3, 31)), was, Measured("万亩"), on=date(2022, 4, 1))]
    ['约为上期（3万亩）的10333倍：单位是“万亩”，是否多写了“万”？']
    """
    found = _impossible(new, of) + (_against(new, before, of) if before else _against_target(new, of))
    if new.grade is Grade.FINAL and new.period_end > on:
        found.append(Sentence("期末未到，数据为何已是最终值？", "the period is not over: how can the value be final?"))
    return found


def _impossible(new: Figure, of: Measured) -> list[Sentence]:
    if of.value_kind is ValueKind.SHARE and of.unit == PERCENT and not 0 <= new.value <= 100:
        return [Sentence(f"占比为{shown(new.value)}%，是否有误？", f"a share of {shown(new.value)}%: is that so?")]
    if new.value < 0 and of.value_kind is not ValueKind.GROWTH and of.kind is not Kind.SHARE_CHANGE:
        return [Sentence(f"{shown(new.value)}{of.unit}是负数，是否有误？", f"{shown(new.value)} {of.unit} is below zero: is that so?")]
    return []


def _against(new: Figure, before: Sequence[Figure], of: Measured) -> list[Sentence]:
    last = before[-1].value
    if of.value_kind in (ValueKind.GROWTH, ValueKind.RANK) or last <= 0 or new.value <= 0:
        return []
    told = f"{shown(last)}{of.unit}"
    if of.value_kind is ValueKind.CUMULATIVE and new.value < last and new.period_end.year > before[-1].period_end.year:
        return [_begun_again(told, before[-1].period_end)]
    if slip := _slip(new.value / last):
        times = _times(new.value, last)
        question = f"约为上期（{told}）{times}：单位是“{of.unit}”，是否{'多写' if new.value > last else '少写'}了“{slip}”？"
        return [Sentence(question, f"the last value was {shown(last)} {of.unit}: is this one in the same unit?")]
    if _leaps(new.value, [figure.value for figure in before], of.value_kind):
        return [Sentence(f"比上期（{told}）增长过快，是否属实？", f"a jump from {shown(last)} {of.unit}: is that so?")]
    if of.kind not in _DOWN and new.value < last * (1 if of.value_kind in _ONLY_RISES else _FALL):
        return [Sentence(f"比上期（{told}）下降，是否属实？", f"it has fallen from {shown(last)} {of.unit}: is that so?")]
    return []


def _begun_again(told: str, day: date) -> Sentence:
    """A running total starts with the year, or somebody has counted this one otherwise than the last."""
    return Sentence(
        f"低于{day.year}年{day.month}月的{told}：是否自本年重新累计？", f"below {told} of {day}: is it counted anew from this year on?"
    )


def _times(new: Decimal, last: Decimal) -> str:
    if new > last:
        return f"的{(new / last).quantize(Decimal(1))}倍"
    return f"的{(last / new).quantize(Decimal(1))}分之一"


def _against_target(new: Figure, of: Measured) -> list[Sentence]:
    """Of a first value nothing is known but what is wanted."""
    if of.wanted is None or of.wanted <= 0 or of.kind in _DOWN or (slip := _slip(new.value / of.wanted)) is None or new.value < of.wanted:
        return []
    told = f"{shown(of.wanted)}{of.unit}"
    return [
        Sentence(f"远超目标（{told}）：单位是“{of.unit}”，是否多写了“{slip}”？", f"far above the target of {told}: is it in the same unit?")
    ]


def _slip(times: Decimal) -> str | None:
    """The factor by which a unit was mistaken, if the ratio is about one of them."""
    if times <= 0:
        return None
    larger = max(times, 1 / times)
    return next((name for factor, name in _SLIPS.items() if factor / _NEAR <= larger <= factor * _NEAR), None)


def _leaps(value: Decimal, before: Sequence[Decimal], kind: ValueKind) -> bool:
    """More than three times what was ever done in a period; of what is no running total, more than three times what it was."""
    if kind is ValueKind.CUMULATIVE:
        return value - before[-1] > _LEAP * max([before[0], *(after - earlier for earlier, after in pairwise(before))])
    return value > _LEAP * before[-1]
