"""In whose form the progress of a ledger is told."""

from taizhang.ledger.models import BlankForm, Ledger
from taizhang.ledger.queries.forms import form_for
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.form_columns import Purpose
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.roles import Actor


def form_of(actor: Actor, ledger: Ledger) -> BlankForm | None:
    """The form in which the recipient wants it, where one is kept and confirmed, and the actor is one who tells it."""
    try:
        permissions.require("draft_bulletin", actor, parties_to_ledger(actor, ledger))
    except NotPermitted:
        return None
    return form_for(ledger.recipient_id, Purpose.PROGRESS, actor)
