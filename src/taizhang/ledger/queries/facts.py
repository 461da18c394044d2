"""What the light of each obligation is computed from, as the record knew it at a moment: a handful of questions, however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from taizhang.ledger.models import Assignment, Ledger, Milestone, Obligation, Organisation, Report, Standing, Suspension
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import registry
from taizhang.ledger.rules import suspensions
from taizhang.ledger.rules.calendars import Calendar
from taizhang.ledger.rules.clock import Basis, Due
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.lifecycle import ENDED, State
from taizhang.ledger.rules.light_facts import Checkpoint, Claim, Decision, Facts
from taizhang.ledger.rules.periods import Grain
from taizhang.ledger.rules.reporting import REPORTED
from taizhang.ledger.rules.schedule import Curve, CurveKind, Linear, Pace, Stepped
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.terms import Unit

_STATES = {state.value: state for state in State}
_LIT = tuple(state.value for state in State if state not in ENDED and state is not State.DRAFT)
_NO_RULE = Sentence("", "")


class Row(NamedTuple):
    """An obligation, as far as its light goes; the order is that of the columns asked for."""

    id: int
    ledger: int | None
    state: str
    state_since: date
    start: date | None
    due: date | None
    curve: str
    led: bool


@dataclass(frozen=True)
class Asked:
    """Of which obligations, on which day, by what was known when. `ids` None: all that have a light; `ledgers` narrows those."""

    on: date
    known_at: datetime | None = None
    ids: tuple[int, ...] | None = None
    ledgers: tuple[int, ...] | None = None

    def of(self, column: str) -> Q:
        """The condition on a table that refers to obligations by `column`."""
        return Q() if self.ids is None else Q(**{f"{column}__in": self.ids})


@dataclass(frozen=True)
class Given:
    """What the asker has read already of the one obligation that he asks about, rows whole: it is not read twice. `clock` is its due date with
    basis, unit, start, and the day from which it was moved; `leads` are the organisations that lead."""

    calendar: Calendar
    clock: tuple[Any, ...]
    leads: frozenset[int]
    standings: Sequence[Mapping[str, Any]]
    milestones: Sequence[Mapping[str, Any]]
    suspensions: Sequence[Mapping[str, Any]]
    paces: Mapping[int, str] | None = None  # of its ledger; None: it is asked for as it was then
    row: Row | None = None  # itself; None likewise
    unruled: bool = False  # its ledger has no rules of lights of its own


class Found(NamedTuple):
    """An obligation by its number and ledger, and its facts."""

    id: int
    ledger: int | None
    facts: Facts


def facts_of(asked: Asked, *, calendar: Calendar | None = None, given: Given | None = None) -> Iterator[Found]:
    """The facts of every obligation asked for, in the order of their numbers; each is made when it is asked for, and may then go."""
    rows = [given.row] if given and given.row else _obligations(asked)
    if asked.ids is not None:
        asked = replace(asked, ledgers=tuple({row[1] for row in rows if row[1] is not None}))
    more = _More(asked, calendar or registry.calendar(known_at=asked.known_at), given)
    for values in rows:
        row = Row(*values)
        yield Found(row.id, row.ledger, more.facts(row))


def _obligations(asked: Asked) -> Sequence[tuple[Any, ...]]:
    of = as_known(Obligation, asked.known_at).filter(state__in=_LIT) if asked.ids is None else as_known(Obligation, asked.known_at)
    if asked.ids is not None:
        of = of.filter(**{("pk" if asked.known_at is None else "row") + "__in": asked.ids})
    if asked.ledgers is not None:
        of = of.filter(ledger_id__in=asked.ledgers)
    columns = ("row", "ledger_id", "state", "state_since", "start", "due", "curve")
    if asked.ids is None and asked.known_at is not None:
        led = set(_leads(asked).values_list("obligation_id", flat=True))  # SQLite would look through all of them for each obligation
        return [(*values, values[0] in led) for values in of.order_by("row").values_list(*columns)]
    owed: Any = Exists(_leads(asked).filter(obligation_id=OuterRef("pk")))
    if asked.known_at is not None:  # looked through once for all
        owed = ExpressionWrapper(Q(row__in=_leads(asked).filter(asked.of("obligation_id")).values("obligation_id")), BooleanField())
    return list(of.annotate(led=owed).order_by("row").values_list(*columns, "led"))


def _leads(asked: Asked) -> "QuerySet[Any]":
    """The duties of those who exist on that day and answer for something."""
    gone: Any = as_known(Organisation, asked.known_at).filter(valid_to__lte=asked.on).values("row")
    if asked.ids is None:
        gone = list(gone.values_list("row", flat=True))  # asked once, and not for each of many
    leads = as_known(Assignment, asked.known_at).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=asked.on), role__in=(Duty.LEAD.value, Duty.RESPONSIBLE.value)
    )
    return leads.exclude(organisation_id__in=gone)


class _More:
    """What stands in other tables, by obligation; most obligations have few of these."""

    def __init__(self, asked: Asked, calendar: Calendar, given: Given | None) -> None:
        self.asked, self.calendar = asked, calendar
        self.standings = _standings(asked, given)
        self.paces = _paces(asked) if given is None or given.paces is None else given.paces
        self.milestones = _milestones(asked, given)
        self.moved = _moved(asked, calendar, given)
        self.missed = _missed(asked, given)
        self.lines: dict[tuple[str, date, date], Linear] = {}

    def facts(self, row: Row) -> Facts:
        standing = _Standing(*self.standings.get(row.id, _NOTHING)[1:])
        due, suspended = self.moved.get(row.id, (row.due, None))
        steps = self.milestones.get(row.id, ())
        return Facts(
            _STATES[row.state],
            row.led,
            row.start,
            due,
            suspended,
            self._curve(row.curve or self.paces.get(row.ledger or 0, ""), row, steps),
            standing.completion,
            tuple(Checkpoint(day, verified) for day, _, own, verified in steps if own) if steps else (),
            self.missed.get(row.id, 0),
            standing.refusals,
            standing.heard_on or row.state_since,
            standing.applied_on,
            standing.figures_out_on,
            _decision(standing),
            _claim(standing),
        )

    def _curve(self, kind: str, row: Row, steps: "Steps") -> Curve | None:
        """None: nobody has chosen one, or what it is drawn from is not there. Nothing is behind then."""
        if kind == CurveKind.MILESTONES:
            return Stepped(tuple((day, percent) for day, percent, _, _ in steps)) if steps and _rises(steps) else None
        if not kind or row.start is None or row.due is None or row.due < row.start:
            return None
        key = (kind, row.start, row.due)
        return self.lines.get(key) or self.lines.setdefault(key, Linear(Pace(kind), row.start, row.due))


class _Standing(NamedTuple):
    completion: Decimal | None
    heard_on: date | None
    refusals: int
    applied_on: date | None
    figures_out_on: date | None
    decision_by: str
    decision_due: date | None
    submitted_on: date | None
    decided_on: date | None
    granted: bool | None
    claim_colour: str
    claim_percent: Decimal | None


_NOTHING = (0, None, None, 0, None, None, "", None, None, None, None, "", None)


def _standings(asked: Asked, given: Given | None) -> dict[int, tuple[Any, ...]]:
    """Plain tuples: the collector of garbage does not look through them again and again."""
    columns = ("obligation_id", *_Standing._fields)
    if given is not None:
        return {row["obligation_id"]: tuple(row[name] for name in columns) for row in given.standings}
    rows = as_known(Standing, asked.known_at).filter(asked.of("obligation_id")).values_list(*columns)
    return {values[0]: values for values in rows}


Steps = tuple[tuple[date, Decimal, bool, date | None], ...]  # day, percent, own, verified on


def _paces(asked: Asked) -> dict[int, str]:
    of = as_known(Ledger, asked.known_at).exclude(pace="")
    if asked.ledgers is not None:
        of = of.filter(**{("pk" if asked.known_at is None else "row") + "__in": asked.ledgers})
    return dict(of.values_list("row", "pace"))


def _milestones(asked: Asked, given: Given | None) -> dict[int, Steps]:
    columns = ("obligation_id", "day", "percent", "own", "verified_on")
    rows: Iterable[tuple[Any, ...]]
    if given is None:
        live = Q(removed_on__isnull=True) | Q(removed_on__gt=asked.on)
        known = as_known(Milestone, asked.known_at).filter(live, asked.of("obligation_id")).order_by("day", "row")
        rows = known.values_list(*columns)
    else:
        stand = (row for row in given.milestones if row["removed_on"] is None or row["removed_on"] > asked.on)
        rows = (tuple(row[name] for name in columns) for row in stand)
    found = defaultdict(list)
    for obligation, *values in rows:
        found[obligation].append(tuple(values))
    return {obligation: tuple(steps) for obligation, steps in found.items()}


def _moved(asked: Asked, calendar: Calendar, given: Given | None) -> dict[int, tuple[date | None, date | None]]:
    """The due dates that suspensions have moved, and since when the clock stands."""
    paused = defaultdict(list)
    rows: Iterable[tuple[Any, ...]]
    if given is None:
        of = as_known(Suspension, asked.known_at).filter(asked.of("obligation_id"), start__lte=asked.on)
        rows = of.values_list("obligation_id", "start", "end")
    else:
        rows = ((row["obligation_id"], row["start"], row["end"]) for row in given.suspensions if row["start"] <= asked.on)
    for obligation, start, end in rows:
        paused[obligation].append(suspensions.Suspension(start, end))
    if not paused:
        return {}
    if given is not None:
        return {pk: _moved_by(given.clock, pauses, asked.on, calendar) for pk, pauses in paused.items()}
    columns = ("row", "due", "due_basis", "due_unit", "due_start", "due_rolled_from")
    key = "pk__in" if asked.known_at is None else "row__in"
    moved = as_known(Obligation, asked.known_at).filter(**{key: list(paused)}).values_list(*columns)
    return {row[0]: _moved_by(row[1:], paused[row[0]], asked.on, calendar) for row in moved}


def _moved_by(
    due: tuple[Any, ...], pauses: Iterable[suspensions.Suspension], on: date, calendar: Calendar
) -> tuple[date | None, date | None]:
    if due[0] is None:
        standing = [pause.start for pause in pauses if pause.end is None or pause.end > on]
        return None, min(standing, default=None)
    moved = moved_of(due, pauses, on=on, calendar=calendar)
    return moved.day, moved.suspended_since


def moved_of(due: tuple[Any, ...], pauses: Iterable[suspensions.Suspension], *, on: date, calendar: Calendar) -> suspensions.Moved:
    """A due date as it stands in a row (day, basis, unit, start, the day from which it was moved), as pauses have moved it by that day."""
    day, basis, unit, start, rolled_from = due
    original = Due(
        day, Basis(basis or Basis.STATED), _NO_RULE, Grain.DAY, unit=Unit(unit) if unit else None, start=start, rolled_from=rolled_from
    )
    return suspensions.moved(original, pauses, on=on, calendar=calendar)


def _missed(asked: Asked, given: Given | None) -> dict[int, int]:
    """How many reports in a row, up to the last one due, the lead of an obligation has not signed."""
    in_a_row: dict[tuple[int, int], int] = {}
    over: set[tuple[int, int]] = set()
    narrowed = Q() if asked.ledgers is None else Q(ledger_id__in=asked.ledgers)
    if given is not None:
        narrowed &= Q(organisation_id__in=given.leads)
    rows = as_known(Report, asked.known_at).filter(narrowed, due__lt=asked.on).order_by("-due", "-row")
    for ledger, organisation, state, signed_on in rows.values_list("ledger_id", "organisation_id", "state", "signed_on"):
        key = (ledger, organisation)
        if key in over:
            continue
        if state in REPORTED and (signed_on is None or signed_on <= asked.on):
            over.add(key)
        else:
            in_a_row[key] = in_a_row.get(key, 0) + 1
    if given is not None:
        most = max((count for (_, organisation), count in in_a_row.items() if organisation in given.leads), default=0)
        return dict.fromkeys(asked.ids or (), most) if most else {}
    return _by_obligation(in_a_row, asked) if in_a_row else {}


def _by_obligation(missed: dict[tuple[int, int], int], asked: Asked) -> dict[int, int]:
    leads = as_known(Assignment, asked.known_at).filter(
        asked.of("obligation_id"),
        role=Duty.LEAD.value,
        organisation_id__in={organisation for _, organisation in missed},
        ended_on__isnull=True,
        obligation__ledger_id__in={ledger for ledger, _ in missed},
    )
    found: dict[int, int] = {}
    for obligation, ledger, organisation in leads.values_list("obligation_id", "obligation__ledger_id", "organisation_id"):
        if count := missed.get((ledger, organisation), 0):
            found[obligation] = max(count, found.get(obligation, 0))
    return found


def _rises(steps: Steps) -> bool:
    shares = [percent for _, percent, _, _ in steps]
    return shares == sorted(shares)


def _decision(standing: _Standing) -> Decision | None:
    if not standing.decision_by:
        return None
    return Decision(standing.decision_by, standing.decision_due, standing.submitted_on, standing.decided_on, standing.granted)


def _claim(standing: _Standing) -> Claim | None:
    if not standing.claim_colour and standing.claim_percent is None:
        return None
    return Claim(Colour(standing.claim_colour) if standing.claim_colour else None, standing.claim_percent)
