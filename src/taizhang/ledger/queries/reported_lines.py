"""Which lines of reports count: those of a report that was signed, and those that were accepted though others of it were returned.
And which values were told: what a line said only while it was being filled in is a draft, and stays one when the report is signed."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from taizhang.ledger.models import Observation, Report, ReportLine
from taizhang.ledger.models.versions import as_known, twin_of
from taizhang.ledger.rules.reporting import REPORTED, Verdict

_REPORTED = [state.value for state in REPORTED]


def lines_counting(known_at: datetime | None) -> "QuerySet[Any]":
    """Lines that count by what was known then. What is filled and not signed is a draft, and no report."""
    reports = as_known(Report, known_at).filter(state__in=_REPORTED).values("row")
    return as_known(ReportLine, known_at).filter(Q(report_id__in=reports) | Q(verdict=Verdict.ACCEPTED.value))


def counting(line: str = "") -> Q:
    """The same as a condition on lines, or on a table that refers to them by `line`, as things stand now."""
    to = f"{line}__" if line else ""
    return Q(**{f"{to}report__state__in": _REPORTED}) | Q(**{f"{to}verdict": Verdict.ACCEPTED.value})


def lines_told(known_at: datetime | None) -> Q:
    """What others may read of lines: those that count, and those that were returned, until somebody fills them in again."""
    counts = counting() if known_at is None else Q(row__in=lines_counting(known_at).values("row"))
    return counts | Q(verdict=Verdict.RETURNED.value)


def values_told(rows: "QuerySet[Any]", known_at: datetime | None = None) -> "QuerySet[Any]":
    """Of those values what others may read: said outside a report, or by a line that counts and not replaced before it was signed.
    A line is kept as it is typed; the log has every figure of it, and nobody but its writer has ever said them."""
    counts = counting("line") if known_at is None else Q(line_id__in=lines_counting(known_at).values("row"))
    said = rows if known_at is None else rows.filter(recorded_at__lte=known_at)
    return said.filter(Q(line__isnull=True) | counts).filter(~Exists(_replaced_unsigned(known_at)))


def _replaced_unsigned(known_at: datetime | None) -> "QuerySet[Observation]":
    """What the same line said later of the same period, with no signature between the two."""
    signed = twin_of(Report)._default_manager.filter(row=OuterRef("line__report_id"), state__in=_REPORTED)
    between = signed.filter(recorded_at__gte=OuterRef(OuterRef("recorded_at")), recorded_at__lt=OuterRef("recorded_at"))
    same = {name: OuterRef(name) for name in ("line", "indicator", "target", "period_end")}
    later = Observation.objects.filter(**same, pk__gt=OuterRef("pk")).filter(~Exists(between))
    return later if known_at is None else later.filter(recorded_at__lte=known_at)
