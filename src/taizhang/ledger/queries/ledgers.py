"""Which ledgers there are, and one of them with its plan, its counts and what it lacks."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Assignment, Ledger, Obligation, Target
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.remembered import remembered
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.lifecycle import CLAIMED, OPEN
from taizhang.ledger.rules.roles import Actor

LIMIT = 50
_CLOSED = ("closed", "archived")
_LIVE = tuple(state.value for state in OPEN | CLAIMED)


class LedgerRow(NamedTuple):
    """A ledger in a list, with how many rows it has and how many are red or yellow."""

    id: int
    code: str
    plan: str
    document: str
    state: str
    state_since: date
    coordinator: str
    recipient: str
    coordinator_id: int  # 0 where nobody does
    edition: int
    rows: int
    live: int
    red: int
    yellow: int
    closed: int


class LedgersPage(NamedTuple):
    """Some ledgers, and the code after which the next page goes on."""

    rows: list[LedgerRow]
    following: str | None


class Lacks(NamedTuple):
    """What a ledger lacks, in counts of its rows: completeness is computed, never asked for."""

    unled: int
    undated: int
    inferred: int
    unmeasured: int
    unnamed: int


def ledgers_listed(*, actor: Actor | None = None, state: str = "", after: str | None = None, limit: int = LIMIT) -> LedgersPage:
    """The ledgers that the actor sees (all, where nobody is named), by code."""
    rows = Ledger.objects.all() if actor is None else scopes.ledgers_seen(actor)
    if state:
        rows = rows.filter(state=state)
    if after:
        rows = rows.filter(code__gt=after)
    found = [_row(values) for values in _counted(rows).order_by("code").values_list(*_COLUMNS)[: limit + 1]]
    return LedgersPage(found[:limit], found[limit - 1].code if len(found) > limit else None)


def ledger_of(code: str, *, actor: Actor | None = None) -> LedgerRow | None:
    """The ledger of this code, if there is one that the actor sees."""
    found = ledger_with_tally(code, actor)
    return found[0] if found else None


def ledger_with_tally(code: str, actor: Actor | None = None) -> tuple[LedgerRow, Counter[str]] | None:
    """The same, with how many of its rows the last run saw in which colour: its rows are looked through once for all counts."""
    rows = Ledger.objects.all() if actor is None else scopes.ledgers_seen(actor)
    values = rows.filter(code=code).values_list(*_COLUMNS[:_COUNTS]).first()
    if values is None:
        return None
    states, colours = Counter[str](), Counter[str]()
    counted = Obligation.objects.filter(ledger_id=values[0]).values_list("state", "light__colour").annotate(count=Count("id")).order_by()
    for state, colour, count in counted:
        states[state] += count
        colours[colour or ""] += count
    del colours[""]
    live, closed = (sum(states[state] for state in some) for some in (_LIVE, _CLOSED))
    counts = (states.total() - states["cancelled"], live, colours["red"], colours["yellow"], closed)
    return _row((*values, *counts)), colours


ledger_with_tally_remembered = remembered(500)(ledger_with_tally)


def ledger_states(code: str, *, known_at: datetime) -> dict[str, Any] | None:
    """The ledger's own row as it stood in the record then."""
    row: dict[str, Any] | None = as_known(Ledger, known_at).filter(code=code).values().first()
    return row


def ledgers_then(ledgers: Iterable[int], *, known_at: datetime) -> dict[int, str]:
    """The state of each of them as the record had it then; one that was not set up yet is left out."""
    return dict(as_known(Ledger, known_at).filter(row__in=list(ledgers)).values_list("row", "state"))


def lacks_of(ledger: int) -> Lacks:
    """What its rows lack: a lead, a date, a date that somebody has confirmed, a measurable target, a person."""
    lead = Assignment.objects.filter(obligation_id=OuterRef("pk"), role__in=DEBTORS, ended_on__isnull=True)
    target = Target.objects.filter(obligation_id=OuterRef("pk"), valid_to__isnull=True)
    rows = Obligation.objects.filter(ledger_id=ledger).exclude(state="cancelled")
    rows = rows.annotate(led=Exists(lead), aimed=Exists(target), named=Exists(lead.filter(person__isnull=False)))
    counts = rows.aggregate(
        unled=Count("id", filter=Q(led=False)),
        undated=Count("id", filter=Q(due__isnull=True)),
        inferred=Count("id", filter=Q(due_inferred=True)),
        unmeasured=Count("id", filter=Q(aimed=False)),
        unnamed=Count("id", filter=Q(named=False)),
    )
    return Lacks(**counts)


_COLUMNS = (
    "id code plan__title plan__document__key state state_since coordinator__short_name recipient__short_name coordinator_id edition rows live red yellow closed"
).split()
_NOTHING = {"coordinator_id": 0}  # of a text it is ""
_COUNTS = _COLUMNS.index("rows")  # from here on they are counted


def _counted(rows: "QuerySet[Ledger]") -> "QuerySet[Ledger]":
    return rows.annotate(
        rows=Count("obligations", filter=~Q(obligations__state="cancelled")),
        live=Count("obligations", filter=Q(obligations__state__in=_LIVE)),
        red=Count("obligations", filter=Q(obligations__light__colour="red")),
        yellow=Count("obligations", filter=Q(obligations__light__colour="yellow")),
        closed=Count("obligations", filter=Q(obligations__state__in=_CLOSED)),
    )


def _row(values: tuple[Any, ...]) -> LedgerRow:
    return LedgerRow._make([_NOTHING.get(name, "") if value is None else value for name, value in zip(_COLUMNS, values, strict=True)])
