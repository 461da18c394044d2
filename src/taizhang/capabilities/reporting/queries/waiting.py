"""How far the reports are that wait at a desk: a line that was saved makes no report that can be signed."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from taizhang.ledger.models import Observation, Report, ReportLine
from taizhang.ledger.queries.desk import ReportWaiting, may, works
from taizhang.ledger.rules.reporting import ReportState
from taizhang.ledger.rules.roles import Actor

_COLUMNS = (
    "id", "key", "state", "period_start", "period_end", "due", "ledger__code", "ledger__plan__title",
    "organisation__short_name", "organisation__name", "ledger__recipient__short_name", "ledger__recipient__name",
)  # fmt: skip


class Progress(NamedTuple):
    """How many lines a report has, say nothing yet, and are not judged; `nil` where it says that there is nothing."""

    lines: int
    blank: int
    pending: int
    nil: bool = False


def progress_of(reports: Iterable[int]) -> dict[int, Progress]:
    """One question for all of them."""
    counted = Observation.objects.filter(line_id=OuterRef("pk"))
    rows = ReportLine.objects.filter(report_id__in=list(reports)).annotate(counted=Exists(counted))
    blank = Q(done="", problem="", counted=False)
    found = rows.values("report_id", "report__nothing_to_report").annotate(
        lines=Count("pk"), blank=Count("pk", filter=blank), pending=Count("pk", filter=Q(verdict="pending"))
    )
    return {row["report_id"]: Progress(row["lines"], row["blank"], row["pending"], row["report__nothing_to_report"]) for row in found}


def unfinished(actor: Actor) -> list[ReportWaiting]:
    """Reports of his organisation that are begun, with lines that say nothing: whoever fills them in goes on, and signs nothing yet."""
    if not (works(actor) and may("fill_report", actor)):
        return []
    counted = Observation.objects.filter(line_id=OuterRef("pk"))
    blank = ReportLine.objects.filter(~Exists(counted), report_id=OuterRef("pk"), done="", problem="")
    rows = Report.objects.filter(Exists(blank), organisation_id=actor.organisation or 0, state=ReportState.FILLED.value)
    found = rows.filter(nothing_to_report=False).order_by("due", "id").values_list(*_COLUMNS)
    return [ReportWaiting._make([*row[:8], row[8] or row[9], row[10] or row[11] or "", "", 0]) for row in found]
