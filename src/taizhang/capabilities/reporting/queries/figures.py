"""The figures that a report is asked for: one for each target that its organisation answers for, with what is known of each already."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q

from taizhang.ledger.models import Report, Target
from taizhang.ledger.queries.observations import Value, series_entered
from taizhang.ledger.rules import doubts
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.doubts import Measured
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.quantities import ValueKind
from taizhang.ledger.rules.sentences import Sentence


class Figure(NamedTuple):
    """A target, the value of the report's period, and the last one before it. `elsewhere`: another report or ledger has said it."""

    target: int
    indicator: str
    unit: str
    kind: str
    wanted: Decimal | None
    deadline: date | None
    value: Decimal | None
    grade: int
    elsewhere: bool
    before: Value | None
    doubts: list[Sentence]
    earlier: tuple[doubts.Figure, ...] = ()
    measured: Measured = Measured("")
    period_end: date = date.min

    def asked_of(self, value: Decimal, grade: int, *, on: date) -> list[Sentence]:
        """What would be asked about that value in its place."""
        return doubts.doubts(doubts.Figure(value, self.period_end, Grade(grade)), self.earlier, self.measured, on=on)


_COLUMNS = ("id", "obligation_id", "indicator_id", "indicator__name", "unit", "kind", "value", "deadline", "indicator__value_kind")


def figures_of(report: Report, lines: Mapping[int, int], *, on: date) -> dict[int, list[Figure]]:
    """By obligation, whose lines are given; two questions for all of them."""
    mine = Q(organisation__isnull=True) | Q(organisation_id=report.organisation_id)
    rows = Target.objects.filter(mine, obligation_id__in=list(lines), valid_to__isnull=True).order_by("id")
    targets = list(rows.values_list(*_COLUMNS, named=True))
    series = series_entered({target.indicator_id for target in targets}, [report.organisation_id])
    found: dict[int, list[Figure]] = defaultdict(list)
    for target in targets:
        values = [value for value in series.get((target.indicator_id, report.organisation_id), []) if value.period_end <= report.period_end]
        found[target.obligation_id].append(_figure(target, values, lines[target.obligation_id], (report.period_end, on)))
    return found


def _figure(target: Any, values: list[Value], line: int, days: tuple[date, date]) -> Figure:
    period_end, on = days
    now = values[-1] if values and values[-1].period_end == period_end else None
    earlier = values[:-1] if now else values
    measured = Measured(target.unit, ValueKind(target.indicator__value_kind), Kind(target.kind), target.value)
    figure = _of(target, now, earlier, line, measured, period_end)
    return figure._replace(doubts=figure.asked_of(now.value, now.grade, on=on)) if now else figure


def _of(target: Any, now: Value | None, earlier: list[Value], line: int, measured: Measured, period_end: date) -> Figure:
    return Figure(
        target.id,
        target.indicator__name,
        target.unit,
        target.kind,
        target.value,
        target.deadline,
        now.value if now else None,
        now.grade if now else Grade.PRELIMINARY.value,
        now is not None and now.line != line,
        earlier[-1] if earlier else None,
        [],
        tuple(_ruled(value) for value in earlier),
        measured,
        period_end,
    )


def _ruled(value: Value) -> doubts.Figure:
    return doubts.Figure(value.value, value.period_end, Grade(value.grade))
