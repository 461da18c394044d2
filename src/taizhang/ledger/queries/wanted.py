"""Which obligations somebody wants: what narrows a list, today and on a past day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Assignment, Obligation
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.rules.lifecycle import CLAIMED, OPEN

_LIVE = tuple(state.value for state in OPEN | CLAIMED)


@dataclass(frozen=True)
class Wanted:
    """What narrows a list. `organisation` owes it; `lead` narrows that to the lead. `words` stand in it, two characters or more."""

    ledger: str = ""
    ledgers: frozenset[int] | None = None  # those that the reader may see
    organisation: int | None = None
    lead: int | None = None
    creditor: int | None = None
    states: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    kind: str = ""
    due_from: date | None = None
    due_to: date | None = None
    words: str = ""
    live: bool = False
    sort: str = "code"
    on: date | None = None
    known_at: datetime | None = None


def wanted_now(wanted: Wanted) -> "QuerySet[Obligation]":
    """The rows of today that are wanted, in no order."""
    rows = narrowed(Obligation.objects.all(), wanted)
    return rows.filter(light__colour__in=wanted.colours) if wanted.colours else rows


def narrowed(rows: "QuerySet[Any]", wanted: Wanted) -> "QuerySet[Any]":
    """Those of the rows that are wanted, by what the rows themselves and their duties say."""
    if wanted.ledger:
        rows = rows.filter(ledger__code=wanted.ledger)
    if wanted.ledgers is not None:
        rows = rows.filter(ledger_id__in=wanted.ledgers)
    if wanted.live:
        rows = rows.filter(state__in=_LIVE)
    if wanted.states:
        rows = rows.filter(state__in=wanted.states)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.creditor:
        rows = rows.filter(creditor_id=wanted.creditor)
    if wanted.due_from:
        rows = rows.filter(due__gte=wanted.due_from)
    if wanted.due_to:
        rows = rows.filter(due__lte=wanted.due_to)
    for word in wanted.words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(code__iexact=word))
    return _of_organisation(rows, wanted)


def _of_organisation(rows: "QuerySet[Any]", wanted: Wanted) -> "QuerySet[Any]":
    duties = as_known(Assignment, wanted.known_at)
    duties = duties.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=wanted.on) if wanted.on else Q(ended_on__isnull=True))
    asked = [duties.filter(organisation_id=wanted.organisation)] if wanted.organisation else []
    asked += [duties.filter(organisation_id=wanted.lead, role="lead")] if wanted.lead else []
    for some in asked:
        if wanted.known_at is None:
            rows = rows.filter(Exists(some.filter(obligation_id=OuterRef("pk"))))
        else:  # what was known before has no index by which they would be found one by one
            rows = rows.filter(row__in=some.values("obligation_id"))
    return rows
