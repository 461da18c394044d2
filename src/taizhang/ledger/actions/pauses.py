"""The clock of an obligation stands 中止, and runs again 恢复. The due date on record is not edited: how far it moved is counted."""

from taizhang.ledger.actions import deeds, handling
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Obligation, Suspension
from taizhang.ledger.queries import hands
from taizhang.ledger.queries.parties import parties_to_obligation
from taizhang.ledger.rules import permissions, separation
from taizhang.ledger.rules.lifecycle import Act
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class ResumedTooSoon(Refused):
    """The clock has to stand for a day before it runs again."""


def suspend(obligation: Obligation, *, approval: str, seen: int | None = None, by: By) -> Suspension:
    """From today on its clock stands, with the reason and the approval; who owes it never decides that."""
    permissions.require("suspend", by.actor, parties_to_obligation(by.actor, obligation))
    deeds.require_revision(obligation, seen)
    separation.require_hand(Act.SUSPEND, hands.hand_of(by.actor), hands.parties_of(obligation), {})
    with deeds.deed("suspend", by=by) as deed:
        handling.handle(deed, obligation, Act.SUSPEND, approval=approval)
        deed.about(obligation)
        return deed.add(Suspension(obligation=obligation, start=by.today, reason=by.reason))


def resume(obligation: Obligation, *, seen: int | None = None, by: By) -> Suspension:
    """From today on its clock runs again."""
    permissions.require("resume", by.actor, parties_to_obligation(by.actor, obligation))
    deeds.require_revision(obligation, seen)
    with deeds.deed("resume", by=by) as deed:
        handling.handle(deed, obligation, Act.RESUME)
        deed.about(obligation)
        standing = Suspension.objects.get(obligation=obligation, end__isnull=True)
        if by.today <= standing.start:
            raise ResumedTooSoon(Sentence("中止当日不能恢复，最早次日", "it was suspended today, and runs again tomorrow at the earliest"))
        return deed.change(standing, end=by.today)
