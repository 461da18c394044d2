"""Obligations: lists, and one whole."""

from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from taizhang.frame.api import REFUSALS, Missing
from taizhang.ledger.api.moments import Moment, asker
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.history import history_of
from taizhang.ledger.queries.obligations import obligations_listed
from taizhang.ledger.queries.one_obligation import obligation_whole
from taizhang.ledger.queries.wanted import Wanted
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.lifecycle import State

router = Router()
Text = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]


class Filters(Moment):
    """What narrows the list."""

    ledger: Text = ""
    organisation: int | None = Field(None, ge=1, le=2**31)
    lead: int | None = Field(None, ge=1, le=2**31)
    state: list[State] = Field(default_factory=list)
    colour: list[Colour] = Field(default_factory=list)
    kind: Text = ""
    due_from: date | None = None
    due_to: date | None = None
    words: Text = ""
    sort: Literal["code", "due", "light"] = "code"
    after: Text = ""
    limit: int = Field(50, ge=1, le=500)


class Before(Schema):
    """The number of the last event of the page before."""

    before: int | None = Field(None, ge=0, le=2**53)


class ObligationOut(Schema):
    """A line of the list."""

    code: str
    title: str
    kind: str
    state: str
    due: date | None
    due_inferred: bool
    ledger: str
    lead: str
    completion: Decimal | None
    colour: str
    rule: str
    sentence_zh: str
    sentence_en: str


class ObligationsOut(Schema):
    """A page: `following` is what to send as `after`."""

    items: list[ObligationOut]
    following: str | None


class EventOut(Schema):
    """Something that happened."""

    number: int
    verb: str
    at: Any
    person: str | None
    organisation: str | None
    payload: dict[str, Any] | None


@router.get("/obligations", response={200: ObligationsOut, **REFUSALS}, operation_id="obligations")
def obligations(request: HttpRequest, filters: Query[Filters]) -> Any:
    """Obligations that the reader may see."""
    who = asker(request)
    wanted = Wanted(
        ledger=filters.ledger,
        ledgers=frozenset(scopes.ledgers_seen(who.actor).values_list("pk", flat=True)),
        organisation=filters.organisation,
        lead=filters.lead,
        states=tuple(state.value for state in filters.state),
        colours=tuple(colour.value for colour in filters.colour),
        kind=filters.kind,
        due_from=filters.due_from,
        due_to=filters.due_to,
        words=filters.words,
        sort=filters.sort,
        on=filters.on,
        known_at=filters.known,
    )
    page = obligations_listed(wanted, after=filters.after or None, limit=filters.limit, now=who.now)
    return {"items": [row._asdict() for row in page.rows], "following": page.following}


@router.get("/obligations/{code}", response={200: dict[str, Any], **REFUSALS}, operation_id="obligation")
def obligation(request: HttpRequest, code: Text, moment: Query[Moment]) -> Any:
    """One obligation with its whole history."""
    who = asker(request)
    found = obligation_whole(code, now=who.now, on=moment.on, known_at=moment.known)
    if found is None or not scopes.ledgers_seen(who.actor).filter(code=found.ledger).exists():
        raise Missing(f"no obligation {code}")
    light = found.light
    plain: dict[str, Any] = {
        name: _plain(getattr(found, name)) for name in found.__dataclass_fields__ if name not in ("id", "ledger_id", "creditor_id", "light")
    }
    said = {"colour": light.colour, "zh": light.sentence.zh, "en": light.sentence.en, "rules": [r.rule for r in light.reasons]}
    return plain | {"light": said}


@router.get("/obligations/{code}/history", response={200: list[EventOut], **REFUSALS}, operation_id="obligation_history")
def history(request: HttpRequest, code: Text, page: Query[Before]) -> Any:
    """What happened to it, the newest first, 200 at a time."""
    who = asker(request)
    found = obligation_whole(code, now=who.now)
    if found is None or not scopes.ledgers_seen(who.actor).filter(code=found.ledger).exists():
        raise Missing(f"no obligation {code}")
    return [event._asdict() for event in history_of(f"obligation:{found.id}", f"ledger:{found.ledger_id}", before=page.before)]


def _plain(value: Any) -> Any:
    """Rows as objects by column."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if hasattr(value, "_asdict"):
        return value._asdict()
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
