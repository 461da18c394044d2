"""Blockers: the board, one of them, who coordinates at first, what was asked for in reports and nobody has raised."""

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from taizhang.capabilities.supervision.models import Blocked, Blocker
from taizhang.capabilities.supervision.rules.blockers import OPEN, UNDECIDED, State
from taizhang.ledger.models import Assignment, Obligation, Organisation, ReportLine
from taizhang.ledger.models.versions import twin_of
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.reported_lines import counting
from taizhang.ledger.rules.roles import Actor

LIMIT = 50
STAGES = ("asked", "late", State.RAISED.value, State.TAKEN.value, State.DECIDED.value, State.SOLVED.value)
_COLUMNS = (
    "pk", "key", "title", "state", "level", "due", "ended_on", "cause", "raiser__short_name", "coordinator__short_name",
    "coordinator__key", "blocked__obligation__code", "blocked__obligation__title", "raised_on",
)  # fmt: skip


class Line(NamedTuple):
    """A blocker on the board, with the first thing that it blocks."""

    pk: int
    key: str
    title: str
    state: str
    level: int
    due: date
    ended_on: date | None
    cause: str
    raiser: str
    coordinator: str
    coordinator_key: str
    code: str
    blocks: str
    raised_on: date


class Asked(NamedTuple):
    """Help that a report asks for, and that nobody has raised as a blocker."""

    line: int
    help: str
    cause: str
    period_end: date
    organisation: str
    code: str
    title: str


def seen_by(actor: Actor) -> "QuerySet[Blocker]":
    """Those that his organisation or one below it raised, coordinates or has coordinated, or in which one of them has to do something."""
    seen = scopes.organisations_seen(actor)
    party = Q(pk__in=Blocker.objects.filter(parties__organisation_id__in=seen).values("pk"))
    coordinated = Q(pk__in=twin_of(Blocker)._default_manager.filter(coordinator_id__in=seen).values("row"))
    return Blocker.objects.filter(Q(raiser_id__in=seen) | coordinated | party)


def counts(actor: Actor, *, on: date) -> Counter[str]:
    """How many stand at each stage; two questions."""
    rows = seen_by(actor).values("state").annotate(all=Count("pk"), late=Count("pk", filter=Q(due__lt=on)))
    found: Counter[str] = Counter({"asked": asked_in_reports(actor).count()})
    for state, number, late in rows.values_list("state", "all", "late"):
        found["late"] += late if State(state) in UNDECIDED else 0
        found[state] += number
    return found


def lines(actor: Actor, stage: str, *, on: date, after: int = 0) -> list[Line]:
    """One page of a stage, what has to be decided first at the front."""
    rows = seen_by(actor)
    if stage == "late":
        rows = rows.filter(state__in=[state.value for state in UNDECIDED], due__lt=on)
    else:
        rows = rows.filter(state=stage)
    first = Blocked.objects.filter(blocker_id__in=rows.values("pk")).order_by("blocker_id", "pk").values_list("blocker_id", "pk")
    return _lines(rows.filter(pk__gt=after), dict(reversed(list(first))))


def about(actor: Actor, obligation: int) -> list[Line]:
    """Those that block an obligation, as far as he sees them."""
    rows = Blocked.objects.filter(obligation_id=obligation, blocker__in=seen_by(actor).values("pk"))
    return _lines(Blocker.objects.filter(pk__in=rows.values("blocker_id")), dict(rows.values_list("blocker_id", "pk")))


def blocker_of(key: str, actor: Actor) -> Blocker | None:
    """The blocker of that key, if he sees it."""
    related = (
        "raiser",
        "coordinator__parent",
        "raised_by",
        "decided_by",
        "line__report__organisation",
        "line__obligation",
        "raised_by__organisation",
    )
    return seen_by(actor).select_related(*related).filter(key=key).first()


def blocked_by(row: Blocker) -> list[Blocked]:
    """What it blocks, with the pause of its clock."""
    return list(row.blocked.select_related("obligation__ledger", "obligation__light", "suspension").order_by("pk"))


def asking(actor: Actor) -> "QuerySet[ReportLine]":
    """Lines of signed reports that ask for help, of organisations that he sees."""
    seen = scopes.organisations_seen(actor)
    return ReportLine.objects.filter(counting(), report__organisation_id__in=seen).exclude(help_needed="")


def blocker_of_line(line: ReportLine, actor: Actor) -> Blocker | None:
    """What was made of a line that asks for help, if he sees it."""
    return seen_by(actor).filter(line=line).first()


def asked_in_reports(actor: Actor) -> "QuerySet[ReportLine]":
    """Those of which nobody has made a blocker; the newest of each obligation."""
    newer = ReportLine.objects.filter(
        counting(), obligation_id=OuterRef("obligation_id"), report__period_end__gt=OuterRef("report__period_end")
    )
    open_ = Blocked.objects.filter(obligation_id=OuterRef("obligation_id"), blocker__state__in=[state.value for state in OPEN])
    return asking(actor).filter(blocker__isnull=True).exclude(Exists(newer)).exclude(Exists(open_))


def asked(actor: Actor, *, after: int = 0) -> list[Asked]:
    """One page of them."""
    columns = (
        "pk",
        "help_needed",
        "cause",
        "report__period_end",
        "report__organisation__short_name",
        "obligation__code",
        "obligation__title",
    )
    rows = asked_in_reports(actor).filter(pk__gt=after).order_by("pk").values_list(*columns)[:LIMIT]
    return [Asked._make(row) for row in rows]


def supports(actor: Actor, obligation: Obligation) -> bool:
    """His organisation has any part in it at all."""
    return Assignment.objects.filter(obligation=obligation, organisation_id=actor.organisation or 0, ended_on__isnull=True).exists()


def first_coordinator(obligation: Obligation, raiser: int) -> int | None:
    """Who coordinates at first: who puts the ledger together, or else who receives it, or else whoever stands above who raised it."""
    ledger = obligation.ledger
    nearest = (ledger.coordinator_id, ledger.recipient_id) if ledger else ()
    above = Organisation.objects.filter(pk=raiser).values_list("parent_id", flat=True).first()
    return next((one for one in (*nearest, above) if one is not None and one != raiser), None)


def level_above(row: Blocker) -> int | None:
    """Who coordinates where it is raised: who receives the ledger, and then each level above the one that could not solve it."""
    first = row.blocked.select_related("obligation__ledger").order_by("pk").first()
    ledger = first.obligation.ledger if first else None
    if ledger and row.coordinator_id == ledger.coordinator_id and ledger.recipient_id not in (None, row.raiser_id, row.coordinator_id):
        return int(ledger.recipient_id)
    found: int | None = Organisation.objects.filter(pk=row.coordinator_id).values_list("parent_id", flat=True).first()
    return found


def waiting(actor: Actor) -> "QuerySet[Any]":
    """What waits for his organisation: to take on and decide, or to say whether it is solved."""
    own = actor.organisation or 0
    coordinates = Q(coordinator_id=own, state__in=[state.value for state in UNDECIDED])
    return Blocker.objects.filter(coordinates | Q(raiser_id=own, state=State.DECIDED.value)).order_by("due", "pk")


def _lines(rows: "QuerySet[Blocker]", first: dict[int, int]) -> list[Line]:
    found = rows.filter(Q(blocked__pk__in=first.values()) | Q(blocked__isnull=True)).order_by("due", "pk").values_list(*_COLUMNS)
    return [Line._make(row) for row in found[:LIMIT]]
