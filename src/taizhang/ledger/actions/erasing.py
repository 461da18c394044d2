"""What an event says is erased where the law asks for it (个人信息保护法 第四十七条); that it was said, by whom and when, stays with its proof."""

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Event
from taizhang.ledger.queries.log import NoSuchEvent
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.report_lines import require_reason
from taizhang.ledger.rules.sentences import Sentence

VERB = "erase_payload"


class NotErasable(Refused):
    """It was erased before, or it says why something else was erased; or who asks is who did it."""


def erase_payload(number: int, *, by: By) -> Event:
    """Words and salt of event `number` are gone for good; its envelope, its hash and every proof stay. Another than who did it asks for it,
    on the ground that `by` gives. Raises NoSuchEvent and NotErasable."""
    permissions.require(VERB, by.actor, set())
    require_reason(by.reason)
    event = Event.objects.filter(number=number).first()
    if event is None:
        raise NoSuchEvent(number)
    with deeds.deed(VERB, by=by) as deed:
        _require_erasable(event, by)
        deed.erase(event)
        return event


def _require_erasable(event: Event, by: By) -> None:
    if event.verb == VERB:
        raise NotErasable(Sentence("删除依据须留存，不能删除", "what says why something was erased stays"))
    if by.actor.account is not None and by.actor.account == event.actor_id:
        raise NotErasable(Sentence("本人的操作记录须由他人删除", "who did it does not erase it: another does"))
