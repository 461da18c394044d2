"""The log, page by page: a run of events with the nodes of the tree that they complete. What cannot be read is cut down to the one event."""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db import DatabaseError
from django.db.models import Q

from taizhang.ledger.models import DailyRoot, Event, LogNode
from taizhang.ledger.rules.log_checks import Broken, Kept, Sealed, unreadable

PAGE = 500
UNREADABLE = (ValueError, TypeError, ArithmeticError, DatabaseError)
S = TypeVar("S", bound=Sequence[Any])
R = TypeVar("R")

Page = tuple[list[Kept], dict[tuple[int, int], bytes]]


def pages(size: int) -> Iterator[Page]:
    """All events below `size` in their order, each page with its part of the tree."""
    for start in range(0, size, PAGE):
        numbers = range(start, min(start + PAGE, size))
        yield read(_events, numbers, lambda number, error: unreadable(int(number), error)), _nodes(numbers)


def touched(size: int) -> Iterator[list[tuple[int, Sequence[Any]]]]:
    """Of all events below `size`, page by page, only the rows that they touched."""
    for start in range(0, size, PAGE):
        rows = Event.objects.filter(number__gte=start, number__lt=min(start + PAGE, size)).order_by("number")
        yield list(rows.values_list("number", "touched"))


def size_of_log() -> int:
    """How many events there are, if none is missing."""
    last = Event.objects.order_by("-number").values_list("number", flat=True).first()
    return 0 if last is None else last + 1


def daily_roots() -> list[Sealed]:
    """The roots of all days that are over."""
    rows = DailyRoot.objects.order_by("size", "day").values_list("day", "size", "root")
    return [Sealed(day, size, bytes(root)) for day, size, root in rows]


def stray_node(size: int) -> tuple[int, int] | None:
    """The first node of the tree beyond a log of `size` events, if there is one."""
    if LogNode.objects.count() == sum(size >> level for level in range(size.bit_length())):
        return None
    beyond = reduce(or_, (Q(level=level, place__gte=size >> level) for level in range(64)))
    return LogNode.objects.filter(beyond).order_by("level", "place").values_list("level", "place").first()


def read(fetch: Callable[[S], list[R]], keys: S, otherwise: Callable[[Any, Exception], Broken]) -> list[R]:
    """What `fetch` finds at `keys`; where a column cannot be read, `otherwise` is asked about the first key that has it, and raised."""
    try:
        return fetch(keys)
    except UNREADABLE as error:
        if len(keys) == 1:
            raise otherwise(keys[0], error) from None
        half = len(keys) // 2
        return read(fetch, keys[:half], otherwise) + read(fetch, keys[half:], otherwise)  # type: ignore[arg-type]


def _events(numbers: range) -> list[Kept]:
    rows = Event.objects.filter(number__gte=numbers.start, number__lt=numbers.stop).order_by("number").values_list(*Kept._fields)
    return [Kept._make(row) for row in rows]


def _nodes(numbers: range) -> dict[tuple[int, int], bytes]:
    """Those that the last event of a run completes lie within it, on every level."""
    spans = [(level, numbers.start >> level, numbers.stop >> level) for level in range(numbers.stop.bit_length())]
    wanted = reduce(or_, (Q(level=level, place__gte=start, place__lt=stop) for level, start, stop in spans if start < stop))
    return {
        (level, place): bytes(digest) for level, place, digest in LogNode.objects.filter(wanted).values_list("level", "place", "digest")
    }
