"""Which obligations there are: a page of plain rows at a time, by the key after which the next begins; now, or as of a past day."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet

from taizhang.ledger.models import Obligation, Standing
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.leads import LEAD, leads_then
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.queries.remembered import remembered
from taizhang.ledger.queries.wanted import Wanted, narrowed, wanted_now
from taizhang.ledger.rules.colours import SEVERITY, Colour

LIMIT = 50
SORTS = {"code": ("code",), "due": ("due", "id"), "light": ("-light__severity", "due", "id")}


class ObligationRow(NamedTuple):
    """A line of a list. `colour` is empty where the lights have not been seen yet."""

    id: int
    code: str
    title: str
    kind: str
    state: str
    due: date | None
    due_inferred: bool
    ledger: str
    lead: str
    completion: Decimal | None
    colour: str
    rule: str
    sentence_zh: str
    sentence_en: str


class Page(NamedTuple):
    """Some rows, and the key after which the next page goes on; None where nothing follows."""

    rows: list[ObligationRow]
    following: str | None


def obligations_listed(wanted: Wanted, *, after: str | None = None, limit: int = LIMIT, now: datetime) -> Page:
    """One page of what is wanted. A past day is judged with what was known then; its lights are computed, not looked up."""
    if wanted.on is not None or wanted.known_at is not None:
        return _as_of(wanted, after, limit, now)
    return _listed_now(wanted, after, limit)


@remembered(64)
def obligations_listed_remembered(wanted: Wanted, after: str | None, limit: int) -> Page:
    """One page of today, which is what it was after the last event."""
    return _listed_now(wanted, after, limit)


@remembered(2)
def obligations_then_remembered(wanted: Wanted, known_at: datetime) -> list[ObligationRow]:
    """All of a past day, in order, by what was known then: they are judged once for whoever goes on, or looks at them in another way."""
    return _judged_on(replace(wanted, known_at=known_at), known_at)


def _listed_now(wanted: Wanted, after: str | None, limit: int) -> Page:
    rows = wanted_now(wanted)
    if after and (last := Obligation.objects.filter(code=after).values_list(*PLACE).first()):
        rows = rows.filter(behind(wanted.sort, *last))
    return page_of(rows.order_by(*order(wanted.sort)).annotate(lead=LEAD), limit)


def page_of(rows: "QuerySet[Obligation]", limit: int) -> Page:
    """The first of them, as they stand now; each has been told its `lead`."""
    found = list(rows.values_list(*_COLUMNS, *_LIGHT)[: limit + 1])
    page = [ObligationRow._make(_filled(row)) for row in found[:limit]]
    return Page(page, page[-1].code if len(found) > limit and page else None)


PLACE = ("code", "due", "id", "light__severity")  # what says where a row stands in any order
_LIGHT = ("light__colour", "light__rule", "light__sentence_zh", "light__sentence_en")
_COLUMNS = ("id", "code", "title", "kind", "state", "due", "due_inferred", "ledger__code", "lead", "standing__completion")
_MAY_BE_NONE = {5, 9}


def _filled(row: tuple[Any, ...]) -> list[Any]:
    return ["" if value is None and i not in _MAY_BE_NONE else value for i, value in enumerate(row)]


def order(sort: str) -> tuple[Any, ...]:
    if sort == "light":
        return F("light__severity").desc(nulls_last=True), F("due").asc(nulls_last=True), "id"
    return (F("due").asc(nulls_last=True), "id") if sort == "due" else ("code",)


def behind(sort: str, code: str, due: date | None, pk: int, severity: int | None) -> Q:
    """What comes after the row of that key, in that order; blanks come last."""
    if sort == "code":
        return Q(code__gt=code)
    by_due = Q(due__isnull=True, id__gt=pk) if due is None else Q(due__gt=due) | Q(due=due, id__gt=pk) | Q(due__isnull=True)
    if sort == "due":
        return by_due
    if severity is None:
        return Q(light__isnull=True) & by_due
    return Q(light__severity__lt=severity) | Q(light__isnull=True) | (Q(light__severity=severity) & by_due)


def _as_of(wanted: Wanted, after: str | None, limit: int, now: datetime) -> Page:
    judged = _judged_on(wanted, now)
    start = next((i for i, row in enumerate(judged, 1) if row.code == after), 0) if after else 0
    page = judged[start : start + limit]
    return Page(page, page[-1].code if start + limit < len(judged) else None)


def _judged_on(wanted: Wanted, now: datetime) -> list[ObligationRow]:
    on = wanted.on or (wanted.known_at or now).date()
    rows = narrowed(as_known(Obligation, wanted.known_at), wanted)
    columns = ("row", "code", "title", "kind", "state", "due", "due_inferred", "ledger__code")
    found = list(rows.values_list(*columns))
    ids = tuple(row[0] for row in found)
    lights = {lit.id: lit.light for lit in lights_of(Asked(on, wanted.known_at, ids), now=now)}
    done = dict(as_known(Standing, wanted.known_at).filter(obligation_id__in=ids).values_list("obligation_id", "completion"))
    leads = leads_then(ids, wanted.known_at)
    judged = [_judged((*row, leads.get(row[0])), done.get(row[0]), lights.get(row[0])) for row in found]
    if wanted.colours:
        judged = [row for row in judged if row.colour in wanted.colours]
    return sorted(judged, key=lambda row: _place(row, wanted.sort))


def _judged(row: tuple[Any, ...], completion: Decimal | None, light: Any) -> ObligationRow:
    said = (light.colour.value, light.reasons[0].rule.value, light.sentence.zh, light.sentence.en) if light else ("", "", "", "")
    return ObligationRow._make([*row[:7], row[7] or "", row[8] or "", completion, *said])


def _place(row: ObligationRow, sort: str) -> tuple[Any, ...]:
    due = row.due or date.max
    if sort == "light":
        return -SEVERITY[Colour(row.colour)] if row.colour else 1, due, row.id
    return (due, row.id) if sort == "due" else (row.code,)
