"""Milestones 节点 that somebody has to verify: evidence of them was handed in, and nobody has said yet that they were reached."""

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from taizhang.ledger.models import Assignment, Evidence
from taizhang.ledger.queries.desk import may, works
from taizhang.ledger.queries.evidence import with_verdict
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.lifecycle import ENDED, State
from taizhang.ledger.rules.reporting import Proves
from taizhang.ledger.rules.roles import Actor


class MilestoneWaiting(NamedTuple):
    """A milestone with evidence, and the obligation whose it is."""

    id: int
    title: str
    day: date
    code: str
    obligation: str
    plan: str


def milestones_waiting(actor: Actor) -> list[MilestoneWaiting]:
    """Those of obligations that his organisation verifies or whose ledger it coordinates, and does not owe; what was refused waits no more."""
    if not works(actor) or not may("verify_milestone", actor):
        return []
    own = actor.organisation or 0
    over = Q(obligation__creditor_id=own) | Q(obligation__ledger__coordinator_id=own)
    open_ = Q(milestone__verified_on__isnull=True, milestone__removed_on__isnull=True) & ~Q(
        obligation__state__in=(State.DRAFT.value, *ENDED)
    )
    owed = Assignment.objects.filter(
        obligation_id=OuterRef("obligation_id"), organisation_id=own, ended_on__isnull=True, role__in=[duty.value for duty in DEBTORS]
    )
    rows = with_verdict(Evidence.objects.filter(over & open_, proves=Proves.MILESTONE.value)).exclude(Exists(owed))
    columns = (
        "milestone_id",
        "milestone__title",
        "milestone__day",
        "obligation__code",
        "obligation__title",
        "obligation__ledger__plan__title",
    )
    found = rows.filter(Q(judged__isnull=True) | Q(judged=True)).order_by("milestone__day", "milestone_id").values_list(*columns)
    return [MilestoneWaiting._make([*row[:5], row[5] or ""]) for row in dict.fromkeys(found)]
