"""Which lines of reports count: those of a report that was signed, and those that were accepted though others of it were returned."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from taizhang.ledger.models import Report, ReportLine
from taizhang.ledger.models.versions import as_known
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
