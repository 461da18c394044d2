"""Reports on a desk: to be made, to be finished, to be signed, to be judged; each leads to its own page."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.capabilities.reporting.queries.waiting import Progress, progress_of, unfinished
from taizhang.ledger.pages import desk_acts, words
from taizhang.ledger.pages.desk import step_in_words
from taizhang.ledger.queries.desk import ReportWaiting, reports_waiting
from taizhang.ledger.rules.cards import Act, Card
from taizhang.ledger.rules.reporting import ReportState
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.sentences import Sentence

GO_ON = Act("report", Sentence("继续填报进展", "Go on with the report"), rank=21)
_ACTS = {
    ReportState.OPEN: desk_acts.REPORT,
    ReportState.RETURNED: desk_acts.REPORT_AGAIN,
    ReportState.FILLED: desk_acts.SIGN_REPORT,
    ReportState.SIGNED: desk_acts.JUDGE,
}


def cards(actor: Actor, _on: date) -> Iterator[Card]:
    """One for each report; of one that is half filled in nobody is asked to sign it."""
    waiting = reports_waiting(actor)
    known = {row.id for row in waiting}
    waiting += [row for row in unfinished(actor) if row.id not in known]
    progress = progress_of(row.id for row in waiting)
    address, period = reverse("reporting:report", kwargs={"key": "KEY"}), cache(words.period)  # a desk of a thousand says them once
    for row in waiting:
        url, days = address.replace("KEY", row.key), period(row.period_start, row.period_end)
        yield _card(row, progress.get(row.id, Progress(0, 0, 0)), url, days)


def _card(row: ReportWaiting, progress: Progress, url: str, period: str) -> Card:
    title = _("Report of %(organisation)s, %(period)s") % {"organisation": row.organisation, "period": period}
    act = _ACTS[ReportState(row.state)]
    if row.state == ReportState.FILLED and progress.blank and not progress.nil:
        act = GO_ON
    under = f"{row.ledger} · {_lines(row, progress)}"
    if row.steps and act is desk_acts.SIGN_REPORT:
        under = f"{under} · {step_in_words(row.steps, row.step)}"
    return Card(f"report:{row.id}", act, title, url, under, row.plan, row.recipient, row.due, go=url)


def _lines(row: ReportWaiting, progress: Progress) -> str:
    if row.state == ReportState.SIGNED:
        return ngettext("%(count)s line to judge", "%(count)s lines to judge", progress.pending) % {"count": progress.pending}
    if progress.blank and progress.blank < progress.lines:
        return _("%(count)s of %(total)s lines are still blank") % {"count": progress.blank, "total": progress.lines}
    return ngettext("%(count)s line", "%(count)s lines", progress.lines) % {"count": progress.lines}
