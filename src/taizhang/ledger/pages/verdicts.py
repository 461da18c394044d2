"""Somebody else than who owes it says whether a piece of evidence 佐证 proves what it is bound to, and whether a milestone 节点 was reached."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.frame import access
from taizhang.frame.addresses import back_to
from taizhang.ledger.actions import evidence, milestones
from taizhang.ledger.models import Milestone
from taizhang.ledger.pages import acting
from taizhang.ledger.pages.administration.refusals import told
from taizhang.ledger.pages.pieces import piece_read
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.queries import scopes


@access.needs("ledger.read")
@require_POST
def judge_piece(request: access.Request, code: str, key: str) -> HttpResponse:
    """It is accepted 采信, or refused with the reason; back to where it was judged."""
    found = piece_read(reader(request), code, key)
    by = acting.by(request, reason=request.POST.get("reason", "").strip()[:1000])
    if request.POST.get("verdict") == "refused":
        told(request, lambda: evidence.refuse_evidence(found, by=by), done=_("The evidence is refused; whoever added it is told."))
    else:
        told(request, lambda: evidence.accept_evidence(found, by=by), done=_("The evidence is accepted: it counts from now on."))
    return redirect(back_to(request, request.POST.get("next", ""), reverse("ledger:piece", kwargs={"code": code, "key": key})))


@access.needs("ledger.read")
@require_POST
def verify_milestone(request: access.Request, code: str, key: str) -> HttpResponse:
    """It was reached, and counts; what he does not see is not found."""
    who = reader(request)
    found = Milestone.objects.select_related("obligation").filter(key=key, obligation__code=code).first()
    if found is None or not scopes.ledgers_seen(who.actor).filter(pk=found.obligation.ledger_id).exists():
        raise Http404
    by = acting.by(request, reason=request.POST.get("reason", "").strip()[:1000])
    told(request, lambda: milestones.verify_milestone(found, by=by), done=_("The milestone is verified: it counts from now on."))
    return redirect(reverse("ledger:obligation", kwargs={"code": code}) + "#milestones")
