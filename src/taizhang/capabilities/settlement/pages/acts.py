"""What is done on the page of a year: it is settled, what is open is carried over, what has ended is put away as a package."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from taizhang.capabilities.settlement.pages.year import ledger_of, page
from taizhang.capabilities.settlement.queries import years as questions
from taizhang.frame import access
from taizhang.ledger.actions import years
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.archive_package import write_package
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.queries import archived, scopes
from taizhang.ledger.rules.archiving import Retention
from taizhang.ledger.rules.refusals import Refused


@access.needs("settlement.read")
@require_POST
def close(request: access.Request, code: str) -> HttpResponse:
    """The year is settled; its page says how many figures are awaited."""
    who = reader(request)
    try:
        done = years.close_year(ledger_of(who, code), by=acting.by(request))
    except AlreadyDone:
        return redirect("settlement:year", code=code)
    except Refused as refused:
        return page(request, who, code, errors=[("acts", words.said(refused.sentence))])
    said = _("The year is settled as edition %(number)s; figures awaited: %(count)s.")
    messages.success(request, said % {"number": done.edition.number, "count": len(done.awaited)})
    return redirect("settlement:year", code=code)


@access.needs("settlement.read")
@require_POST
def carry_over(request: access.Request, code: str) -> HttpResponse:
    """What is open goes on in the draft that was chosen."""
    who, approval, reason = reader(request), request.POST.get("approval", "").strip(), request.POST.get("reason", "").strip()
    ledger = ledger_of(who, code)
    allowed = {draft.code for draft in questions.drafts_for(who.actor, ledger)}
    errors = [(name, _("Please fill this in.")) for name, said in (("approval", approval), ("reason", reason)) if not said]
    if request.POST.get("into", "") not in allowed:
        errors.insert(0, ("into", _("Choose the draft of the next ledger.")))
    if errors:
        return page(request, who, code, errors=errors)
    into = scopes.ledgers_seen(who.actor).select_related("plan").get(code=request.POST["into"])
    try:
        done = years.carry_over(ledger, into, approval=approval, by=acting.by(request, reason=reason))
    except AlreadyDone:
        return redirect("settlement:year", code=code)
    except Refused as refused:
        return page(request, who, code, errors=[("into", words.said(refused.sentence))])
    count = len(done)
    messages.success(request, ngettext("%(count)s row goes on.", "%(count)s rows go on.", count) % {"count": count})
    return redirect("settlement:year", code=code)


@access.needs("settlement.read")
@require_POST
def archive(request: access.Request, code: str) -> HttpResponse:
    """The archive package, whole; its hash stands in the log."""
    who = reader(request)
    ledger_of(who, code)
    of, wanted = archived.of_code(code), request.POST.get("retention", "")
    retention = Retention(wanted) if wanted in set(Retention) else Retention.THIRTY_YEARS
    if of is None:
        return redirect("settlement:year", code=code)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "package.zip"
        try:
            write_package(of, path, retention=retention, by=acting.by(request))
        except AlreadyDone:
            return redirect("settlement:year", code=code)
        except Refused as refused:
            return page(request, who, code, errors=[("acts", words.said(refused.sentence))])
        answer = HttpResponse(path.read_bytes(), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{code}.zip"'
    return answer
