"""The end of an obligation. 完成 is not 销号: who owes applies, another organisation verifies, a third person closes; each may return it."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from taizhang.ledger.actions import deeds, handling
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Handling, Obligation, Standing
from taizhang.ledger.queries import hands
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.rules import permissions, separation
from taizhang.ledger.rules.lifecycle import Act, Need, State
from taizhang.ledger.rules.lifecycle_words import OF_OBLIGATION
from taizhang.ledger.rules.transitions import NotNow


class _Said(NamedTuple):
    """What stands beside an act: what is there of its needs, what was found, and who approved by which paper."""

    present: Collection[Need] = ()
    note: str = ""
    approval: str = ""


_NOTHING = _Said()


def apply_for_closing(obligation: Obligation, *, note: str = "", seen: int | None = None, by: By) -> Handling:
    """Who owes it says that it is done, with evidence that nobody has refused 申请销号."""
    present: set[Need] = {Need.EVIDENCE} if hands.is_evidenced(obligation) else set()
    return _done(obligation, Act.APPLY, "apply_for_closing", _Said(present, note), seen=seen, by=by, applied_on=by.today)


def verify(obligation: Obligation, *, finding: str, seen: int | None = None, by: By) -> Handling:
    """Who verifies has found it done 核验: another organisation than owes it, another person than applied."""
    present: set[Need] = {Need.FINDING} if finding.strip() else set()
    return _done(obligation, Act.VERIFY, "verify", _Said(present, finding), seen=seen, by=by)


def close(obligation: Obligation, *, approval: str, seen: int | None = None, by: By) -> Handling:
    """It is closed 销号, by a third person, with the approval."""
    return _done(obligation, Act.CLOSE, "close", _Said(approval=approval), seen=seen, by=by)


def return_(obligation: Obligation, *, seen: int | None = None, by: By) -> Handling:
    """What was applied for is owed again, and the reason is told 退回重办."""
    if obligation.state == State.CLOSED:
        raise NotNow(State.CLOSED, Act.RETURN, (Act.ARCHIVE,), OF_OBLIGATION)  # after closing it is `reopen`, which is other people's
    return _done(obligation, Act.RETURN, "return", seen=seen, by=by, applied_on=None)


def reopen(obligation: Obligation, *, seen: int | None = None, by: By) -> Handling:
    """A re-check 回访复核 found that what was closed is not done: it is owed again."""
    if obligation.state != State.CLOSED:
        raise NotNow(State(obligation.state), Act.RETURN, (), OF_OBLIGATION)
    return _done(obligation, Act.RETURN, "reopen", seen=seen, by=by, applied_on=None)


def cancel(obligation: Obligation, *, approval: str, seen: int | None = None, by: By) -> Handling:
    """It is owed no more 撤销, with the reason and the approval."""
    return _done(obligation, Act.CANCEL, "cancel", _Said(approval=approval), seen=seen, by=by)


def archive(obligation: Obligation, *, seen: int | None = None, by: By) -> Handling:
    """What has ended is put away 归档, and changes no more."""
    return _done(obligation, Act.ARCHIVE, "archive", seen=seen, by=by)


def _done(
    obligation: Obligation, act: Act, verb: str, said: _Said = _NOTHING, *, by: By, seen: int | None, **standing: date | None
) -> Handling:
    permissions.require(verb, by.actor, parties_to_obligation(by.actor, obligation))
    deeds.require_revision(obligation, seen)
    with deeds.deed(verb, by=by) as deed:
        deeds.hold(obligation)  # who applied and who verified are read next, and stay as they are
        hand, before = hands.hand_of(by.actor), hands.hands_since_application(obligation)
        separation.require_hand(act, hand, hands.parties_of(obligation), before)
        done = handling.handle(deed, obligation, act, present=said.present, note=said.note, approval=said.approval)
        if standing:
            deed.change(Standing.objects.get(obligation=obligation), **standing)
        deed.about(obligation)
        return done
