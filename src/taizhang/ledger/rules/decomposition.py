"""分解: the parts of a target, from province to cities to counties, or from the year to its quarters, cover the whole.

>>> found = decomposed(Decimal(100), {"甲市": Decimal(60), "乙市": Decimal(30)}, kind=ValueKind.CURRENT)
>>> found.verdict.value, found.sentence.zh
('short', '各方合计90，比总目标100少10')
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from .aims import Kind
from .quantities import PERCENT, POINTS, ValueKind, ratio, require_additive
from .refusals import Refused
from .sentences import Sentence, shown

OVERLOADED_FROM = Decimal(110)  # 层层加码: a proposal, given as `overloaded_from` where a government decides otherwise


class Direction(StrEnum):
    """Whether the whole is to be reached, or not to be exceeded."""

    REACH = "reach"
    KEEP_BELOW = "keep-below"


class Verdict(StrEnum):
    """What the parts are to the whole."""

    COVERED = "covered"
    OPEN = "open"  # parts are missing
    SHORT = "short"  # together they miss the whole
    OVERLOADED = "overloaded"  # 层层加码: far more than the whole is asked of them


@dataclass(frozen=True)
class Decomposition:
    """The whole, what the parts say together, who has none yet, and the verdict."""

    whole: Decimal
    total: Decimal
    missing: tuple[str, ...]
    verdict: Verdict
    sentence: Sentence


class NotCovered(Refused):
    """The parts do not make the whole."""


def decomposed(
    whole: Decimal,
    parts: Mapping[str, Decimal | None],
    *,
    kind: ValueKind,
    direction: Direction = Direction.REACH,
    overloaded_from: Decimal = OVERLOADED_FROM,
) -> Decomposition:
    """What the parts are to the whole. None is a part that is not set yet, which is not zero. `RatesNotAdded` for shares, growth, ranks."""
    require_additive(kind)
    total = sum((part for part in parts.values() if part is not None), Decimal(0))
    missing = tuple(name for name, part in parts.items() if part is None)
    verdict = _verdict(whole, total, missing, direction, overloaded_from)
    return Decomposition(whole, total, missing, verdict, _sentence(verdict, whole, total, missing))


def require_covered(found: Decomposition) -> None:
    """The parts cover the whole, overloaded or not; else `NotCovered` says by how much or who is missing."""
    if found.verdict in (Verdict.SHORT, Verdict.OPEN):
        raise NotCovered(found.sentence)


def kind_of_parts(kind: Kind, value_kind: ValueKind, unit: str) -> ValueKind:
    """What the values of the parts are: rates, whatever the indicator says of itself, where they are in percent or points, or ranks.

    >>> kind_of_parts(Kind.RISING, ValueKind.CUMULATIVE, "万亩").value, kind_of_parts(Kind.RISING, ValueKind.CUMULATIVE, "%").value
    ('cumulative', 'share')
    """
    if kind is Kind.RANK:
        return ValueKind.RANK
    rate = unit in (PERCENT, POINTS) or kind in (Kind.SHARE_CHANGE, Kind.RANGE, Kind.RELATIVE)
    return ValueKind.SHARE if rate and value_kind not in (ValueKind.GROWTH, ValueKind.RANK) else value_kind


def increments(running_totals: Sequence[Decimal | None]) -> tuple[Decimal | None, ...]:
    """The parts behind targets that run on (一季度25, 上半年50 …). `NotCovered` where a total falls; what follows a blank is blank.

    >>> increments([Decimal(25), Decimal(50), Decimal(75), Decimal(100)])
    (Decimal('25'), Decimal('25'), Decimal('25'), Decimal('25'))
    """
    parts = [None if a is None or b is None else b - a for a, b in pairwise([Decimal(0), *running_totals])]
    if any(part is not None and part < 0 for part in parts):
        raise NotCovered(Sentence("累计目标不能下降", "a running target does not fall"))
    return tuple(parts)


def _verdict(whole: Decimal, total: Decimal, missing: tuple[str, ...], direction: Direction, overloaded_from: Decimal) -> Verdict:
    asked, enough = (total, whole) if direction is Direction.REACH else (whole, total)
    if missing:
        return Verdict.SHORT if direction is Direction.KEEP_BELOW and total > whole else Verdict.OPEN
    if asked < enough:
        return Verdict.SHORT
    overloaded = enough > 0 and ratio(asked, enough) > overloaded_from
    return Verdict.OVERLOADED if overloaded else Verdict.COVERED


def _sentence(verdict: Verdict, whole: Decimal, total: Decimal, missing: tuple[str, ...]) -> Sentence:
    zh, en = f"各方合计{shown(total)}", f"together {shown(total)}"
    match verdict:
        case Verdict.COVERED:
            return Sentence(f"{zh}，覆盖总目标{shown(whole)}", f"{en}: the whole of {shown(whole)} is covered")
        case Verdict.OPEN:
            return Sentence(f"{zh}，尚未分解：{'、'.join(missing)}", f"{en}; not set yet: {', '.join(missing)}")
        case Verdict.SHORT:
            word = ("少", "less") if total < whole else ("多", "more")
            off = shown(abs(whole - total))
            return Sentence(f"{zh}，比总目标{shown(whole)}{word[0]}{off}", f"{en}: {off} {word[1]} than the whole of {shown(whole)}")
        case Verdict.OVERLOADED:
            return Sentence(f"{zh}，与总目标{shown(whole)}相差过大，疑似层层加码", f"{en}: far beyond the whole of {shown(whole)}")
