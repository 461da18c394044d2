"""A package of plans 计划包 in the demo: four with their text, one of them returned once, and two that are known by their titles alone."""

from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from django.utils import timezone

from taizhang.config.demo_year import this_month
from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.filing import SUPERVISORS, Filing, Receive, Sample
from taizhang.config.demo_year.hands import Hands
from taizhang.config.demo_year.working import Working
from taizhang.ledger.actions import setting_up
from taizhang.ledger.models import Document
from taizhang.ledger.rules.roles import Role

PACKAGE = Path(__file__).with_name("yunchuan_minsheng.txt")
ISSUED_ON = date(2026, 3, 16)
_QUARTER = 3


class Packaged:
    """Its ledgers, each by another department; of the last title nobody has made one yet."""

    def __init__(self, year: Year, hands: Hands, receive: Receive) -> None:
        self.year, self.hands, self._receive = year, hands, receive
        self._document: Document | None = None
        for plan in ("p1", "p2", "p3", "p4"):
            self._play(plan)
        year.on(self._day(6), self._by_its_title)

    def _play(self, plan: str) -> None:
        sample = Sample(PACKAGE.stem, SUPERVISORS, every=_QUARTER, returned=plan == "p4")
        filing = Filing(self.year, self.hands, sample, self._received, plan)
        working = Working(self.year, filing)
        for days, step in ((1, filing.receive), (3, filing.set_up), (20, working.begin)):
            self.year.on(self._day(days), step)
        for days in range(60, 330, 30):
            self.year.on(self._day(days), working.close_some)
        self.year.on(timezone.localdate(self.year.now) - timedelta(days=2), partial(this_month.ask, working))

    def _received(self, at: datetime) -> Document:
        """One document, however many plans are in it."""
        self._document = self._document or self._receive(at)
        return self._document

    def _by_its_title(self, at: datetime) -> None:
        """It has an empty ledger, that waits for its text and for who puts it together."""
        filing = Filing(self.year, self.hands, Sample(PACKAGE.stem, SUPERVISORS, every=_QUARTER), self._received, "p5")
        filing.receive(at)
        by = self.hands.by(filing.recipient, Role.SUPERVISOR, at)
        wanted = setting_up.Wanted(recipient=filing.recipient)
        setting_up.set_up_ledger(filing.findings, filing.plan, document=filing.document, wanted=wanted, by=by)

    def _day(self, days: int) -> date:
        return ISSUED_ON + timedelta(days=days)
