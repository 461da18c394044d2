"""The letter with which a ledger goes up 报送函: composed from the record, edited by a person, sent under a number."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.filing.actions.filing import LETTER, file_with_letter
from taizhang.capabilities.filing.pages import forms
from taizhang.capabilities.filing.pages.one import seen
from taizhang.capabilities.filing.queries import one_filing as questions
from taizhang.capabilities.filing.rules import letters
from taizhang.capabilities.filing.rules.readiness import Unchanged, require_changed
from taizhang.frame import access
from taizhang.frame.papers import sent
from taizhang.kit.paper import Paper
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import BlankForm
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, labels, words
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.pages.signing import next_of
from taizhang.ledger.queries.chains import Way, open_round, way_of
from taizhang.ledger.queries.papers import last_mark
from taizhang.ledger.rules.chains import ChainAct
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.refusals import Refused

_MOST = 6000  # characters of a letter
_WRITTEN = ("title", "words", "note", "mark", "form", "unchanged")


@access.needs("filing.read")
def letter(request: access.Request, code: str) -> HttpResponse:
    """The draft with its form. Sent as `look` it is shown again as it was edited; sent as `file` the ledger is filed with it."""
    by = acting.by(request, reason=request.POST.get("unchanged", "").strip()[:500])
    of = questions.one_filing(seen(code, by.actor))
    blank = forms.wanted(of, by.actor)
    said = _said(request, of, questions.as_filed(of))
    filed = replace(questions.as_filed(of), form=forms.name_of(of, blank) if blank and said["form"] else "")
    draft = composed(of, filed, said)
    if request.method == "POST" and request.POST.get("act") == "file":
        try:
            require_changed(of.returned, of.content, said["unchanged"])
            form = forms.as_file(of, blank, on=by.today) if blank and said["form"] else None
            done = file_with_letter(of.ledger, draft, mark=said["mark"], words=said, form=form, by=by)
        except AlreadyDone:
            return redirect("filing:one", code=code)
        except Refused as refused:
            field = "unchanged" if isinstance(refused, Unchanged) else "mark"
            return _form(request, of, draft, said | {"error": words.said(refused.sentence), "wrong": field}, blank)
        way = None if done else way_of(ChainAct.FILE_LEDGER, of.ledger)
        messages.success(
            request, next_of(way) if way else _("Filed under number %(number)s.") % {"number": done.paper.number if done else ""}
        )
        return redirect("filing:one", code=code)
    return _form(request, of, draft, said, blank)


@access.needs("filing.read")
@reads
def letter_docx(_request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """The letter as it would be sent now, for those who sign it on paper."""
    draft = _draft(who, code)
    return sent(draft, "docx", draft.title)


@access.needs("filing.read")
@reads
def letter_pdf(_request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """The same, to be read."""
    draft = _draft(who, code)
    return sent(draft, "pdf", draft.title)


def _draft(who: Reader, code: str) -> Paper:
    of = questions.one_filing(seen(code, who.actor))
    blank = forms.wanted(of, who.actor)
    filed = replace(questions.as_filed(of), form=forms.name_of(of, blank) if blank else "")
    return composed(of, filed, {"title": "", "words": letters.words_of(filed), "note": ""})


def composed(of: questions.OneFiling, filed: letters.Filed, said: dict[str, str]) -> Paper:
    ledger = of.ledger
    to = (ledger.recipient.short_name or ledger.recipient.name) if ledger.recipient else ""
    sender = ledger.coordinator.name if ledger.coordinator else ""
    return letters.letter(filed, sender=sender, to=to, words=said["words"], title=said["title"], note=said["note"])


def _said(request: access.Request, of: questions.OneFiling, filed: letters.Filed) -> dict[str, str]:
    """What was written; or what the hands before have signed; or what the record says."""
    if request.method == "POST":
        return {name: request.POST.get(name, "").strip()[:_MOST] for name in _WRITTEN}
    if (round_ := open_round(ChainAct.FILE_LEDGER, of.ledger)) and round_.content:
        return {name: str(round_.content.get(name, "")) for name in _WRITTEN}
    mark = last_mark(of.ledger.coordinator_id or 0, LETTER)
    return {"title": letters.title_of(filed), "words": letters.words_of(filed), "note": "", "mark": mark, "form": "form", "unchanged": ""}


def _form(request: access.Request, of: questions.OneFiling, draft: Paper, said: dict[str, str], blank: BlankForm | None) -> HttpResponse:
    way: Way | None = way_of(ChainAct.FILE_LEDGER, of.ledger) if of.ledger.state == LedgerState.SIGNED else None
    his = way is not None and way.is_of(acting.by(request).actor)
    error = said.get("error", "")
    shown: dict[str, Any] = {
        "way": way,
        "roles": labels.ROLES,
        "send_back": his and way is not None and way.open,
        "of": of,
        "blank": blank,
        "ledger": of.ledger,
        "paper": draft,
        "said": said,
        "errors": [(said["wrong"], error)] if error else [],
        "wrong": {said["wrong"]: error} if error else {},
        "fileable": of.ledger.state == LedgerState.SIGNED and (way is None or his),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "filing/letter.html", shown, status=422 if error else 200)
