"""Where in the source text each finding was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .anchors import anchor, owner_anchor


class Kind(StrEnum):
    """What a mark marks, the wider before the narrower: of two on the same words the first one encloses."""

    PLAN = "plan"
    ORDER = "order"
    TASK = "task"
    MEASURE = "measure"
    PROVISION = "provision"
    TARGET = "target"
    OWNER = "owner"


RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding's id and kind over the characters [start, end) of the source."""

    id: str
    kind: Kind
    start: int
    end: int


def marks_of(reading: Mapping[str, Any]) -> list[Mark]:
    """The marks of a reading in the order of the text, an enclosing one before those inside it."""
    return in_order([*_of_tasks(reading), *_of_lists(reading)])


def finding_at(reading: Mapping[str, Any], place: int) -> str | None:
    """The id of the narrowest task or measure that was read around that place; None where there is none."""
    around = [mark for mark in _of_tasks(reading) if mark.kind is not Kind.OWNER and mark.start <= place < mark.end]
    return min(around, key=lambda mark: mark.end - mark.start).id if around else None


def in_order(marks: list[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, RANK[mark.kind]))


def _of_lists(reading: Mapping[str, Any]) -> Iterator[Mark]:
    lists = (("plans", Kind.PLAN), ("orders", Kind.ORDER), ("targets", Kind.TARGET), ("provisions", Kind.PROVISION))
    for name, kind in lists:
        for found in reading[name]:
            yield _mark(anchor(found["id"]), kind, found)


def _of_tasks(reading: Mapping[str, Any]) -> Iterator[Mark]:
    for task in reading["tasks"]:
        yield _mark(anchor(task["id"]), Kind.TASK, task)
        for measure in task["measures"]:
            yield _mark(anchor(measure["id"]), Kind.MEASURE, measure)
        for place, owner in enumerate(task["organisations"], start=1):
            yield _mark(owner_anchor(task["id"], place), Kind.OWNER, owner)


def _mark(id_: str, kind: Kind, found: Mapping[str, Any]) -> Mark:
    start, end = found["span"]
    return Mark(id_, kind, start, end)
