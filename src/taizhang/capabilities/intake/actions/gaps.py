"""A gap of a document is answered, or its sentence goes back to whoever issued the plan."""

from collections.abc import Sequence

from taizhang.capabilities.intake.models import GapAnswer
from taizhang.capabilities.intake.rules.answers import Gap, Outcome
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Document
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class AnswerMissing(Refused):
    """An answer without words is none."""


def settle_gaps(document: Document, gaps: Sequence[Gap], outcome: Outcome, answer: str = "", *, by: By) -> list[GapAnswer]:
    """What was decided of these gaps stands in the record; what had been decided of one before stands in its versions."""
    permissions.require("set_up_ledger", by.actor, set())
    if outcome is Outcome.ANSWERED and not answer.strip():
        raise AnswerMissing(Sentence("请填写答复；无法答复的，列入退回清单", "say the answer; what cannot be answered here is sent back"))
    standing = {one.gap: one for one in GapAnswer.objects.filter(document=document, gap__in=[gap.key for gap in gaps])}
    with deeds.deed("settle_gaps", by=by) as deed:
        settled = [_settled(deed, document, gap, standing.get(gap.key), outcome, answer) for gap in gaps]
        deed.about(document)
        return settled


def _settled(deed: deeds.Deed, document: Document, gap: Gap, known: GapAnswer | None, outcome: Outcome, answer: str) -> GapAnswer:
    values = {
        "outcome": outcome.value,
        "answer": answer if outcome is Outcome.ANSWERED else "",
        "decided_by_id": deed.by.actor.person,
        "decided_on": deed.by.today,
    }
    if known is None:
        return deed.add(GapAnswer(document=document, gap=gap.key, message=gap.message, **values))
    return deed.change(known, **values)
