"""One obligation with everything that the record has of it, in a fixed number of questions: now, or as it stood."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet

from taizhang.ledger.models import (
    Amendment,
    Assignment,
    Event,
    Evidence,
    Handling,
    Ledger,
    Milestone,
    Obligation,
    Observation,
    PlanItem,
    ReportLine,
    Standing,
    Suspension,
    Target,
)
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.evidence import LISTED
from taizhang.ledger.queries.facts import Asked, Given, Row, moved_of
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.rules.calendars import Calendar
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.light import Light
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.suspensions import Moved
from taizhang.ledger.rules.suspensions import Suspension as Pause

HISTORY = 200  # the newest events; the rest by `history_of`


class Clock(NamedTuple):
    """When it is due, and how that was found."""

    start: date | None
    due: date | None
    words: str
    basis: str
    unit: str
    since: str
    counted_from: date | None
    rolled_from: date | None
    rule_zh: str
    rule_en: str
    inferred: bool


class DutyRow(NamedTuple):
    """Who owes it: the organisation by number and name, what it is to it, as the text has it, and the persons."""

    organisation: int
    key: str
    name: str
    role: str
    label: str
    named: str
    inferred: bool
    claimed_on: date | None
    ended_on: date | None
    person: str | None
    phone: str | None
    gone_on: date | None  # the organisation, by what is known today

    def answers(self, on: date) -> bool:
        """For what becomes of it, on that day."""
        stands = all(day is None or day > on for day in (self.ended_on, self.gone_on))
        return stands and self.role in (Duty.LEAD, Duty.RESPONSIBLE)


class TargetRow(NamedTuple):
    """What is to be reached, as it stands or stood; `valid_to` is set where another revises it."""

    id: int
    key: str
    indicator: int
    indicator_key: str
    name: str
    kind: str
    comparator: str
    value: Decimal | None
    upper: Decimal | None
    unit: str
    firm: bool
    modality: str
    baseline: Decimal | None
    deadline: date | None
    quote: str
    valid_from: date | None
    valid_to: date | None
    revises: int | None


class EventRow(NamedTuple):
    """Something that happened to it. `payload` is None where it was erased."""

    number: int
    verb: str
    at: datetime
    person: str | None
    organisation: str | None
    account: str | None
    payload: dict[str, Any] | None


@dataclass(frozen=True)
class OneObligation:
    """An obligation whole. Rows of other tables are plain dictionaries by column."""

    id: int
    code: str
    kind: str
    title: str
    state: str
    state_since: date
    basis: str
    creditor: str
    creditor_id: int | None
    revision: int
    curve: str
    ledger: str
    plan: str
    ledger_id: int | None
    pace: str
    document: str
    creditor_key: str
    coordinator_id: int | None
    recipient_id: int | None
    clock: Clock
    counts: date | None  # the due day as pauses have moved it
    moved: Sentence | None
    item: dict[str, Any]
    standing: dict[str, Any]
    light: Light
    duties: list[DutyRow]
    targets: list[TargetRow]
    observations: list[dict[str, Any]]
    milestones: list[dict[str, Any]]
    suspensions: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    evidence: list[dict[str, Any]]
    handlings: list[dict[str, Any]]
    amendments: list[dict[str, Any]]
    history: list[EventRow]


_CLOCK = "start due due_words due_basis due_unit due_since due_start due_rolled_from due_rule_zh due_rule_en due_inferred".split()
_HEAD = (
    "code kind title state state_since basis creditor__short_name creditor_id revision curve ledger__code ledger__plan__title ledger_id "
    "ledger__pace ledger__plan__document__key creditor__key ledger__coordinator_id ledger__recipient_id"
).split()
_NAMES = "code kind title state state_since basis creditor creditor_id revision curve ledger plan ledger_id pace document creditor_key coordinator_id recipient_id".split()


_MAY_BE_NONE = {"creditor_id", "ledger_id", "coordinator_id", "recipient_id"}


def obligation_whole(
    code: str, *, now: datetime, on: date | None = None, known_at: datetime | None = None, record: bytes | None = None
) -> OneObligation | None:
    """The obligation of this code on that day, by what was known then; None where there is none, or was none yet. `record`: the last event,
    where the asker has looked (`remembered`)."""
    found = as_known(Obligation, known_at).filter(code=code).values_list("row", *_HEAD, *_CLOCK, "ledger__light_rules_id").first()
    if found is None:
        return None
    pk, head, clock = found[0], found[1 : 1 + len(_HEAD)], found[1 + len(_HEAD) : -1]
    day = on or (known_at or now).date()
    head = ["" if value is None and name not in _MAY_BE_NONE else value for name, value in zip(_HEAD, head, strict=True)]
    named = dict(zip(_NAMES, head, strict=True))
    own = _Own(pk, named["ledger_id"], known_at).everything()
    told = Clock(*clock)
    given = _given(told, own, registry.calendar_remembered(record) if known_at is None else registry.calendar(known_at=known_at))
    pace, rules = named["pace"], found[-1]
    if known_at is not None and named["ledger_id"] is not None:
        pace, rules = _ledger_then(named["ledger_id"], known_at)
    row = _row(pk, named, told, own["duties"], day) if known_at is None else None
    given = replace(given, paces={named["ledger_id"]: pace}, unruled=rules is None, row=row)
    (lit,) = lights_of(Asked(day, known_at, (pk,)), now=now, given=given)
    moved = _moved(given, day)
    counts = (moved.day, moved.sentence) if moved else (told.due, None)
    return OneObligation(**named, id=pk, clock=told, counts=counts[0], moved=counts[1], light=lit.light, **own)


def _ledger_then(ledger: int, known_at: datetime) -> tuple[str, int | None]:
    """The pace of its ledger and its rules of lights, as the record had them then."""
    found: tuple[str, int | None] | None = as_known(Ledger, known_at).filter(row=ledger).values_list("pace", "light_rules_id").first()
    return found or ("", None)


def _row(pk: int, head: dict[str, Any], clock: Clock, duties: list[DutyRow], on: date) -> Row:
    led = any(duty.answers(on) for duty in duties)
    return Row(pk, head["ledger_id"], head["state"], head["state_since"], clock.start, clock.due, head["curve"], led)


def _moved(given: Given, on: date) -> Moved | None:
    pauses = [Pause(row["start"], row["end"]) for row in given.suspensions if row["start"] <= on]
    if not pauses or given.clock[0] is None:
        return None
    moved = moved_of(given.clock, pauses, on=on, calendar=given.calendar)
    return moved if moved.by or moved.suspended_since else None


def _given(clock: Clock, own: dict[str, Any], calendar: Calendar) -> Given:
    return Given(
        calendar,
        (clock.due, clock.basis, clock.unit, clock.counted_from, clock.rolled_from),
        frozenset(duty.organisation for duty in own["duties"] if duty.role == Duty.LEAD and duty.ended_on is None),
        [own["standing"]] if own["standing"] else [],
        own["milestones"],
        own["suspensions"],
    )


class _Own:
    """What belongs to one obligation."""

    def __init__(self, pk: int, ledger: int | None, known_at: datetime | None) -> None:
        self.pk, self.known_at = pk, known_at
        # What was done with the whole ledger (set up, signed, filed) was done with this row of it too.
        self.subjects = (f"obligation:{pk}", *([f"ledger:{ledger}"] if ledger else []))

    def everything(self) -> dict[str, Any]:
        targets = self.targets()
        acts = ("act", "state", "note", "approval", "on", "person__name", "organisation__short_name")
        return {
            "item": self.one(PlanItem),
            "standing": self.one(Standing),
            "duties": self.duties(),
            "targets": targets,
            "observations": self.observations([target.id for target in targets]),
            "milestones": self.many(Milestone, "day"),
            "suspensions": self.many(Suspension, "start"),
            "lines": self.lines(),
            "evidence": self.appended(Evidence.objects, *LISTED),
            "handlings": self.appended(Handling.objects, *acts),
            "amendments": self.many(Amendment, "proposed_on"),
            "history": history_of(*self.subjects, known_at=self.known_at),
        }

    def rows(self, model: Any) -> "QuerySet[Any]":
        return as_known(model, self.known_at).filter(obligation_id=self.pk)

    def one(self, model: Any) -> dict[str, Any]:
        return self.rows(model).values().first() or {}

    def many(self, model: Any, order: str) -> list[dict[str, Any]]:
        return list(self.rows(model).order_by(order, "row").values())

    def duties(self) -> list[DutyRow]:
        columns = "organisation_id organisation__key organisation__short_name role label named inferred claimed_on ended_on person__name person__phone organisation__valid_to".split()
        rows = self.rows(Assignment).order_by("ended_on", "position", "row").values_list(*columns, "organisation__name")
        return [DutyRow._make([*row[:2], row[2] or row[-1], *row[3:-1]]) for row in rows]

    def targets(self) -> list[TargetRow]:
        columns = (
            "row key indicator_id indicator__key indicator__name kind comparator value upper unit firm modality baseline deadline quote "
            "valid_from valid_to revises_id"
        ).split()
        return [TargetRow(*row) for row in self.rows(Target).order_by("row").values_list(*columns)]

    def observations(self, targets: list[int]) -> list[dict[str, Any]]:
        rows = Observation.objects.filter(target_id__in=targets).order_by("period_end", "id")
        return list(
            self._recorded(rows).values(
                "id",
                "target_id",
                "indicator_id",
                "period_end",
                "value",
                "unit",
                "kind",
                "grade",
                "corrects_id",
                "correction",
                "organisation__short_name",
            )
        )

    def lines(self) -> list[dict[str, Any]]:
        more = ("report__period_end", "report__state", "report__organisation__short_name", "report__signed_on")
        own = [f.attname for f in ReportLine._meta.concrete_fields if f.name != "id"]
        return list(self.rows(ReportLine).order_by("-report__period_end", "row").values("row", *own, *more))

    def appended(self, rows: Any, *columns: str) -> list[dict[str, Any]]:
        return list(self._recorded(rows.filter(obligation_id=self.pk)).order_by("id").values("id", *columns))

    def _recorded(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows if self.known_at is None else rows.filter(recorded_at__lte=self.known_at)


def history_of(*subjects: str, before: int | None = None, limit: int = HISTORY, known_at: datetime | None = None) -> list[EventRow]:
    """What happened to it, or to any of them, the newest first."""
    rows = Event.objects.filter(subject__in=subjects)
    if before is not None:
        rows = rows.filter(number__lt=before)
    if known_at is not None:
        rows = rows.filter(at__lte=known_at)
    columns = ("number", "verb", "at", "person__name", "organisation__short_name", "actor__display_name", "payload")
    return [EventRow(*row) for row in rows.order_by("-number").values_list(*columns)[:limit]]


def numbers_of(code: str, *, ledgers: "QuerySet[Ledger]") -> list[int] | None:
    """The events of its history by number, the newest first; None where it stands in none of those ledgers."""
    found = Obligation.objects.filter(code=code, ledger__in=ledgers).values_list("pk", "ledger_id").first()
    if found is None:
        return None
    subjects = (f"obligation:{found[0]}", f"ledger:{found[1]}")
    return list(Event.objects.filter(subject__in=subjects).order_by("-number").values_list("number", flat=True)[:HISTORY])
