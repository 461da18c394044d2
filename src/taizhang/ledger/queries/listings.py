"""What has been recorded, table by table, for programs: reports, their lines, targets, values, changes, indicators; as known at a moment.

Every list shows what its reader may see, and goes on by the number of its rows.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet

from taizhang.ledger.models import Amendment, Indicator, Observation, Report, ReportLine, Target
from taizhang.ledger.models.versions import as_known
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.moments import valid_on
from taizhang.ledger.queries.reported_lines import lines_told, values_told
from taizhang.ledger.rules.roles import Actor


class Listed(NamedTuple):
    """Some rows by column, and the number after which the next page goes on."""

    rows: list[dict[str, Any]]
    following: int | None


@dataclass(frozen=True)
class Asked:
    """Who asks, as of which moment, and for which page."""

    actor: Actor
    on: date | None = None
    known_at: datetime | None = None
    after: int = 0
    limit: int = 50


def reports_listed(asked: Asked, *, ledger: str = "", organisation: str = "", state: str = "") -> Listed:
    """Reports of ledgers that are seen; `on` is a day within their periods."""
    rows = _narrowed(_of_ledgers(Report, asked), ledger__code=ledger, organisation__key=organisation, state=state)
    if asked.on is not None:
        rows = rows.filter(period_start__lte=asked.on, period_end__gte=asked.on)
    columns = ("key", "period_start", "period_end", "due", "state", "nothing_to_report", "signed_on", "decided_on")
    return _page(rows, asked, *columns, ledger_code=F("ledger__code"), organisation_key=F("organisation__key"))


def report_lines_listed(asked: Asked, *, report: str = "", obligation: str = "") -> Listed:
    """What was said of each obligation in the reports of ledgers that are seen; `on` is a day within their periods. What is still being
    written is listed to those who write it alone."""
    own = Q(report__organisation=asked.actor.organisation or 0)
    rows = as_known(ReportLine, asked.known_at).filter(
        own | lines_told(asked.known_at), report__ledger__in=scopes.ledgers_seen(asked.actor)
    )
    rows = _narrowed(rows, report__key=report, obligation__code=obligation)
    if asked.on is not None:
        rows = rows.filter(report__period_start__lte=asked.on, report__period_end__gte=asked.on)
    columns = ("done", "problem", "cause", "help_needed", "next_step", "expected_on", "claim_colour", "claim_percent")
    judged = ("verdict", "verdict_reason", "judged_on")
    return _page(rows, asked, *columns, *judged, report_key=F("report__key"), obligation_code=F("obligation__code"))


def targets_listed(asked: Asked, *, ledger: str = "", indicator: str = "") -> Listed:
    """Targets of rows and of plans whose ledgers are seen; those that stand on that day, where one is named."""
    seen = scopes.ledgers_seen(asked.actor)
    rows = as_known(Target, asked.known_at).filter(Q(obligation__ledger__in=seen) | Q(plan__in=seen.values("plan")))
    rows = _narrowed(rows, obligation__ledger__code=ledger, indicator__key=indicator)
    if asked.on is not None:
        rows = rows.filter(valid_on(asked.on))
    columns = ("key", "scope", "kind", "comparator", "value", "upper", "unit", "modality", "firm", "quote", "deadline", "agreement")
    names = {"indicator_key": F("indicator__key"), "organisation_key": F("organisation__key"), "obligation_code": F("obligation__code")}
    return _page(rows, asked, *columns, "baseline", "valid_from", "valid_to", revises_key=F("revises__key"), **names)


def observations_listed(asked: Asked, *, indicator: str = "", organisation: str = "") -> Listed:
    """Values of organisations that are seen, corrected ones too and no drafts, of periods that had ended on that day."""
    rows = Observation.objects.annotate(row=F("pk")).filter(organisation__in=scopes.organisations_seen(asked.actor))
    rows = values_told(_narrowed(rows, indicator__key=indicator, organisation__key=organisation), asked.known_at)
    if asked.on is not None:
        rows = rows.filter(period_end__lte=asked.on)
    columns = ("key", "period_start", "period_end", "value", "unit", "kind", "grade", "source", "correction")
    names = {"indicator_key": F("indicator__key"), "organisation_key": F("organisation__key"), "corrects_key": F("corrects__key")}
    return _page(rows, asked, *columns, **names)


def amendments_listed(asked: Asked, *, ledger: str = "", state: str = "") -> Listed:
    """Changes of ledgers that are seen, asked for, refused or applied; those that take effect by that day, where one is named."""
    rows = _narrowed(_of_ledgers(Amendment, asked), ledger__code=ledger, state=state)
    if asked.on is not None:
        rows = rows.filter(effective_on__lte=asked.on)
    columns = ("key", "kind", "changes", "basis", "reason", "effective_on", "state", "proposed_on", "decided_on", "decision", "applied_on")
    return _page(rows, asked, *columns, ledger_code=F("ledger__code"), obligation_code=F("obligation__code"))


def indicators_listed(asked: Asked, *, words: str = "") -> Listed:
    """Every indicator whose name has these words."""
    rows = as_known(Indicator, asked.known_at)
    for word in words.split():
        rows = rows.filter(name__icontains=word)
    return _page(rows, asked, "key", "name", "unit", "definition", "source", "direction", "value_kind", "binding")


def _of_ledgers(model: Any, asked: Asked) -> "QuerySet[Any]":
    return as_known(model, asked.known_at).filter(ledger__in=scopes.ledgers_seen(asked.actor))


def _narrowed(rows: "QuerySet[Any]", **by: str) -> "QuerySet[Any]":
    return rows.filter(**{name: value for name, value in by.items() if value})


def _page(rows: "QuerySet[Any]", asked: Asked, *columns: str, **named: F) -> Listed:
    found = list(rows.filter(row__gt=asked.after).order_by("row").values("row", *columns, **named)[: asked.limit + 1])
    page = found[: asked.limit]
    return Listed(page, page[-1]["row"] if len(found) > asked.limit else None)
