"""The reports of a period: who has submitted, who is late, who is missing. Facts, and no marks."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Min
from django.utils import timezone

from taizhang.capabilities.reporting.queries.reports import reports_seen
from taizhang.capabilities.reporting.queries.waiting import Progress, progress_of
from taizhang.ledger.models import Report
from taizhang.ledger.models.versions import twin_of
from taizhang.ledger.rules.punctuality import Punctuality, punctuality
from taizhang.ledger.rules.reporting import ReportState
from taizhang.ledger.rules.roles import Actor

_COLUMNS = (
    "id", "key", "state", "period_start", "period_end", "due", "nothing_to_report", "organisation_id", "organisation__key",
    "organisation__short_name", "organisation__name", "ledger__code", "ledger__plan__title",
)  # fmt: skip
_NONE = Progress(0, 0, 0)


class Row(NamedTuple):
    """A report in the list. `signed` is the day on which it was first signed."""

    key: str
    state: str
    period_start: date
    period_end: date
    due: date
    nil: bool
    organisation: str
    organisation_key: str
    ledger: str
    plan: str
    signed: date | None
    punctuality: Punctuality
    progress: Progress


class PeriodRow(NamedTuple):
    """A month, with how many reports of periods that end in it are there."""

    month: date
    reports: int


def periods(actor: Actor) -> list[PeriodRow]:
    """The months in which periods end of which he sees a report, the newest first."""
    counts: Counter[date] = Counter()
    for end in reports_seen(actor).values_list("period_end", flat=True):
        counts[end.replace(day=1)] += 1
    return [PeriodRow(month, counts[month]) for month in sorted(counts, reverse=True)]


def reports_of(actor: Actor, month: date, *, on: date, ledger: str = "") -> list[Row]:
    """The reports of periods that end in that month: what is missing first, then what is late. Three questions for all of them."""
    rows = reports_seen(actor).filter(period_end__year=month.year, period_end__month=month.month)
    if ledger:
        rows = rows.filter(ledger__code=ledger)
    found = list(rows.order_by("ledger__code", "organisation_id").values_list(*_COLUMNS, named=True))
    ids = [row.id for row in found]
    signed, progress = first_signed(ids), progress_of(ids)
    return sorted((_row(row, signed.get(row.id), progress.get(row.id, _NONE), on) for row in found), key=_urgency)


def first_signed(reports: Iterable[int]) -> dict[int, date]:
    """The day on which each was first signed: one that was returned since was in time all the same."""
    versions = twin_of(Report)._default_manager.filter(row__in=list(reports), state=ReportState.SIGNED.value)
    found = versions.values("row").annotate(at=Min("recorded_at")).values_list("row", "at")
    return {row: timezone.localtime(at).date() for row, at in found}


def by_organisation(rows: Iterable[Row]) -> list[tuple[str, list[Punctuality]]]:
    """How punctual each organisation was, who misses most first."""
    found: dict[str, list[Punctuality]] = defaultdict(list)
    for row in rows:
        found[row.organisation].append(row.punctuality)
    return sorted(found.items(), key=lambda one: (-one[1].count(Punctuality.MISSING), -one[1].count(Punctuality.LATE), one[0]))


def _row(row: Any, signed: date | None, progress: Progress, on: date) -> Row:
    return Row(
        row.key,
        row.state,
        row.period_start,
        row.period_end,
        row.due,
        row.nothing_to_report,
        row.organisation__short_name or row.organisation__name,
        row.organisation__key,
        row.ledger__code,
        row.ledger__plan__title,
        signed,
        punctuality(row.due, signed=signed, on=on),
        progress,
    )


_ORDER = [Punctuality.MISSING, Punctuality.OPEN, Punctuality.LATE, Punctuality.IN_TIME]


def _urgency(row: Row) -> tuple[int, date, str, str]:
    waits = row.state == ReportState.RETURNED
    return (0 if waits else 1 + _ORDER.index(row.punctuality), row.due, row.ledger, row.organisation)
