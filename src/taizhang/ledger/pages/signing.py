"""A thing on its way along a signature chain: what is said to who has signed, and the way back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.frame import access
from taizhang.frame.addresses import back_to
from taizhang.ledger.actions import chains as verbs
from taizhang.ledger.models import Ledger, Report
from taizhang.ledger.pages import acting, labels
from taizhang.ledger.pages.administration.refusals import told
from taizhang.ledger.queries.chains import Way
from taizhang.ledger.rules.chains import ChainAct


def next_of(way: Way) -> str:
    """To somebody who has signed: whose hand is next."""
    role = labels.named(labels.ROLES, way.steps[way.position].role)
    return _("Your signature stands. Signature %(number)s of %(count)s is next: %(role)s.") % {
        "number": way.position + 1,
        "count": len(way.steps),
        "role": role,
    }


@access.needs("ledger.read")
@require_POST
def return_step(request: access.Request, act: str, key: str) -> HttpResponse:
    """What is not of his own organisation is not found: nobody signs for another."""
    by = acting.by(request, reason=request.POST.get("reason", "").strip()[:1000])
    subject: Any = None
    if act == ChainAct.SIGN_REPORT:
        subject = Report.objects.filter(key=key, organisation_id=by.actor.organisation or 0).first()
    elif act in set(ChainAct):
        subject = Ledger.objects.filter(code=key, coordinator_id=by.actor.organisation or 0).first()
    if subject is None:
        raise Http404
    told(
        request, lambda: verbs.return_step(ChainAct(act), subject, by=by), done=_("It is returned, and is signed anew from the first step.")
    )
    return redirect(back_to(request, request.POST.get("next", ""), reverse("home")))
