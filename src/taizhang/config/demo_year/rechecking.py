"""Twice in the demo's year supervisors check again what was closed: published on one day, drawn on a later one, checked by other hands."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.filing import SUPERVISORS
from taizhang.config.demo_year.hands import Hands
from taizhang.ledger.models import Organisation
from taizhang.ledger.rules.roles import Role

if TYPE_CHECKING:
    from taizhang.capabilities.supervision.models import Recheck, RecheckItem

_SIZE = 4
_STANDS = ("现场回访，成果已投入使用。", "调阅原始台账，数据与销号时一致。", "电话回访服务对象，反映良好。")
_UNDONE = "回访发现部分设备尚未投用，与验收意见不符。"


class Rechecked:
    """The half-year and the autumn."""

    def __init__(self, year: Year, hands: Hands) -> None:
        self.year, self.hands, self.chance = year, hands, year.chance
        for since, on in ((date(2026, 1, 1), date(2026, 7, 9)), (date(2026, 7, 1), date(2026, 11, 19))):
            year.on(on, partial(self._announce, since))

    def _announce(self, since: date, at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import rechecks
        from taizhang.capabilities.supervision.queries import rechecks as questions

        by = self.hands.by(Organisation.objects.get(name=SUPERVISORS), Role.SUPERVISOR, at)
        until = at.date() - timedelta(days=1)
        if size := min(_SIZE, len(questions.closed(by.actor, since=since, until=until))):
            row = rechecks.announce(since, until, size=size, by=by)
            self.year.at(at + timedelta(days=4), partial(self._draw, row))

    def _draw(self, row: "Recheck", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import rechecks
        from taizhang.capabilities.supervision.queries import rechecks as questions

        by = self.hands.by(row.organisation, Role.SUPERVISOR, at)
        rechecks.draw(row, by=by)
        self.hands.person(row.organisation, Role.HEAD, at)  # a second one, where the first had a hand in it
        people = questions.checkers(row, on=at.date())
        items = questions.items_of(row)
        hands = questions.hands_of([item.obligation_id for item in items])
        for item in items:
            free = [one for one in people if one.pk not in hands.get(item.obligation_id, ())]
            if not free:
                continue
            rechecks.name_checker(item, free[0], by=by)
            self.year.soon(at + timedelta(days=2), 9, partial(self._check, item))

    def _check(self, item: "RecheckItem", at: datetime) -> None:
        from taizhang.capabilities.supervision.actions import rechecks

        item.obligation.refresh_from_db()
        roles = (Role.SUPERVISOR, Role.HEAD, Role.DEPUTY)
        found = [by for role in roles if (by := self.hands.by(item.recheck.organisation, role, at)).actor.person == item.checker_id]
        if not found or item.obligation.state != "closed":
            return
        if self.chance.random() < 0.2:
            rechecks.reopen(item, _UNDONE, by=found[0])
        else:
            rechecks.confirm(item, self.chance.choice(_STANDS), by=found[0])
