"""What leaders have written and meetings have settled in the demo's year: passed on, taken on, and some of it done."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.filing import SUPERVISORS
from taizhang.config.demo_year.hands import Hands
from taizhang.config.demo_year.owing import lead_of
from taizhang.ledger.actions import closing, duties, evidence
from taizhang.ledger.models import Obligation, Organisation
from taizhang.ledger.rules.milestones import Deliverable
from taizhang.ledger.rules.roles import Role

if TYPE_CHECKING:
    from taizhang.capabilities.supervision.rules.instructions import Ordered, Source

_SENSORS = "群众反映政务大厅排队时间长。请省政务服务和数据管理局牵头，省财政厅配合，一个月内拿出高频事项网上办理清单。请省工业和信息化厅同步梳理企业办事堵点。"
_MEETING = (
    "会议议定：由省工业和信息化厅牵头制定中小企业数字化改造补贴细则；由省财政厅落实年度预算安排；由省发展改革委将有关项目纳入重点项目库。"
)
_VISIT = "调研中企业普遍反映算力成本偏高。请省发展改革委会同省政务服务和数据管理局研究算力券政策，形成专题报告。"


class Passed:
    """Three of them, each as long ago as it was."""

    def __init__(self, year: Year, hands: Hands) -> None:
        self.year, self.hands, self.chance = year, hands, year.chance
        for day, step in ((date(2026, 4, 14), self._first), (date(2026, 9, 8), self._second), (date(2026, 11, 17), self._third)):
            year.on(day, step)

    def _first(self, at: datetime) -> None:
        from taizhang.capabilities.supervision.rules.instructions import Kind, Ordered, Source

        source = Source(
            Kind.INSTRUCTION, "方远副省长", at.date() - timedelta(days=1), "政务大厅排队时间长问题", _SENSORS, "阅批件〔2026〕41号"
        )
        clerks = "请省政务服务和数据管理局牵头，省财政厅配合，一个月内拿出高频事项网上办理清单"
        firms = Ordered("请省工业和信息化厅同步梳理企业办事堵点", ("云川省工业和信息化厅",), within=15)
        self._pass(
            source, [Ordered(clerks, ("云川省政务服务和数据管理局", "云川省财政厅"), within=20, deliverable=Deliverable.LIST), firms], at
        )

    def _second(self, at: datetime) -> None:
        from taizhang.capabilities.supervision.rules.instructions import Kind, Ordered, Source

        source = Source(
            Kind.DECISION, "省政府专题会议", at.date() - timedelta(days=4), "中小企业数字化改造", _MEETING, "专题会议纪要〔2026〕27号"
        )
        rules = Ordered(
            "由省工业和信息化厅牵头制定中小企业数字化改造补贴细则",
            ("云川省工业和信息化厅", "云川省财政厅"),
            due=date(2026, 12, 18),
            deliverable=Deliverable.DOCUMENT,
        )
        budget = Ordered("由省财政厅落实年度预算安排", ("云川省财政厅",), due=date(2026, 11, 13))
        listed = Ordered("由省发展改革委将有关项目纳入重点项目库", ("云川省发展和改革委员会",), within=30, deliverable=Deliverable.LIST)
        self._pass(source, [rules, budget, listed], at)

    def _third(self, at: datetime) -> None:
        from taizhang.capabilities.supervision.rules.instructions import Kind, Ordered, Source

        source = Source(Kind.INSTRUCTION, "方远副省长", at.date() - timedelta(days=1), "企业算力成本", _VISIT, "调研批示〔2026〕9号")
        study = "请省发展改革委会同省政务服务和数据管理局研究算力券政策，形成专题报告"
        self._pass(
            source,
            [Ordered(study, ("云川省发展和改革委员会", "云川省政务服务和数据管理局"), within=20, deliverable=Deliverable.DOCUMENT)],
            at,
        )

    def _pass(self, source: "Source", ordered: "list[Ordered]", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import instructions

        office = Organisation.objects.get(name=SUPERVISORS)
        row = instructions.register(source, ordered, by=self.hands.by(office, Role.SUPERVISOR, at))
        for duty in Obligation.objects.filter(ledger_id=row.ledger_id).order_by("code"):
            self.year.at(at + timedelta(days=1, minutes=duty.pk % 50), partial(self._take_on, duty))

    def _take_on(self, duty: Obligation, at: datetime) -> None:
        clerk = self.hands.by(lead_of(duty), Role.CLERK, at)
        duties.accept(duty, by=clerk)
        duties.start(duty, by=clerk)
        if duty.due is not None and self.chance.random() < 0.7:
            self.year.on(duty.due - timedelta(days=3), partial(self._finish, duty))

    def _finish(self, duty: Obligation, at: datetime) -> None:
        duty.refresh_from_db()
        lead, office = lead_of(duty), Organisation.objects.get(pk=duty.creditor_id or 0)
        clerk = self.hands.by(lead, Role.CLERK, at)
        report = evidence.Outside(f"办理情况报告〔{at.year}〕{duty.pk}号")
        evidence.add_evidence(duty, evidence.Proof("办理情况报告", report, issuer=str(lead)), by=clerk)
        closing.apply_for_closing(duty, note="已按批示要求办结", by=clerk)
        closing.verify(duty, finding="报告内容完整，措施已落实", by=self.hands.by(office, Role.CLERK, at + timedelta(days=1)))
        closing.close(duty, approval="方远副省长阅，同意销号", by=self.hands.by(office, Role.DEPUTY, at + timedelta(days=2)))
