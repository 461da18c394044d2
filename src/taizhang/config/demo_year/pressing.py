"""What is late is pressed: the system proposes after the lights, supervisors issue the heaviest, organisations answer, late or not."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.hands import Hands
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Organisation
from taizhang.ledger.rules.roles import CLOCK, Role

if TYPE_CHECKING:
    from taizhang.capabilities.supervision.models import Pressing

_REPLIES = (
    "已成立专班，逐项倒排工期，每周调度，确保按新节点完成。",
    "滞后原因为招标流标，现已重新组织招标，预计下月中旬签订合同。",
    "用地手续已协调到位，施工单位增加两个作业面，月底前补上进度。",
    "数据接口已与配合单位对接，正在联调，完成后立即报送佐证材料。",
)
_MOST = 4  # of each kind, each month


class Pressed:
    """What supervisors make of the lights of one day."""

    def __init__(self, year: Year, hands: Hands) -> None:
        self.year, self.hands, self.chance = year, hands, year.chance

    def propose(self, at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import proposals

        proposals.propose_all(by=By(CLOCK, at, source="demo"))
        self.year.at(at + timedelta(hours=3), self.issue_some)

    def issue_some(self, at: datetime) -> None:
        """The heaviest of what is proposed; the rest waits, as it does."""
        from taizhang.capabilities.supervision.models import Pressing

        waiting = Pressing.objects.filter(state="proposed").select_related("obligation__ledger__plan__document", "issuer", "addressee")
        for step in waiting.order_by("-place").values_list("step", flat=True).distinct():
            for paper in waiting.filter(step=step).order_by("ground_on", "pk")[:_MOST]:
                self._take_up(paper, at)

    def _take_up(self, paper: "Pressing", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import pressing
        from taizhang.capabilities.supervision.actions.drafting import Words, step_of
        from taizhang.capabilities.supervision.pages import drafts

        demand = drafts.demand_of(paper.step, title=paper.obligation.title, ground=paper.ground_zh)
        words = Words(drafts.basis_of(paper.obligation), demand)
        by = self.hands.by(paper.issuer, Role.SUPERVISOR, at)
        if not step_of(paper.step).approved_by:
            self._issued(pressing.issue(paper, words, by=by), at)
            return
        pressing.submit(paper, words, by=by)
        self.year.at(at + timedelta(days=1), partial(self._approve, paper))

    def _approve(self, paper: "Pressing", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import pressing

        government = paper.issuer.parent or paper.issuer
        role = Role.CHIEF if paper.step in ("interview", "listing") else Role.DEPUTY
        pressing.approve(paper, approval="同意，请督促抓紧落实", by=self.hands.by(government, role, at))
        if self.chance.random() < 0.9:  # and some lie on the supervisor's desk
            pressing.issue(paper, by=self.hands.by(paper.issuer, Role.SUPERVISOR, at + timedelta(hours=2)))
            self._issued(paper, at)

    def _issued(self, paper: "Pressing", at: datetime) -> None:
        if paper.reply_by is not None and self.chance.random() < 0.75:
            self.year.at(at + timedelta(days=self.chance.randint(1, 6)), partial(self._reply, paper))

    def _reply(self, paper: "Pressing", at: datetime) -> None:
        """Late replies find that the matter has been raised, and come too late."""
        from taizhang.capabilities.supervision.actions import answers

        paper.refresh_from_db()
        if paper.state not in ("issued", "returned"):
            return
        by = self.hands.by(_organisation(paper.addressee_id), Role.CLERK, at)
        answers.reply(paper, self.chance.choice(_REPLIES), signer="分管负责人", expected_on=at.date() + timedelta(days=30), by=by)
        if self.chance.random() < 0.8:
            self.year.at(at + timedelta(days=self.chance.randint(1, 3)), partial(self._judge, paper))

    def _judge(self, paper: "Pressing", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import answers

        paper.refresh_from_db()
        if paper.state != "replied":
            return
        if self.chance.random() < 0.2:
            answers.return_reply(paper, by=self.hands.by(paper.issuer, Role.SUPERVISOR, at, "未写明责任人和完成时限，请补充"))
            self.year.at(at + timedelta(days=2), partial(self._reply, paper))
            return
        answers.accept_reply(paper, by=self.hands.by(paper.issuer, Role.SUPERVISOR, at))
        self.year.at(at + timedelta(days=35), partial(self._close, paper))

    def _close(self, paper: "Pressing", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import answers

        paper.refresh_from_db()
        if paper.state == "accepted":
            answers.close(paper, finding="经核查，整改措施已落实", by=self.hands.by(paper.issuer, Role.SUPERVISOR, at))


def _organisation(number: int) -> Organisation:
    return Organisation.objects.get(pk=number)
