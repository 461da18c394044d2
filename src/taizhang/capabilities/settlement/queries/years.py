"""Years of ledgers: which are to be settled, what they settled for, and where what was open has gone."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q

from taizhang.ledger.models import Edition, Ledger, Obligation
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.desk import may, works
from taizhang.ledger.rules.ledger_lifecycle import IN_FORCE, LedgerState
from taizhang.ledger.rules.lifecycle import ENDED, State
from taizhang.ledger.rules.roles import Actor
from taizhang.ledger.rules.settling import Look, next_year

_NOT_OPEN = tuple(state.value for state in ENDED)


class Year(NamedTuple):
    """A signed ledger and its year. `open` are its rows that have not ended, `carried` those that went on in another ledger."""

    code: str
    plan: str
    coordinator: str
    end: date | None
    rows: int
    open: int
    carried: int
    settled: date | None
    next: Look | None  # the year that is settled next


class Carried(NamedTuple):
    """A row that went on: from where, to where, and how it stands there."""

    old_code: str
    old_ledger: str
    code: str
    title: str
    ledger: str
    plan: str
    state: str


class Draft(NamedTuple):
    """A draft of another ledger, into which what is open can go."""

    code: str
    plan: str


def years_seen(actor: Actor) -> list[Year]:
    """Every signed ledger that is seen, the earliest year first and those that are settled last; two questions for all of them."""
    ledgers = scopes.ledgers_seen(actor).filter(state__in=IN_FORCE)
    columns = ("pk", "code", "plan__title", "coordinator__short_name", "coordinator__name", "plan__period_end", "closed_on")
    more = ("plan__period_start", "settled_to")
    found = list(ledgers.order_by("closed_on", "plan__period_end", "code").values_list(*columns, *more))
    counts = _counts([row[0] for row in found])
    years = [
        Year(row[1], row[2], row[3] or row[4] or "", row[5], *counts.get(row[0], (0, 0, 0)), row[6], next_year(row[7], row[5], row[8]))
        for row in found
    ]
    return sorted(years, key=lambda year: (year.settled is not None, year.end or date.max, year.code))


def _counts(ledgers: list[int]) -> dict[int, tuple[int, int, int]]:
    rows = Obligation.objects.filter(ledger__in=ledgers).values("ledger_id")
    carried = Q(carried_to__isnull=False)
    found = rows.annotate(
        rows=Count("pk", filter=~Q(state=State.CANCELLED.value) | carried, distinct=True),
        open=Count("pk", filter=~Q(state__in=_NOT_OPEN), distinct=True),
        carried=Count("carried_to", distinct=True),
    )
    return {pk: (every, still, gone) for pk, every, still, gone in found.values_list("ledger_id", "rows", "open", "carried")}


def settled_rows(ledger: Ledger) -> list[dict[str, Any]] | None:
    """The lines as the settled ledger keeps them, in the edition of that day; None where it is not settled."""
    if ledger.closed_on is None:
        return None
    contents = Edition.objects.filter(ledger=ledger, signed_on__gte=ledger.closed_on).order_by("number").values_list("content", flat=True)
    return next((content["settlement"] for content in contents if "settlement" in content and "settled_to" not in content), None)


def rows_of_year(ledger: Ledger, end: date) -> tuple[date, list[dict[str, Any]]] | None:
    """The lines of a year before its last as they were settled, and on which day; None where that year is not settled."""
    if ledger.settled_to is None or end > ledger.settled_to:
        return None
    rows = Edition.objects.filter(ledger=ledger, signed_on__gte=end).order_by("number").values_list("signed_on", "content")
    return next(((day, content["settlement"]) for day, content in rows if content.get("settled_to") == end.isoformat()), None)


def lineage(ledger: Ledger) -> list[Carried]:
    """What of it went on elsewhere, and what in it came from elsewhere; by code."""
    rows = Obligation.objects.filter(Q(carried_from__ledger=ledger) | Q(ledger=ledger, carried_from__isnull=False)).order_by("code")
    columns = ("carried_from__code", "carried_from__ledger__code", "code", "title", "ledger__code", "ledger__plan__title", "state")
    return [Carried(*row) for row in rows.values_list(*columns)]


def drafts_for(actor: Actor, ledger: Ledger) -> list[Draft]:
    """Drafts that the actor sees, of a period that begins after this one; without a period, every other draft."""
    rows = scopes.ledgers_seen(actor).filter(state=LedgerState.DRAFT.value).exclude(pk=ledger.pk).order_by("code")
    if end := ledger.plan.period_end:
        rows = rows.filter(Q(plan__period_start__gt=end) | Q(plan__period_start__isnull=True))
    return [Draft(code, title) for code, title in rows.values_list("code", "plan__title")]


def to_be_settled(actor: Actor, *, on: date) -> list[tuple[int, str, str, date]]:
    """Ledgers that his organisation coordinates of which a year is over and not settled: number, code, plan, its end."""
    if actor.organisation is None or not works(actor) or not may("close_year", actor):
        return []
    rows = Ledger.objects.filter(
        coordinator_id=actor.organisation, state__in=IN_FORCE, closed_on__isnull=True, plan__period_end__isnull=False
    )
    columns = ("pk", "code", "plan__title", "plan__period_start", "plan__period_end", "settled_to")
    found = [(*row[:3], next_year(*row[3:])) for row in rows.order_by("code").values_list(*columns)]
    return [(pk, code, title, year.day) for pk, code, title, year in found if year and year.day < on]


def is_ended(ledger: Ledger) -> bool:
    """Nothing of it is owed any more: it can be put away."""
    return not Obligation.objects.filter(ledger=ledger).exclude(state__in=_NOT_OPEN).exists()
