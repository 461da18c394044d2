"""Amendments 变更: proposed, decided by another organisation, and applied on their day: the only door through which a signed ledger changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from taizhang.ledger.actions import amended, deeds, editions
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Amendment, AmendmentOpinion, Edition, Ledger, Obligation, Target
from taizhang.ledger.queries import declared
from taizhang.ledger.queries.amendments import fields_standing, plain
from taizhang.ledger.queries.facts import Asked, facts_of
from taizhang.ledger.queries.parties import parties_to_ledger, parties_to_obligation
from taizhang.ledger.rules import amending, amendment_effects, amendment_paths, lifecycle, permissions
from taizhang.ledger.rules.amending import AmendmentAct, AmendmentKind, AmendmentState
from taizhang.ledger.rules.amendment_effects import Effect
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE, LedgerState
from taizhang.ledger.rules.lifecycle import ENDED, State
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.report_lines import require_reason
from taizhang.ledger.rules.sentences import Sentence


class NotAmendable(Refused):
    """A draft is edited, and what has ended changes no more."""


@dataclass(frozen=True)
class Proposal:
    """What is to change: the new value of each field, from that day on, on that basis. An `obligation` is named but for a row that is added,
    a `target` where that changes. Organisations are named by number, in their order. `effects` is what its proposer saw it do to the totals."""

    kind: AmendmentKind
    changes: Mapping[str, Any]
    basis: str
    effective_on: date
    obligation: Obligation | None = None
    target: Target | None = None
    effects: Sequence[Effect] = ()


def propose(ledger: Ledger, proposal: Proposal, *, seen: int | None = None, by: By) -> Amendment:
    """The amendment waits for its decision, with the old value beside each new one, and the reason that `by` gives."""
    permissions.require("propose_amendment", by.actor, _parties(by, ledger, proposal.obligation))
    row = proposal.target or proposal.obligation
    if row is not None:
        deeds.require_revision(row, seen)
    _require_possible(ledger, proposal, by)
    found = fields_standing(proposal.kind, proposal.obligation, proposal.target)
    new = Amendment(
        ledger=ledger,
        obligation=proposal.obligation,
        target=proposal.target,
        kind=proposal.kind.value,
        changes={name: [found[name], plain(value)] for name, value in proposal.changes.items()},
        seen_revision=row.revision if row is not None else 0,
        effects=amendment_effects.to_json(proposal.effects),
        basis=proposal.basis,
        reason=by.reason,
        effective_on=proposal.effective_on,
        organisation_id=by.actor.organisation,
        proposed_by_id=by.actor.person,
        proposed_on=by.today,
        path=_path(ledger, proposal, by),
    )
    with deeds.deed("propose_amendment", by=by) as deed:
        deed.about(proposal.obligation or ledger)
        return deed.add(new)


def approve(amendment: Amendment, *, decision: str = "", by: By) -> Amendment:
    """The step of its path that it waits for has agreed; was that the last one, it is approved, and takes effect on its day."""
    return _decide(amendment, AmendmentAct.APPROVE, decision, by)


def refuse(amendment: Amendment, *, decision: str, by: By) -> Amendment:
    """Another organisation has refused it, and says why."""
    require_reason(decision)
    return _decide(amendment, AmendmentAct.REFUSE, decision, by)


def withdraw(amendment: Amendment, *, by: By) -> Amendment:
    """Who proposed it wants it no longer, and says why; nobody need decide it. What is approved already stays."""
    own = by.actor.organisation is not None and by.actor.organisation == amendment.organisation_id
    permissions.require("withdraw_amendment", by.actor, {Party.PROPOSER} if own else set())
    require_reason(by.reason)
    with deeds.deed("withdraw_amendment", by=by) as deed:
        deeds.hold(amendment)
        state = amending.after(AmendmentState(amendment.state), AmendmentAct.WITHDRAW)
        deed.about(amendment.obligation or amendment.ledger)
        return deed.change(amendment, state=state.value, decision=by.reason, decided_by_id=by.actor.person, decided_on=by.today)


def apply(amendment: Amendment, *, by: By) -> Edition:
    """The ledger says it now, and stands as its next edition. Raises `NotYet`, and `Clash` where what it changes has changed since; what
    others changed beside it stays."""
    permissions.require("apply_amendment", by.actor, _parties(by, amendment.ledger, amendment.obligation))
    state = amending.after(AmendmentState(amendment.state), AmendmentAct.APPLY)
    amending.require_reached(amendment.effective_on, by.today)
    with deeds.deed("apply_amendment", by=by) as deed:
        ledger = Ledger.objects.select_for_update().get(pk=amendment.ledger_id)  # one amendment after the other
        _require_unchanged(ledger, amendment)
        row = amended.change(deed, amendment)
        deed.about(row)
        deed.change(amendment, state=state.value, applied_on=by.today, obligation=row)
        return editions.store(deed, ledger)


def _require_unchanged(ledger: Ledger, amendment: Amendment) -> None:
    """By the rows as they stand now, and not as somebody read them before."""
    obligation = Obligation.objects.filter(pk=amendment.obligation_id or 0).first()
    target = Target.objects.filter(pk=amendment.target_id or 0).first()
    _require_live(ledger, obligation, target)
    amending.require_mergeable(amendment.changes, fields_standing(AmendmentKind(amendment.kind), obligation, target))


def _decide(amendment: Amendment, act: AmendmentAct, decision: str, by: By) -> Amendment:
    state = amending.after(AmendmentState(amendment.state), act)
    _require_hand(amendment, by)
    path = amendment_paths.from_json(amendment.path)
    decides = act is AmendmentAct.REFUSE or amendment.step + 1 >= len(path.steps)
    with deeds.deed(f"{act.value}_amendment" if decides else "agree_to_amendment", by=by) as deed:
        deeds.hold(amendment)
        if AmendmentState(amendment.state) is not AmendmentState.PROPOSED:
            amending.after(AmendmentState(amendment.state), act)
        deed.about(amendment.obligation or amendment.ledger)
        deed.add(_opinion(amendment, act, decision, by))
        if not decides:
            return deed.change(amendment, step=amendment.step + 1)
        return deed.change(amendment, state=state.value, decision=decision, decided_by_id=by.actor.person, decided_on=by.today)


def _require_hand(amendment: Amendment, by: By) -> None:
    """It waits for that hand; the clock's is everybody's. But for the proposer's own step, another organisation decides than proposed."""
    if by.actor.account is None and by.actor.person is None:
        return
    step = amendment_paths.from_json(amendment.path).steps[amendment.step]
    parties = _parties(by, amendment.ledger, amendment.obligation)
    own = by.actor.organisation is not None and by.actor.organisation == amendment.organisation_id
    amendment_paths.require_hand(step, roles=by.actor.roles, parties=parties | ({Party.PROPOSER} if own else set()))
    if step.parties != {Party.PROPOSER}:
        amending.require_other(by.actor.organisation, amendment.organisation_id)


def _opinion(amendment: Amendment, act: AmendmentAct, opinion: str, by: By) -> AmendmentOpinion:
    agreed, who = act is AmendmentAct.APPROVE, by.actor
    return AmendmentOpinion(
        amendment=amendment,
        step=amendment.step,
        agreed=agreed,
        opinion=opinion,
        organisation_id=who.organisation,
        person_id=who.person,
        on=by.today,
    )


def _path(ledger: Ledger, proposal: Proposal, by: By) -> dict[str, Any]:
    """As the pack has it today; empty where none declares any."""
    path = declared.amendment_path(proposal.kind)
    if path is None:
        return {}
    parties = _parties(by, ledger, proposal.obligation)
    return amendment_paths.to_json(amendment_paths.for_proposer(path, roles=by.actor.roles, parties=parties))


def _require_possible(ledger: Ledger, proposal: Proposal, by: By) -> None:
    amending.require_fields(proposal.kind, proposal.changes)
    require_reason(by.reason)
    require_reason(proposal.basis)
    _require_live(ledger, proposal.obligation, proposal.target)
    if (proposal.obligation is None) != (proposal.kind is AmendmentKind.ADD) or (proposal.target is None) == (
        proposal.kind is AmendmentKind.TARGET
    ):
        raise NotAmendable(Sentence("须指明变更的事项或目标", "the row or the target that changes is to be named, and no other"))
    if proposal.kind is AmendmentKind.EXTEND and proposal.obligation is not None:
        _require_extension(proposal.obligation, proposal.changes["due"], by.today)


def _require_extension(obligation: Obligation, new_due: date, on: date) -> None:
    """Asked for before it is due, as pauses have moved that; and later than the day on record, which pauses will move again."""
    (found,) = facts_of(Asked(on, ids=(obligation.pk,)))
    due, moved = obligation.due or new_due, found.facts.due or new_due
    if on > moved:
        lifecycle.require_extension(on=on, due=moved, new_due=new_due)
    lifecycle.require_extension(on=min(on, due), due=due, new_due=new_due)


def _require_live(ledger: Ledger, obligation: Obligation | None, target: Target | None) -> None:
    if LedgerState(ledger.state) not in IN_FORCE:
        raise NotAmendable(Sentence("台账未签发，直接修改草稿即可", "the ledger is not signed: a draft is edited"))
    if obligation is not None and (obligation.ledger_id != ledger.pk or State(obligation.state) in ENDED):
        raise NotAmendable(Sentence(f"{obligation}已办结或不属于该台账", f"{obligation} has ended, or belongs to another ledger"))
    if target is not None and obligation is not None:
        _require_of(obligation, target)


def _require_of(obligation: Obligation, target: Target) -> None:
    if target.obligation_id != obligation.pk or target.valid_to is not None:
        raise NotAmendable(Sentence("该目标已修订或不属于该事项", "the target was revised, or belongs to another row"))


def _parties(by: By, ledger: Ledger, obligation: Obligation | None) -> set[Party]:
    return parties_to_obligation(by.actor, obligation) if obligation is not None else parties_to_ledger(by.actor, ledger)
