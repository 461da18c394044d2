"""A plan's ledger comes to be: set up, confirmed, countersigned, signed, filed, put on record."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.apps import apps

from taizhang.config.demo_year import letters, stepping
from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.hands import Hands
from taizhang.ledger.actions import drafting, duties, ledgers, setting_up
from taizhang.ledger.models import Assignment, Document, Ledger, LightRules, Obligation, Organisation, Reading
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.roles import Role
from taizhang.ledger.rules.schedule import CurveKind
from taizhang.ledger.rules.terms import Since, Unit, Within

Receive = Callable[[datetime], Document]
RULES = "云川按季或半年调度"
SUPERVISORS = "云川省人民政府办公厅督查室"
OTHERWISE = "经核对，按计划期间最后一日确认"


@dataclass(frozen=True)
class Sample:
    """A sample plan in the demo: who puts its ledger on record, and how often it is reported (months)."""

    file: str
    recipient: str
    every: int
    returned: bool = False


TEN_WORKING_DAYS = Within(10, Unit.WORKING_DAY, Since.ISSUED)


class Filing:
    """One ledger, from its document to its being on record; then `signed` is told."""

    def __init__(self, year: Year, hands: Hands, sample: Sample, receive: Receive, plan: str = "p1") -> None:
        self.year, self.hands, self.sample, self._receive, self.plan = year, hands, sample, receive, plan
        self.recipient = Organisation.objects.get(name=sample.recipient)
        self.returned = sample.returned

    def receive(self, at: datetime) -> None:
        self.document = self._receive(at)
        self.findings: dict[str, Any] = Reading.objects.filter(document=self.document).order_by("-pk").values_list("findings", flat=True)[0]

    def set_up(self, at: datetime) -> None:
        self.coordinator = self._coordinator()
        wanted = setting_up.Wanted(coordinator=self.coordinator, recipient=self.recipient)
        by = self.hands.by(self.coordinator, Role.CLERK, at)
        self.ledger: Ledger = setting_up.set_up_ledger(self.findings, self.plan, document=self.document, wanted=wanted, by=by)
        if apps.is_installed("taizhang.capabilities.filing"):
            self.order(at)
        self.year.soon(at, 2, self.confirm)

    def order(self, at: datetime) -> None:
        """The government above says by when it wants the ledger."""
        from taizhang.capabilities.filing.actions.ordering import order_filing

        by = self.hands.by(self.recipient, Role.SUPERVISOR, at)
        order_filing([self.ledger], TEN_WORKING_DAYS, basis=self.document.doc_number or self.document.title, by=by)

    def confirm(self, at: datetime) -> None:
        """What the text left open is said by the coordinator: who leads where nobody was named, and the dates that were concluded."""
        by = self.hands.by(self.coordinator, Role.HEAD, at, OTHERWISE)
        standing = Assignment.objects.filter(obligation__ledger=self.ledger, ended_on__isnull=True).select_related(
            "organisation", "obligation"
        )
        for one in standing.filter(inferred=True).exclude(role=Duty.RESPONSIBLE.value):
            duties.assign(one.obligation, one.organisation, Duty(one.role), by=by)
        led = standing.filter(role=Duty.LEAD.value).values("obligation_id")
        for row in Obligation.objects.filter(ledger=self.ledger).exclude(pk__in=led).select_related("creditor"):
            owing = standing.filter(obligation=row, role=Duty.RESPONSIBLE.value).order_by("position").first()
            duties.assign(row, owing.organisation if owing else self.coordinator, Duty.LEAD, by=by)
        for one in standing.filter(inferred=True):
            duties.assign(one.obligation, one.organisation, Duty(one.role), by=by)
        for row in Obligation.objects.filter(ledger=self.ledger, due_inferred=True):
            drafting.confirm_due(row, by=by)
        for row in Obligation.objects.filter(ledger=self.ledger, targets__kind=Kind.RISING.value).distinct():
            drafting.set_curve(row, CurveKind.BY_MONTH, by=by)  # a number grows; what is built follows no straight line
        stepping.propose(self.ledger, by=by)
        drafting.choose_light_rules(self._fresh(), LightRules.objects.get(name=RULES), by=by)
        self.year.at(at + timedelta(hours=2), self.circulate)

    def circulate(self, at: datetime) -> None:
        ledgers.circulate(self._fresh(), by=self.hands.by(self.coordinator, Role.CLERK, at))
        for number, lead in enumerate(self._leads()):
            self.year.at(at + timedelta(days=1, minutes=7 * number), partial(self._countersign, lead))
        self.year.at(at + timedelta(days=3), self.sign)

    def name_people(self, at: datetime) -> None:
        """Who leads a row names who answers for it, under which leader, and whom one calls."""
        leading = Assignment.objects.filter(
            obligation__ledger=self.ledger, role=Duty.LEAD.value, ended_on__isnull=True, person__isnull=True
        )
        for one in leading.select_related("organisation", "obligation").order_by("pk"):
            answers = self.hands.person(one.organisation, Role.HEAD, at)
            duties.name_person(
                one,
                person=answers,
                leader=self.hands.person(one.organisation, Role.DEPUTY, at),
                liaison=self.hands.person(one.organisation, Role.CLERK, at),
                by=self.hands.by(one.organisation, Role.HEAD, at),
            )

    def _countersign(self, lead: Organisation, at: datetime) -> None:
        opinion = "同意。建议进一步明确统计口径和数据来源。" if lead == self._leads()[0] else "无意见"
        ledgers.countersign(self._fresh(), agreed=True, opinion=opinion, by=self.hands.by(lead, Role.HEAD, at))

    def sign(self, at: datetime) -> None:
        if not self.returned:  # one ledger goes up without, and comes back
            self.name_people(at)
        ledgers.sign(self._fresh(), by=self.hands.by(self.coordinator, Role.HEAD, at))
        self.year.soon(at, 2, self.file)

    def file(self, at: datetime) -> None:
        letters.file(self._fresh(), by=self.hands.by(self.coordinator, Role.CLERK, at))
        self.year.soon(at, 3, self.send_back if self.returned else self.record)

    def send_back(self, at: datetime) -> None:
        self.returned = False
        letters.send_back(self._fresh(), by=self.hands.by(self.recipient, Role.SUPERVISOR, at, "部分措施未明确责任人，请补正"))
        self.year.soon(at, 2, self.mend)

    def mend(self, at: datetime) -> None:
        letters.mend(self._fresh(), by=self.hands.by(self.coordinator, Role.CLERK, at, "已补充责任人"))
        self.year.at(at + timedelta(hours=1), self.circulate)

    def record(self, at: datetime) -> None:
        letters.put_on_record(self._fresh(), by=self.hands.by(self.recipient, Role.SUPERVISOR, at))

    def _fresh(self) -> Ledger:
        self.ledger.refresh_from_db()
        return self.ledger

    def _leads(self) -> list[Organisation]:
        owing = Assignment.objects.filter(obligation__ledger=self.ledger, role=Duty.LEAD.value, ended_on__isnull=True)
        return list(Organisation.objects.filter(pk__in=owing.values("organisation_id")).exclude(pk=self.coordinator.pk).order_by("pk"))

    def _coordinator(self) -> Organisation:
        """Who leads most tasks puts the ledger together."""
        names = Counter(
            o["name"] for t in self.findings["tasks"] if t["plan"] == self.plan for o in t["organisations"] if o["role"] == "lead"
        )
        known = registry.organisations_named(names, on=self.document.issue_date or self.year.now.date())
        return Organisation.objects.get(pk=next(known[name] for name, _ in names.most_common() if name in known))
