"""What counts as done of an obligation 完成率: the least of its firm targets, or what its milestones say; credited with evidence.

>>> nodes = [Node(Decimal(30), verified=True), Node(Decimal(100), verified=False)]
>>> done((), nodes, stepped=True, evidenced=False)
Done(percent=Decimal('30'), method='milestones')
>>> done((), [], stepped=False, evidenced=False)
Done(percent=None, method='')
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from .aims import Aim
from .completion import completion, credited
from .quantities import Quantity, ValueKind
from .refusals import Refused

MILESTONES = "milestones"


class Aimed(NamedTuple):
    """A firm target, and the value that stands for it; None where nobody has reported one, which is not zero."""

    aim: Aim
    observed: Quantity | None


class Node(NamedTuple):
    """A milestone: the share that is done when it is reached, and whether somebody verified that."""

    percent: Decimal
    verified: bool


class Done(NamedTuple):
    """The completion and how it was found; None where nobody has said."""

    percent: Decimal | None
    method: str = ""


class Span(NamedTuple):
    """A value of one period."""

    start: date | None
    end: date
    value: Decimal


def done(aims: Sequence[Aimed], nodes: Sequence[Node], *, stepped: bool, evidenced: bool) -> Done:
    """The completion as it counts. Every firm target has to be reached, so the one that is furthest behind speaks for them.

    `stepped`: the milestones are its curve, and none verified is nothing done; else none verified is nothing said.
    """
    found = _of_aims(aims) or _of_nodes(nodes, stepped=stepped)
    return found._replace(percent=credited(found.percent, evidence_accepted=evidenced))


def total(kind: ValueKind, values: Sequence[Span]) -> Decimal | None:
    """What the values of a series say together at its end: the newest, which holds what came before it; values of single periods (当期值) are
    added up, a month not once more with its quarter.

    >>> parts = [Span(date(2022, 1, 1), date(2022, 1, 31), Decimal(2)), Span(date(2022, 2, 1), date(2022, 2, 28), Decimal(3))]
    >>> total(ValueKind.CURRENT, parts), total(ValueKind.CUMULATIVE, parts), total(ValueKind.POINT, [])
    (Decimal('5'), Decimal('3'), None)
    """
    if not values:
        return None
    if kind is not ValueKind.CURRENT:
        return max(values, key=lambda value: value.end).value
    return sum((value.value for value in _apart(values)), Decimal(0))


def out_on(heard_of: date | None, known_of: date | None, days: int | None) -> date | None:
    """When the figure of the period that was reported last is published (待数): None where it is known already, or follows no calendar.

    >>> out_on(date(2022, 3, 31), date(2021, 12, 31), 20), out_on(date(2022, 3, 31), date(2022, 3, 31), 20)
    (datetime.date(2022, 4, 20), None)
    """
    if heard_of is None or days is None or (known_of is not None and known_of >= heard_of):
        return None
    return heard_of + timedelta(days=days)


def _of_aims(aims: Iterable[Aimed]) -> Done | None:
    found = [done_ for done_ in (_of_aim(aimed) for aimed in aims) if done_ is not None]
    return min(found, key=lambda done_: done_.percent or Decimal(0), default=None)


def _of_aim(aimed: Aimed) -> Done | None:
    """None where there is no percentage: nothing is reported, or one would be invented."""
    try:
        found = completion(aimed.aim, aimed.observed)
    except Refused:  # a value in another unit says nothing of this aim
        return None
    return None if found.percent is None or found.method is None else Done(found.percent, found.method.value)


def _of_nodes(nodes: Sequence[Node], *, stepped: bool) -> Done:
    """Each milestone is worth what it adds to the one before it."""
    if not nodes or not (stepped or any(node.verified for node in nodes)):
        return Done(None)
    reached, before = Decimal(0), Decimal(0)
    for node in sorted(nodes):
        reached += node.percent - before if node.verified else Decimal(0)
        before = node.percent
    return Done(reached, MILESTONES)


def _apart(values: Sequence[Span]) -> Iterable[Span]:
    """The newest, of those the longest, and going back from it what ends before that begins."""
    since: date | None = None
    for value in sorted(sorted(values, key=_begin), key=lambda value: value.end, reverse=True):
        if since is None or value.end < since:
            since = _begin(value)
            yield value


def _begin(value: Span) -> date:
    return value.start or value.end
