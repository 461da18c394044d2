"""Who signs what in the demo: one department has a signature chain of its own, and one is proposed and waits for its leader."""

from datetime import date, datetime, timedelta

from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.hands import Hands
from taizhang.ledger.actions import chains, reports
from taizhang.ledger.models import Organisation, Report, SignatureChain
from taizhang.ledger.queries.chains import steps_of
from taizhang.ledger.rules.chains import ChainAct
from taizhang.ledger.rules.roles import Role

_DEPARTMENT, _GOVERNMENT = "云川省工业和信息化厅", "云川省人民政府"
_BY_TWO = (Role.CLERK, Role.HEAD)  # both have accounts: who tries the demo can sign a report to its end
_SINCE = date(2026, 5, 20)
_ASKED = timedelta(days=3)  # before the day on which the demo is shown


class Chained:
    """The chain of 省工业和信息化厅 stands, and every report of it goes along it; that of the government is to be decided."""

    def __init__(self, year: Year, hands: Hands) -> None:
        self.year, self.hands = year, hands
        year.on(_SINCE, self._propose)
        year.at(year.now - _ASKED, self._ask)

    def _propose(self, at: datetime) -> None:
        department = Organisation.objects.get(name=_DEPARTMENT)
        by = self.hands.by(department, Role.HEAD, at, "厅内办文规定：进展情况由经办人核签、处长签发")
        made = chains.propose_chain(department, ChainAct.SIGN_REPORT, _BY_TWO, by=by)
        self.year.at(at + timedelta(days=1), lambda moment: self._approve(made, moment))

    def _approve(self, made: SignatureChain, at: datetime) -> None:
        made.refresh_from_db()
        chains.approve_chain(made, by=self.hands.by(made.organisation, Role.DEPUTY, at))

    def _ask(self, at: datetime) -> None:
        government = Organisation.objects.get(name=_GOVERNMENT)
        by = self.hands.by(government, Role.GENERAL_OFFICE, at, "拟由综合处核稿后报分管领导签发")
        chains.propose_chain(government, ChainAct.SIGN_LEDGER, (Role.GENERAL_OFFICE, Role.DEPUTY), by=by)


def sign(report: Report, organisation: Organisation, hands: Hands, at: datetime) -> None:
    """The report is signed by whose hand it is: one after the other where a chain stands, else by the head."""
    for place, role in enumerate(steps_of(ChainAct.SIGN_REPORT, organisation.pk) or (Role.HEAD,)):
        report.refresh_from_db()
        reports.sign_report(report, by=hands.by(organisation, role, at + timedelta(minutes=15 * place)))
    report.refresh_from_db()
