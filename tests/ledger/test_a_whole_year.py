"""A year of one ledger, from its plan to what goes on in the next: every step by a verb, at a moment that the test gives.

The plan of 2026: (1) 24万亩 of irrigation by 31 December, on a straight line by months; (2) a set of rules by 30 June, without a figure. What follows
is computed by hand. Scheduled is 25, 50, 75 and 100 percent at the ends of the quarters; more than 5 points behind is yellow, more than 20 red.

| quarter ends | reported | of   | done   | behind | light  |
|--------------|----------|------|--------|--------|--------|
| 31 March     | 6        | 24   | 25 %   | 0      | green  |
| 30 June      | 9        | 24   | 37.5 % | 12.5   | yellow |
| 30 September | 9        | 18 * | 50 %   | 25     | red    |
| 31 December  | 17       | 18   | 94.4 % | 5.6    | yellow |

* In July the target is amended to 18; in May (2) is extended to 30 September, and it is closed before that.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from taizhang.ledger.actions import (
    amendments,
    calendars,
    closing,
    drafting,
    duties,
    evidence,
    ledgers,
    lights,
    report_lines,
    reports,
    years,
)
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.actions.report_lines import Figure, Said
from taizhang.ledger.models import Amendment, Edition, Ledger, LightNow, Obligation, Target
from taizhang.ledger.queries.amendments import difference_of_editions, original_and_revised, targets_revised
from taizhang.ledger.queries.rollups import RollUpRow, by_plan_and_organisation
from taizhang.ledger.queries.years import settlement_of
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.schedule import CurveKind
from taizhang.ledger.rules.terms import Period
from tests.ledger.live import require_kept_standings, target_of
from tests.ledger.people import Cast, cast, clock, draft_ledger, findings, measure, target

pytestmark = pytest.mark.django_db


def at(month: int, day: int, year: int = 2026, hour: int = 2) -> datetime:
    """Ten o'clock of that day in Shanghai, or so many hours after eight."""
    return datetime(year, month, day, hour, tzinfo=UTC)


class Year:
    """The year as it is played. Rows are read anew before each verb, as a page does."""

    def __init__(self) -> None:
        self.who: Cast = cast()
        self.code = ""

    @property
    def ledger(self) -> Ledger:
        return Ledger.objects.get(code=self.code)

    def row(self, number: int) -> Obligation:
        return Obligation.objects.get(code=f"{self.code}-{number:04}")

    def light(self, number: int) -> str:
        return LightNow.objects.get(obligation=self.row(number)).colour

    def water(self, on: date) -> RollUpRow:
        return next(one for one in by_plan_and_organisation(on) if one.organisation == self.who.water.pk and one.ledger == self.code)

    def set_up(self) -> None:
        (task,) = findings()["tasks"]
        measures = [
            measure("t1.m1", "新增高效节水灌溉面积24万亩", "新增", "built", "2026-12-31", "年底前"),
            measure("t1.m2", "出台节水管理办法", "出台", "document", "2026-06-30", "6月底前"),
        ]
        goals = [target("g1", "t1", "t1.m1", "高效节水灌溉面积", 24, "万亩")]
        self.code = draft_ledger(self.who, at=at(1, 12), tasks=[task | {"measures": measures}], targets=goals).code
        clerk = self.who.by("water-clerk", at(1, 13))
        drafting.set_curve(self.row(1), CurveKind.BY_MONTH, by=clerk)
        for row in Obligation.objects.filter(ledger=self.ledger, due_inferred=True):
            drafting.confirm_due(row, by=clerk)
        ledgers.sign(self.ledger, by=self.who.by("water-head", at(1, 14)))
        ledgers.file(self.ledger, by=self.who.by("water-clerk", at(1, 15)))
        ledgers.put_on_record(self.ledger, by=self.who.by("office-supervisor", at(1, 16)))
        for number in (1, 2):
            duties.accept(self.row(number), by=self.who.by("water-clerk", at(1, 19)))
            duties.start(self.row(number), by=self.who.by("water-clerk", at(1, 20)))

    def reported(self, quarter: Period, value: int, *, year: int = 2026, grade: Grade = Grade.PRELIMINARY) -> None:
        """The quarter's report: opened by the supervisor, filled and signed by the department on the last day, judged the same afternoon."""
        day = quarter.end
        morning, afternoon = at(day.month, day.day, year), at(day.month, day.day, year, 7)
        opened = reports.open_reports(self.ledger, quarter, due=day, by=self.who.by("office-supervisor", morning))
        (report,) = [one for one in opened if one.organisation_id == self.who.water.pk]
        for line in report.lines.select_related("obligation", "report").order_by("obligation__code"):
            line.report = report
            figures = [
                Figure(target, Decimal(value), grade) for target in Target.objects.filter(obligation=line.obligation, valid_to__isnull=True)
            ]
            report_lines.fill_line(line, Said(done="按计划推进", figures=figures), by=self.who.by("water-clerk", morning))
        report.refresh_from_db()
        reports.sign_report(report, by=self.who.by("water-head", morning))
        for line in report.lines.select_related("obligation", "report"):
            report_lines.accept_line(line, by=self.who.by("office-supervisor", afternoon))
        report.refresh_from_db()
        reports.accept_report(report, by=self.who.by("office-supervisor", afternoon))
        lights.light_up(on=day, by=clock(at(day.month, day.day, year, 15)))

    def amended(self, kind: AmendmentKind, number: int, effective: date, of: Target | None = None, **changes: Any) -> None:
        """Proposed ten days before its day by the department, decided the next day by the recipient, applied by the clock."""
        asked = at(effective.month, effective.day - 10)
        proposal = Proposal(kind, changes, "江政办函〔2026〕8号", effective, self.row(number), of)
        made = amendments.propose(self.ledger, proposal, by=self.who.by("water-clerk", asked, reason="用地批复推迟"))
        decided = self.who.by("office-supervisor", at(effective.month, effective.day - 9))
        amendments.approve(made, decision="同意", by=decided)
        amendments.apply(Amendment.objects.get(pk=made.pk), by=clock(at(effective.month, effective.day)))

    def closed(self, number: int) -> None:
        """Applied for with evidence, verified by whom it is owed to, closed by the supervisor."""
        clerk = self.who.by("water-clerk", at(9, 21))
        evidence.add_evidence(self.row(number), evidence.Proof("办法印发稿", evidence.Outside("江水政〔2026〕5号")), by=clerk)
        closing.apply_for_closing(self.row(number), note="办法已印发", by=clerk)
        closing.verify(self.row(number), finding="已印发并公布", by=self.who.by("office-clerk", at(9, 22)))
        closing.close(self.row(number), approval="督查室核准", by=self.who.by("office-supervisor", at(9, 23)))

    def next_ledger(self) -> Ledger:
        plan = {"id": "p1", "title": "2027年节水方案", "year": 2027, "package": None, "span": [0, 200], "title_only": False}
        task = findings()["tasks"][0]
        only = [measure("t1.m1", "建设智慧灌区2处", "建设", "built", "2027-10-31", "10月底前")]
        document = {"title": "节水方案", "doc_number": "江政办发〔2027〕1号", "issuer": "江海省人民政府办公厅", "issue_date": "2027-01-04"}
        return draft_ledger(self.who, at=at(1, 8, 2027), document=document, plans=[plan], tasks=[task | {"measures": only}], targets=[])


QUARTERS = [
    Period(date(2026, 1, 1), date(2026, 3, 31)),
    Period(date(2026, 4, 1), date(2026, 6, 30)),
    Period(date(2026, 7, 1), date(2026, 9, 30)),
    Period(date(2026, 10, 1), date(2026, 12, 31)),
]


def test_a_year_from_its_plan_to_what_goes_on_in_the_next() -> None:
    year = Year()
    year.set_up()

    # The first quarter: six of twenty-four is a quarter, and that is where it should be. The rules without a curve have no pace to be judged by.
    year.reported(QUARTERS[0], 6)
    assert (year.light(1), year.light(2)) == ("green", "grey")
    row = year.water(date(2026, 3, 31))
    assert (row.owes, row.red, row.yellow, row.closed, row.percent, row.blank) == (2, 0, 0, 0, Decimal(25), 1)

    # May: the second is extended from the end of June to the end of September, asked for before it was due.
    year.amended(AmendmentKind.EXTEND, 2, date(2026, 5, 20), due=date(2026, 9, 30))
    (moved,) = original_and_revised(year.row(2).pk)
    assert (moved.field, moved.original, moved.revised, moved.on) == ("due", "2026-06-30", "2026-09-30", date(2026, 5, 20))

    # The second quarter: nine of twenty-four is 37.5, twelve and a half points behind.
    year.reported(QUARTERS[1], 9)
    assert (year.light(1), year.light(2)) == ("yellow", "grey")
    row = year.water(date(2026, 6, 30))
    assert (row.red, row.yellow, row.percent, row.blank, row.fell_due) == (0, 1, Decimal("37.5"), 1, 0)  # nothing was due, since it moved
    half = settlement_of(year.ledger, on=date(2026, 6, 30))
    assert [(one.target, one.actual, one.met) for one in half if one.indicator] == [(Decimal(24), Decimal(9), False)]

    # July: the target is eighteen from the 15th on; what was twenty-four stays beside it.
    year.amended(AmendmentKind.TARGET, 1, date(2026, 7, 15), target_of(year.row(1)), value=Decimal(18))
    (revised,) = targets_revised(year.row(1).pk)
    assert (revised.original, revised.revised) == (Decimal(24), Decimal(18))

    # The third quarter: nothing was added; nine of eighteen is half, where three quarters should be. The rules are closed.
    year.closed(2)
    year.reported(QUARTERS[2], 9)
    assert year.light(1) == "red"
    assert year.row(2).state == "closed"
    row = year.water(date(2026, 9, 30))
    assert (row.red, row.yellow, row.closed, row.percent, row.blank) == (1, 0, 1, Decimal(75), 0)  # a half, and a whole
    assert (year.water(date(2026, 10, 1)).fell_due, year.water(date(2026, 10, 1)).in_time) == (1, 1)

    # The fourth: seventeen of eighteen are 94.4 of 100. The calendar of 2027 was announced in November.
    calendars.enter_calendar_year(2027, closed=[date(2027, 1, 1)], worked=[], source="国办通知", by=clock(at(11, 10)))
    year.reported(QUARTERS[3], 17)
    assert year.light(1) == "yellow"
    require_kept_standings(date(2026, 12, 31))

    # January: the year is settled as it is known; the figure is preliminary, and so it is awaited.
    settled = years.close_year(year.ledger, by=year.who.by("water-clerk", at(1, 6, 2027)))
    (first,) = [one for one in settled.rows if one.indicator]
    assert (first.target, first.actual, first.grade, first.met, first.awaited) == (Decimal(18), Decimal(17), 2, False, True)
    assert [one.evidence for one in settled.rows] == [0, 0]  # a record elsewhere that nobody has judged is no proof yet
    assert [edition.number for edition in Edition.objects.filter(ledger=year.ledger).order_by("number")] == [1, 2, 3, 4]

    # What is open goes on with what stands of its target, and says where it comes from.
    into = year.next_ledger()
    by = year.who.by("office-supervisor", at(1, 11, 2027), reason="跨年实施")
    (carried,) = years.carry_over(year.ledger, into, approval="省政府同意", by=by)
    assert (carried.carried_from, carried.ledger, carried.state, carried.due) == (year.row(1), into, "draft", date(2027, 12, 31))
    assert target_of(carried).value == Decimal(18)
    assert year.row(1).state == "cancelled"
    assert year.row(2).state == "closed"

    # The editions tell the year: signed, extended, amended, settled.
    first_edition, second, third, _fourth = Edition.objects.filter(ledger__code=year.code).order_by("number")
    changed = [(one.code[-4:], one.field) for one in difference_of_editions(first_edition, second) if "rule" not in one.field]
    assert changed == [("0002", "due")]
    assert [(one.code[-4:], one.field) for one in difference_of_editions(second, third)] == [("0001", "targets")]
