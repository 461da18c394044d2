"""The progress of a month in the recipient's own form 收文单位格式: filled from what was accepted, every row of the ledger in its order,
with its completion and its light as the record had them when that month had been judged."""

from datetime import date
from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from taizhang.capabilities.reporting.pages.overview import asked_month
from taizhang.capabilities.reporting.queries import accepted
from taizhang.capabilities.reporting.queries.forms import form_of
from taizhang.capabilities.reporting.queries.stood import stood
from taizhang.capabilities.reporting.rules import reported_lines
from taizhang.frame import access
from taizhang.frame.downloads import download
from taizhang.ledger.models import BlankForm, Ledger
from taizhang.ledger.pages import words
from taizhang.ledger.pages.filled_forms import NoForm, filled
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.ledger_contents import content_of
from taizhang.ledger.rules import form_lines
from taizhang.ledger.rules.periods import month_end


@access.needs("reporting.read")
@reads
def recipients_form(request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """To whoever may tell those above of it; of the month that is asked for (`?month=2026-03`)."""
    ledger, blank = _wanted(who, code)
    month = asked_month(request.GET.get("month", ""), [], who.day)
    try:
        content = filled(blank, list(_lines(ledger, month)))
    except NoForm as refused:
        messages.error(request, words.said(refused.sentence))
        return redirect("reporting:overview")
    name = _("%(plan)s, progress of %(month)s") % {"plan": ledger.plan.title, "month": date_format(month, "YEAR_MONTH_FORMAT")}
    return download(content, f"{name}{PurePath(blank.file_name).suffix.lower()}")


def _wanted(who: Reader, code: str) -> tuple[Ledger, BlankForm]:
    ledger = scopes.ledgers_seen(who.actor).filter(code=code).select_related("plan", "coordinator", "recipient").first()
    blank = form_of(who.actor, ledger) if ledger else None
    if ledger is None or blank is None:
        raise Http404
    return ledger, blank


def _lines(ledger: Ledger, month: date) -> list[reported_lines.Line]:
    now, end = timezone.now(), month_end(month.year, month.month)
    facts = accepted.facts_of([ledger], month, end, known_at=now)
    rows = form_lines.lines_of(content_of(ledger)["rows"], {})
    return list(reported_lines.lines_of(rows, facts.lines, stood(ledger, month, end, now=now)))
