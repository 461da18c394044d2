"""What is done with an obligation 办理: its state is what the last act left, and who did it stands beside it."""

from collections.abc import Collection

from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Handling, Obligation
from taizhang.ledger.rules import lifecycle
from taizhang.ledger.rules.lifecycle import Act, Need, State

SAID = frozenset({Need.REASON, Need.APPROVAL})  # present where the act follows from another, which said why


def handle(
    deed: deeds.Deed, obligation: Obligation, act: Act, *, present: Collection[Need] = (), note: str = "", approval: str = ""
) -> Handling:
    """The obligation is in the state that follows, with the act told. Raises `NotNow`, `Incomplete`; `Overtaken` where it moved on."""
    state = lifecycle.after(State(obligation.state), act)
    lifecycle.require(act, {*present, *_said(deed.by.reason, approval)})
    deed.change(obligation, state=state.value, state_since=deed.by.today)
    return deed.add(
        Handling(
            obligation=obligation,
            act=act.value,
            state=state.value,
            person_id=deed.by.actor.person,
            organisation_id=deed.by.actor.organisation,
            note=note or deed.by.reason,
            approval=approval,
            on=deed.by.today,
        )
    )


def _said(reason: str, approval: str) -> set[Need]:
    return {need for need, text in ((Need.REASON, reason), (Need.APPROVAL, approval)) if text.strip()}
