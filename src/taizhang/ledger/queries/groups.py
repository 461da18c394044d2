"""A list in groups: in which order they come, how many rows each has, and a page of the rows in that order. The rows of one group
stand in the order that was asked for."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear

from taizhang.ledger.models import Obligation
from taizhang.ledger.queries.groups_by_lead import counted_by_lead, led_by, names_from
from taizhang.ledger.queries.leads import LEAD
from taizhang.ledger.queries.obligations import LIMIT, PLACE, ObligationRow, Page, behind, order, page_of
from taizhang.ledger.queries.remembered import remembered
from taizhang.ledger.queries.wanted import Wanted, wanted_now
from taizhang.ledger.rules.colours import SEVERITY, Colour
from taizhang.ledger.rules.lifecycle import State

MANY = 1_000  # rows: of fewer, the lead of each is looked up sooner than those of some leads are found
_STATES = tuple(State)
_COLOURS = {severity: colour for colour, severity in SEVERITY.items()}
_UNDATED = 12 * 10_000  # after every month


class Group(NamedTuple):
    """Rows that belong together: a colour, a state, the name of who leads (empty where nobody does), a month (`2026-07`, or `none`),
    the code of a ledger."""

    key: str
    rows: int


class Grouping(NamedTuple):
    """By what rows are grouped. `rank` orders the groups in the database; `of` is the same of a row at hand, `key` and `back` lead from
    it to the group's key and back from there."""

    rank: Any
    of: Callable[[ObligationRow], Any]
    key: Callable[[Any], str]
    back: Callable[[str], Any]
    falling: bool = False


def _month(rank: int) -> str:
    return "none" if rank == _UNDATED else f"{(rank - 1) // 12:04}-{(rank - 1) % 12 + 1:02}"


def _of_month(key: str) -> int:
    return _UNDATED if key == "none" else int(key[:4]) * 12 + int(key[5:7])


GROUPINGS = {
    "lead": Grouping(Coalesce("lead", Value("")), lambda row: row.lead, str, str),
    "light": Grouping(
        Coalesce("light__severity", Value(SEVERITY[Colour.NONE])),
        lambda row: SEVERITY[Colour(row.colour or Colour.NONE)],
        lambda rank: _COLOURS[rank].value,
        lambda key: SEVERITY[Colour(key)],
        falling=True,
    ),
    "state": Grouping(
        Case(*(When(state=state.value, then=place) for place, state in enumerate(_STATES)), output_field=IntegerField()),
        lambda row: _STATES.index(State(row.state)),
        lambda rank: _STATES[rank].value,
        lambda key: _STATES.index(State(key)),
    ),
    "month": Grouping(
        Coalesce(ExtractYear("due") * 12 + ExtractMonth("due"), Value(_UNDATED)),
        lambda row: row.due.year * 12 + row.due.month if row.due else _UNDATED,
        _month,
        _of_month,
    ),
    "plan": Grouping(Coalesce("ledger__code", Value("")), lambda row: row.ledger, str, str),
}


def groups_of(wanted: Wanted, by: str) -> tuple[Group, ...]:
    """The groups of today's rows, in one question; by lead in two."""
    if by == "lead":
        return tuple(Group(*counted) for counted in counted_by_lead(wanted_now(wanted)))
    grouping = GROUPINGS[by]
    rows = _ranked(wanted_now(wanted), by).order_by().values_list("rank").annotate(count=Count("id"))
    return tuple(Group(grouping.key(rank), number) for rank, number in rows.order_by(_by_rank(grouping)))


groups_of_remembered = remembered(200)(groups_of)


def grouped_listed(wanted: Wanted, by: str, after: str = "", begin: str = "", limit: int = LIMIT, known: tuple[Group, ...] = ()) -> Page:
    """One page of today's rows, group by group: those behind the row of that code, else from the group `begin` on. Where the groups are
    `known`, and many, rows that stand in none of those on the page are not looked through."""
    grouping, rows = GROUPINGS[by], wanted_now(wanted)
    beyond = "rank__lt" if grouping.falling else "rank__gt"
    last = _ranked(Obligation.objects.filter(code=after), by).values_list("rank", *PLACE).first() if after else None
    if by == "lead" and sum(group.rows for group in known) > MANY:
        rows = _near(rows, known, last[0] if last else begin, limit)
    rows = _ranked(rows, by)
    if last is not None:
        rows = rows.filter(Q(**{beyond: last[0]}) | Q(rank=last[0]) & behind(wanted.sort, *last[1:]))
    elif begin:
        rows = rows.filter(**{f"{beyond}e": grouping.back(begin)})
    return page_of(rows.order_by(_by_rank(grouping), *order(wanted.sort)), limit)


grouped_listed_remembered = remembered(64)(grouped_listed)


def in_groups(rows: Iterable[ObligationRow], by: str) -> list[ObligationRow]:
    """Rows that are at hand, in the order of their groups."""
    return sorted(rows, key=GROUPINGS[by].of, reverse=GROUPINGS[by].falling)


def begins_at(rows: Sequence[ObligationRow], by: str, key: str) -> int:
    """The place of the first of those ordered rows that stands in the group, or behind where it would."""
    grouping, rank = GROUPINGS[by], GROUPINGS[by].back(key)
    before = [row for row in rows if (grouping.of(row) > rank if grouping.falling else grouping.of(row) < rank)]
    return len(before)


def counted(rows: Iterable[ObligationRow], by: str) -> list[Group]:
    """How many each of their groups has, in their order."""
    return [Group(key, number) for key, number in Counter(key_of(row, by) for row in in_groups(rows, by)).items()]


def is_group(by: str, key: str) -> bool:
    """Rows could be in it."""
    try:
        GROUPINGS[by].back(key)
    except ValueError:
        return False
    return True


def key_of(row: ObligationRow, by: str) -> str:
    """The group to which the row belongs."""
    grouping = GROUPINGS[by]
    return grouping.key(grouping.of(row))


def _near(rows: "QuerySet[Obligation]", known: tuple[Group, ...], first: str, limit: int) -> "QuerySet[Obligation]":
    """Those that may stand on a page that begins in that group, or in the first of all."""
    names = names_from(known, first or known[0].key, limit + 1)
    return rows.filter(led_by(names)) if names else rows


def _ranked(rows: "QuerySet[Any]", by: str) -> "QuerySet[Any]":
    ranked: QuerySet[Any] = rows.annotate(lead=LEAD).annotate(rank=GROUPINGS[by].rank)
    return ranked


def _by_rank(grouping: Grouping) -> str:
    return "-rank" if grouping.falling else "rank"
