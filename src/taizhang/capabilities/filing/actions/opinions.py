"""What becomes of an opinion 意见采纳情况."""

from taizhang.capabilities.filing.models import Adoption
from taizhang.capabilities.filing.rules.adoption import Outcome, require_reason
from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Countersignature
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import permissions


def answer_opinion(opinion: Countersignature, outcome: Outcome, words: str, *, by: By) -> Adoption:
    """The coordinator has said what becomes of it, and why where it does not follow. Said again, the last word stands."""
    permissions.require("circulate_ledger", by.actor, parties_to_ledger(by.actor, opinion.ledger))
    require_reason(outcome, words)
    values = {"outcome": outcome.value, "words": words.strip()}
    with deeds.deed("answer_opinion", by=by) as deed:
        known = Adoption.objects.filter(opinion=opinion).first()
        deed.about(opinion.ledger)
        return deed.change(known, **values) if known else deed.add(Adoption(opinion=opinion, **values))
