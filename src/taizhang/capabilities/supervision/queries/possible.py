"""What somebody may do with a pressing now, by its state, its step and his hand: what a page offers, and what the verbs would allow."""

from collections.abc import Callable, Iterator
from datetime import date

from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.queries import grounds
from taizhang.capabilities.supervision.rules import hands
from taizhang.capabilities.supervision.rules.pressing import FOLLOWS, Act, State
from taizhang.ledger.queries import declared
from taizhang.ledger.queries.parties import stands_over
from taizhang.ledger.rules.ladders import Step
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor


def acts(row: Pressing, actor: Actor, *, on: date) -> list[Act]:
    """In the order in which a page offers them."""
    ladder = declared.ladder(grounds.LADDER)
    step = ladder.step(row.step) if ladder else None
    return list(_acts(row, step, actor, on)) if step else []


def _acts(row: Pressing, step: Step, actor: Actor, on: date) -> Iterator[Act]:
    follows = FOLLOWS[State(row.state)]
    parties, designated = grounds.hand_of(actor, row.obligation, on=on)
    issues = _allowed(lambda: hands.require_issuer(step, actor, parties, designated=designated))
    over = stands_over(actor.organisation, row.issuer_id)
    for act in follows:
        if act in (Act.APPROVE, Act.REFUSE):
            allowed = _allowed(lambda: hands.require_approver(step, actor, stands_over=over, others=[row.proposed_by_id]))
        elif act is Act.REPLY:
            allowed = _allowed(lambda: hands.require_addressee(actor, row.addressee_id))
        elif act in (Act.RAISE, Act.LAPSE):
            allowed = False  # issuing the next step does that, and the system
        elif act is Act.ISSUE:
            own = actor.organisation == row.issuer_id
            allowed = issues and (own if row.state == State.APPROVED else not step.approved_by)
        elif act is Act.SUBMIT:
            allowed = issues and bool(step.approved_by)
        else:
            allowed = issues and not (act is Act.CLOSE and row.state == State.ISSUED and row.reply_by is not None)
        if allowed:
            yield act


def _allowed(required: Callable[[], None]) -> bool:
    try:
        required()
    except Refused:
        return False
    return True
