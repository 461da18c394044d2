"""A lead refines a target of its row, and says what each quarter reaches: by the record's own verbs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from taizhang.capabilities.filing.queries.refining import plans_value
from taizhang.capabilities.filing.rules import refining
from taizhang.ledger.actions import milestones, targets
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.targets import Wanted
from taizhang.ledger.models import Milestone, Obligation, Target
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class NotOurs(Refused):
    """The target is none that stands for this row."""


def refine(obligation: Obligation, target: Target, value: Decimal, *, by: By) -> Target:
    """The row wants this of the indicator now; what the plan wants, and everything between, is kept. Raises `Lowered`."""
    if target.obligation_id != obligation.pk or target.valid_to is not None or target.parent_id is not None:
        raise NotOurs(
            Sentence("该目标已失效或不属于该事项，请刷新后重试", "the target has ended, or is another row's: load the page again")
        )
    if (plan := plans_value(target)) is not None:
        refining.require_not_lowered(plan, value, Kind(target.kind), target.unit)
    if value == target.value:
        return target
    kept = {
        name: getattr(target, name)
        for name in ("unit", "comparator", "upper", "tolerance", "strict", "baseline", "scope", "deadline", "firm")
    }
    return targets.set_target(obligation, target.indicator, Wanted(value=value, kind=Kind(target.kind), **kept), by=by)


def schedule(
    obligation: Obligation, target: Target | None, reached: Mapping[date, Decimal], *, seen: int | None = None, by: By
) -> list[Milestone]:
    """The row has a milestone at the end of each quarter, of its target or in percent of the work. Raises `NoSchedule`, `NotCovered`."""
    if obligation.due is None:
        raise refining.NoSchedule(Sentence("请先确定完成时限", "say first by when it is due"))
    quarters = refining.quarters_of(obligation.start or by.today, obligation.due)
    whole, unit = (Decimal(target.value), target.unit) if target is not None and target.value is not None else (Decimal(100), "%")
    return milestones.set_milestones(obligation, refining.schedule(quarters, reached, whole, unit), seen=seen, by=by)
