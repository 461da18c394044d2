"""Milestones 节点 of an obligation as they stand; and those that follow from what it leaves behind, for a person to look over."""

from datetime import date

from taizhang.ledger.models import Milestone, Obligation, PlanItem
from taizhang.ledger.queries import declared, registry
from taizhang.ledger.rules import milestones
from taizhang.ledger.rules.milestones import Deliverable
from taizhang.ledger.rules.milestones import Milestone as Step


def milestones_standing(obligation: int) -> list[Milestone]:
    """By their days."""
    return list(Milestone.objects.filter(obligation_id=obligation, removed_on__isnull=True).order_by("day", "pk"))


def milestones_proposed(obligation: Obligation, *, on: date) -> tuple[Step, ...]:
    """By the template of a pack or else by ours, from its beginning, or else from that day, to its due day; none where there is no such time."""
    start, due = obligation.start or on, obligation.due
    if due is None or due < start:
        return ()
    left = PlanItem.objects.filter(obligation=obligation).values_list("deliverable", flat=True).first()
    kind = Deliverable(left or Deliverable.OTHER)
    return milestones.propose(kind, start, due, calendar=registry.calendar(), template=declared.milestone_template(kind))
