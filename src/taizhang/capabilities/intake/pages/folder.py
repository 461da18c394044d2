"""The server's folder of plans: what lies in it, and what of it is to be read. It is read by the jobs of the clock, not by the page."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.intake.actions import batches
from taizhang.capabilities.intake.queries import batches as questions
from taizhang.capabilities.intake.queries.folder import MOST, Shown, files_in
from taizhang.capabilities.intake.rules.batches import Origin
from taizhang.frame import access
from taizhang.ledger.pages import acting, words
from taizhang.ledger.rules.refusals import Refused

_NOTHING = Shown([], more=False)


@access.needs("intake.folder")
def folder(request: access.Request) -> HttpResponse:
    """The list; sent, what was chosen waits to be read, and its page shows how far it is."""
    by = acting.by(request)
    try:
        shown = files_in(settings.INTAKE_FOLDER, by.actor) if settings.INTAKE_FOLDER else _NOTHING
    except Refused as refused:
        return _page(request, _NOTHING, closed=words.said(refused.sentence))
    if request.method != "POST":
        return _page(request, shown)
    chosen = set(request.POST.getlist("file"))
    wanted = [batches.Entry(one.name, one.size) for one in shown.files if one.name in chosen]
    if not wanted:
        return _page(request, shown, error=_("Choose a file first."))
    try:
        return redirect("intake:batch", batch=batches.open_batch(wanted, Origin.FOLDER, by=by).key)
    except Refused as refused:
        return _page(request, shown, error=words.said(refused.sentence))


def _page(request: access.Request, shown: Shown, *, error: str = "", closed: str = "") -> HttpResponse:
    account = request.user.pk
    said: dict[str, Any] = {
        "is_set": settings.INTAKE_FOLDER is not None,
        "closed": closed,
        "files": shown.files,
        "most": MOST if shown.more else 0,
        "waiting": questions.names_waiting(account),
        "refused": questions.refused_before(account),
        "latest": questions.batches_of(account),
        "chosen": request.POST.getlist("file"),
        "error": error,
    }
    return render(request, "intake/folder.html", said, status=422 if error else 200)
