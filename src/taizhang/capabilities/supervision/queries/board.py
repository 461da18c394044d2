"""The board 督办台账: what is proposed, what is owed an answer, what is late, what has ended; as far as somebody sees it."""

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.rules.pressing import GONE, State
from taizhang.capabilities.supervision.rules.stages import STATES, Stage, stage_of
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.roles import Actor

LIMIT = 50
_COLUMNS = (
    "pk", "key", "state", "place", "title_zh", "title_en", "number", "ground_colour", "ground_zh", "ground_en", "ground_on",
    "issued_on", "reply_by", "ended_on", "outcome", "obligation__code", "obligation__title", "addressee__key",
    "addressee__short_name", "addressee__name",
)  # fmt: skip


# What has not been taken up yet is shown by the light of today.
_DAYS = frozenset(place for place, name in enumerate(_COLUMNS) if name.endswith(("_on", "_by")))
_LIT = {
    "ground_colour": "obligation__light__colour",
    "ground_zh": "obligation__light__sentence_zh",
    "ground_en": "obligation__light__sentence_en",
}


class Line(NamedTuple):
    """A pressing on the board."""

    pk: int
    key: str
    state: str
    place: int
    title_zh: str
    title_en: str
    number: str
    colour: str
    ground_zh: str
    ground_en: str
    ground_on: date
    issued_on: date | None
    reply_by: date | None
    ended_on: date | None
    outcome: str
    code: str
    title: str
    addressee_key: str
    addressee: str


def seen_by(actor: Actor) -> "QuerySet[Pressing]":
    """Those that his organisation, or one below it, issues; and those that were sent to one of them. Nothing is
    seen before it was sent, and proposals of the system that nobody took up leave no trace on a board."""
    seen = scopes.organisations_seen(actor)
    return Pressing.objects.filter(Q(issuer_id__in=seen) | Q(addressee_id__in=seen) & ~Q(number="")).exclude(number="", outcome=GONE)


def counts(actor: Actor, *, on: date) -> Counter[Stage]:
    """How many stand at each stage; one question."""
    rows = seen_by(actor).values("state").annotate(all=Count("pk"), late=Count("pk", filter=Q(reply_by__lt=on)))
    found: Counter[Stage] = Counter()
    for state, number, late in rows.values_list("state", "all", "late"):
        if stage_of(State(state), None, on=on) is Stage.AWAITED:
            found[Stage.OVERDUE] += late
            found[Stage.AWAITED] += number - late
        else:
            found[stage_of(State(state), None, on=on)] += number
    return found


def lines(actor: Actor, stage: Stage, *, on: date, after: str = "") -> tuple[list[Line], str]:
    """One page of a stage, the heaviest step first and what has ended last at the front; and what the next page begins after."""
    rows = _at(seen_by(actor), stage, on)
    ended = stage is Stage.ENDED
    rows = _behind(rows, after, ended=ended).order_by(*(("-pk",) if ended else ("-place", "pk")))
    columns = [_LIT.get(name, name) if stage is Stage.PROPOSED else name for name in _COLUMNS]
    found = [_line(row) for row in rows.values_list(*columns)[: LIMIT + 1]]
    last = found[LIMIT - 1] if len(found) > LIMIT else None
    return found[:LIMIT], f"{last.place}.{last.pk}" if last else ""


def about(actor: Actor, obligation: int) -> list[Line]:
    """All of one obligation that he sees, the newest first."""
    return [_line(row) for row in seen_by(actor).filter(obligation_id=obligation).order_by("-pk").values_list(*_COLUMNS)]


def _at(rows: "QuerySet[Pressing]", stage: Stage, on: date) -> "QuerySet[Pressing]":
    rows = rows.filter(state__in=[state.value for state in STATES[stage]])
    if stage is Stage.OVERDUE:
        return rows.filter(reply_by__lt=on)
    return rows.exclude(reply_by__lt=on) if stage is Stage.AWAITED else rows


def _behind(rows: "QuerySet[Pressing]", after: str, *, ended: bool) -> "QuerySet[Pressing]":
    place, _, pk = after.partition(".")
    if not (place.isascii() and place.isdigit() and pk.isascii() and pk.isdigit() and len(after) < 20):
        return rows
    return rows.filter(pk__lt=int(pk)) if ended else rows.filter(Q(place__lt=int(place)) | Q(place=int(place), pk__gt=int(pk)))


def _line(row: tuple[Any, ...]) -> Line:
    return Line._make([*(value if value is not None or place in _DAYS else "" for place, value in enumerate(row[:-2])), row[-2] or row[-1]])
