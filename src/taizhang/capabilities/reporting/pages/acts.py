"""The acts on a whole report: nothing to report, signed, decided."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.capabilities.reporting.pages import filling
from taizhang.capabilities.reporting.pages import report as pages
from taizhang.frame import access
from taizhang.ledger.actions import deeds, reports
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Report
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.pages.signing import next_of
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.report_lines import Unexplained
from taizhang.ledger.rules.reporting import Verdict

LONGEST = 2000  # characters of a reason


@access.needs("reporting.read")
@require_POST
def nil(request: Any, key: str) -> HttpResponse:
    """零报告. Where something of it is late, the page asks for the reason first."""
    try:
        return _done(request, key, _nil, lambda _report: _("It is said that there is nothing to report."))
    except Unexplained as refused:
        found, why = pages.wanted(reader(request), key), words.said(refused.sentence)
        return pages.page(request, found, unexplained=refused.late, errors=[("because", why)])


@access.needs("reporting.read")
@require_POST
def sign(request: Any, key: str) -> HttpResponse:
    return _done(request, key, _sign, _signed)


@access.needs("reporting.read")
@require_POST
def decide(request: Any, key: str) -> HttpResponse:
    """The report goes the way of its lines: accepted where all are, else returned."""
    return _done(request, key, decided, lambda _report: _("The report is decided."))


def decided(report: Report, seen: int | None, by: By) -> None:
    """Accepted, or returned where one of its lines is."""
    deeds.require_revision(report, seen)
    returned = report.lines.filter(verdict=Verdict.RETURNED.value).exists()
    (reports.return_report if returned else reports.accept_report)(report, by=by)


def _nil(report: Report, seen: int | None, by: By) -> None:
    reports.say_nothing(report, seen=seen, by=by)


def _sign(report: Report, seen: int | None, by: By) -> None:
    reports.sign_report(report, seen=seen, by=by)


def _signed(report: Report) -> str:
    """Of a hand before the last of a chain, that another signs next."""
    way = pages.way_for(report)
    return next_of(way) if way else _("The report is signed and with those who asked for it.")


def _done(request: Any, key: str, act: Callable[[Report, int | None, By], None], done: Callable[[Report], str]) -> HttpResponse:
    found = pages.wanted(reader(request), key)
    seen, because = request.POST.get("seen", ""), request.POST.get("because", "").strip()[:LONGEST]
    try:
        act(found, filling.revision(seen), acting.by(request, reason=because))
    except AlreadyDone:
        messages.info(request, _("This was done already; it was not done again."))
    except Unexplained:
        raise
    except Refused as refused:
        messages.error(request, words.said(refused.sentence))
    else:
        messages.success(request, done(found))
    return redirect("reporting:report", key=key)
