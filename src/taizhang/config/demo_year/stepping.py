"""Milestones of what is built: proposed while the ledger is drafted, proved when their day has come, verified by another; the last waits."""

from datetime import datetime

from taizhang.config.demo_year.hands import Hands
from taizhang.config.demo_year.owing import creditor_of, lead_of
from taizhang.ledger.actions import drafting, evidence, milestones
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger, Milestone, Obligation
from taizhang.ledger.rules.milestones import Deliverable
from taizhang.ledger.rules.roles import Role
from taizhang.ledger.rules.schedule import CurveKind

_BUILT = (Deliverable.BUILT.value, Deliverable.PROJECT.value)
_ROWS = 3  # of a ledger


def propose(ledger: Ledger, *, by: By) -> None:
    """The first rows that build something and count nothing go on by milestones."""
    rows = Obligation.objects.filter(ledger=ledger, item__deliverable__in=_BUILT, targets__isnull=True, due__gt=by.today).order_by("code")
    for row in rows[:_ROWS]:
        milestones.propose_milestones(row, by=by)
        drafting.set_curve(row, CurveKind.MILESTONES, by=by)


def reach(ledger: Ledger, hands: Hands, at: datetime) -> None:
    """What was to be reached by that day is proved by its lead; what was proved before is verified."""
    waiting = Milestone.objects.filter(
        obligation__ledger=ledger, obligation__state="in-progress", verified_on__isnull=True, removed_on__isnull=True
    )
    for step in waiting.filter(day__lte=at.date()).select_related("obligation__creditor").order_by("day", "pk"):
        row = step.obligation
        if row.evidence.filter(milestone=step).exists():
            milestones.verify_milestone(step, by=hands.by(creditor_of(row), Role.CLERK, at, "现场核查属实"))
        else:
            lead = lead_of(row)
            proof = evidence.Proof(f"{step.title}情况说明", evidence.Outside(f"项目管理系统 {row.code} {step.day:%Y%m%d}"), str(lead))
            evidence.add_evidence(row, proof, step, by=hands.by(lead, Role.CLERK, at))
