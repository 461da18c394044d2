"""Filings of changes: which amendments still lack one, and which wait for somebody."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery

from taizhang.capabilities.adjustment.models import ChangeFiling, ChangeLetter
from taizhang.capabilities.adjustment.rules.filings import FilingAct
from taizhang.ledger.models import Amendment
from taizhang.ledger.queries.desk import may, works
from taizhang.ledger.rules.amending import AmendmentState
from taizhang.ledger.rules.roles import Actor


class FilingWaiting(NamedTuple):
    """A filing of which somebody acts next: its coordinator, or, where it is filed, its recipient. `because` is why it came back last."""

    id: int
    amendment: str
    filed: date | None
    returned: date | None
    due: date | None
    kind: str
    code: str
    title: str
    plan: str
    recipient: str
    coordinator: str
    because: str


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
    open_ = Q(filed_on__isnull=True) | Q(returned_on__isnull=False)
    files = open_ & Q(amendment__ledger__coordinator_id=own) if may("file_ledger", actor) else Q(pk__in=())
    filed = Q(filed_on__isnull=False, returned_on__isnull=True)
    records = filed & Q(recipient_id=own) if may("put_on_record", actor) else Q(pk__in=())
    returns = ChangeLetter.objects.filter(filing=OuterRef("pk"), act=FilingAct.RETURN.value).order_by("-pk")
    columns = (
        "id", "amendment__key", "filed_on", "returned_on", "due", "amendment__kind", "amendment__obligation__code", "amendment__obligation__title",
        "amendment__ledger__plan__title", "recipient__short_name", "recipient__name",
        "amendment__ledger__coordinator__short_name", "amendment__ledger__coordinator__name", "because",
    )  # fmt: skip
    waiting = ChangeFiling.objects.filter(files | records, recorded_on__isnull=True).annotate(
        because=Subquery(returns.values("reason")[:1])
    )
    rows: Iterable[Any] = waiting.order_by("due", "id").values_list(*columns)
    return [_waiting(*row) for row in rows]


def _waiting(*row: Any) -> FilingWaiting:
    code, title, plan, short, name, coordinator, coordinator_name, because = row[6:]
    called = (short or name or "", coordinator or coordinator_name or "")
    return FilingWaiting._make([*row[:6], code or "", title or "", plan, *called, because or ""])
