"""Milestones 节点 of an obligation: proposed, set, verified by another than owes it. One that is removed ends; none is deleted."""

from collections.abc import Sequence

from taizhang.ledger.actions import deeds, standings
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Milestone, Obligation
from taizhang.ledger.queries import hands
from taizhang.ledger.queries.milestones import milestones_proposed, milestones_standing
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.rules import milestones, permissions
from taizhang.ledger.rules.lifecycle import CLAIMED, ENDED, State
from taizhang.ledger.rules.milestones import Milestone as Step
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.separation import NotYours


class NothingToPropose(Refused):
    """There is no span of time in which milestones could lie."""


class MilestonesStand(Refused):
    """What was signed, verified, or is due already is not put off by another milestone."""


class NotVerifiable(Refused):
    """The milestone is removed, or nobody owes the row yet, or no longer."""


def propose_milestones(obligation: Obligation, *, seen: int | None = None, by: By) -> list[Milestone]:
    """The row has the milestones that follow from what it leaves behind, by the template of a pack or else by ours, marked as concluded:
    a person sets or removes them."""
    steps = milestones_proposed(obligation, on=by.today)
    if not steps:
        raise NothingToPropose(Sentence("没有起止时间，无法推定节点", "there is no start or due date between which to propose any"))
    return _set("propose_milestones", obligation, steps, seen, by)


def set_milestones(obligation: Obligation, steps: Sequence[Step], *, seen: int | None = None, by: By) -> list[Milestone]:
    """The row has these milestones and no others, said by a person. Raises `NotInOrder`; `MilestonesStand` where others are signed for."""
    milestones.require_in_order(steps, obligation.due, obligation.start)
    return _set("set_milestones", obligation, steps, seen, by)


def verify_milestone(milestone: Milestone, *, by: By) -> Milestone:
    """It was reached, says another than owes the row: from now on it counts. Verified again, it stays as it was."""
    obligation = Obligation.objects.get(pk=milestone.obligation_id)
    permissions.require("verify_milestone", by.actor, parties_to_obligation(by.actor, obligation))
    _require_other(obligation, by)
    with deeds.deed("verify_milestone", by=by) as deed:
        deeds.hold(obligation)
        deed.about(obligation)
        if milestone.removed_on or obligation.state == State.DRAFT or obligation.state in ENDED:
            raise NotVerifiable(Sentence("节点已删除，或事项未交办、已办结", "it is removed, or its row is not issued, or has ended"))
        if milestone.verified_on is None:
            deed.change(milestone, verified_on=by.today, verified_by_id=by.actor.person)
            standings.keep(deed, [obligation.pk])
        return milestone


def remove_milestone(milestone: Milestone, *, seen: int | None = None, by: By) -> Milestone:
    """It is no milestone of the row any more."""
    obligation = Obligation.objects.get(pk=milestone.obligation_id)
    permissions.require("set_milestones", by.actor, parties_to_obligation(by.actor, obligation))
    deeds.require_revision(milestone, seen)
    with deeds.deed("remove_milestone", by=by) as deed:
        deeds.hold(obligation)
        _require_free(obligation, [milestone], by)
        deed.about(obligation)
        deed.change(milestone, removed_on=by.today)
        standings.keep(deed, [obligation.pk])
        return milestone


def _require_may_set(obligation: Obligation, by: By) -> None:
    """Who owes it or coordinates its ledger; of a draft, whoever may draft it."""
    parties = parties_to_obligation(by.actor, obligation)
    drafts = obligation.state == State.DRAFT and not parties & {Party.DEBTOR, Party.COORDINATOR}
    permissions.require("edit_draft" if drafts else "set_milestones", by.actor, parties)


def _set(verb: str, obligation: Obligation, steps: Sequence[Step], seen: int | None, by: By) -> list[Milestone]:
    _require_may_set(obligation, by)
    deeds.require_revision(obligation, seen)
    with deeds.deed(verb, by=by) as deed:
        deeds.hold(obligation)
        old = milestones_standing(obligation.pk)
        _require_free(obligation, old, by)
        deed.about(obligation)
        for milestone in old:
            deed.change(milestone, removed_on=by.today)
        new = [deed.add(_milestone(obligation, step, inferred=verb == "propose_milestones")) for step in steps]
        standings.keep(deed, [obligation.pk])
        return new


def _milestone(obligation: Obligation, step: Step, *, inferred: bool) -> Milestone:
    return Milestone(obligation=obligation, day=step.day, percent=step.percent, title=step.title.zh[:200], own=step.own, inferred=inferred)


def _require_free(obligation: Obligation, old: Sequence[Milestone], by: By) -> None:
    """In a draft all may go but those that are verified; in an issued row only proposals that nobody has confirmed, before their day."""
    if obligation.state in CLAIMED | ENDED:
        raise MilestonesStand(Sentence("事项已申请销号或已办结，节点不再调整", "it is applied for or has ended: its milestones stand"))
    issued = obligation.state != State.DRAFT
    for one in old:
        if one.verified_on or (issued and (not one.inferred or one.day < by.today)):
            raise MilestonesStand(
                Sentence(f"节点「{one.title}」（{one.day}）已确定，不能改动", f"the milestone {one.title} of {one.day} is fixed")
            )


def _require_other(obligation: Obligation, by: By) -> None:
    """Who owes it does not verify it, whatever else it is to it."""
    hand = hands.hand_of(by.actor)
    if hand.organisation in hands.parties_of(obligation).debtors:
        raise NotYours(
            Sentence(f"{hand.organisation}是责任方，不能核验节点", f"{hand.organisation} owes it and may not verify its milestones")
        )
