"""细化目标: what a lead asks of itself is never less than what the plan asks of it 就高不就低, and its quarters make the whole.

>>> require_not_lowered(Decimal(20), Decimal(22), Kind.RISING, "万亩")
>>> require_not_lowered(Decimal(20), Decimal(18), Kind.RISING, "万亩")
Traceback (most recent call last):
    ...
taizhang.capabilities.filing.rules.refining.Lowered: 18万亩 is less than the 20万亩 of the plan: a target is refined upwards only, or changed by an amendment
>>> require_not_lowered(Decimal(220), Decimal(210), Kind.CEILING, "亿立方米")
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.decomposition import increments
from taizhang.ledger.rules.milestones import Milestone
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence, shown

_BELOW = frozenset({Kind.FALLING, Kind.CEILING, Kind.RANK})  # the less, the stricter
_FIXED = frozenset({Kind.RANGE, Kind.RELATIVE, Kind.ZERO_TO_ONE})  # neither more nor less is stricter
_NAMES = ("一", "二", "三", "四")


class Lowered(Refused):
    """The refined target asks for less than the plan does."""


class NoSchedule(Refused):
    """The quarters do not make a schedule."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of the time of a row, by its last day."""

    year: int
    number: int
    end: date

    @property
    def title(self) -> Sentence:
        return Sentence(f"{self.year}年第{_NAMES[self.number - 1]}季度", f"{self.year} Q{self.number}")


def require_not_lowered(plan: Decimal, refined: Decimal, kind: Kind, unit: str) -> None:
    """What falls, or must not be exceeded, is refined downwards; everything else upwards; a range stays as it is. Raises `Lowered`."""
    down = kind in _BELOW or (kind is Kind.SHARE_CHANGE and plan < 0)
    if refined == plan:
        return
    if kind in _FIXED:
        raise Lowered(Sentence("区间、对比类目标不作细化，须办理变更", "a range or a comparison is not refined: propose an amendment"))
    if (refined > plan) if down else (refined < plan):
        zh, en = ("高于", "more") if down else ("低于", "less")
        raise Lowered(
            Sentence(
                f"细化目标{shown(refined)}{unit}{zh}方案要求的{shown(plan)}{unit}：就高不就低，只能从严；确需调整的须办理变更",
                f"{shown(refined)}{unit} is {en} than the {shown(plan)}{unit} of the plan: "
                f"a target is refined {'downwards' if down else 'upwards'} only, or changed by an amendment",
            )
        )


def is_fixed(kind: Kind) -> bool:
    """Neither more nor less of it would be stricter."""
    return kind in _FIXED


def quarters_of(start: date, due: date) -> tuple[Quarter, ...]:
    """The quarters from the first day to the last; the last one ends when the row is due.

    >>> [(one.title.en, one.end.isoformat()) for one in quarters_of(date(2022, 4, 1), date(2022, 11, 30))]
    [('2022 Q2', '2022-06-30'), ('2022 Q3', '2022-09-30'), ('2022 Q4', '2022-11-30')]
    """
    found, year, number = [], start.year, (start.month + 2) // 3
    while (year, number) <= (due.year, (due.month + 2) // 3):
        found.append(Quarter(year, number, min(_last_day(year, number), due)))
        year, number = (year, number + 1) if number < 4 else (year + 1, 1)
    return tuple(found)


def schedule(quarters: Sequence[Quarter], reached: Mapping[date, Decimal], whole: Decimal, unit: str) -> tuple[Milestone, ...]:
    """By the end of each quarter so much of the whole has been reached, the last of them all of it: as milestones of the row.

    >>> one, two = quarters_of(date(2022, 7, 1), date(2022, 12, 31))
    >>> [(m.percent, m.title.zh) for m in schedule([one, two], {one.end: Decimal(5), two.end: Decimal(20)}, Decimal(20), "万亩")]
    [(Decimal('25.00'), '2022年第三季度末累计5万亩'), (Decimal('100.00'), '2022年第四季度末累计20万亩')]
    >>> schedule([one, two], {one.end: Decimal(5), two.end: Decimal(18)}, Decimal(20), "万亩")
    Traceback (most recent call last):
        ...
    taizhang.capabilities.filing.rules.refining.NoSchedule: the last quarter reaches 18万亩: 2万亩 less than 20万亩
    """
    missing = [one.title for one in quarters if one.end not in reached]
    if missing:
        zh, en = "、".join(one.zh for one in missing), ", ".join(one.en for one in missing)
        raise NoSchedule(Sentence(f"请填写各季度安排：{zh}", f"say what each quarter reaches: {en}"))
    if whole <= 0:
        raise NoSchedule(Sentence("该目标不按季度累计，请按节点安排", "this target does not add up by quarters: set milestones instead"))
    values = [reached[one.end] for one in quarters]
    increments(values)  # a running total does not fall
    if values[-1] < whole:
        last, wanted, off = (f"{shown(value)}{unit}" for value in (values[-1], whole, whole - values[-1]))
        raise NoSchedule(Sentence(f"末季度累计{last}，比目标{wanted}少{off}", f"the last quarter reaches {last}: {off} less than {wanted}"))
    return tuple(_milestone(one, value, whole, unit) for one, value in _steps(quarters, values))


def _steps(quarters: Sequence[Quarter], values: Sequence[Decimal]) -> list[tuple[Quarter, Decimal]]:
    """A quarter in which nothing is added makes no milestone of its own, unless it is the last."""
    before = [Decimal(0), *values]
    last = len(values) - 1
    grown = [b > a for a, b in pairwise(before)]
    return [(one, value) for place, (one, value) in enumerate(zip(quarters, values, strict=True)) if grown[place] or place == last]


def _milestone(quarter: Quarter, value: Decimal, whole: Decimal, unit: str) -> Milestone:
    percent = min(value / whole * 100, Decimal(100)).quantize(Decimal("0.01"))
    title = Sentence(f"{quarter.title.zh}末累计{shown(value)}{unit}", f"{shown(value)}{unit} by the end of {quarter.title.en}")
    return Milestone(quarter.end, percent, title, own=True)


def _last_day(year: int, number: int) -> date:
    return date(year, number * 3, 31 if number in (1, 4) else 30)
