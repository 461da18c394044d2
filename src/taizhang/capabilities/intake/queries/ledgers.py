"""Which ledgers were set up from a document, and how far their review has come."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Assignment, Ledger, Obligation
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.roles import Actor


class Progress(NamedTuple):
    """Rows of a draft, in counts: how many are accepted, and how many still lack what a ledger needs to be signed."""

    rows: int
    accepted: int
    doubtful: int
    unled: int
    undated: int

    @property
    def left(self) -> int:
        return self.rows - self.accepted


class SetUp(NamedTuple):
    """A ledger of a document."""

    code: str
    plan: str
    state: str
    coordinator: str
    progress: Progress

    @property
    def is_draft(self) -> bool:
        return self.state == LedgerState.DRAFT


def ledgers_of(document: str, actor: Actor) -> list[SetUp]:
    """The ledgers of a document that the actor sees, by code, in two questions however many they are."""
    found = (
        _of(document, actor)
        .order_by("code")
        .values_list("pk", "code", "plan__title", "state", "coordinator__short_name", "coordinator__name")
    )
    rows = list(found)
    counts = _progress([row[0] for row in rows])
    return [SetUp(code, plan, state, short or name or "", counts.get(pk, _NOTHING)) for pk, code, plan, state, short, name in rows]


def ledger_of(document: str, code: str, actor: Actor) -> Ledger | None:
    """The ledger of this code, if it is one of the document's and the actor sees it."""
    return _of(document, actor).filter(code=code).select_related("plan__document", "coordinator").first()


class Unconfirmed(NamedTuple):
    """A draft in which something was concluded that nobody has confirmed, in so many rows."""

    id: int
    code: str
    plan: str
    document: str
    recipient: str
    rows: int


def to_confirm(actor: Actor) -> list[Unconfirmed]:
    """Those of documents that his organisation puts together, by code, in two questions."""
    own = Ledger.objects.filter(coordinator_id=actor.organisation, state=LedgerState.DRAFT.value, plan__document__isnull=False)
    columns = ("pk", "code", "plan__title", "plan__document__key", "recipient__short_name", "recipient__name")
    rows = list(own.order_by("code").values_list(*columns))
    counts = _progress([row[0] for row in rows]) if rows else {}
    found = [
        Unconfirmed(pk, code, plan, document, short or name or "", counts.get(pk, _NOTHING).doubtful)
        for pk, code, plan, document, short, name in rows
    ]
    return [draft for draft in found if draft.rows]


def document_of(code: str, actor: Actor) -> tuple[str, bool] | None:
    """The key of the document of that ledger, and whether it is a draft; None where there is none that the actor sees."""
    found = scopes.ledgers_seen(actor).filter(code=code, plan__document__isnull=False)
    row = found.values_list("plan__document__key", "state").first()
    return (row[0], row[1] == LedgerState.DRAFT) if row else None


def drafts_of(document: str, actor: Actor) -> list[Ledger]:
    """The drafts among them, by code."""
    return list(_of(document, actor).filter(state=LedgerState.DRAFT.value).select_related("plan").order_by("code"))


def titles_set_up(document: str) -> frozenset[str]:
    """The plans of the document that have a ledger, whoever sees it."""
    rows = Ledger.objects.filter(plan__document__key=document).exclude(state=LedgerState.WITHDRAWN.value)
    return frozenset(rows.values_list("plan__title", flat=True))


def progress_of(ledger: Ledger) -> Progress:
    return _progress([ledger.pk]).get(ledger.pk, _NOTHING)


_NOTHING = Progress(0, 0, 0, 0, 0)


def _of(document: str, actor: Actor) -> "QuerySet[Ledger]":
    return scopes.ledgers_seen(actor).filter(plan__document__key=document)


def _progress(ledgers: list[int]) -> dict[int, Progress]:
    duties = Assignment.objects.filter(obligation_id=OuterRef("pk"), ended_on__isnull=True)
    rows = Obligation.objects.filter(ledger__in=ledgers, item__isnull=False).exclude(state=State.CANCELLED.value)
    counted = rows.annotate(led=Exists(duties.filter(role=Duty.LEAD.value)), doubted=Exists(duties.filter(inferred=True)))
    found = (
        counted.order_by()
        .values("ledger_id")
        .annotate(
            rows=Count("pk"),
            accepted=Count("pk", filter=Q(item__accepted_on__isnull=False)),
            doubtful=Count("pk", filter=Q(due_inferred=True) | Q(doubted=True)),
            unled=Count("pk", filter=Q(led=False)),
            undated=Count("pk", filter=Q(due__isnull=True)),
        )
    )
    return {pk: Progress(*numbers) for pk, *numbers in found.values_list("ledger_id", *Progress._fields)}
