"""The record table by table: reports, their lines, targets, values, changes, indicators."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from taizhang.frame.api import REFUSALS
from taizhang.ledger.api.moments import Moment, asker
from taizhang.ledger.queries import listings
from taizhang.ledger.rules.amending import AmendmentState
from taizhang.ledger.rules.reporting import ReportState

router = Router()
Text = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]


class Paged(Moment):
    """`after`: what the page before gave as `following`."""

    after: int = Field(0, ge=0, le=2**53)
    limit: int = Field(50, ge=1, le=500)


class ReportsAsked(Paged):
    """What narrows the list of reports."""

    ledger: Text = ""
    organisation: Text = Field("", description="its key")
    state: ReportState | Literal[""] = ""


class LinesAsked(Paged):
    """What narrows the list of lines."""

    report: Text = Field("", description="its key")
    obligation: Text = Field("", description="its code")


class TargetsAsked(Paged):
    """What narrows the list of targets."""

    ledger: Text = Field("", description="of its rows; without it those of plans too")
    indicator: Text = Field("", description="its key")


class ObservationsAsked(Paged):
    """What narrows the list of values."""

    indicator: Text = Field("", description="its key")
    organisation: Text = Field("", description="its key")


class AmendmentsAsked(Paged):
    """What narrows the list of changes."""

    ledger: Text = ""
    state: AmendmentState | Literal[""] = ""


class IndicatorsAsked(Paged):
    """What narrows the list of indicators."""

    words: Text = ""


class ReportRow(Schema):
    """A report, by its public key."""

    key: str
    ledger_code: str
    organisation_key: str
    period_start: date
    period_end: date
    due: date
    state: str
    nothing_to_report: bool
    signed_on: date | None
    decided_on: date | None


class LineRow(Schema):
    """What an organisation said of one obligation in one period."""

    report_key: str
    obligation_code: str
    done: str
    problem: str
    cause: str
    help_needed: str
    next_step: str
    expected_on: date | None
    claim_colour: str
    claim_percent: Decimal | None
    verdict: str
    verdict_reason: str
    judged_on: date | None


class TargetRow(Schema):
    """What a plan wants of an indicator."""

    key: str
    indicator_key: str
    organisation_key: str | None
    obligation_code: str | None
    scope: str
    kind: str
    comparator: str
    value: Decimal | None
    upper: Decimal | None
    unit: str
    modality: str
    firm: bool
    quote: str
    baseline: Decimal | None
    deadline: date | None
    agreement: str
    valid_from: date | None
    valid_to: date | None
    revises_key: str | None


class ObservationRow(Schema):
    """A value that was reported: `corrects_key` names the one in whose place it stands."""

    key: str
    indicator_key: str
    organisation_key: str
    period_start: date | None
    period_end: date
    value: Decimal
    unit: str
    kind: str
    grade: int
    source: str
    correction: str
    corrects_key: str | None


class AmendmentRow(Schema):
    """A change of a signed ledger: `changes` has the old and the new value of each field."""

    key: str
    ledger_code: str
    obligation_code: str | None
    kind: str
    changes: dict[str, Any]
    basis: str
    reason: str
    effective_on: date
    state: str
    proposed_on: date
    decided_on: date | None
    decision: str
    applied_on: date | None


class IndicatorRow(Schema):
    """An indicator, by its public key."""

    key: str
    name: str
    unit: str
    definition: str
    source: str
    direction: str
    value_kind: str
    binding: bool


class Reports(Schema):
    """A page of reports."""

    items: list[ReportRow]
    following: int | None


class Lines(Schema):
    """A page of lines."""

    items: list[LineRow]
    following: int | None


class Targets(Schema):
    """A page of targets."""

    items: list[TargetRow]
    following: int | None


class Observations(Schema):
    """A page of values."""

    items: list[ObservationRow]
    following: int | None


class Amendments(Schema):
    """A page of changes."""

    items: list[AmendmentRow]
    following: int | None


class Indicators(Schema):
    """A page of indicators."""

    items: list[IndicatorRow]
    following: int | None


@router.get("/reports", response={200: Reports, **REFUSALS}, operation_id="reports")
def reports(request: HttpRequest, filters: Query[ReportsAsked]) -> Any:
    """Reports; `on` is a day within their periods."""
    narrowed = {"ledger": filters.ledger, "organisation": filters.organisation, "state": str(filters.state)}
    return _out(listings.reports_listed(_asked(request, filters), **narrowed))


@router.get("/report-lines", response={200: Lines, **REFUSALS}, operation_id="report_lines")
def report_lines(request: HttpRequest, filters: Query[LinesAsked]) -> Any:
    """Lines of reports; `on` is a day within their periods."""
    return _out(listings.report_lines_listed(_asked(request, filters), report=filters.report, obligation=filters.obligation))


@router.get("/targets", response={200: Targets, **REFUSALS}, operation_id="targets")
def targets(request: HttpRequest, filters: Query[TargetsAsked]) -> Any:
    """Targets, of rows and of whole plans; with `on` those that stand on that day, without it also those that were revised."""
    return _out(listings.targets_listed(_asked(request, filters), ledger=filters.ledger, indicator=filters.indicator))


@router.get("/observations", response={200: Observations, **REFUSALS}, operation_id="observations")
def observations(request: HttpRequest, filters: Query[ObservationsAsked]) -> Any:
    """Values, corrected ones too; `on`: of periods that had ended by then."""
    return _out(listings.observations_listed(_asked(request, filters), indicator=filters.indicator, organisation=filters.organisation))


@router.get("/amendments", response={200: Amendments, **REFUSALS}, operation_id="amendments")
def amendments(request: HttpRequest, filters: Query[AmendmentsAsked]) -> Any:
    """Changes of signed ledgers; `on`: those that take effect by then."""
    return _out(listings.amendments_listed(_asked(request, filters), ledger=filters.ledger, state=str(filters.state)))


@router.get("/indicators", response={200: Indicators, **REFUSALS}, operation_id="indicators")
def indicators(request: HttpRequest, filters: Query[IndicatorsAsked]) -> Any:
    """Indicators by words of their names; a definition holds on every day."""
    return _out(listings.indicators_listed(_asked(request, filters), words=filters.words))


def _asked(request: HttpRequest, page: Paged) -> listings.Asked:
    return listings.Asked(asker(request).actor, on=page.on, known_at=page.known, after=page.after, limit=page.limit)


def _out(found: listings.Listed) -> dict[str, Any]:
    return {"items": found.rows, "following": found.following}
