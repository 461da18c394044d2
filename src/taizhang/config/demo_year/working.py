"""Months of work on a signed ledger: taken on, begun, reported, some of it late, stuck or wrong, and closed."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

from taizhang.config.demo_year import stepping
from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.filing import Filing
from taizhang.config.demo_year.owing import creditor_of, lead_of
from taizhang.config.demo_year.signing import sign
from taizhang.ledger.actions import closing, duties, evidence, observations, pauses, report_lines, reports
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Obligation, Observation, Organisation, Report, Target
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.periods import month_end, months_later
from taizhang.ledger.rules.reporting import Cause
from taizhang.ledger.rules.roles import Role
from taizhang.ledger.rules.terms import Period

_DONE = (
    "已印发实施方案，明确任务分工。",
    "已完成前期论证，进入招标程序。",
    "主体工程过半，正在安装调试。",
    "已开展两批培训，覆盖重点人群。",
    "已完成阶段性任务，正在总结推广。",
)
_NEXT = ("按节点推进，月底前完成下一阶段。", "组织验收。", "扩大试点范围。", "完善配套制度。")
_STUCK = {
    Cause.FUNDS: "配套资金尚未到位。",
    Cause.LAND: "用地指标仍在协调。",
    Cause.PARTNER: "配合单位数据尚未接入。",
    Cause.STATE_APPROVAL: "等待国家有关部委批复。",
    Cause.FIGURES: "统计数据尚未发布。",
    Cause.OWN: "人手不足，进度偏慢。",
}

_HELP = {
    Cause.FUNDS: "请协调财政部门安排本级配套资金。",
    Cause.LAND: "请协调自然资源部门调剂年度用地指标。",
    Cause.PARTNER: "请协调配合单位开放数据接口。",
    Cause.STATE_APPROVAL: "请帮助对接国家有关部委，加快批复。",
}


class Working:
    """What becomes of one ledger after it was signed."""

    def __init__(self, year: Year, filing: Filing) -> None:
        self.year, self.filing, self.hands = year, filing, filing.hands
        self.chance = year.chance
        self.slow: set[int] = set()

    def begin(self, at: datetime) -> None:
        """Leads accept and begin most of it; the rest waits, as it does."""
        rows = list(Obligation.objects.filter(ledger=self.filing.ledger, state="issued").order_by("code"))
        if not rows:
            self.year.soon(at, 3, self.begin)  # not signed yet
            return
        for row in rows:
            if self.chance.random() < 0.12:
                self.slow.add(row.pk)
                continue
            lead = lead_of(row)
            by = self.hands.by(lead, Role.CLERK, at)
            duties.accept(row, by=by)
            duties.start(row, by=by)
        self._plan_months(at)

    def _plan_months(self, at: datetime) -> None:
        first = at.date().replace(day=1)
        for number in range(0, 24, self.filing.sample.every):
            end_month = months_later(first, number + self.filing.sample.every - 1)
            end = month_end(end_month.year, end_month.month)
            start = months_later(first, number)
            self.year.on(end - timedelta(days=8), partial(self.open, Period(start, end)))

    def open(self, period: Period, at: datetime) -> None:
        due = period.end + timedelta(days=5)
        self.year.on(period.end, partial(stepping.reach, self.filing.ledger, self.hands))
        by = self.hands.by(self.filing.recipient, Role.SUPERVISOR, at)
        for report in reports.open_reports(self.filing.ledger, period, due=due, by=by):
            late = self.chance.random() < 0.1
            day = due + timedelta(days=self.chance.randint(2, 12)) if late else period.end + timedelta(days=self.chance.randint(-3, 4))
            if self.chance.random() < 0.96:  # and some are never made
                self.year.on(day, partial(self.fill, report))

    def fill(self, report: Report, at: datetime) -> None:
        organisation = Organisation.objects.get(pk=report.organisation_id)
        by = self.hands.by(organisation, Role.CLERK, at)
        for line in report.lines.select_related("obligation").order_by("pk"):
            line.report = report  # one report in memory: each line that is filled moves it on
            report_lines.fill_line(line, self._said(line.obligation, report.period_end), by=by)
        sign(report, organisation, self.hands, at + timedelta(minutes=40))
        self.year.soon(at + timedelta(hours=2), 4, lambda moment: self.judge(report, moment))

    def _said(self, row: Obligation, end: date) -> report_lines.Said:
        cause = self.chance.choice(list(_STUCK)) if row.pk in self.slow or self.chance.random() < 0.08 else None
        figures = [figure for target in row.targets.filter(valid_to__isnull=True) if (figure := self._figure(target, row, end))]
        return report_lines.Said(
            done=self.chance.choice(_DONE),
            problem=_STUCK[cause] if cause else "",
            cause=cause,
            help_needed=_HELP.get(cause, "") if cause else "",
            next_step=self.chance.choice(_NEXT),
            figures=figures,
        )

    def _figure(self, target: Target, row: Obligation, end: date) -> report_lines.Figure | None:
        """About as much as the time that has passed; what is slow is behind."""
        if target.value is None or target.kind != "rising" or target.baseline is not None or self.chance.random() < 0.1:
            return None
        started, due = row.start or date(end.year, 1, 1), row.due or date(end.year, 12, 31)
        passed = min(1.0, max(0.0, (end - started).days / max(1, (due - started).days)))
        pace = 0.55 if row.pk in self.slow else self.chance.uniform(0.85, 1.1)
        value = (target.value * Decimal(str(round(passed * pace, 2)))).quantize(Decimal(1) if target.value > 20 else Decimal("0.1"))
        before = Observation.objects.filter(target=target).order_by("-period_end", "-pk").first()
        grade = Grade.EXPECTED if self.chance.random() < 0.2 else Grade.PRELIMINARY
        return report_lines.Figure(target, max(value, before.value if before else value), grade)

    def judge(self, report: Report, at: datetime) -> None:
        by = self._judge(report, at)
        lines = list(report.lines.order_by("pk"))
        returned = lines[0] if self.chance.random() < 0.07 else None
        for line in lines:
            line.refresh_from_db()
            if line is returned:
                report_lines.return_line(line, by=self._judge(report, at, "未写明形象进度，请补充"))
            else:
                report_lines.accept_line(line, by=by)
        report.refresh_from_db()
        if returned is None:
            reports.accept_report(report, by=by)
            return
        reports.return_report(report, by=self._judge(report, at, "有一项退回"))
        self.year.soon(at, 3, lambda moment: self._again(report, returned.pk, moment))

    def _judge(self, report: Report, at: datetime, reason: str = "") -> By:
        """Nobody judges his own report: that of who receives them is the coordinator's to judge."""
        recipient = self.filing.recipient
        if report.organisation_id == recipient.pk:
            return self.hands.by(self.filing.coordinator, Role.HEAD, at, reason)
        return self.hands.by(recipient, Role.SUPERVISOR, at, reason)

    def _again(self, report: Report, line: int, at: datetime) -> None:
        organisation = Organisation.objects.get(pk=report.organisation_id)
        report.refresh_from_db()
        again = report.lines.select_related("obligation", "report").get(pk=line)
        done = report_lines.Said(done="已补充形象进度：完成总工程量的六成。", next_step=_NEXT[0])
        report_lines.fill_line(again, done, by=self.hands.by(organisation, Role.CLERK, at))
        sign(report, organisation, self.hands, at)
        supervisor = self._judge(report, at + timedelta(hours=3))
        again.refresh_from_db()
        report_lines.accept_line(again, by=supervisor)
        report.refresh_from_db()
        reports.accept_report(report, by=supervisor)

    def close_some(self, at: datetime) -> None:
        """What fell due and went well is applied for, verified and closed by three people; one in eight is sent back first."""
        due = Obligation.objects.filter(ledger=self.filing.ledger, state="in-progress", due__lte=at.date() + timedelta(days=10))
        for row in due.exclude(pk__in=self.slow).order_by("due", "pk")[:12]:
            self._close(row, at)

    def _close(self, row: Obligation, at: datetime) -> None:
        lead = lead_of(row)
        clerk = self.hands.by(lead, Role.CLERK, at)
        opinion = evidence.Outside(f"验收意见〔{at.year}〕{row.pk}号")
        evidence.add_evidence(row, evidence.Proof(f"{row.code}完成情况证明", opinion, issuer=str(lead)), by=clerk)
        closing.apply_for_closing(row, note="任务已完成，申请销号", by=clerk)
        if self.chance.random() < 0.12:
            closing.return_(row, by=self.hands.by(creditor_of(row), Role.CLERK, at + timedelta(days=1), "佐证材料不足以证明数量"))
            return
        closing.verify(row, finding="现场核查，任务已完成", by=self.hands.by(creditor_of(row), Role.CLERK, at + timedelta(days=1)))
        closing.close(row, approval="分管领导批示同意", by=self.hands.by(creditor_of(row), Role.DEPUTY, at + timedelta(days=2)))

    def pause_one(self, at: datetime) -> None:
        """Land is not there: the clock of one row stands for seven weeks."""
        row = Obligation.objects.filter(ledger=self.filing.ledger, state="in-progress").order_by("-due", "pk").first()
        if row is None:
            return
        by = self.hands.by(creditor_of(row), Role.DEPUTY, at, "用地审批未完成")
        pauses.suspend(row, approval="专题会议纪要第12期", by=by)
        self.year.at(at + timedelta(days=49), lambda moment: self._resume(row, moment))

    def _resume(self, row: Obligation, at: datetime) -> None:
        row.refresh_from_db()
        pauses.resume(row, by=self.hands.by(creditor_of(row), Role.DEPUTY, at, "用地批复已下达"))

    def correct_one(self, at: datetime) -> None:
        """A figure was wrong: the new one stands beside the old one, with the reason."""
        wrong = (
            Observation.objects.filter(target__obligation__ledger=self.filing.ledger, corrects__isnull=True, corrected_by__isnull=True)
            .order_by("-pk")
            .first()
        )
        if wrong is None or wrong.value <= 0:
            return
        organisation = Organisation.objects.get(pk=wrong.organisation_id)
        by = self.hands.by(organisation, Role.CLERK, at, "重复统计，核减")
        observations.correct(wrong, (wrong.value * Decimal("0.9")).quantize(Decimal("0.1")), by=by)
