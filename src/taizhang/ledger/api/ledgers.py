"""Ledgers: lists, one of them, and every edition that was signed."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from taizhang.frame.api import REFUSALS, Missing
from taizhang.ledger.api.moments import Moment, asker
from taizhang.ledger.models import Edition
from taizhang.ledger.queries import ledgers as questions
from taizhang.ledger.rules.ledger_lifecycle import LedgerState

router = Router()
Text = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]


class LedgerOut(Schema):
    """A ledger, with how many rows it has, and how many are red or yellow."""

    code: str
    plan: str
    state: str
    state_since: date
    coordinator: str
    recipient: str
    edition: int
    rows: int
    live: int
    red: int
    yellow: int
    closed: int


class LedgersOut(Schema):
    """A page: `following` is what to send as `after`."""

    items: list[LedgerOut]
    following: str | None


class LedgerWhole(LedgerOut):
    """With what it lacks, and how it stood at the moment that was asked for."""

    lacks: dict[str, int]
    as_known: dict[str, Any] | None = None


class EditionOut(Schema):
    """A signed version, in full."""

    number: int
    signed_on: date
    sha256: str
    content: Any


class Listed(Moment):
    """What narrows the list."""

    state: LedgerState | None = None
    after: Text = ""
    limit: int = Field(50, ge=1, le=500)


@router.get("/ledgers", response={200: LedgersOut, **REFUSALS}, operation_id="ledgers")
def ledgers(request: HttpRequest, filters: Query[Listed]) -> Any:
    """The ledgers that the reader may see."""
    who = asker(request)
    page = questions.ledgers_listed(
        actor=who.actor, state=filters.state.value if filters.state else "", after=filters.after or None, limit=filters.limit
    )
    return {"items": [row._asdict() for row in page.rows], "following": page.following}


@router.get("/ledgers/{code}", response={200: LedgerWhole, **REFUSALS}, operation_id="ledger")
def ledger(request: HttpRequest, code: Text, moment: Query[Moment]) -> Any:
    """One ledger."""
    row = _seen(request, code)
    then = questions.ledger_states(code, known_at=moment.known) if moment.known else None
    return row._asdict() | {"lacks": questions.lacks_of(row.id)._asdict(), "as_known": then}


@router.get("/ledgers/{code}/editions", response={200: list[EditionOut], **REFUSALS}, operation_id="editions")
def editions(request: HttpRequest, code: Text) -> Any:
    """Every signed version, the newest first."""
    row = _seen(request, code)
    return list(Edition.objects.filter(ledger_id=row.id).order_by("-number").values("number", "signed_on", "sha256", "content"))


def _seen(request: HttpRequest, code: str) -> questions.LedgerRow:
    row = questions.ledger_of(code, actor=asker(request).actor)
    if row is None:
        raise Missing(f"no ledger {code}")
    return row
