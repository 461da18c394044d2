"""A year is settled 对账, and what is not done goes on 结转 in the ledger of the next, with its lineage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from taizhang.ledger.actions import deeds, editions, handling, setting_up
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Assignment, Edition, Ledger, Milestone, Obligation, PlanItem, Standing, Target
from taizhang.ledger.models.versions import Versioned
from taizhang.ledger.queries import drafts, registry
from taizhang.ledger.queries.amendments import plain
from taizhang.ledger.queries.parties import parties_to_ledger
from taizhang.ledger.queries.years import Settled, settlement_of
from taizhang.ledger.rules import clock, lifecycle, permissions, settling
from taizhang.ledger.rules.clock import DueUnknown
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE, LedgerState
from taizhang.ledger.rules.lifecycle import Act, Need, State
from taizhang.ledger.rules.places import GAP
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.terms import Dates, Period, Unstated

_OPEN = tuple(state.value for state, acts in lifecycle.FOLLOWS.items() if Act.CANCEL in acts and state is not State.DRAFT)


class NotSettled(Refused):
    """The year cannot be settled, or what is left of it cannot go on there."""


@dataclass(frozen=True)
class Settlement:
    """The year as it was settled: every row, those whose figure is awaited (待数), and the edition that keeps it."""

    rows: Sequence[Settled]
    awaited: Sequence[Settled]
    edition: Edition


def close_year(ledger: Ledger, *, by: By) -> Settlement:
    """The year is settled: its figures stand in an edition as they are known today, and what comes later changes no line of that. Of a plan of
    several years each is settled, the earliest first; with the last one the ledger is. Raises `NotOver` before the year ends."""
    permissions.require("close_year", by.actor, parties_to_ledger(by.actor, ledger))
    if LedgerState(ledger.state) not in IN_FORCE or ledger.closed_on is not None:
        raise NotSettled(Sentence("台账未签发或已对账", "the ledger is not signed, or was settled before"))
    year = settling.next_year(ledger.plan.period_start, ledger.plan.period_end, ledger.settled_to)
    settling.require_over(year.day if year else None, on=by.today)
    is_last = year is None or year.day == ledger.plan.period_end
    rows = settlement_of(ledger, on=by.today if is_last or year is None else year.day, year=year.year if year else None)
    awaited = [row for row in rows if row.awaited]
    with deeds.deed("close_year", by=by, rows=len(rows), awaited=[[row.code, row.awaited_until] for row in awaited]) as deed:
        deeds.hold(ledger)
        deed.about(ledger)
        settled = [{name: plain(value) for name, value in row._asdict().items()} for row in rows]
        if is_last or year is None:
            deed.change(ledger, closed_on=by.today)
            return Settlement(rows, awaited, editions.store(deed, ledger, settlement=settled))
        deed.change(ledger, settled_to=year.day)
        return Settlement(rows, awaited, editions.store(deed, ledger, settlement=settled, settled_to=plain(year.day)))


def carry_over(ledger: Ledger, into: Ledger, *, approval: str, by: By) -> list[Obligation]:
    """What is open goes on in the draft of the next ledger: a row of its own with who owes it, what is to be reached, and where it comes from;
    the old one is owed no more. What is with its verifier stays. Done again, it does nothing."""
    permissions.require("carry_over", by.actor, parties_to_ledger(by.actor, ledger))
    if ledger.closed_on is None or into.state != LedgerState.DRAFT or into.pk == ledger.pk:
        raise NotSettled(Sentence("先对账，再结转到下一台账的草稿", "a year is settled first, and goes on in the draft of the next"))
    old = list(Obligation.objects.filter(ledger=ledger, state__in=_OPEN).order_by("code"))
    with deeds.deed("carry_over", by=by, into=into.code, approval=approval) as deed:
        deeds.hold(ledger)
        deeds.hold(into)
        deed.about(ledger)
        carrying = _Carrying(deed, into)
        new = [carrying.carried(row) for row in old]
        for row, next_ in zip(old, new, strict=True):
            note = f"结转至{next_.code}"
            handling.handle(deed, row, Act.CANCEL, present={Need.REASON, Need.APPROVAL}, note=note, approval=approval)
        return new


class _Carrying:
    """One run: what every row that goes on shares is looked up once."""

    def __init__(self, deed: deeds.Deed, into: Ledger) -> None:
        self.deed, self.into = deed, into
        self.place = drafts.last_place(into)
        self.due = self._due()

    def carried(self, old: Obligation) -> Obligation:
        self.place += GAP
        code = drafts.next_code(self.into)
        fresh = {"ledger": self.into, "carried_from": old, "code": code, "state": State.DRAFT.value, "state_since": self.deed.by.today}
        row: Obligation = _copy(old, **fresh, start=self.into.plan.period_start, parent=None, **self.due)
        self.deed.add(row)
        self.deed.add(_copy(PlanItem.objects.get(obligation=old), obligation=row, ledger=self.into, position=self.place))
        self.deed.add(Standing(obligation=row, decision_by=_decider(old)))
        self._follow(old, row)
        return row

    def _follow(self, old: Obligation, row: Obligation) -> None:
        for one in Assignment.objects.filter(obligation=old, ended_on__isnull=True).order_by("position"):
            self.deed.add(_copy(one, obligation=row, claimed_on=None))
        for target in Target.objects.filter(obligation=old, valid_to__isnull=True).order_by("id"):
            self.deed.add(_copy(target, obligation=row, plan=self.into.plan, valid_from=None, deadline=None, parent=None, revises=None))
        for step in Milestone.objects.filter(obligation=old, removed_on__isnull=True, verified_on__isnull=True).order_by("day"):
            if step.day > self.deed.by.today:
                self.deed.add(_copy(step, obligation=row))

    def _due(self) -> dict[str, Any]:
        """The end of the next plan's period, concluded and to be confirmed; without one somebody has to say the day."""
        plan = self.into.plan
        period = Period(plan.period_start, plan.period_end) if plan.period_start and plan.period_end else None
        try:
            found = clock.due(Unstated(), dates=Dates(issued=plan.issued_on), calendar=registry.calendar(), period=period)
        except DueUnknown:
            return {"due": None, "due_basis": "", "due_words": "", "due_inferred": False}
        return setting_up.due_columns(found) | {"due_words": ""}


def _copy(row: Any, **changed: Any) -> Any:
    """A new row with the values of this one, but for its own identity."""
    own = {"id", "key", *(field.name for field in Versioned._meta.fields)}
    kept = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in own}
    kept = {name: value for name, value in kept.items() if name.removesuffix("_id") not in changed and name not in changed}
    return type(row)(**kept, **changed)


def _decider(old: Obligation) -> str:
    return Standing.objects.filter(obligation=old).values_list("decision_by", flat=True).first() or ""
