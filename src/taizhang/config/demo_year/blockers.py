"""What is in the way is raised: some of it decided in time, some raised to the level above, some solved, some still waiting."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils import timezone

from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.hands import Hands
from taizhang.config.demo_year.owing import lead_of
from taizhang.ledger.models import Assignment, Obligation, Organisation, ReportLine
from taizhang.ledger.queries.reported_lines import counting
from taizhang.ledger.rules.reporting import Cause
from taizhang.ledger.rules.roles import Role

if TYPE_CHECKING:
    from taizhang.capabilities.supervision.models import Blocker

_PROBLEMS = (
    (Cause.LAND, "用地指标尚未落实", "用地预审已报自然资源部门，因年度指标不足未批复，请协调调剂指标。"),
    (Cause.FUNDS, "配套资金缺口", "上级资金已到位，本级配套资金尚有缺口，影响设备采购，请协调财政部门安排。"),
    (Cause.PARTNER, "跨部门数据未共享", "接口已开发完成，配合单位尚未授权调用，无法核对名单，请协调开放。"),
    (Cause.STATE_APPROVAL, "等待国家有关部委批复", "申报材料已报送，批复时间不明确，影响后续招标，请帮助对接。"),
)
_EACH_MONTH = 2


class InTheWay:
    """Some blockers each month, of the rows that are worst off; from a report, where it asked for help."""

    def __init__(self, year: Year, hands: Hands) -> None:
        self.year, self.hands, self.chance = year, hands, year.chance

    def raise_some(self, at: datetime) -> None:
        for line in _asking(at):
            self._raise(line.obligation, line, at)
        late = Obligation.objects.filter(state="in-progress", light__colour__in=("red", "yellow"), blockers__isnull=True)
        for row in late.select_related("ledger").order_by("-light__severity", "due", "pk")[:1]:
            self._raise(row, None, at)

    def _raise(self, row: Obligation, line: ReportLine | None, at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import blockers

        cause, title, words = self.chance.choice(_PROBLEMS)
        problem, raiser = blockers.Problem(title, words, cause), lead_of(row)
        if line is not None:
            problem = blockers.Problem(line.help_needed.rstrip("。"), f"{line.problem}\n{line.help_needed}", Cause(line.cause))
            raiser = line.report.organisation
        blocker = blockers.raise_blocker([row], problem, line=line, by=self.hands.by(raiser, Role.CLERK, at))
        if self.chance.random() < 0.6:
            self.year.at(at + timedelta(days=self.chance.randint(1, 4)), partial(self._take, blocker))
        else:
            self.year.at(at + timedelta(days=15), partial(self._escalate, blocker))

    def _take(self, row: "Blocker", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import blockers

        blockers.take(row, by=self.hands.by(self._coordinator(row), Role.HEAD, at))
        if self.chance.random() < 0.4:
            self._stop_clocks(row, at)
        if self.chance.random() < 0.8:
            self.year.at(at + timedelta(days=self.chance.randint(1, 9)), partial(self._decide, row))

    def _stop_clocks(self, row: "Blocker", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import blockers

        for held in row.blocked.select_related("obligation__creditor", "blocker").filter(obligation__state="in-progress"):
            if held.obligation.creditor is not None:
                by = self.hands.by(held.obligation.creditor, Role.DEPUTY, at, row.title)
                blockers.stop_clock(held, approval="分管领导批示同意", by=by)

    def _decide(self, row: "Blocker", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import blockers

        decision = "经专题会议研究，由有关部门在十个工作日内办结，办理情况书面反馈。"
        paper = f"专题会议纪要〔{at.year}〕{self.chance.randint(3, 40)}号"
        blockers.decide(row, decision, paper=paper, by=self.hands.by(self._coordinator(row), Role.HEAD, at))
        if self.chance.random() < 0.75:
            self.year.at(at + timedelta(days=self.chance.randint(8, 20)), partial(self._solve, row))

    def _escalate(self, row: "Blocker", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import blockers
        from taizhang.capabilities.supervision.queries import blockers as questions

        raiser = Organisation.objects.get(pk=row.raiser_id)
        if questions.level_above(row) not in (None, row.raiser_id):
            blockers.escalate(row, by=self.hands.by(raiser, Role.HEAD, at, "逾期未协调，仍影响施工"))
            self.year.at(at + timedelta(days=3), partial(self._decide, row))

    def _solve(self, row: "Blocker", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import blockers

        blockers.solve(row, "已按协调意见落实，问题解决", by=self.hands.by(Organisation.objects.get(pk=row.raiser_id), Role.HEAD, at))

    def _coordinator(self, row: "Blocker") -> Organisation:
        row.refresh_from_db()
        return Organisation.objects.get(pk=row.coordinator_id)


def _asking(at: datetime) -> list[ReportLine]:
    """Some lines of the last months that ask for help, of rows that nothing else blocks, and that are still theirs who asked."""
    since = timezone.localtime(at).date() - timedelta(days=100)
    lines = ReportLine.objects.filter(counting(), report__period_end__gte=since, obligation__blockers__isnull=True, blocker__isnull=True)
    owing = Assignment.objects.filter(
        obligation_id=OuterRef("obligation_id"), organisation_id=OuterRef("report__organisation_id"), ended_on__isnull=True
    )
    lines = lines.filter(Exists(owing), obligation__state="in-progress").exclude(help_needed="").order_by("obligation_id", "-pk")
    found = {line.obligation_id: line for line in lines.select_related("report__organisation", "obligation__ledger").reverse()}
    return list(found.values())[:_EACH_MONTH]
