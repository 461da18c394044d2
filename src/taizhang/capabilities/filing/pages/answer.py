"""What the government above says to a ledger that was filed: on record, or returned with what is wrong, row by row."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.filing.actions.filing import RECEIPT, RETURN, Found, put_on_record, return_with_defects
from taizhang.capabilities.filing.pages.one import seen
from taizhang.capabilities.filing.queries import one_filing as questions
from taizhang.capabilities.filing.queries.merged import clashes_of
from taizhang.capabilities.filing.rules import completeness
from taizhang.frame import access
from taizhang.ledger.actions import ledgers
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Ledger, Obligation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.queries.papers import last_mark
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.refusals import Refused

_MARKS = {"record": (RECEIPT, "备案"), "return": (RETURN, "补正")}
_ROWS = 8  # empty lines for defects that no rule has found
_MOST = 200


@access.needs("filing.read")
def answer(request: access.Request, code: str) -> HttpResponse:
    """The form, with every defect that a rule has found; sent, the ledger is on record or back with its coordinator."""
    by = acting.by(request, reason=request.POST.get("reason", "").strip()[:1000])
    ledger = seen(code, by.actor)
    if ledger.state != LedgerState.FILED:  # it was answered already, or has not gone up
        return redirect("filing:one", code=code)
    of = questions.one_filing(ledger)
    if request.method != "POST":
        return _form(request, of, None, "")
    act = request.POST.get("act", "")
    if act not in _MARKS:
        raise Http404
    try:
        _done(request, of, act, by)
    except AlreadyDone:
        pass
    except Refused as refused:
        return _form(request, of, _checked(request), words.said(refused.sentence))
    return redirect("filing:one", code=code)


def _done(request: access.Request, of: questions.OneFiling, act: str, by: Any) -> None:
    mark = request.POST.get(f"mark-{act}", "").strip()
    if not of.sent:  # it was filed before there were letters: it is answered without one
        (ledgers.put_on_record if act == "record" else ledgers.return_ledger)(of.ledger, by=by)
        return
    done = (
        put_on_record(of.ledger, mark=mark, by=by)
        if act == "record"
        else return_with_defects(of.ledger, _found(request, of.ledger), mark=mark, by=by)
    )
    said = _("On record under number %(number)s.") if act == "record" else _("Returned under number %(number)s.")
    messages.success(request, said % {"number": done.paper.number})


def _found(request: access.Request, ledger: Ledger) -> list[Found]:
    """What was ticked, and what was written into the empty lines; a code that is no row of the ledger stays in the words."""
    lines = [one.partition("|")[::2] for one in request.POST.getlist("defect")[:_MOST]]
    written = zip(request.POST.getlist("row"), request.POST.getlist("what"), strict=False)
    lines += [(row.strip(), what.strip()) for row, what in written if what.strip()]
    rows = {row.code: row for row in Obligation.objects.filter(ledger=ledger, code__in=[code for code, _ in lines])}
    return [Found((what if code in rows or not code else f"{code}：{what}")[:500], rows.get(code)) for code, what in lines]


def _checked(request: access.Request) -> set[str]:
    return set(request.POST.getlist("defect"))


def _form(request: access.Request, of: questions.OneFiling, checked: set[str] | None, error: str) -> HttpResponse:
    proposed = [(row.code, row.title, "；".join(completeness.SAID[lack].zh for lack in row.lacks)) for row in of.incomplete]
    proposed += [(clash.code, clash.title, clash.words) for clash in clashes_of(of.ledger)]
    rows = [(f"{code}|{what}", code, title, what) for code, title, what in proposed[:_MOST]]
    recipient = of.ledger.recipient_id or 0
    shown: dict[str, Any] = {
        "of": of,
        "ledger": of.ledger,
        "proposed": [(*row, checked is None or row[0] in checked) for row in rows],
        "written": _written(request),
        "reason": request.POST.get("reason", ""),
        "marks": {act: request.POST.get(f"mark-{act}") or last_mark(recipient, kind) or usual for act, (kind, usual) in _MARKS.items()},
        "errors": [("reason", error)] if error else [],
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "filing/answer.html", shown, status=422 if error else 200)


def _written(request: access.Request) -> list[tuple[str, str]]:
    said = list(zip(request.POST.getlist("row"), request.POST.getlist("what"), strict=False))
    return said + [("", "")] * max(0, _ROWS - len(said))
