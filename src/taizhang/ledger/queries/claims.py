"""认领: which rows of a ledger nobody has claimed as their lead, and which more than one has."""

from collections import defaultdict
from typing import NamedTuple

from taizhang.ledger.models import Assignment, Ledger, Obligation
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.lifecycle import ENDED


class Claimed(NamedTuple):
    """A row, who leads it, and which of those have claimed it, in the order of the text."""

    key: int
    code: str
    title: str
    leads: tuple[str, ...]
    claimed_by: tuple[str, ...]


class Claims(NamedTuple):
    """The rows that somebody has to settle before the ledger is signed; rows in order are in neither."""

    unclaimed: tuple[Claimed, ...]
    doubly: tuple[Claimed, ...]


class Unsettled(NamedTuple):
    """How many rows nobody has claimed, and how many more than one has."""

    unclaimed: int
    doubly: int


def unsettled(ledger: Ledger) -> Unsettled:
    """What whoever sends the ledger round, or signs it, had better know. A row that the coordinator leads alone is nobody else's to claim."""
    claims, own = claims_of(ledger.pk), (str(ledger.coordinator.name),) if ledger.coordinator else None
    return Unsettled(sum(row.leads != own for row in claims.unclaimed), len(claims.doubly))


def claims_of(ledger: int) -> Claims:
    """What is open in the ledger's rows, in two questions however many they are. A row without a lead is unclaimed, too."""
    duties = Assignment.objects.filter(obligation__ledger_id=ledger, ended_on__isnull=True, role=Duty.LEAD.value)
    leads = defaultdict(list)
    for pk, name, claimed_on in duties.order_by("position", "id").values_list("obligation_id", "organisation__name", "claimed_on"):
        leads[pk].append((name, claimed_on is not None))
    rows = Obligation.objects.filter(ledger_id=ledger).exclude(state__in=ENDED).order_by("code").values_list("pk", "code", "title")
    found = [_claimed(pk, code, title, leads[pk]) for pk, code, title in rows]
    return Claims(tuple(row for row in found if not row.claimed_by), tuple(row for row in found if len(row.claimed_by) > 1))


def _claimed(pk: int, code: str, title: str, leads: list[tuple[str, bool]]) -> Claimed:
    return Claimed(pk, code, title, tuple(name for name, _ in leads), tuple(name for name, claimed in leads if claimed))
