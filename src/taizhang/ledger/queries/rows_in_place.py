"""Rows of a ledger in the order of the text: each with its place in it, who leads, its span of time, its light and its steps."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from taizhang.ledger.models import Assignment, Ledger, LightNow, Milestone, Obligation, Plan, PlanItem
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries.documents import newest_reading
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.queries.moments import Moment
from taizhang.ledger.rules.duties import DEBTORS

LIMIT = 60


class Item(NamedTuple):
    """Where a row stands in the text: its task, its own words, its first and last character."""

    obligation: int
    position: int
    rank: str
    no: str
    path: tuple[str, ...]
    heading: str
    words: str
    start: int | None
    end: int | None

    @property
    def task(self) -> tuple[Any, ...]:
        """The same for rows of one task."""
        return self.path, self.no, self.heading


class Lit(NamedTuple):
    """A light, with why in both languages; no colour where it has none yet."""

    colour: str
    sentence_zh: str
    sentence_en: str


class Step(NamedTuple):
    """A milestone."""

    day: date
    percent: Decimal
    title: str
    verified: bool


class PlacedRow(NamedTuple):
    """A row with all that a view of the whole ledger draws of it."""

    item: Item
    code: str
    title: str
    state: str
    begins: date | None
    due: date | None
    inferred: bool
    lead: str
    light: Lit


class PlacedPage(NamedTuple):
    """Some rows, and where the next page goes on: after the position of a row in its ledger, or after a code."""

    rows: list[PlacedRow]
    following: int | str | None


_UNLIT = Lit("", "", "")


def rows_in_place(ledger: int, moment: Moment, *, after: int = 0, limit: int = LIMIT) -> PlacedPage:
    """The rows that are not cancelled, by their place in the text; in a handful of questions however many they are."""
    rows = as_known(PlanItem, moment.known_at).filter(ledger_id=ledger, position__gt=after).order_by("position", "obligation_id")
    items = _items(rows, limit + 1, moment)
    shown = items[:limit]
    return PlacedPage(_placed(shown, moment), shown[-1].position if len(items) > limit else None)


def rows_of_organisation(organisation: int, ledgers: Collection[int], moment: Moment, *, after: str = "", limit: int = LIMIT) -> PlacedPage:
    """The rows of those ledgers that the organisation owes or supports, by code; in as many questions."""
    duties = as_known(Assignment, moment.known_at).filter(organisation_id=organisation).filter(_not_before("ended_on", moment))
    rows = as_known(PlanItem, moment.known_at).filter(ledger_id__in=ledgers, obligation_id__in=duties.values("obligation_id"))
    items = _items(rows.filter(obligation__code__gt=after).order_by("obligation__code"), limit + 1, moment)
    placed = _placed(items[:limit], moment)
    return PlacedPage(placed, placed[-1].code if len(items) > limit and placed else None)


def steps_of(rows: Collection[int], moment: Moment) -> dict[int, list[Step]]:
    """The milestones of those rows, by day."""
    steps = as_known(Milestone, moment.known_at).filter(obligation_id__in=rows).filter(_not_before("removed_on", moment))
    found = defaultdict(list)
    for pk, day, percent, title, verified in steps.order_by("day", "row").values_list(
        "obligation_id", "day", "percent", "title", "verified_on"
    ):
        found[pk].append(Step(day, percent, title, verified is not None and verified <= moment.day))
    return dict(found)


class Text(NamedTuple):
    """The text of a document as the places of rows count its characters, and from where to where the plan stands in it."""

    words: str = ""
    start: int = 0
    end: int = 0


def text_of(ledger: int, moment: Moment) -> Text:
    """The newest reading of its document; nothing where none was read."""
    found = newest_reading(ledger, known_at=moment.known_at).values_list("source_text", "findings__plans").first()
    if found is None:
        return Text()
    title = Ledger.objects.filter(pk=ledger).values_list("plan__title", flat=True).get()
    start, end = next((plan["span"] for plan in found[1] or () if plan["title"] == title and "span" in plan), (0, len(found[0])))
    return Text(found[0], start, end)


def lights_at(rows: Collection[int], moment: Moment) -> dict[int, Lit]:
    """Their lights: as the last run saw them, or on a past day as they were judged then."""
    if moment.known_at is None:
        lit = LightNow.objects.filter(obligation_id__in=rows).values_list("obligation_id", "colour", "sentence_zh", "sentence_en")
        return {pk: Lit(*values) for pk, *values in lit}
    judged = lights_of(Asked(moment.day, moment.known_at, tuple(rows)), now=moment.now)
    return {one.id: Lit(one.light.colour.value, one.light.sentence.zh, one.light.sentence.en) for one in judged}


def _items(items: "QuerySet[Any]", limit: int, moment: Moment) -> list[Item]:
    standing = (
        items.exclude(obligation__state="cancelled") if moment.known_at is None else items.filter(obligation_id__in=_standing(moment))
    )
    columns = "obligation_id position rank no path heading words span_start span_end".split()
    found = standing.values_list(*columns)[:limit]
    return [Item._make([*values[:4], tuple(values[4]), *values[5:]]) for values in found]


def _standing(moment: Moment) -> "QuerySet[Any]":
    return as_known(Obligation, moment.known_at).exclude(state="cancelled").values("row")


def _placed(items: list[Item], moment: Moment) -> list[PlacedRow]:
    ids = [item.obligation for item in items]
    leads, lights = _leads(ids, moment), lights_at(ids, moment)
    columns = ("row", "code", "title", "state", "start", "due", "due_inferred")
    rows = {pk: values for pk, *values in _by_row(Obligation, ids, moment).values_list(*columns)}
    return [
        PlacedRow._make([item, *rows[item.obligation], leads.get(item.obligation, ""), lights.get(item.obligation, _UNLIT)])
        for item in items
        if item.obligation in rows
    ]


def _leads(rows: list[int], moment: Moment) -> dict[int, str]:
    """The short name of who answers for it first."""
    duties = as_known(Assignment, moment.known_at).filter(obligation_id__in=rows, role__in=[role.value for role in DEBTORS])
    duties = duties.filter(_not_before("ended_on", moment)).order_by("obligation_id", "role", "position")
    found: dict[int, str] = {}
    for pk, short, name in duties.values_list("obligation_id", "organisation__short_name", "organisation__name"):
        found.setdefault(pk, short or name)
    return found


def _by_row(model: Any, rows: Collection[int], moment: Moment) -> "QuerySet[Any]":
    return as_known(model, moment.known_at).filter(**{"pk__in" if moment.known_at is None else "row__in": rows})


def _not_before(column: str, moment: Moment) -> Q:
    """What has not ended by that day."""
    return Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__gt": moment.day})


def period_of(ledger: int, moment: Moment) -> tuple[date | None, date | None]:
    """From when until when the plan of a ledger reaches, as far as that is said."""
    plan = Ledger.objects.filter(pk=ledger).values("plan_id")
    plans = as_known(Plan, moment.known_at).filter(**{"pk__in" if moment.known_at is None else "row__in": plan})
    found: tuple[date | None, date | None] | None = plans.values_list("period_start", "period_end").first()
    return found or (None, None)
