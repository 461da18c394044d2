"""A changed edition of a document beside the one before it, clause by clause; from a difference an amendment of the ledger is proposed."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from taizhang.capabilities.intake.actions import editions as acts
from taizhang.capabilities.intake.queries import editions as questions
from taizhang.capabilities.intake.queries.editions import Row
from taizhang.capabilities.intake.rules import clauses
from taizhang.capabilities.intake.rules.clauses import Change
from taizhang.frame import access
from taizhang.frame.manifest import N_
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.queries import documents
from taizhang.ledger.rules.refusals import Refused

FIELDS = {"words": N_("Words"), "due": N_("Due"), "owners": N_("Organisations")}


class Line(NamedTuple):
    """A difference as it is drawn; `row` is the row of the older edition's ledger."""

    number: int
    change: Change
    row: Row | None
    fields: list[tuple[str, str]]


@access.needs("intake.read")
def editions(request: access.Request, document: str) -> HttpResponse:
    """The differences to the older edition that is named; a form sent, what the new edition says is proposed as an amendment."""
    by = acting.by(request, reason=request.POST.get("reason", "").strip())
    new = documents.document_as_read(document, actor=by.actor)
    if new is None:
        raise Http404
    older = questions.older_editions(document, new.row.title, by.actor)
    key = request.POST.get("older") or request.GET.get("older") or (older[0].key if older else "")
    old = documents.document_as_read(key, actor=by.actor) if key else None
    lines = _lines(old, new, by) if old else []
    refused = ""
    if request.method == "POST":
        try:
            return _proposed(request, new, lines, by)
        except Refused as refusal:
            refused = words.said(refusal.sentence)
    shown = {
        "document": new.row,
        "older": [(row.key, row.title) for row in older],
        "old": old.row if old else None,
        "lines": lines,
        "counts": Counter(line.change.kind.value for line in lines),
        "refused": refused,
        "refused_at": request.POST.get("number", ""),
        "reason": request.POST.get("reason", ""),
        "effective_on": request.POST.get("effective_on") or (new.row.issue_date or by.today).isoformat(),
        "token": new_key,
    }
    return render(request, "intake/editions.html", shown, status=422 if refused else 200)


def _lines(old: documents.ReadDocument, new: documents.ReadDocument, by: By) -> list[Line]:
    rows = questions.rows_at(old.row.key, by.actor)
    found = clauses.compare(clauses.clauses_of(old.findings), clauses.clauses_of(new.findings))
    signed = questions.ledgers_of(rows.values())
    only = Row("", signed[0], draft=False, amendable=True) if len(signed) == 1 else None
    return [
        Line(number, change, rows.get(change.old.span[0]) if change.old else only, [(name, _(FIELDS[name])) for name in change.fields])
        for number, change in enumerate(found, 1)
    ]


def _proposed(request: access.Request, new: documents.ReadDocument, lines: list[Line], by: By) -> HttpResponse:
    line = next((line for line in lines if str(line.number) == request.POST.get("number")), None)
    if line is None or line.row is None or not line.row.amendable:
        raise Http404
    basis = " ".join(part for part in (new.row.doc_number, new.row.title) if part)
    try:
        made = acts.propose_change(line.change, line.row.ledger, line.row.code, acts.Ground(basis, _day(request, by)), by=by)
    except AlreadyDone:
        made = []
    if made:
        messages.success(
            request, _("Proposed: %(count)s amendment(s) of %(code)s.") % {"count": len(made), "code": line.row.code or line.row.ledger}
        )
    return redirect(f"{reverse('intake:editions', kwargs={'document': new.row.key})}?{urlencode({'older': request.POST.get('older', '')})}")


def _day(request: access.Request, by: By) -> date:
    try:
        return date.fromisoformat(request.POST.get("effective_on", ""))
    except ValueError:
        return by.today
