"""Lines of reports are filled by whoever owes them, and judged, one by one, by another organisation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from taizhang.ledger.actions import deeds, observations
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import Unfit
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.models import Indicator, Report, ReportLine, Target
from taizhang.ledger.queries.parties import parties_to_report
from taizhang.ledger.queries.report_lines import counterparts_of
from taizhang.ledger.rules import permissions, reporting
from taizhang.ledger.rules import report_lines as rules
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.reporting import Cause, ReportAct, ReportState, Verdict
from taizhang.ledger.rules.transitions import NotNow

_FILLABLE = [state.value for state, acts in reporting.FOLLOWS.items() if ReportAct.FILL in acts]


@dataclass(frozen=True)
class Figure:
    """The value of a target at the end of the period of the report."""

    target: Target
    value: Decimal
    grade: Grade = Grade.PRELIMINARY


@dataclass(frozen=True)
class Said:
    """What a line says. The colour and the percentage are claims: they are shown beside the light, and change nothing."""

    done: str = ""
    problem: str = ""
    cause: Cause | None = None
    help_needed: str = ""
    next_step: str = ""
    expected_on: date | None = None
    claim_colour: Colour | None = None
    claim_percent: Decimal | None = None
    figures: Sequence[Figure] = field(default=())


def fill_line(line: ReportLine, said: Said, *, seen: int | None = None, by: By) -> ReportLine:
    """The line says this, until it is filled again; its figures stand in their series and count once the report is signed. The line of its
    counterpart in another ledger, where that is open and blank, says it too."""
    report = line.report
    permissions.require("fill_report", by.actor, parties_to_report(by.actor, report))
    deeds.require_revision(line, seen)
    state = reporting.after(ReportState(report.state), ReportAct.FILL)
    _require_open(line)
    rules.require_said(done=said.done, problem=said.problem, cause=said.cause, figures=len(said.figures))
    with deeds.deed("fill_line", by=by) as deed:
        deeds.hold(report)  # it is not signed meanwhile
        deed.about(line.obligation)
        copies = _copies(line)
        deed.change(report, state=state.value, nothing_to_report=False, nothing_because="")
        deed.change(line, **_columns(said), verdict=Verdict.PENDING.value, verdict_reason="", judged_on=None, judged_by_id=None)
        observations.enter(deed, _figures(line, said.figures), organisation=report.organisation, line=line)
        for copy in copies:
            _say_too(deed, copy, said)
        return line


def accept_line(line: ReportLine, *, seen: int | None = None, by: By) -> ReportLine:
    """Another organisation has accepted the line: what it says is what is so."""
    return _judge(line, Verdict.ACCEPTED, seen, by)


def return_line(line: ReportLine, *, seen: int | None = None, by: By) -> ReportLine:
    """Another organisation has returned the line, with the reason that `by` gives."""
    rules.require_reason(by.reason)
    return _judge(line, Verdict.RETURNED, seen, by)


def _judge(line: ReportLine, verdict: Verdict, seen: int | None, by: By) -> ReportLine:
    report = line.report
    permissions.require("judge_report", by.actor, parties_to_report(by.actor, report))
    rules.require_other(by.actor.organisation, report.organisation_id)
    deeds.require_revision(line, seen)
    act = ReportAct.ACCEPT if verdict is Verdict.ACCEPTED else ReportAct.RETURN
    reporting.after(ReportState(report.state), act)
    with deeds.deed(f"{act.value}_line", by=by) as deed:
        deeds.hold(report)
        deed.about(line.obligation)
        reason = by.reason if verdict is Verdict.RETURNED else ""
        return deed.change(line, verdict=verdict.value, verdict_reason=reason, judged_on=by.today, judged_by_id=by.actor.person)


def _require_open(line: ReportLine) -> None:
    """What was accepted stays as it was accepted; to change it is a correction."""
    if line.verdict == Verdict.ACCEPTED:
        raise NotNow(ReportState.ACCEPTED, ReportAct.FILL, (), reporting.WORDS)


def _columns(said: Said) -> dict[str, object]:
    return {
        "done": said.done,
        "problem": said.problem,
        "cause": said.cause.value if said.cause else "",
        "help_needed": said.help_needed,
        "next_step": said.next_step,
        "expected_on": said.expected_on,
        "claim_colour": said.claim_colour.value if said.claim_colour else "",
        "claim_percent": said.claim_percent,
    }


def _figures(line: ReportLine, figures: Sequence[Figure]) -> list[tuple[Indicator, Reported]]:
    if strange := [str(figure.target) for figure in figures if figure.target.obligation_id != line.obligation_id]:
        raise Unfit({"figures": strange})
    period = line.report.period_start, line.report.period_end
    return [(figure.target.indicator, _reported(figure.target, figure, *period)) for figure in figures]


def _reported(target: Target, figure: Figure, start: date, end: date) -> Reported:
    return Reported(figure.value, end, figure.grade, start, target.unit, target=target)


def _copies(line: ReportLine) -> list[ReportLine]:
    """Lines of the counterpart, of the same organisation and period, in a report that is still being filled: blank, or as this one was."""
    report: Report = line.report
    others = counterparts_of([line.obligation_id]).get(line.obligation_id, [])
    rows = ReportLine.objects.filter(obligation_id__in=others, report__state__in=_FILLABLE, verdict=Verdict.PENDING.value)
    rows = rows.filter(report__organisation_id=report.organisation_id, report__period_end=report.period_end)
    return [row for row in rows.select_related("report") if (row.done, row.problem) in {("", ""), (line.done, line.problem)}]


def _say_too(deed: deeds.Deed, copy: ReportLine, said: Said) -> None:
    """The copy says the same, with the figures of the same indicators in the same unit."""
    report = copy.report
    deed.change(report, state=reporting.after(ReportState(report.state), ReportAct.FILL).value)
    deed.change(copy, **_columns(said))
    wanted = {(figure.target.indicator_id, figure.target.unit): figure for figure in said.figures}
    own = Target.objects.filter(obligation_id=copy.obligation_id, indicator_id__in=[pk for pk, _ in wanted], valid_to__isnull=True)
    figures = [
        (target.indicator, _reported(target, wanted[key], report.period_start, report.period_end))
        for target in own.select_related("indicator")
        if (key := (target.indicator_id, target.unit)) in wanted
    ]
    observations.enter(deed, figures, organisation=report.organisation, line=copy)
