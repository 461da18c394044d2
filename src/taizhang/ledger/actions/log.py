"""The log grows by one leaf: the envelope of an event and the hash of its salted payload, under one lock."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from taizhang.kit.canonical import canonical
from taizhang.kit.leaves import SALT_LENGTH, leaf, payload_hash
from taizhang.kit.merkle import Address, Tree
from taizhang.ledger.actions.errors import AlreadyErased
from taizhang.ledger.models import DailyRoot, Event, LogNode
from taizhang.ledger.queries.log_nodes import KnownNodes, algorithm
from taizhang.ledger.rules.envelopes import envelope

_LOCK = 0x7461697A68616E67  # "taizhang": one writer of the log at a time


class StoredNodes(KnownNodes):
    """The complete subtrees, in the database."""

    def store(self, nodes: Mapping[Address, bytes]) -> None:
        LogNode.objects.bulk_create(LogNode(level=at.level, place=at.place, digest=digest) for at, digest in nodes.items())


def append(event: Event, payload: Mapping[str, Any]) -> Event:
    """The event stands in the log, after all that stood in it. Called as the last write of a transaction: the lock is held until its end."""
    number, last = _next()
    tree = Tree(StoredNodes(), number, algorithm())
    if last is not None and _day(last) < _day(event.at):
        _seal(_day(last), tree)
    event.number, event.payload, event.salt = number, json.loads(canonical(payload)), secrets.token_bytes(SALT_LENGTH)
    event.payload_hash = payload_hash(event.payload, event.salt, tree.algorithm)
    event.leaf = leaf(envelope(event), event.payload_hash, tree.algorithm)
    tree.append(event.leaf)
    event.save(force_insert=True)
    return event


def erase(event: Event) -> None:
    """Payload and salt are gone; the hash stays. Raises `AlreadyErased`: of two who erase it at once the second is told."""
    if not Event.objects.filter(pk=event.pk, payload__isnull=False).update(payload=None, salt=None):
        raise AlreadyErased(event.number)
    event.payload = event.salt = None


def _next() -> tuple[int, datetime | None]:
    """The number of the next event, and when the last one was; nobody else asks until this transaction is over."""
    if connection.vendor == "postgresql":  # on SQLite a transaction that writes is alone anyway
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Event.objects.order_by("-number").values_list("number", "at").first()
    return (last[0] + 1, last[1]) if last else (0, None)


def _seal(day: Any, tree: Tree) -> None:
    """The day is over: the log as it stands is its root."""
    if not DailyRoot.objects.filter(day=day).exists():
        DailyRoot.objects.create(day=day, size=tree.size, root=tree.root())


def _day(at: datetime) -> Any:
    return timezone.localtime(at).date()
