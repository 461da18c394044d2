"""What somebody owes by day: due dates, milestones, reports; three questions for any stretch of time."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from taizhang.ledger.models import Milestone, Report
from taizhang.ledger.queries.desk import duties_of
from taizhang.ledger.rules.lifecycle import ENDED, State
from taizhang.ledger.rules.reporting import REPORTED
from taizhang.ledger.rules.roles import Actor


class Kind(StrEnum):
    """Why it stands in the calendar."""

    DUE = "due"
    MILESTONE = "milestone"
    REPORT = "report"


class Entry(NamedTuple):
    """Something on a day: the key of its row, what it is called, the plan, and the obligation or the ledger to which it leads. `done`: it needs nothing more."""

    day: date
    kind: Kind
    key: str
    title: str
    plan: str
    obligation: str
    ledger: str
    colour: str = ""
    done: str = ""


_UNOWED = [State.DRAFT.value, *(state.value for state in ENDED)]
_CLAIMED = {State.APPLIED.value, State.VERIFIED.value}


def entries(actor: Actor, *, start: date, end: date) -> list[Entry]:
    """From the first day to the last, in the order of days."""
    if actor.organisation is None:
        return []
    return sorted([*_due(actor, start, end), *_milestones(actor, start, end), *_reports(actor, start, end)])


def _due(actor: Actor, start: date, end: date) -> list[Entry]:
    rows = duties_of(actor).filter(due__range=(start, end)).exclude(state__in=_UNOWED)
    columns = ("due", "id", "title", "ledger__plan__title", "code", "ledger__code", "light__colour", "state")
    return [
        Entry(due, Kind.DUE, f"obligation-{pk}", title, plan or "", code, ledger or "", colour or "", "1" if state in _CLAIMED else "")
        for due, pk, title, plan, code, ledger, colour, state in rows.values_list(*columns)
    ]


def _milestones(actor: Actor, start: date, end: date) -> list[Entry]:
    own = duties_of(actor).exclude(state__in=_UNOWED).values("pk")
    rows = Milestone.objects.filter(obligation_id__in=own, day__range=(start, end), removed_on__isnull=True)
    columns = ("day", "key", "title", "obligation__title", "obligation__code", "obligation__ledger__code", "verified_on")
    return [
        Entry(day, Kind.MILESTONE, f"milestone-{key}", title, of, code, ledger or "", done="1" if verified else "")
        for day, key, title, of, code, ledger, verified in rows.values_list(*columns)
    ]


def _reports(actor: Actor, start: date, end: date) -> list[Entry]:
    rows = Report.objects.filter(organisation_id=actor.organisation or 0, due__range=(start, end))
    columns = ("due", "key", "ledger__plan__title", "ledger__code", "state")
    return [
        Entry(due, Kind.REPORT, f"report-{key}", "", plan, "", ledger, done="1" if state in REPORTED else "")
        for due, key, plan, ledger, state in rows.values_list(*columns)
    ]
