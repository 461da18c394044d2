"""Whether a value may be added to its series: kinds do not mix, and a count does not fall unless somebody says that it is a correction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum

from .quantities import Quantity, ValueKind, require_same_unit
from .refusals import Refused
from .sentences import Sentence, shown


class Grade(IntEnum):
    """How sure a value is; a later one of the same period is at least as sure."""

    EXPECTED = 1  # 预计
    PRELIMINARY = 2  # 初步
    FINAL = 3  # 最终


@dataclass(frozen=True)
class Observation:
    """A value of an indicator for the period that ends on `period_end`. `correction` is the reason, where it corrects another."""

    period_end: date
    quantity: Quantity
    kind: ValueKind
    grade: Grade = Grade.PRELIMINARY
    correction: str | None = None

    @property
    def value(self) -> Decimal:
        """Its number."""
        return self.quantity.value


class SeriesBroken(Refused):
    """The value does not continue its series."""


def require_continues(new: Observation, series: Sequence[Observation]) -> None:
    """`new` may be added to what has been recorded of one indicator and organisation; else `SeriesBroken` or `UnitsMixed`."""
    for known in series:
        require_same_unit(new.quantity.unit, known.quantity.unit)
        if new.kind is not known.kind:
            raise SeriesBroken(
                Sentence("累计值、当期值、时点值不能混用", f"a value that is {new.kind} does not continue one that is {known.kind}")
            )
        if new.correction is None:
            _require_no_revision(new, known)


def _require_no_revision(new: Observation, known: Observation) -> None:
    if new.period_end == known.period_end and new.grade < known.grade:
        raise SeriesBroken(
            Sentence("已有更确定的数据，更正须说明理由", "a surer value stands: changing it is a correction, which has a reason")
        )
    if new.kind is ValueKind.CUMULATIVE and _falls(*sorted((known, new), key=lambda o: o.period_end)):
        told, day = f"{shown(known.value)}{known.quantity.unit}", known.period_end
        raise SeriesBroken(
            Sentence(
                f"累计值不会下降：截至{day.year}年{day.month}月{day.day}日为{told}，请核对数值和单位；原数有误的，先更正原数并说明理由",
                f"a running total does not fall: it was {told} on {day}. Look at the value and its unit, or correct that one with a reason",
            )
        )


def _falls(earlier: Observation, later: Observation) -> bool:
    """A running total starts again with the year; two values of one period are an estimate and its successor."""
    same_year = earlier.period_end.year == later.period_end.year
    return same_year and earlier.period_end < later.period_end and later.value < earlier.value
