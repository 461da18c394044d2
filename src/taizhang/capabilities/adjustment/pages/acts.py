"""What is done on the page of an amendment: agree, refuse, carry it out, file it, put it on record."""

from collections.abc import Callable
from typing import Any

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
Call = Callable[[Amendment, str, By], Any]


def _filing(of: Amendment) -> ChangeFiling:
    found = questions.filing_of(of)
    if found is None:
        raise Http404
    return found


# The verb of each act, the field from which it takes its words, what is said when it is done.
_ACTS: dict[str, tuple[Call, str, str]] = {
    "approve": (lambda of, said, by: amendments.approve(of, decision=said, by=by), "decision", N_("Agreed.")),
    "refuse": (lambda of, said, by: amendments.refuse(of, decision=said, by=by), "refusal", N_("Refused; who proposed it is told why.")),
    "apply": (lambda of, _said, by: amendments.apply(of, by=by), "", N_("The amendment is in effect.")),
    "file": (lambda of, said, by: recording.file_change(_filing(of), number=said, by=by), "number", N_("The change is filed.")),
    "record": (
        lambda of, said, by: recording.record_change(_filing(of), number=said, by=by),
        "record_number",
        N_("The change is on record."),
    ),
}


@access.needs("adjustment.read")
@require_POST
def act(request: access.Request, key: str, act: str) -> HttpResponse:
    """It is done, and its page says so; or the page comes back with what is missing and all that was written."""
    by = acting.by(request)
    of = questions.amendment_of(by.actor, key)
    if of is None or act not in _ACTS:
        raise Http404
    call, name, done = _ACTS[act]
    try:
        call(of, request.POST.get(name, "").strip()[:_MOST], by)
    except AlreadyDone:
        messages.info(request, _("This was done already; it was not done again."))
    except Refused as refused:
        return page(request, reader(request), key, errors=[(name or "acts", words.said(refused.sentence))])
    else:
        messages.success(request, _(done))
    return redirect("adjustment:amendment", key=key)
