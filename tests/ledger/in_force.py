"""Ledgers further on in their life, for tests: countersigned, signed, with rows that are under way."""

from datetime import datetime
from typing import Any

from taizhang.ledger.actions import closing, deeds, duties, ledgers
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Assignment, Evidence, Ledger, Obligation
from tests.ledger.people import MARCH, Cast, clock, draft_ledger


def confirmed_draft(who: Cast, **changed: Any) -> Ledger:
    """A draft of which nothing is left to conclude."""
    ledger = draft_ledger(who, **changed)
    with deeds.deed("confirm", by=clock()) as deed:
        for row in Obligation.objects.filter(ledger=ledger):
            deed.change(row, due_inferred=False)
    return ledger


def signed_ledger(who: Cast, **changed: Any) -> Ledger:
    """The coordinator is the only lead: there is nobody to countersign."""
    ledger = confirmed_draft(who, **changed)
    ledgers.sign(ledger, by=who.by("water-head"))
    return ledger


def first_row(ledger: Ledger) -> Obligation:
    return Obligation.objects.filter(ledger=ledger).order_by("code")[0]


def own(row: Obligation, role: str = "lead") -> Assignment:
    return Assignment.objects.get(obligation=row, role=role, ended_on__isnull=True)


def begun(who: Cast, *, at: datetime = MARCH) -> Obligation:
    """A row of a signed ledger that its lead has taken and begun."""
    row = first_row(signed_ledger(who))
    duties.accept(row, by=who.by("water-clerk", at))
    duties.start(row, by=who.by("water-clerk", at))
    return row


def evidenced(row: Obligation, by: By) -> Evidence:
    """Something lies there that proves it."""
    with deeds.deed("add_evidence", by=by) as deed:
        return deed.add(Evidence(obligation=row, proves="closing", title="验收报告", outside="江水验〔2026〕1号", on=by.today))


def applied(who: Cast, *, at: datetime = MARCH) -> Obligation:
    """A row for which its lead has applied."""
    row = begun(who, at=at)
    evidenced(row, who.by("water-clerk", at))
    closing.apply_for_closing(row, by=who.by("water-clerk", at))
    return row
