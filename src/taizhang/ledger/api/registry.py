"""Organisations and indicators."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from taizhang.frame.api import REFUSALS, Missing
from taizhang.ledger.api.moments import Moment, asker
from taizhang.ledger.queries import registry as questions

router = Router()
Text = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]


class OrganisationOut(Schema):
    """An organisation, by its public key."""

    key: str
    name: str
    short_name: str
    kind: str
    level: str
    code: str
    parent: str | None
    successor: str | None
    valid_from: date | None
    valid_to: date | None


class OrganisationsOut(Schema):
    """A page: `following` is what to send as `after`."""

    items: list[OrganisationOut]
    following: str | None


class ObservationOut(Schema):
    """A value of a series."""

    period_end: date
    organisation: str
    value: Decimal
    unit: str
    kind: str
    grade: int
    corrected: bool
    correction: str


class IndicatorOut(Schema):
    """An indicator, with its series."""

    key: str
    name: str
    unit: str
    definition: str
    source: str
    value_kind: str
    series: list[ObservationOut]


class Named(Moment):
    """What narrows the list."""

    words: Text = ""
    after: Text = ""
    limit: int = Field(50, ge=1, le=500)


@router.get("/organisations", response={200: OrganisationsOut, **REFUSALS}, operation_id="organisations")
def organisations(request: HttpRequest, filters: Query[Named]) -> Any:
    """The registry, as it was valid on that day."""
    asker(request)
    rows = questions.organisations_listed(
        words=filters.words, on=filters.on, known_at=filters.known, after=filters.after, limit=filters.limit + 1
    )
    page = rows[: filters.limit]
    return {"items": page, "following": page[-1]["name"] if len(rows) > filters.limit else None}


@router.get("/indicators/{key}", response={200: IndicatorOut, **REFUSALS}, operation_id="indicator")
def indicator(request: HttpRequest, key: Text, moment: Query[Moment]) -> Any:
    """An indicator with its series: values that were corrected stay visible."""
    who = asker(request)
    found = questions.indicator_with_series(key, known_at=moment.known, actor=who.actor)
    if found is None:
        raise Missing(f"no indicator {key}")
    return found
