"""A row that the reading did not find is added to a task."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.intake.pages.review import desk_address, ledger_of
from taizhang.frame import access
from taizhang.ledger.actions import drafting
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Obligation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.rules.refusals import Refused


@access.needs("intake.read")
def add(request: access.Request, document: str, ledger: str) -> HttpResponse:
    """The form; sent, the row stands behind the one that the address names, in the same task, or at the end of the ledger."""
    by = acting.by(request)
    draft = ledger_of(document, ledger, by.actor)
    behind = Obligation.objects.filter(ledger=draft, code=request.GET.get("behind", "")).select_related("item").first()
    if request.GET.get("behind") and behind is None:
        raise Http404
    said = {name: request.POST.get(name, "").strip() for name in ("words", "basis")}
    errors = []
    if request.method == "POST":
        errors = [(name, _("Please fill this in.")) for name in said if not said[name]]
        if not errors:
            try:
                new = drafting.add_row(draft, said["words"], basis=said["basis"], behind=behind, by=by)
            except AlreadyDone:
                return redirect(desk_address(draft))
            except Refused as refused:
                errors = [("words", words.said(refused.sentence))]
            else:
                messages.success(request, _("%(code)s is added.") % {"code": new.code})
                return redirect(desk_address(draft, new.code))
    shown = {
        "document": draft.plan.document,
        "ledger": draft,
        "behind": behind,
        "said": said if request.method == "POST" else {"words": "", "basis": behind.basis if behind else ""},
        "errors": errors,
        "wrong": dict(errors),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "intake/add.html", shown, status=422 if errors else 200)
