"""A reading becomes rows: one for each measure, and for each task that orders no separable measure. Values only; nothing is stored here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from .aim_words import falls, kind_of, value_kind_of
from .aims import Kind
from .duties import Duty, Rank
from .milestones import Deliverable
from .quantities import POINTS, ValueKind


@dataclass(frozen=True)
class NamedOrganisation:
    """An organisation as the text names it."""

    name: str
    canonical: str | None
    role: Duty
    label: str
    inferred: bool


@dataclass(frozen=True)
class DraftTarget:
    """A target as it will stand; `key` is its id in the reading."""

    key: str
    indicator: str
    scope: str
    kind: Kind
    value_kind: ValueKind
    comparator: str
    value: Decimal | None
    upper: Decimal | None
    unit: str
    modality: str
    firm: bool
    baseline_words: str
    quote: str
    span: tuple[int, int]
    deadline: date | None


@dataclass(frozen=True)
class DraftRow:
    """A row of the ledger to be; `key` is its id in the reading."""

    key: str
    rank: Rank
    no: str
    path: tuple[str, ...]
    heading: str
    words: str
    verb: str
    deliverable: Deliverable
    span: tuple[int, int]
    deadline: date | None
    deadline_words: str
    organisations: tuple[NamedOrganisation, ...]
    targets: tuple[DraftTarget, ...]


def rows_of(findings: Mapping[str, Any], plan: str) -> tuple[DraftRow, ...]:
    """The rows of one plan of a reading (`taizhang.reading/1`), in the order of the text."""
    targets = [t for t in findings["targets"] if t["plan"] == plan]
    tasks = [task for task in findings["tasks"] if task["plan"] == plan]
    return tuple(row for task in tasks for row in _rows(task, targets))


def goals_of(findings: Mapping[str, Any], plan: str) -> tuple[DraftTarget, ...]:
    """The targets of the plan itself, which no task has."""
    return tuple(_target(t) for t in findings["targets"] if t["plan"] == plan and not t["task"])


def _rows(task: Mapping[str, Any], targets: Sequence[Mapping[str, Any]]) -> Iterator[DraftRow]:
    if not task["measures"]:
        yield _row(task, task, Rank.TASK, [t for t in targets if t["task"] == task["id"]])
        return
    first, *_ = task["measures"]
    for measure in task["measures"]:
        own = [t for t in targets if t["measure"] == measure["id"]]
        if measure is first:  # what the task orders without a measure of its own stands with its first
            own += [t for t in targets if t["task"] == task["id"] and not t["measure"]]
        yield _row(task, measure, Rank.MEASURE, own)


def _row(task: Mapping[str, Any], said: Mapping[str, Any], rank: Rank, targets: Sequence[Mapping[str, Any]]) -> DraftRow:
    drafts = tuple(_target(target) for target in targets)
    deadline, words = _deadline(task, said)
    return DraftRow(
        key=said["id"],
        rank=rank,
        no=str(task["no"] or ""),
        path=tuple(task["path"]),
        heading=task["heading"] or "",
        words=said["text"],
        verb=said.get("verb") or "",
        deliverable=Deliverable(said.get("deliverable") or "other"),
        span=(said["span"][0], said["span"][1]),
        deadline=deadline,
        deadline_words=words or str(task["recurrence"] or ""),
        organisations=tuple(_organisation(o) for o in task["organisations"]),
        targets=drafts,
    )


def _deadline(task: Mapping[str, Any], said: Mapping[str, Any]) -> tuple[date | None, str]:
    """What the row itself says; else what its task says."""
    speaker = said if said.get("deadline") else task
    return _day(speaker["deadline"]), speaker["deadline_text"] or ""


def _organisation(said: Mapping[str, Any]) -> NamedOrganisation:
    return NamedOrganisation(said["name"], said["canonical"], Duty(said["role"]), said["label"] or "", said["inferred"])


def _target(said: Mapping[str, Any]) -> DraftTarget:
    value, comparator = _aimed(said)
    kind = kind_of(said["kind"], comparator)
    if kind is Kind.SHARE_CHANGE and said["unit"] != POINTS:
        kind = Kind.RISING  # a change that is not in percentage points is a value like any other
    return DraftTarget(
        key=said["id"],
        indicator=_named(said),
        scope=said["scope"] or "",
        kind=kind,
        value_kind=value_kind_of(said["kind"]),
        comparator=comparator,
        value=value,
        upper=_number(said["value2"]),
        unit=said["unit"] or "",
        modality="、".join(said["modality"]),
        firm=said["firm"],
        baseline_words=str(said["baseline"] or ""),
        quote=said["quote"],
        span=(said["span"][0], said["span"][1]),
        deadline=_day(said["deadline"]),
    )


_FALL = "降幅"
_MIRRORED = {">=": "<=", ">": "<"}


def _aimed(said: Mapping[str, Any]) -> tuple[Decimal | None, str]:
    """A share that is to fall by so many percentage points changes by less than nothing."""
    value, comparator = _number(said["value"]), str(said["comparator"])
    if said["kind"] == "share-change" and said["unit"] == POINTS and falls(said["modality"]) and said["value2"] is None:
        return (None if value is None else -value), _MIRRORED.get(comparator, comparator)
    return value, comparator


def _named(said: Mapping[str, Any]) -> str:
    """A target without a name of its own goes by its words. What is to fall by so many percent is measured as a fall: 能耗下降3% asks for
    3, and a report of -3 would say that it had risen."""
    name = str(said["indicator"] or said["quote"])
    is_fall = said["kind"] == "growth" and said["indicator"] and falls(said["modality"]) and not name.endswith(_FALL)
    return f"{name[: 200 - len(_FALL)]}{_FALL}" if is_fall else name[:200]


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
