"""Plans 计划 under the package 计划包 that they came in: who puts each together, how far it is filed, how its rows stand, what is due next."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Min, Q
from django.utils import timezone

from taizhang.ledger.models import Ledger, Obligation, Plan, Reading
from taizhang.ledger.models.versions import as_known, twin_of
from taizhang.ledger.queries import scopes, tallies
from taizhang.ledger.queries.moments import Moment
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import OPEN
from taizhang.ledger.rules.roles import Actor

LIMIT = 50
_OPEN = tuple(state.value for state in OPEN)


class PlanRow(NamedTuple):
    """A plan with its ledger. `filed_on` is the day on which it was first with the government above; `title_only`: its text is not there."""

    ledger: int
    code: str
    state: str
    title: str
    title_only: bool
    package: int | None
    package_title: str
    document: int | None
    document_title: str
    doc_number: str
    issued_on: date | None
    coordinator_key: str
    coordinator: str
    filed_on: date | None
    measures: int
    due: date | None
    lights: Mapping[str, int]


class Unmade(NamedTuple):
    """A plan that a document of the package names, and that has no ledger yet."""

    title: str
    title_only: bool
    document: str


class PackageRow(NamedTuple):
    """Plans that were issued together; those of no package have no title. `went_before`: it begins on an earlier page."""

    title: str
    document_title: str
    doc_number: str
    issued_on: date | None
    plans: list[PlanRow]
    unmade: list[Unmade]
    total: int
    went_before: bool


class PlansPage(NamedTuple):
    """Some packages, and the code after which the next page goes on."""

    packages: list[PackageRow]
    following: str | None


class _Place(NamedTuple):
    """Where a ledger stands in the list."""

    ledger: int
    code: str
    package: int | None
    document: int | None

    @property
    def order(self) -> tuple[bool, int, str]:
        return self.package is None, -(self.package or 0), self.code


def plans_listed(actor: Actor, moment: Moment, *, after: str = "", limit: int = LIMIT) -> PlansPage:
    """The plans whose ledgers the actor sees: the newest package first, what came in none last; in a dozen questions however many they are."""
    seen = scopes.ledgers_seen(actor).values("pk")
    columns = ("row", "code", "plan__package_id", "plan__document_id")
    places = [_Place._make(values) for values in as_known(Ledger, moment.known_at).filter(row__in=seen).values_list(*columns)]
    places.sort(key=lambda place: place.order)
    start = next((number for number, place in enumerate(places, 1) if place.code == after), 0)
    shown, left = places[start : start + limit], places[start + limit :]
    rows = _rows([place.ledger for place in shown], moment)
    ended = {place.document for place in shown if place.document} - {place.document for place in left}
    unmade = _unmade(ended, moment)
    packages = [_package(of, rows, places, unmade, start) for of in dict.fromkeys(place.package for place in shown)]
    return PlansPage(packages, shown[-1].code if left else None)


def _package(package: int | None, rows: list[PlanRow], places: list[_Place], unmade: Mapping[int, list[Unmade]], start: int) -> PackageRow:
    own = [row for row in rows if row.package == package]
    documents = dict.fromkeys(row.document for row in own if row.document is not None)
    missing = [one for document in documents for one in unmade.get(document, ())]
    first = own[0]
    head = (first.package_title, first.document_title, first.doc_number, first.issued_on) if package else ("", "", "", None)
    before = any(place.package == package for place in places[:start])
    return PackageRow(*head, own, missing, sum(place.package == package for place in places), before)


def _rows(ids: list[int], moment: Moment) -> list[PlanRow]:
    """In the order of the numbers."""
    counts, filed, lights = _counts(ids, moment), _first_filed(ids, moment.known_at), _lights(ids, moment)
    columns = (
        "row code state plan__title plan__title_only plan__package_id plan__package__title plan__document_id plan__document__title "
        "plan__document__doc_number plan__issued_on coordinator__key coordinator__short_name coordinator__name"
    ).split()
    found = {}
    for *values, short, name in as_known(Ledger, moment.known_at).filter(row__in=ids).values_list(*columns):
        pk, code, state, title, bare, package, package_title, document, *said = values
        heading, number, issued, key = said
        told = (pk, code, state, title, bare, package, package_title or "", document, heading or "", number or "", issued)
        found[pk] = PlanRow(*told, key or "", short or name or "", filed.get(pk), *counts.get(pk, (0, None)), lights.get(pk, {}))
    return [found[pk] for pk in ids]


def _counts(ids: list[int], moment: Moment) -> dict[int, tuple[int, date | None]]:
    """How many rows each ledger has, and the next day on which one of them is due."""
    rows = as_known(Obligation, moment.known_at).filter(ledger_id__in=ids).exclude(state="cancelled").values("ledger_id").order_by()
    counted = rows.annotate(count=Count("code"), due_next=Min("due", filter=Q(state__in=_OPEN, due__gte=moment.day)))
    return {ledger: (count, due) for ledger, count, due in counted.values_list("ledger_id", "count", "due_next")}


def _lights(ids: list[int], moment: Moment) -> tallies.Tallies:
    if moment.known_at is None:
        return tallies.tallies_of(ids)
    return tallies.tallies_on(ids, on=moment.day, known_at=moment.known_at, now=moment.now)


def _first_filed(ids: list[int], known_at: datetime | None) -> dict[int, date]:
    """The day on which each was first recorded as filed; its versions remember that, whatever became of it."""
    filed = twin_of(Ledger)._default_manager.filter(row__in=ids, state=LedgerState.FILED.value)
    if known_at is not None:
        filed = filed.filter(recorded_at__lte=known_at)
    first = filed.values("row").annotate(at=Min("recorded_at")).values_list("row", "at")
    return {row: timezone.localtime(at).date() for row, at in first}


def _unmade(documents: Collection[int], moment: Moment) -> dict[int, list[Unmade]]:
    """Of those documents, the plans of the newest reading that have no ledger, by document; only that part of a reading is fetched."""
    readings = Reading.objects.filter(document_id__in=documents).order_by("document_id", "read_at", "id")
    if moment.known_at is not None:
        readings = readings.filter(read_at__lte=moment.known_at)
    newest: dict[int, tuple[str, list[dict[str, Any]]]] = {
        pk: (key, plans or []) for pk, key, plans in readings.values_list("document_id", "document__key", "findings__plans")
    }
    made: dict[int | None, set[str]] = defaultdict(set)
    for document, title in as_known(Plan, moment.known_at).filter(document_id__in=documents).values_list("document_id", "title"):
        made[document].add(title)
    return {
        pk: [Unmade(plan["title"], plan["title_only"], key) for plan in plans if plan["title"] not in made[pk]]
        for pk, (key, plans) in newest.items()
    }
