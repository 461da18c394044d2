"""汇总: what the parts say together, with the weights that were used; and how much was done in time.

>>> found = rolled_up([Part("甲", Decimal(80), Decimal(1)), Part("乙", Decimal(40), None), Part("丙", None, None)])
>>> found.percent, found.at_least, found.blank
(Decimal('60'), Decimal('40'), ('丙',))
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .quantities import ratio
from .sentences import Sentence, shown
from .weights import in_percent, normalised


@dataclass(frozen=True)
class Part:
    """One of the parts: its completion in percent (None: not reported, which is not zero) and its weight (None: like the others)."""

    name: str
    percent: Decimal | None
    weight: Decimal | None = None


@dataclass(frozen=True)
class RollUp:
    """`percent` over those who reported, `at_least` if the others had done nothing; `weights` add up to one, in the order of the parts."""

    percent: Decimal | None
    at_least: Decimal | None
    weights: tuple[Fraction, ...]
    blank: tuple[str, ...]
    sentence: Sentence


def rolled_up(parts: Sequence[Part]) -> RollUp:
    """The parts together. Nothing where there are none or nobody has reported."""
    weights = normalised([part.weight for part in parts])
    known = [(Fraction(part.percent), weight) for part, weight in zip(parts, weights, strict=True) if part.percent is not None]
    done, reported = sum((p * w for p, w in known), Fraction(0)), sum((w for _, w in known), Fraction(0))
    percent = in_percent(done / reported / 100) if reported else None
    blank = tuple(part.name for part in parts if part.percent is None)
    at_least = in_percent(done / 100) if known else None
    return RollUp(percent, at_least, weights, blank, _sentence(parts, weights, percent, blank))


def _sentence(parts: Sequence[Part], weights: tuple[Fraction, ...], percent: Decimal | None, blank: tuple[str, ...]) -> Sentence:
    shares = [f"{part.name} {shown(in_percent(weight))}%" for part, weight in zip(parts, weights, strict=True)]
    zh = f"权重（已归一）：{'、'.join(shares)}；{len(blank)}方未填报，不按零计"
    en = f"weights, normalised: {', '.join(shares)}; {len(blank)} have not reported and do not count as zero"
    if percent is None:
        return Sentence(f"暂无数据；{zh}", f"nothing is known yet; {en}")
    return Sentence(f"汇总{shown(percent)}%；{zh}", f"together {shown(percent)} %; {en}")


@dataclass(frozen=True)
class Node:
    """A value in a tree of obligations: its own (None: it has none), and whose part it is."""

    id: Hashable
    parent: Hashable | None
    value: Decimal | None


def total(nodes: Iterable[Node]) -> Decimal:
    """The sum over the tree. A node with a value of its own stands for everything below it: nothing is counted twice. A parent that is
    not among the nodes makes its children roots; a circle raises `ValueError`."""
    known = {node.id: node for node in nodes}
    return sum((node.value for node in known.values() if node.value is not None and not _is_covered(node, known)), Decimal(0))


def _is_covered(node: Node, known: dict[Hashable, Node]) -> bool:
    """Whether one of those above has a value of its own."""
    above, seen = known.get(node.parent), {node.id}
    while above is not None:
        if above.id in seen:
            raise ValueError(f"{above.id} is a part of itself")
        if above.value is not None:
            return True
        seen.add(above.id)
        above = known.get(above.parent)
    return False


@dataclass(frozen=True)
class OnTime:
    """How much of what was due has been closed in time: `in_time` of `due`, of which `open_and_overdue` are still open."""

    in_time: int
    due: int
    open_and_overdue: int

    @property
    def rate(self) -> Decimal | None:
        """In percent; None where nothing has been due."""
        return ratio(Decimal(self.in_time), Decimal(self.due)) if self.due else None


def on_time(items: Iterable[tuple[date, date | None]], on: date) -> OnTime:
    """Over (due, closed on) pairs. What is open and overdue counts against it, and what was closed early counts already; what is
    neither closed nor due yet does not count."""
    judged = [(due, closed if closed is not None and closed <= on else None) for due, closed in items]
    counted = [(due, closed) for due, closed in judged if closed is not None or due < on]
    in_time = sum(closed is not None and closed <= due for due, closed in counted)
    return OnTime(in_time, len(counted), sum(closed is None for _, closed in counted))
