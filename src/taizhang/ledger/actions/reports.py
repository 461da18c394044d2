"""Reports 进展 are opened, signed, accepted and returned: one for each organisation, ledger and period."""

from datetime import date

from django.db import IntegrityError

from taizhang.ledger.actions import chains, deeds, standings
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger, Obligation, Report, ReportLine
from taizhang.ledger.queries import chains as chained
from taizhang.ledger.queries import report_lines as lines
from taizhang.ledger.queries.parties import parties_to_ledger, parties_to_report
from taizhang.ledger.rules import permissions, reporting
from taizhang.ledger.rules import report_lines as rules
from taizhang.ledger.rules.chains import ChainAct
from taizhang.ledger.rules.reporting import ReportAct, ReportState, Verdict
from taizhang.ledger.rules.terms import Period

_FILLABLE = [state.value for state, acts in reporting.FOLLOWS.items() if ReportAct.FILL in acts]


def open_reports(ledger: Ledger, period: Period, *, due: date, by: By) -> list[Report]:
    """Every organisation that answers for live rows of the ledger has its report of that period, with a line for each; those that it has
    already stay as they are. A line begins with what was announced last time, or was said elsewhere in this period."""
    permissions.require("open_report", by.actor, parties_to_ledger(by.actor, ledger))
    try:
        return _open(ledger, period, due, by)
    except IntegrityError:  # somebody opened them in the same moment: what he left out is opened now
        return _open(ledger, period, due, by)


def sign_report(report: Report, *, seen: int | None = None, by: By) -> Report:
    """The report is made: what it says counts from now on. Every line says something, or the report says that there is nothing. Along the
    chain of its organisation only the last hand makes it; those before have signed what stands there."""
    deeds.require_revision(report, seen)
    with deeds.deed("sign_report", by=by) as deed:
        deeds.hold(report)  # nobody fills a line between the look at them and the signature
        hand = chains.hand_of(ChainAct.SIGN_REPORT, report, digest=lambda: chained.digest_of_report(report), by=by)
        if hand is None:
            permissions.require("sign_report", by.actor, parties_to_report(by.actor, report))
        state = reporting.after(ReportState(report.state), ReportAct.SIGN)
        if not report.nothing_to_report:
            rules.require_filled(lines.codes_blank(report.pk))
        deed.about(report)
        if hand and not chains.signed(deed, hand):
            return report
        deed.change(report, state=state.value, signed_on=by.today, signed_by_id=by.actor.person)
        standings.keep(deed, _obligations(report))
        return report


def say_nothing(report: Report, *, seen: int | None = None, by: By) -> Report:
    """零报告: the organisation has nothing to report, and says so. That is a fact, and not a report that is missing. Where a row of it is
    overdue, or a milestone has passed, the reason that `by` gives stands in the report; else `Unexplained`."""
    permissions.require("fill_report", by.actor, parties_to_report(by.actor, report))
    deeds.require_revision(report, seen)
    state = reporting.after(ReportState(report.state), ReportAct.FILL)
    with deeds.deed("say_nothing", by=by) as deed:
        deeds.hold(report)
        rules.require_nothing_said(lines.codes_filled(report.pk))
        rules.require_explained(lines.late_of(report.pk, now=by.at, on=by.today), by.reason)
        deed.about(report)
        return deed.change(report, state=state.value, nothing_to_report=True, nothing_because=by.reason)


def accept_report(report: Report, *, by: By) -> Report:
    """Every line of it was accepted, and so is the report; of one that says nothing, all lines with it."""
    return _decide(report, ReportAct.ACCEPT, Verdict.ACCEPTED, by)


def return_report(report: Report, *, by: By) -> Report:
    """A line of it was returned, and so is the report: what it says no longer counts, but for the lines that were accepted."""
    return _decide(report, ReportAct.RETURN, Verdict.RETURNED, by)


def _open(ledger: Ledger, period: Period, due: date, by: By) -> list[Report]:
    owed = lines.owed_by_organisation(ledger.pk, on=by.today)
    known = {report.organisation_id: report for report in Report.objects.filter(ledger=ledger, period_end=period.end)}
    new = [
        Report(ledger=ledger, organisation_id=pk, period_start=period.start, period_end=period.end, due=due)
        for pk in owed
        if pk not in known
    ]
    with deeds.deed("open_reports", by=by, period_end=period.end, due=due) as deed:
        deed.about(ledger)
        deed.add_all(new)
        reports = known | {report.organisation_id: report for report in new}
        deed.add_all(_missing(deed, [(reports[pk], obligations) for pk, obligations in owed.items()]))
    return list(reports.values())


def _missing(deed: deeds.Deed, wanted: list[tuple[Report, list[int]]]) -> list[ReportLine]:
    """The lines that are not there yet; a report that was signed gets none."""
    still = [(report, owed) for report, owed in wanted if report.state in _FILLABLE]
    there = set(ReportLine.objects.filter(report__in=[report for report, _ in still]).values_list("report_id", "obligation_id"))
    everything = [pk for _, owed in still for pk in owed]
    before = lines.planned(everything, before=min((report.period_end for report, _ in still), default=date.min))
    found = []
    for report, owed in still:
        elsewhere = lines.said_elsewhere(report, owed)
        if elsewhere and report.state == ReportState.OPEN:
            deed.change(report, state=ReportState.FILLED.value)
        for pk in (pk for pk in owed if (report.pk, pk) not in there):
            said = elsewhere.get(pk) or before.get((report.organisation_id, pk)) or lines.Said()
            found.append(ReportLine(report=report, obligation_id=pk, **said._asdict()))
    return found


def _decide(report: Report, act: ReportAct, verdict: Verdict, by: By) -> Report:
    permissions.require("judge_report", by.actor, parties_to_report(by.actor, report))
    rules.require_other(by.actor.organisation, report.organisation_id)
    state = reporting.after(ReportState(report.state), act)
    with deeds.deed(f"{act.value}_report", by=by) as deed:
        deeds.hold(report)
        deed.about(report)
        own = list(report.lines.select_related("obligation").order_by("obligation__code"))
        if report.nothing_to_report and verdict is Verdict.ACCEPTED:
            _accept_all(deed, own)
        rules.require_judged([line.obligation.code for line in own if line.verdict == Verdict.PENDING])
        rules.require_verdict(verdict, [Verdict(line.verdict) for line in own])
        deed.change(report, state=state.value, decided_on=by.today)
        standings.keep(deed, _obligations(report))
        return report


def _accept_all(deed: deeds.Deed, own: list[ReportLine]) -> None:
    for line in own:
        deed.change(line, verdict=Verdict.ACCEPTED.value, judged_on=deed.by.today, judged_by_id=deed.by.actor.person)


def _obligations(report: Report) -> list[int]:
    return list(Obligation.objects.filter(lines__report=report).values_list("pk", flat=True))
