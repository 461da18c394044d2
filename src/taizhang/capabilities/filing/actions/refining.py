"""A lead refines a target of its row, and says its milestones, or what each quarter reaches: by the record's own verbs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from taizhang.capabilities.filing.queries.refining import counted, plans_value, time_of
from taizhang.capabilities.filing.rules import refining
from taizhang.capabilities.filing.rules.steps_in_words import reached_of, steps_of
from taizhang.ledger.actions import milestones, targets
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.targets import Wanted
from taizhang.ledger.models import Milestone, Obligation, Target
from taizhang.ledger.queries.milestones import milestones_standing
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
    quarters = time_of(obligation, target, by.today).quarters
    whole, unit = (Decimal(target.value), target.unit) if target is not None and target.value is not None else (Decimal(100), "%")
    return milestones.set_milestones(obligation, refining.schedule(quarters, reached, whole, unit), seen=seen, by=by)


def schedule_in_words(obligation: Obligation, words: str, *, by: By) -> list[Milestone]:
    """The same, as a cell of a sheet says it. Raises `Unclear` besides."""
    target = counted(obligation)
    return schedule(obligation, target, reached_of(words, time_of(obligation, target, by.today)), by=by)


def set_steps(obligation: Obligation, words: str, *, seen: int | None = None, by: By) -> list[Milestone]:
    """The row has the milestones that these words say, and no others; what another decides stays another's. Raises `Unclear`, `NotInOrder`,
    `MilestonesStand`."""
    elsewhere = {one.title for one in milestones_standing(obligation.pk) if not one.own}
    steps = steps_of(words, time_of(obligation, None, by.today))
    return milestones.set_milestones(obligation, [replace(one, own=one.title.zh not in elsewhere) for one in steps], seen=seen, by=by)
