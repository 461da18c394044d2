"""A signed ledger is amended: a day is extended, a target is lowered, a wish is refused, one still waits; what is in effect is put on record."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.apps import apps

from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.filing import Filing
from taizhang.config.demo_year.owing import lead_of
from taizhang.ledger.actions import amendments
from taizhang.ledger.models import Amendment, Obligation, Organisation, Target
from taizhang.ledger.rules import amendment_paths
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.roles import Role

_AT_LEAST = Decimal(20)  # a smaller number is not worth lowering


class Adjusting:
    """What becomes of one signed ledger by amendments."""

    def __init__(self, year: Year, filing: Filing) -> None:
        self.year, self.filing, self.hands = year, filing, filing.hands

    def extend_one(self, at: datetime) -> None:
        """延期: asked for before it is due, and in force on its day."""
        if row := self._row(at, 0):
            later = self._later(row, 60)
            self._amend(AmendmentKind.EXTEND, row, "招标流标，须重新组织", "首次招标响应单位不足三家", "同意延期六十日", at, due=later)

    def lower_one(self, at: datetime) -> None:
        """A target that was set too high is lowered by a tenth; the one that was signed stays beside it."""
        ours = Target.objects.filter(obligation__ledger=self.filing.ledger, obligation__state="in-progress", valid_to__isnull=True)
        target = ours.filter(kind="rising", value__gt=_AT_LEAST, parent__isnull=True).select_related("obligation").order_by("pk").first()
        if target is None or target.obligation is None or target.value is None:
            return
        value = (target.value * Decimal("0.9")).quantize(Decimal(1))
        basis, reason = "年中评估意见，经主管部门会议研究", "上级下达的专项资金比年初安排减少"
        self._amend(AmendmentKind.TARGET, target.obligation, basis, reason, "同意按评估意见调整", at, target=target, value=value)

    def refuse_one(self, at: datetime) -> None:
        """Not every wish is granted, and the record says why."""
        if (row := self._row(at, 1)) and (
            asked := self._asked(AmendmentKind.DEADLINE, row, "本单位申请", "人手不足", at, due=self._later(row, 90))
        ):
            self._decide(asked, at + timedelta(days=2), refusal="未说明已采取的措施，理由不充分")

    def ask_one(self, at: datetime) -> None:
        """Waits for who has the ledger on record: everybody else has agreed."""
        if (row := self._row(at, 2)) and (
            asked := self._asked(AmendmentKind.DEADLINE, row, "项目用地批复文件", "用地批复推迟一个月", at, due=self._later(row, 30))
        ):
            self._decide(asked, at + timedelta(hours=2), short=1)

    def _amend(self, kind: AmendmentKind, row: Obligation, basis: str, reason: str, decision: str, at: datetime, **changes: Any) -> None:
        if asked := self._asked(kind, row, basis, reason, at, **changes):
            self.year.at(at + timedelta(days=2), lambda moment: self._decide(asked, moment, decision=decision))
            self.year.at(at + timedelta(days=5), lambda moment: self._apply(asked, moment))

    def _asked(self, kind: AmendmentKind, row: Obligation, basis: str, reason: str, at: datetime, **changes: Any) -> Amendment | None:
        if row.ledger is None:
            return None
        row.ledger.refresh_from_db()
        target = changes.pop("target", None)
        proposal = amendments.Proposal(kind, changes, basis, at.date() + timedelta(days=4), row, target)
        if apps.is_installed("taizhang.capabilities.adjustment"):
            from taizhang.capabilities.adjustment.queries import effects

            proposal = replace(proposal, effects=effects.effects_of(row.ledger, effects.Changing(kind, changes, row, target)))
        return amendments.propose(row.ledger, proposal, by=self.hands.by(lead_of(row), Role.CLERK, at, reason))

    def _decide(self, asked: Amendment, at: datetime, *, decision: str = "", refusal: str = "", short: int = 0) -> None:
        """Each hand of its path, in an hour of its own; the last one decides. `short` hands are left out."""
        asked.refresh_from_db()
        steps = amendment_paths.from_json(asked.path).steps
        for number, step in enumerate(steps[: len(steps) - short]):
            by = self.hands.by(self._whose(asked, step.parties), Role.DEPUTY, at + timedelta(hours=number))
            last = number == len(steps) - 1
            if last and refusal:
                amendments.refuse(asked, decision=refusal, by=by)
            else:
                amendments.approve(asked, decision=decision if last else "情况属实", by=by)

    def _whose(self, asked: Amendment, parties: frozenset[Party]) -> Organisation:
        if Party.PROPOSER in parties:
            return Organisation.objects.get(pk=asked.organisation_id or 0)
        return self.filing.coordinator if Party.COORDINATOR in parties else self.filing.recipient

    def _apply(self, asked: Amendment, at: datetime) -> None:
        asked.refresh_from_db()
        amendments.apply(asked, by=self.hands.by(self.filing.coordinator, Role.CLERK, at))
        if apps.is_installed("taizhang.capabilities.adjustment"):
            self._put_on_record(asked, at)

    def _put_on_record(self, asked: Amendment, at: datetime) -> None:
        """The coordinator files the change within days, and who receives it puts it on record."""
        from taizhang.capabilities.adjustment.actions import recording
        from taizhang.capabilities.adjustment.pages.letter import draft_of

        filing = recording.open_change_filing(asked, by=self.hands.by(self.filing.coordinator, Role.CLERK, at))
        if filing is None:
            return
        coordinator, recipient = self.filing.coordinator, self.filing.recipient
        draft = draft_of(asked, filing)
        self.year.soon(
            at, 6, lambda moment: recording.file_change(filing, draft, mark="报备函", by=self.hands.by(coordinator, Role.CLERK, moment))
        )
        self.year.at(
            at + timedelta(days=9),
            lambda moment: recording.record_change(filing, mark="备案", by=self.hands.by(recipient, Role.SUPERVISOR, moment)),
        )

    def _row(self, at: datetime, place: int) -> Obligation | None:
        """The row under way that is due next, or after that; not one that an amendment has touched."""
        rows = Obligation.objects.filter(ledger=self.filing.ledger, state="in-progress", due__gt=at.date() + timedelta(days=10))
        found = list(rows.filter(amendments__isnull=True).select_related("ledger").order_by("due", "pk")[: place + 1])
        return found[-1] if found else None

    def _later(self, row: Obligation, days: int) -> date:
        return (row.due or self.year.now.date()) + timedelta(days=days)
