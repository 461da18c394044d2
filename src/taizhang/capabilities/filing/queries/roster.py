"""The roster 备案进度: every ledger that somebody sees, where it stands, by when it was to be filed and when it was."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.utils import timezone

from taizhang.capabilities.filing.models import FilingDuty
from taizhang.capabilities.filing.rules.stages import ABOVE, Punctuality, Stage, punctuality, stage_of
from taizhang.ledger.models import Assignment, Ledger, Milestone, Obligation, Post, Target
from taizhang.ledger.models.versions import twin_of
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.moments import valid_on
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.roles import Actor, Role

_CONTACTS = (Role.LIAISON.value, Role.CLERK.value)  # whom one calls first
_COLUMNS = (
    "pk",
    "code",
    "state",
    "edition",
    "plan__title",
    "coordinator_id",
    "coordinator__short_name",
    "coordinator__name",
    "coordinator__key",
)


class Contact(NamedTuple):
    """Whom to call."""

    name: str
    phone: str


class Line(NamedTuple):
    """A ledger on the roster. `filed` is the day on which it was first with the government above; `lacking` are its rows without lead,
    person, day or measurable target."""

    code: str
    plan: str
    stage: Stage
    edition: int
    coordinator: str
    coordinator_key: str
    contact: Contact | None
    due: date | None
    rule_zh: str
    rule_en: str
    filed: date | None
    punctuality: Punctuality
    rows: int
    lacking: int


def roster(actor: Actor, *, on: date) -> list[Line]:
    """By what is to be done next, and then by code: what is overdue first. Seven questions, however many ledgers there are."""
    ledgers = list(
        scopes.ledgers_seen(actor).exclude(state=LedgerState.WITHDRAWN.value).order_by("code").values_list(*_COLUMNS, named=True)
    )
    ids = [ledger.pk for ledger in ledgers]
    more = _More(ids, {ledger.coordinator_id for ledger in ledgers if ledger.coordinator_id}, on)
    return sorted((_line(ledger, more, on) for ledger in ledgers), key=_urgency)


def by_coordinator(lines: Iterable[Line]) -> list[tuple[str, Counter[Stage]]]:
    """How many ledgers of each organisation stand where, who has most to do first."""
    counts: dict[str, Counter[Stage]] = {}
    for line in lines:
        counts.setdefault(line.coordinator, Counter())[line.stage] += 1
    return sorted(counts.items(), key=lambda one: (-sum(one[1].values()), one[0]))


class _More:
    """What stands in other tables, by ledger or by organisation."""

    def __init__(self, ids: list[int], coordinators: Collection[int], on: date) -> None:
        self.duties = {duty.ledger_id: duty for duty in FilingDuty.objects.filter(ledger__in=ids)}
        self.filed = _first_filed(ids)
        self.rows = _rows(ids)
        self.contacts = contacts(coordinators, on)


def _first_filed(ids: list[int]) -> dict[int, date]:
    """The day on which each ledger was first recorded as filed; its versions remember that, whatever became of it."""
    versions = twin_of(Ledger)._default_manager.filter(row__in=ids, state=LedgerState.FILED.value)
    found = versions.values("row").annotate(at=Min("recorded_at")).values_list("row", "at")
    return {row: timezone.localtime(at).date() for row, at in found}


def _rows(ids: list[int]) -> dict[int, tuple[int, int]]:
    """How many rows a ledger has, and how many of them lack something that filing asks for (`rules.completeness`)."""
    answering = Assignment.objects.filter(obligation=OuterRef("pk"), ended_on__isnull=True, role__in=DEBTORS, person__isnull=False)
    measured = Target.objects.filter(obligation=OuterRef("pk"), valid_to__isnull=True)
    planned = Milestone.objects.filter(obligation=OuterRef("pk"), removed_on__isnull=True)
    standing = Obligation.objects.filter(ledger__in=ids).exclude(state=State.CANCELLED.value)
    rows = standing.annotate(named=Exists(answering), measured=Exists(measured) | Exists(planned)).values("ledger_id")
    lacking = Q(named=False) | Q(measured=False) | Q(due__isnull=True)
    found = rows.annotate(count=Count("pk"), lacking=Count("pk", filter=lacking))
    return {ledger: (count, lacking) for ledger, count, lacking in found.values_list("ledger_id", "count", "lacking")}


def contacts(organisations: Collection[int], on: date) -> dict[int, Contact]:
    """The liaison 联络员 of each organisation, or else somebody who works there."""
    posts = Post.objects.filter(valid_on(on), organisation__in=organisations, role__in=_CONTACTS)
    found: dict[int, Contact] = {}
    for organisation, name, phone in (
        posts.order_by("-role", "pk")
        .annotate(name=F("person__name"), phone=F("person__phone"))
        .values_list("organisation_id", "name", "phone")
    ):
        found.setdefault(organisation, Contact(name, phone))
    return found


def _line(ledger: Any, more: _More, on: date) -> Line:
    duty, filed = more.duties.get(ledger.pk), more.filed.get(ledger.pk)
    rows, lacking = more.rows.get(ledger.pk, (0, 0))
    due = duty.due if duty else None
    return Line(
        ledger.code,
        ledger.plan__title,
        stage_of(ledger.state, rows=rows),
        ledger.edition,
        ledger.coordinator__short_name or ledger.coordinator__name or "",
        ledger.coordinator__key or "",
        more.contacts.get(ledger.coordinator_id or 0),
        due,
        duty.rule_zh if duty else "",
        duty.rule_en if duty else "",
        filed,
        punctuality(due, filed=filed, on=on),
        rows,
        lacking,
    )


_ORDER = list(Stage)


def _urgency(line: Line) -> tuple[bool, bool, int, date, str]:
    overdue = line.punctuality is Punctuality.OVERDUE or line.stage is Stage.RETURNED
    return (not overdue, line.stage in ABOVE, _ORDER.index(line.stage), line.due or date.max, line.code)
