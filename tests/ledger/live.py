"""Ledgers that run, for tests of what is reported of them. They are made live by hand: how a ledger is signed is tested elsewhere."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from taizhang.ledger.actions import deeds, reports
from taizhang.ledger.actions.report_lines import Figure, Said
from taizhang.ledger.models import Assignment, Indicator, Ledger, Obligation, Organisation, Report, ReportLine, Standing, Target
from taizhang.ledger.queries.standings import Stands, standing_from_rows
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.periods import month_end
from taizhang.ledger.rules.terms import Period
from tests.ledger.people import MARCH, Cast, clock, draft_ledger


def live_ledger(who: Cast, **changed: Any) -> Ledger:
    """The ledger of `people.findings`, on record, its rows under way."""
    ledger = draft_ledger(who, **changed)
    make_live(ledger)
    return ledger


def make_live(ledger: Ledger, at: datetime = MARCH) -> None:
    with deeds.deed("make_live", by=clock(at)) as deed:
        deed.change(ledger, state=LedgerState.ON_RECORD.value)
        for row in Obligation.objects.filter(ledger=ledger):
            deed.change(row, state=State.IN_PROGRESS.value)


def month(number: int) -> Period:
    """A month of 2026."""
    return Period(date(2026, number, 1), month_end(2026, number))


def opened(ledger: Ledger, number: int = 3, at: datetime = MARCH) -> Report:
    """The report of the first organisation for that month."""
    return reports.open_reports(ledger, month(number), due=date(2026, number, 25), by=clock(at))[0]


def line_of(report: Report, place: int = 0) -> ReportLine:
    return list(report.lines.select_related("report", "obligation").order_by("obligation__code"))[place]


def said(line: ReportLine, value: object = None, grade: Grade = Grade.PRELIMINARY, **more: Any) -> Said:
    """Something was done; with the value of the line's target, where one is given."""
    figures = () if value is None else (Figure(target_of(line.obligation), Decimal(str(value)), grade),)
    return Said(**{"done": "已开工", "figures": figures} | more)


def target_of(obligation: Obligation) -> Target:
    return Target.objects.select_related("indicator").get(obligation=obligation, valid_to__isnull=True)


def aim(obligation: Obligation, **changed: Any) -> Target:
    """The obligation's only target, such as it is described."""
    indicator = Indicator(name=f"指标{Indicator.objects.count()}", unit="处", value_kind=changed.pop("value_kind", "cumulative"))
    with deeds.deed("aim", by=clock()) as deed:
        for old in Target.objects.filter(obligation=obligation):
            deed.change(old, valid_to=date(2026, 3, 1))
        deed.add(indicator)
        return deed.add(
            Target(**{"obligation": obligation, "indicator": indicator, "unit": "处", "kind": "rising", "value": Decimal(200)} | changed)
        )


def led_by(obligation: Obligation, organisation: Organisation) -> None:
    """The organisation leads it, too."""
    with deeds.deed("assign", by=clock()) as deed:
        for old in Assignment.objects.filter(obligation=obligation, organisation=organisation):
            deed.change(old, ended_on=date(2026, 3, 1))
        deed.add(Assignment(obligation=obligation, organisation=organisation, role=Duty.LEAD.value, position=9))


def standing(obligation: Obligation) -> Standing:
    return Standing.objects.get(obligation=obligation)


def require_kept_standings(on: date = date(2026, 12, 31)) -> None:
    """What the verbs have kept is what the rows say."""
    kept = {row.obligation_id: Stands(*(getattr(row, column) for column in Stands._fields)) for row in Standing.objects.all()}
    assert kept == standing_from_rows(kept, on=on)
