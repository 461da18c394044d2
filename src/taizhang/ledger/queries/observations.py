"""Series of values 完成值: of each period the value that stands, neither corrected nor overtaken by a surer one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Observation
from taizhang.ledger.queries.reported_lines import counting, lines_counting
from taizhang.ledger.rules import observations
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.quantities import Quantity, ValueKind

Series = tuple[int, int]  # indicator and organisation


class Value(NamedTuple):
    """A value that stands for its period."""

    id: int
    indicator: int
    organisation: int
    period_start: date | None
    period_end: date
    value: Decimal
    unit: str
    kind: str
    grade: int
    target: int | None
    line: int | None

    @property
    def ruled(self) -> observations.Observation:
        """As the rules of series see it."""
        return observations.Observation(self.period_end, Quantity(self.value, self.unit), ValueKind(self.kind), Grade(self.grade))


@dataclass(frozen=True)
class AsOf:
    """For periods up to a day, by what was known at a moment; None is no limit."""

    on: date | None = None
    known_at: datetime | None = None


NOW = AsOf()


def series_of(indicator: int, organisation: int, *, on: date | None = None, known_at: datetime | None = None) -> list[Value]:
    """The value that stands for each period, in their order."""
    return series_standing([indicator], [organisation], AsOf(on, known_at)).get((indicator, organisation), [])


def values_standing(indicators: Iterable[int], organisations: Iterable[int], as_of: AsOf = NOW) -> dict[Series, Value]:
    """The newest value of each series that has one. A zero is a value; who has none is not here."""
    return {series: values[-1] for series, values in series_standing(indicators, organisations, as_of).items()}


def series_standing(indicators: Iterable[int], organisations: Iterable[int], as_of: AsOf = NOW) -> dict[Series, list[Value]]:
    """Many series in one question. What stands in a report counts from its signature on."""
    known_at = as_of.known_at
    counted = counting("line") if known_at is None else Q(line_id__in=lines_counting(known_at).values("row"))
    return _standing(_recorded(indicators, organisations, as_of).filter(Q(line__isnull=True) | counted))


def series_entered(indicators: Iterable[int], organisations: Iterable[int]) -> dict[Series, list[Value]]:
    """The same with what stands in reports that nobody has signed yet: what a new value is held against."""
    return _standing(_recorded(indicators, organisations, NOW))


def _recorded(indicators: Iterable[int], organisations: Iterable[int], as_of: AsOf) -> "QuerySet[Observation]":
    correcting = Observation.objects.filter(corrects=OuterRef("pk"))
    rows = Observation.objects.filter(indicator_id__in=list(indicators), organisation_id__in=list(organisations))
    if as_of.known_at is not None:
        rows, correcting = rows.filter(recorded_at__lte=as_of.known_at), correcting.filter(recorded_at__lte=as_of.known_at)
    if as_of.on is not None:
        rows = rows.filter(period_end__lte=as_of.on)
    return rows.filter(~Exists(correcting))


def _standing(rows: "QuerySet[Observation]") -> dict[Series, list[Value]]:
    """Of one period the surest counts, and of those the last that was said."""
    columns = ("id indicator_id organisation_id period_start period_end value unit kind grade target_id line_id").split()
    found: dict[Series, dict[tuple[date, date | None], Value]] = defaultdict(dict)
    for values in rows.order_by("period_end", "grade", "id").values_list(*columns):
        value = Value(*values)
        start = value.period_start if value.kind == ValueKind.CURRENT else None  # others are of a day, whenever they began to be counted
        found[value.indicator, value.organisation][value.period_end, start] = value
    return {series: list(periods.values()) for series, periods in found.items()}
