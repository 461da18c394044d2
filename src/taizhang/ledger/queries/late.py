"""What is late: the red and the yellow, each with the rule that fired, the cause that was reported last, and the person to call."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from taizhang.ledger.models import Assignment, LightNow, Obligation, Post
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.queries.remembered import remembered
from taizhang.ledger.queries.reported_lines import lines_counting
from taizhang.ledger.rules.colours import SEVERITY, Colour
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.light_facts import Rule
from taizhang.ledger.rules.reporting import Cause
from taizhang.ledger.rules.roles import Role
from taizhang.ledger.rules.who_next import Next, who_next

LATE = (Colour.RED.value, Colour.YELLOW.value)
_CALLED = (Role.LIAISON, Role.CLERK, Role.HEAD, Role.GENERAL_OFFICE, Role.DEPUTY, Role.CHIEF)  # whom one calls first


class Shown(NamedTuple):
    """Its light in both languages."""

    colour: str
    sentence_zh: str
    sentence_en: str


class Contact(NamedTuple):
    """Somebody to call."""

    name: str
    phone: str
    role: str


class Lead(NamedTuple):
    """Who answers for it first; the person named for it, else the first post that one would call."""

    key: str
    name: str
    contact: Contact | None


class Said(NamedTuple):
    """The cause that was reported last, in the words of who reported."""

    cause: str
    problem: str
    help_needed: str
    period_end: date


class Detail(NamedTuple):
    """What a list shows of it."""

    code: str
    title: str
    state: str
    due: date | None
    ledger: str
    lead: Lead | None
    said: Said | None


ByNext = Mapping[Next, tuple[int, ...]]
"""What is late, by number, of each who must act next: the worst first, then what was due first."""


def late_now(ledgers: Collection[int]) -> ByNext:
    """As the last run saw them."""
    rows = LightNow.objects.filter(colour__in=LATE, obligation__ledger_id__in=ledgers)
    rows = rows.order_by("-severity", F("obligation__due").asc(nulls_last=True), "obligation_id")
    causes = _causes(_lines(None).filter(obligation__light__colour__in=LATE, obligation__ledger_id__in=ledgers))
    return _by_next((pk, _next(rule, causes.get(pk))) for pk, rule in rows.values_list("obligation_id", "rule"))


late_now_remembered = remembered(20)(late_now)


def lights_now(ids: Collection[int]) -> dict[int, Shown]:
    """Their lights as the last run saw them."""
    rows = LightNow.objects.filter(obligation_id__in=ids).values_list("obligation_id", "colour", "sentence_zh", "sentence_en")
    return {pk: Shown(*values) for pk, *values in rows}


def late_on(ledgers: Collection[int], *, on: date, known_at: datetime, now: datetime) -> tuple[ByNext, dict[int, Shown]]:
    """The same on a past day, judged by what was known then, with the lights of that day."""
    lit = [one for one in lights_of(Asked(on, known_at, ledgers=tuple(ledgers)), now=now) if one.light.colour.value in LATE]
    ids = [one.id for one in lit]
    due = dict(as_known(Obligation, known_at).filter(row__in=ids).values_list("row", "due"))
    causes = _causes(_lines(known_at).filter(obligation_id__in=ids))
    lit.sort(key=lambda one: (-SEVERITY[one.light.colour], due.get(one.id) or date.max, one.id))
    rows = _by_next((one.id, _next(one.light.reasons[0].rule, causes.get(one.id))) for one in lit)
    return rows, {one.id: Shown(one.light.colour.value, one.light.sentence.zh, one.light.sentence.en) for one in lit}


def details_of(ids: Collection[int], *, known_at: datetime | None = None) -> dict[int, Detail]:
    """What a list shows of each of them."""
    leads, said = _leads(ids), _said(ids, known_at)
    rows = as_known(Obligation, known_at).filter(**{"pk__in" if known_at is None else "row__in": ids})
    return {
        pk: Detail(code, title, state, due, ledger or "", leads.get(pk), said.get(pk))
        for pk, code, title, state, due, ledger in rows.values_list("row", "code", "title", "state", "due", "ledger__code")
    }


def _by_next(late: Iterable[tuple[int, Next]]) -> ByNext:
    found: dict[Next, list[int]] = {one: [] for one in Next}
    for pk, one in late:
        found[one].append(pk)
    return {one: tuple(ids) for one, ids in found.items()}


@cache
def _next(rule: str, cause: str | None) -> Next:
    return who_next(Rule(rule), Cause(cause) if cause else None)


def _lines(known_at: datetime | None) -> "QuerySet[Any]":
    """What has been reported, the last period first."""
    return lines_counting(known_at).order_by("obligation_id", "-report__period_end", "-row")


def _causes(lines: "QuerySet[Any]") -> dict[int, str]:
    """The cause in the last line of each. Few have named one at all: only their lines are read."""
    some = lines.exclude(cause="").order_by().values("obligation_id")
    found: dict[int, str] = {}
    for pk, cause in lines.filter(obligation_id__in=some).values_list("obligation_id", "cause"):
        found.setdefault(pk, cause)
    return found


def _said(ids: Collection[int], known_at: datetime | None) -> dict[int, Said]:
    rows = _lines(known_at).filter(obligation_id__in=ids)
    found: dict[int, Said] = {}
    for pk, *values in rows.values_list("obligation_id", "cause", "problem", "help_needed", "report__period_end"):
        found.setdefault(pk, Said(*values))
    return found


def _leads(ids: Collection[int]) -> dict[int, Lead]:
    duties = Assignment.objects.filter(obligation_id__in=ids, role__in=DEBTORS, ended_on__isnull=True)
    columns = ("obligation_id", "organisation_id", "organisation__key", "organisation__short_name", "organisation__name")
    people = ("person__name", "person__phone", "liaison__name", "liaison__phone")
    first: dict[int, tuple[Any, ...]] = {}
    for pk, *values in duties.order_by("obligation_id", "role", "position").values_list(*columns, *people):
        first.setdefault(pk, tuple(values))
    posts = _posts({values[0] for values in first.values()})
    return {pk: _lead(values, posts) for pk, values in first.items()}


def _lead(values: tuple[Any, ...], posts: Mapping[int, Contact]) -> Lead:
    organisation, key, short, name, person, phone, liaison, liaison_phone = values
    named = Contact(person, phone or "", "") if person else Contact(liaison, liaison_phone or "", Role.LIAISON) if liaison else None
    return Lead(key, short or name, named or posts.get(organisation))


def _posts(organisations: Iterable[int]) -> dict[int, Contact]:
    """Whom one calls in each of them, where nobody has been named."""
    posts = Post.objects.filter(organisation_id__in=organisations, role__in=_CALLED, valid_to__isnull=True)
    rows = list(posts.order_by("id").values_list("organisation_id", "person__name", "person__phone", "role"))
    rows.sort(key=lambda row: _CALLED.index(Role(row[3])))
    found: dict[int, Contact] = {}
    for organisation, name, phone, role in rows:
        found.setdefault(organisation, Contact(name, phone, role))
    return found
