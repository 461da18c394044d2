"""What the log says: whether all of it is as it was recorded, the proof of one event, its root, and what happened to a thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from taizhang.frame import database
from taizhang.kit import leaves
from taizhang.kit.merkle import Tree
from taizhang.ledger.models import DailyRoot, Event
from taizhang.ledger.queries import log_apart, log_pages
from taizhang.ledger.queries.history import EventRow
from taizhang.ledger.queries.log_nodes import KnownNodes, algorithm
from taizhang.ledger.rules.envelopes import envelope
from taizhang.ledger.rules.log_checks import Broken, LogCheck
from taizhang.ledger.rules.sentences import Sentence

LATEST = 50


@dataclass(frozen=True)
class Verified:
    """What was found of the log; `broken` names the first place that is not as it was recorded, None: everything is."""

    size: int
    root: bytes
    rows: int
    erased: int
    broken: Sentence | None = None


class Told(NamedTuple):
    """An event, as a list shows it."""

    number: int
    verb: str
    subject: str
    at: datetime
    account: str | None
    person: str | None
    organisation: str | None
    rows: int
    payload: object


class DayRoot(NamedTuple):
    """How the log stood when a day was over."""

    day: date
    size: int
    root: str


class NoSuchEvent(LookupError):
    """The log has no event of that number."""


def verified() -> Verified:
    """The whole log against itself and against every row of the record, as they are at this moment."""
    beside = log_apart.rows_here if connection.in_atomic_block else log_apart.rows_beside  # nobody else sees what is not committed
    with database.snapshot():
        size = log_pages.size_of_log()
        log = LogCheck(log_pages.daily_roots(), algorithm=algorithm(), zone=timezone.get_default_timezone())
        with beside(size) as rows:
            broken = _first_broken(log, size)
            found = rows()
        first = min((b for b in (broken, found.broken) if b is not None), key=lambda b: b.number, default=None)
        return Verified(log.frontier.size, log.frontier.root(), found.rows, log.erased, first.sentence if first else None)


class Show(StrEnum):
    """What of an event a proof shows."""

    ENVELOPE = "envelope"
    PAYLOAD = "payload"


def proof(number: int, *, show: Show = Show.ENVELOPE) -> bytes:
    """The file that proves event `number` under the root of now; with its payload where that is to be shown and not erased."""
    with database.snapshot():
        event = Event.objects.filter(number=number).first()
        if event is None:
            raise NoSuchEvent(number)
        tree = Tree(KnownNodes(), log_pages.size_of_log(), algorithm())
        place = leaves.Place(number, tree.size, tree.inclusion(number), tree.root())
        told = leaves.Disclosed(event.payload, bytes(event.salt)) if show is Show.PAYLOAD and event.salt is not None else None
        return leaves.proof_file(envelope(event), bytes(event.payload_hash), place, shown=told, algorithm=tree.algorithm)


def proofs(numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The files that prove those events under one root, each with its number; what the log has not is left out."""
    with database.snapshot():
        tree = Tree(KnownNodes(), log_pages.size_of_log(), algorithm())
        for event in Event.objects.filter(number__in=numbers).order_by("number"):
            place = leaves.Place(event.number, tree.size, tree.inclusion(event.number), tree.root())
            yield event.number, leaves.proof_file(envelope(event), bytes(event.payload_hash), place, algorithm=tree.algorithm)


def root_of(day: date | None = None) -> tuple[int, bytes] | None:
    """Size and root of the log: now, or as that day left it; None, where no root of that day was taken."""
    if day is not None:
        found = DailyRoot.objects.filter(day=day).values_list("size", "root").first()
        return found and (found[0], bytes(found[1]))
    with database.snapshot():
        tree = Tree(KnownNodes(), log_pages.size_of_log(), algorithm())
        return tree.size, tree.root()


def events_of(subject: str, *, after: int = -1, limit: int = 100) -> list[Told]:
    """What happened to a thing, the earliest first."""
    rows = Event.objects.filter(subject=subject, number__gt=after).order_by("number").values_list(*_TOLD)[:limit]
    return [_told(row) for row in rows]


def event_told(number: int) -> Told:
    """One event; raises NoSuchEvent."""
    row = Event.objects.filter(number=number).values_list(*_TOLD).first()
    if row is None:
        raise NoSuchEvent(number)
    return _told(row)


_TOLD = ("number", "verb", "subject", "at", "actor__display_name", "person__name", "organisation__name", "touched", "payload")


def _told(row: tuple[Any, ...]) -> Told:
    return Told._make([*row[:7], len(row[7]), row[8]])


def latest(*, before: int | None = None, verbs: Sequence[str] = (), limit: int = LATEST) -> list[EventRow]:
    """The newest events, of these verbs where some are named; `before` goes on."""
    rows = Event.objects.order_by("-number")
    rows = rows.filter(verb__in=verbs) if verbs else rows
    rows = rows.filter(number__lt=before) if before is not None else rows
    columns = ("number", "verb", "at", "person__name", "organisation__short_name", "actor__display_name", "payload")
    return [EventRow(*row) for row in rows.values_list(*columns)[:limit]]


def roots_of_days(*, limit: int = 31) -> list[DayRoot]:
    """The roots of the last days on which something happened, the newest first."""
    rows = DailyRoot.objects.order_by("-day").values_list("day", "size", "root")[:limit]
    return [DayRoot(day, size, bytes(root).hex()) for day, size, root in rows]


def _first_broken(log: LogCheck, size: int) -> Broken | None:
    try:
        for events, nodes in log_pages.pages(size):
            for event in events:
                log.take(event, nodes)
        log.finish()
        if stray := log_pages.stray_node(size):
            what = f"{stray[0]}/{stray[1]}"
            raise Broken(
                f"默克尔树节点{what}没有对应的记录，末尾的记录缺失",
                f"node {what} of the tree belongs to no event: the last ones are missing",
            )
    except Broken as broken:
        broken.number = min(broken.number, log.frontier.size)  # in a page, an event is found broken before it is taken
        return broken
    return None
