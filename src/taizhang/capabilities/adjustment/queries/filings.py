"""Filings of changes: which amendments still lack one, and which wait for somebody."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from taizhang.capabilities.adjustment.models import ChangeFiling
from taizhang.ledger.models import Amendment
from taizhang.ledger.queries.desk import may, works
from taizhang.ledger.rules.amending import AmendmentState
from taizhang.ledger.rules.roles import Actor


class FilingWaiting(NamedTuple):
    """A filing of which somebody acts next; `filed` None: its coordinator does."""

    id: int
    amendment: str
    filed: date | None
    due: date | None
    kind: str
    code: str
    title: str
    plan: str
    recipient: str
    coordinator: str


def amendments_unfiled() -> "QuerySet[Amendment]":
    """Those that are in effect and whose filing is not opened, or has no day yet."""
    unopened = Q(change_filing__isnull=True, ledger__recipient__isnull=False) | Q(change_filing__due__isnull=True)
    found = Amendment.objects.filter(unopened, state=AmendmentState.APPLIED.value, applied_on__isnull=False)
    return found.select_related("ledger", "obligation").order_by("pk")


def filings_waiting(actor: Actor) -> list[FilingWaiting]:
    """What he has to file, and what he has to put on record; one question."""
    if actor.organisation is None or not works(actor):
        return []
    own = actor.organisation
    files = Q(filed_on__isnull=True, amendment__ledger__coordinator_id=own) if may("file_ledger", actor) else Q(pk__in=())
    records = Q(filed_on__isnull=False, recipient_id=own) if may("put_on_record", actor) else Q(pk__in=())
    columns = (
        "id", "amendment__key", "filed_on", "due", "amendment__kind", "amendment__obligation__code", "amendment__obligation__title",
        "amendment__ledger__plan__title", "recipient__short_name", "recipient__name",
        "amendment__ledger__coordinator__short_name", "amendment__ledger__coordinator__name",
    )  # fmt: skip
    rows: Iterable[Any] = ChangeFiling.objects.filter(files | records, recorded_on__isnull=True).order_by("due", "id").values_list(*columns)
    return [
        FilingWaiting._make([*row[:5], row[5] or "", row[6] or "", row[7], row[8] or row[9] or "", row[10] or row[11] or ""])
        for row in rows
    ]
