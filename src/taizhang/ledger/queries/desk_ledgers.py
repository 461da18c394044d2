"""Which ledgers wait for somebody: to be confirmed, sent round, countersigned, signed, filed, put on record; four questions at most."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from taizhang.ledger.models import Assignment, Countersignature, Ledger, Obligation
from taizhang.ledger.queries.chains import ledgers_next_hand
from taizhang.ledger.queries.desk import may, works
from taizhang.ledger.rules.chains import from_text
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.roles import Actor


class LedgerWaiting(NamedTuple):
    """A ledger, and what it waits for: `unconfirmed` rows, or `unsigned`, how many leads have not countersigned."""

    id: int
    code: str
    state: str
    plan: str
    recipient: str
    coordinates: bool
    unconfirmed: int
    unsigned: int
    countersigns: bool
    steps: str = ""  # the chain along which its next signature goes; empty where one hand signs
    step: int = 0

    def signs(self, actor: Actor, verb: str) -> bool:
        """The next signature is his by his posts: at the step of its chain, or by the right to the act."""
        return from_text(self.steps)[self.step] in actor.roles if self.steps else may(verb, actor)


def ledgers_waiting(actor: Actor) -> list[LedgerWaiting]:
    """Those that his organisation coordinates, receives, or countersigns as a lead; each with what is open in it."""
    if actor.organisation is None or not (works(actor) or may("sign_ledger", actor)):
        return []
    rows = list(_rows(actor))
    circulating = {row[0] for row in rows if row[2] == LedgerState.COUNTERSIGNING}
    unsigned = _unsigned(circulating)
    unconfirmed = _unconfirmed({row[0] for row in rows if row[2] == LedgerState.DRAFT})
    return [
        LedgerWaiting(
            pk, code, state, plan, short or name or "",
            coordinator == actor.organisation, unconfirmed.get(pk, 0), len(unsigned[pk] - {coordinator}),
            actor.organisation in unsigned[pk] - {coordinator}, steps, step,
        )
        for pk, code, state, plan, short, name, coordinator, steps, step in rows
    ]  # fmt: skip


def _rows(actor: Actor) -> "Collection[tuple[int, str, str, str, str, str, int | None, str, int]]":
    states = (LedgerState.DRAFT, LedgerState.COUNTERSIGNING, LedgerState.SIGNED, LedgerState.RETURNED)
    own = Q(coordinator_id=actor.organisation, state__in=[state.value for state in states])
    received = Q(recipient_id=actor.organisation, state=LedgerState.FILED.value)
    led = Assignment.objects.filter(obligation__ledger_id=OuterRef("pk"), organisation_id=actor.organisation or 0, ended_on__isnull=True)
    round_ = Q(state=LedgerState.COUNTERSIGNING.value) & Exists(led.filter(role=Duty.LEAD.value))
    columns = ("id", "code", "state", "plan__title", "recipient__short_name", "recipient__name", "coordinator_id")
    rows = Ledger.objects.filter(own | received | round_).annotate(**ledgers_next_hand()).order_by("code")
    return list(rows.values_list(*columns, "chain_steps", "chain_step"))


def countersigned_by(organisation: int) -> Q:
    """Ledgers that go round and wait for that organisation as a lead: it has not agreed to the next edition as it stands. What `_unsigned`
    tells of rows that are loaded, for a question that loads none."""
    led = Assignment.objects.filter(obligation__ledger_id=OuterRef("pk"), organisation_id=organisation, ended_on__isnull=True)
    objected = Countersignature.objects.filter(
        ledger_id=OuterRef("ledger_id"), edition=OuterRef("edition"), agreed=False, pk__gt=OuterRef("pk")
    )
    agreed = Countersignature.objects.filter(
        ~Exists(objected), ledger_id=OuterRef("pk"), organisation_id=organisation, edition=OuterRef("edition") + 1, agreed=True
    )
    going_round = Q(state=LedgerState.COUNTERSIGNING.value) & ~Q(coordinator_id=organisation)
    return going_round & Exists(led.filter(role=Duty.LEAD.value).exclude(obligation__state__in=ENDED)) & ~Exists(agreed)


def _unsigned(ledgers: Collection[int]) -> defaultdict[int, set[int]]:
    """The leads that have not agreed to the next edition as it stands."""
    leads: defaultdict[int, set[int]] = defaultdict(set)
    if not ledgers:
        return leads
    standing = Assignment.objects.filter(obligation__ledger_id__in=ledgers, role=Duty.LEAD.value, ended_on__isnull=True)
    for ledger, organisation in (
        standing.exclude(obligation__state__in=ENDED).values_list("obligation__ledger_id", "organisation_id").distinct()
    ):
        leads[ledger].add(organisation)
    said = Countersignature.objects.filter(ledger_id__in=ledgers).order_by("pk")
    agreed: defaultdict[int, set[int]] = defaultdict(set)
    for ledger, organisation, edition, standing_edition, yes in said.values_list(
        "ledger_id", "organisation_id", "edition", "ledger__edition", "agreed"
    ):
        if edition == standing_edition + 1:
            agreed[ledger] = agreed[ledger] | {organisation} if yes else set()  # an objection makes a new draft
    return defaultdict(set, {ledger: found - agreed[ledger] for ledger, found in leads.items()})


def _unconfirmed(ledgers: Collection[int]) -> dict[int, int]:
    """How many rows hold something that was concluded and that nobody has confirmed."""
    if not ledgers:
        return {}
    doubted = Assignment.objects.filter(obligation_id=OuterRef("pk"), inferred=True, ended_on__isnull=True)
    rows = Obligation.objects.filter(Q(due_inferred=True) | Q(due__isnull=True) | Exists(doubted), ledger_id__in=ledgers)
    found: defaultdict[int, int] = defaultdict(int)
    for ledger in rows.exclude(state__in=ENDED).values_list("ledger_id", flat=True):
        found[ledger] += 1
    return found
