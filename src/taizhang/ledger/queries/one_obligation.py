"""One obligation with everything that the record has of it, in a fixed number of questions: now, or as it stood."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from taizhang.ledger.models import (
    Amendment,
    Evidence,
    Handling,
    Ledger,
    Milestone,
    Obligation,
    Suspension,
    Target,
)
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import registry
from taizhang.ledger.queries.belonging import Belonging, DutyRow, TargetRow
from taizhang.ledger.queries.facts import Asked, Given, Row, moved_of
from taizhang.ledger.queries.history import EventRow
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.rules.calendars import Calendar
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.light import Light
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.suspensions import Moved
from taizhang.ledger.rules.suspensions import Suspension as Pause


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


# Few obligations have any of these. Whether it has is asked with its head: five questions that have no answer are not put.
_SELDOM: tuple[Any, ...] = (Target, Milestone, Suspension, Evidence, Handling, Amendment)
_HAS = {f"has_{model._meta.model_name}": Exists(model.objects.filter(obligation_id=OuterRef("pk"))) for model in _SELDOM}
_MAY_BE_NONE = {"creditor_id", "ledger_id", "coordinator_id", "recipient_id"}


class _Head(NamedTuple):
    """What one question tells: its columns by name, its ledger's pace and whether that has no rules of lights; which tables have nothing of it."""

    id: int
    ledger: int | None
    named: dict[str, Any]
    clock: Clock
    pace: str
    unruled: bool
    without: set[Any]


def obligation_whole(
    code: str, *, now: datetime, on: date | None = None, known_at: datetime | None = None, record: bytes | None = None
) -> OneObligation | None:
    """The obligation of this code on that day, by what was known then; None where there is none, or was none yet. `record`: the last event,
    where the asker has looked (`remembered`)."""
    head = _head(code, known_at)
    if head is None:
        return None
    day = on or (known_at or now).date()
    own = Belonging(head.id, head.ledger, known_at, head.without).everything()
    given = _given(head, own, registry.calendar_remembered(record) if known_at is None else registry.calendar(known_at=known_at))
    given = replace(given, row=_row(head, own["duties"], day)) if known_at is None else given
    (lit,) = lights_of(Asked(day, known_at, (head.id,)), now=now, given=given)
    moved = _moved(given, day)
    counts = (moved.day, moved.sentence) if moved else (head.clock.due, None)
    return OneObligation(**head.named, id=head.id, clock=head.clock, counts=counts[0], moved=counts[1], light=lit.light, **own)


def _head(code: str, known_at: datetime | None) -> _Head | None:
    """Of what is known today, whether it has what few have is asked in the same question."""
    columns, has = ("row", "ledger__light_rules_id", *_HEAD, *_CLOCK), _HAS if known_at is None else {}
    found = as_known(Obligation, known_at).filter(code=code).annotate(**has).values_list(*columns, *has).first()
    if found is None:
        return None
    pk, rules, *values = found[: len(columns)]
    named = dict(zip(_NAMES, values, strict=False))
    named |= {name: "" for name, value in named.items() if value is None and name not in _MAY_BE_NONE}
    without = {model for model, has_any in zip(_SELDOM, found[len(columns) :], strict=False) if not has_any}
    ledger, pace = named["ledger_id"], named["pace"]
    if known_at is not None and ledger is not None:
        pace, rules = _ledger_then(ledger, known_at)
    return _Head(pk, ledger, named, Clock(*values[len(_HEAD) :]), pace, rules is None, without)


def _ledger_then(ledger: int, known_at: datetime) -> tuple[str, int | None]:
    """The pace of its ledger and its rules of lights, as the record had them then."""
    found: tuple[str, int | None] | None = as_known(Ledger, known_at).filter(row=ledger).values_list("pace", "light_rules_id").first()
    return found or ("", None)


def _row(head: _Head, duties: list[DutyRow], on: date) -> Row:
    led, clock = any(duty.answers(on) for duty in duties), head.clock
    return Row(head.id, head.ledger, head.named["state"], head.named["state_since"], clock.start, clock.due, head.named["curve"], led)


def _moved(given: Given, on: date) -> Moved | None:
    pauses = [Pause(row["start"], row["end"]) for row in given.suspensions if row["start"] <= on]
    if not pauses or given.clock[0] is None:
        return None
    moved = moved_of(given.clock, pauses, on=on, calendar=given.calendar)
    return moved if moved.by or moved.suspended_since else None


def _given(head: _Head, own: dict[str, Any], calendar: Calendar) -> Given:
    clock = head.clock
    return Given(
        calendar,
        (clock.due, clock.basis, clock.unit, clock.counted_from, clock.rolled_from),
        frozenset(duty.organisation for duty in own["duties"] if duty.role == Duty.LEAD and duty.ended_on is None),
        [own["standing"]] if own["standing"] else [],
        own["milestones"],
        own["suspensions"],
        {head.ledger: head.pace} if head.ledger else {},
        unruled=head.unruled,
    )
