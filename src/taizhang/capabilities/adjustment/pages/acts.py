"""What is done on the page of an amendment: agree, refuse, withdraw, carry it out; and answer its filing. (It is filed with its letter.)"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.capabilities.adjustment.actions import recording
from taizhang.capabilities.adjustment.models import ChangeFiling
from taizhang.capabilities.adjustment.pages.amendment import page
from taizhang.capabilities.adjustment.queries import amendments as questions
from taizhang.frame import access
from taizhang.frame.manifest import N_
from taizhang.ledger.actions import amendments
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Amendment
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.rules.refusals import Refused

_MOST = 2000  # characters of an opinion


class Way(NamedTuple):
    """The verb of an act with the words of its `field`, what is said when it is done, and which field is the reason of the deed."""

    call: Callable[[Amendment, str, By], Any]
    field: str
    done: str
    reason: str = ""


def _filing(of: Amendment) -> ChangeFiling:
    found = questions.filing_of(of)
    if found is None:
        raise Http404
    return found


_WAYS = {
    "approve": Way(lambda of, said, by: amendments.approve(of, decision=said, by=by), "decision", N_("Agreed.")),
    "refuse": Way(lambda of, said, by: amendments.refuse(of, decision=said, by=by), "refusal", N_("Refused; who proposed it is told why.")),
    "withdraw": Way(
        lambda of, _said, by: amendments.withdraw(of, by=by), "withdrawal", N_("Withdrawn: nobody decides it any more."), "withdrawal"
    ),
    "apply": Way(lambda of, _said, by: amendments.apply(of, by=by), "", N_("The amendment is in effect.")),
    "return": Way(lambda of, said, by: recording.return_change(_filing(of), mark=said, by=by), "mark-return", N_("Returned."), "reason"),
    "record": Way(
        lambda of, said, by: recording.record_change(_filing(of), mark=said, by=by), "mark-record", N_("The change is on record.")
    ),
}


@access.needs("adjustment.read")
@require_POST
def act(request: access.Request, key: str, act: str) -> HttpResponse:
    """It is done, and its page says so; or the page comes back with what is missing and all that was written."""
    way = _WAYS.get(act)
    by = acting.by(request, reason=_written(request, way.reason) if way else "")
    of = questions.amendment_of(by.actor, key)
    if of is None or way is None:
        raise Http404
    try:
        way.call(of, _written(request, way.field), by)
    except AlreadyDone:
        messages.info(request, _("This was done already; it was not done again."))
    except Refused as refused:
        return page(request, reader(request), key, errors=[(way.reason or way.field or "acts", words.said(refused.sentence))])
    else:
        messages.success(request, _(way.done))
    return redirect("adjustment:amendment", key=key)


def _written(request: access.Request, field: str) -> str:
    return request.POST.get(field, "").strip()[:_MOST]
