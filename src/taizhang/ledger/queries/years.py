"""对账: at the end of a year every row with what was to be reached, what was, how sure that is, what proves it, and what is still awaited."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from taizhang.ledger.models import Evidence, Handling, Ledger, Obligation, Standing, Target
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import observations, scopes
from taizhang.ledger.queries.observations import AsOf
from taizhang.ledger.queries.target_values import Measured, quantity_of, values_of_targets
from taizhang.ledger.rules import aims_from, completion, settling
from taizhang.ledger.rules.lifecycle import Act, State
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.quantities import Quantity
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor

_CLOSED = (State.CLOSED.value, State.ARCHIVED.value)


class Kin(NamedTuple):
    """A row from which another goes on 结转 (`before`), or that goes on from it."""

    code: str
    plan: str
    before: bool


class Settled(NamedTuple):
    """A target of a row beside its figure. `actual` None: nobody has reported one, which is not zero. `met` None: not known.
    `awaited_until`: the day on which the figure is published (待数); `completion` and `evidence` are those of the row, which is `closed` (销号)
    or not. `ends`: by when the target is to be reached."""

    code: str
    title: str
    state: str
    indicator: str
    target: Decimal | None
    unit: str
    actual: Decimal | None
    grade: int | None
    met: bool | None
    completion: Decimal | None
    evidence: int
    awaited: bool
    awaited_until: date | None
    ends: date | None = None
    closed: bool = False


class _Row(NamedTuple):
    id: int
    code: str
    title: str
    state: str
    start: date | None
    completion: Decimal | None
    evidence: int
    closed: bool


def settlement_of(ledger: Ledger, *, on: date, year: int | None = None) -> list[Settled]:
    """Every row that was not cancelled, a line for each target that stands; one without figures where it has none. Of a year: those of its
    targets that count in it (`rules.settling`)."""
    rows, targets = _rows(ledger, on), _targets(ledger)
    starts = {row.id: row.start for row in rows}
    standing = [target for target in targets if target.obligation_id in starts]
    if year is not None:
        standing = _of_year(standing, year, ledger.plan.period_end)
    values = values_of_targets(
        [Measured(t.pk, t.obligation_id or 0, starts[t.obligation_id or 0], t.indicator_id, t.organisation_id) for t in standing],
        on=on,
        as_of=AsOf(on),
    )
    lines: dict[int, list[Settled]] = defaultdict(list)
    by_id = {row.id: row for row in rows}
    for target in standing:
        pk = target.obligation_id or 0
        lines[pk].append(_settled(by_id[pk], target, values[target.pk], ledger.plan.period_end))
    return [line for row in rows for line in lines.get(row.id) or [_without_figures(row)]]


def _targets(ledger: Ledger) -> list[Target]:
    rows = Target.objects.filter(obligation__ledger=ledger, valid_to__isnull=True)
    return list(rows.select_related("indicator").order_by("id"))


def _of_year(targets: list[Target], year: int, end: date | None) -> list[Target]:
    series: dict[tuple[int | None, ...], list[Target]] = defaultdict(list)
    for target in targets:
        series[target.obligation_id, target.indicator_id, target.organisation_id].append(target)
    kept = {some[place].pk for some in series.values() for place in settling.of_year([target.deadline or end for target in some], year)}
    return [target for target in targets if target.pk in kept]


def _rows(ledger: Ledger, on: date) -> list[_Row]:
    proofs = Counter(
        Evidence.objects.filter(obligation__ledger=ledger, verdicts__accepted=True).distinct().values_list("obligation_id", flat=True)
    )
    done = dict(Standing.objects.filter(obligation__ledger=ledger).values_list("obligation_id", "completion"))
    by_then = Handling.objects.filter(obligation=OuterRef("pk"), act=Act.CLOSE.value, on__lte=on)
    closed = Exists(by_then) & Q(state__in=_CLOSED)
    rows = (
        Obligation.objects.filter(ledger=ledger)
        .exclude(state="cancelled")
        .annotate(closed=ExpressionWrapper(closed, output_field=BooleanField()))
        .order_by("code")
    )
    columns = rows.values_list("id", "code", "title", "state", "start", "closed")
    return [_Row(pk, code, title, state, start, done.get(pk), proofs[pk], ended) for pk, code, title, state, start, ended in columns]


def _settled(row: _Row, target: Target, values: list[observations.Value], year_end: date | None) -> Settled:
    end, newest, actual = target.deadline or year_end, values[-1] if values else None, quantity_of(values)
    final = newest is not None and newest.grade == Grade.FINAL and (end is None or newest.period_end >= end)
    days = target.indicator.out_after_days
    return Settled(
        row.code,
        row.title,
        row.state,
        target.indicator.name,
        target.value,
        target.unit,
        actual.value if actual else None,
        newest.grade if newest else None,
        _met(target, actual),
        row.completion,
        row.evidence,
        awaited=not final,
        awaited_until=end + timedelta(days=days) if not final and end and days is not None else None,
        ends=end,
        closed=row.closed,
    )


def _met(target: Target, actual: Quantity | None) -> bool | None:
    said = aims_from.Said(*(getattr(target, name) for name in aims_from.Said._fields))
    if actual is None or said.aim is None:
        return None
    try:
        return completion.completion(said.aim, actual).met
    except Refused:
        return None


def _without_figures(row: _Row) -> Settled:
    return Settled(
        row.code,
        row.title,
        row.state,
        indicator="",
        target=None,
        unit="",
        actual=None,
        grade=None,
        met=None,
        completion=row.completion,
        evidence=row.evidence,
        awaited=False,
        awaited_until=None,
        closed=row.closed,
    )


def kin_of(obligation: int, actor: Actor, known_at: datetime | None = None) -> list[Kin]:
    """Where a row comes from and where it goes on, as it was known at that moment, in the ledgers that the actor sees."""
    rows = as_known(Obligation, known_at).filter(ledger__in=scopes.ledgers_seen(actor))
    before = as_known(Obligation, known_at).filter(row=obligation).values("carried_from")
    found = rows.filter(Q(carried_from=obligation) | Q(row__in=before)).order_by("code")
    return [
        Kin(code, plan or "", of != obligation) for code, plan, of in found.values_list("code", "ledger__plan__title", "carried_from_id")
    ]
