"""What happened to a thing of the record, by its events, the newest first."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from taizhang.ledger.models import Event, Obligation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from taizhang.ledger.models import Ledger

HISTORY = 200  # the newest events; the rest by `history_of`


class EventRow(NamedTuple):
    """Something that happened to it. `payload` is None where it was erased."""

    number: int
    verb: str
    at: datetime
    person: str | None
    organisation: str | None
    account: str | None
    payload: dict[str, Any] | None


def history_of(*subjects: str, before: int | None = None, limit: int = HISTORY, known_at: datetime | None = None) -> list[EventRow]:
    """What happened to it, or to any of them, the newest first."""
    rows = Event.objects.filter(subject__in=subjects)
    if before is not None:
        rows = rows.filter(number__lt=before)
    if known_at is not None:
        rows = rows.filter(at__lte=known_at)
    columns = ("number", "verb", "at", "person__name", "organisation__short_name", "actor__display_name", "payload")
    return [EventRow(*row) for row in rows.order_by("-number").values_list(*columns)[:limit]]


def numbers_of(code: str, *, ledgers: "QuerySet[Ledger]") -> list[int] | None:
    """The events of its history by number, the newest first; None where it stands in none of those ledgers."""
    found = Obligation.objects.filter(code=code, ledger__in=ledgers).values_list("pk", "ledger_id").first()
    if found is None:
        return None
    subjects = (f"obligation:{found[0]}", f"ledger:{found[1]}")
    return list(Event.objects.filter(subject__in=subjects).order_by("-number").values_list("number", flat=True)[:HISTORY])
