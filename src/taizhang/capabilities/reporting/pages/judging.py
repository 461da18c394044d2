"""Who receives a report judges it line by line; those that want no look he accepts together."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from taizhang.capabilities.reporting.pages import filling
from taizhang.capabilities.reporting.pages import report as pages
from taizhang.capabilities.reporting.queries.lines import Line
from taizhang.frame import access
from taizhang.ledger.actions import report_lines
from taizhang.ledger.models import Report, ReportLine
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.reporting import Verdict


@access.needs("reporting.read")
@require_POST
def judge(request: Any, key: str) -> HttpResponse:
    """One line is accepted or returned, or all that want no look are accepted (`plain`); what is refused is said."""
    who = reader(request)
    found = pages.wanted(who, key)
    lines = pages.lines_lit(found, who)
    wanted = _wanted(request, lines)
    verdict = Verdict.RETURNED if request.POST.get("verdict") == Verdict.RETURNED else Verdict.ACCEPTED
    refused = [line.id for line in wanted if not _judged(request, found, line, verdict)]
    done = len(wanted) - len(refused)
    if done:
        text = ngettext("%(count)s line is judged.", "%(count)s lines are judged.", done)
        messages.success(request, text % {"count": done})
    place = f"#line-{following}" if (following := next(iter(refused), None) or _following(lines, wanted)) else "#acts"
    return redirect(f"{reverse('reporting:report', kwargs={'key': key})}{place}")


def _wanted(request: Any, lines: list[Line]) -> list[Line]:
    if "plain" in request.POST:
        shown = set(request.POST.getlist("line"))  # what he saw; another that became plain meanwhile he has not seen
        return [line for line in lines if line.verdict == Verdict.PENDING and not line.looks and str(line.id) in shown]
    return [line for line in lines if str(line.id) == request.POST.get("line", "")]


def _judged(request: Any, found: Report, line: Line, verdict: Verdict) -> bool:
    row = ReportLine.objects.select_related("report__ledger", "obligation").get(pk=line.id, report=found.pk)
    seen = request.POST.get(f"seen-{line.id}", "")
    by = acting.by(request, reason=request.POST.get(f"reason-{line.id}", "").strip()[:2000])
    act = report_lines.return_line if verdict is Verdict.RETURNED else report_lines.accept_line
    try:
        act(row, seen=filling.revision(seen), by=by)
    except Refused as refused:
        messages.error(request, f"{line.code}: {words.said(refused.sentence)}")
        return False
    return True


def _following(lines: list[Line], judged: list[Line]) -> int | None:
    """The next line that nobody has judged."""
    done = {line.id for line in judged}
    return next((line.id for line in lines if line.verdict == Verdict.PENDING and line.id not in done), None)
