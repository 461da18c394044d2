"""What waits to be verified 核验 or closed 销号, what was returned and why, what was closed; three questions for a page, however long it is."""

from collections import Counter, defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models import Count, QuerySet

from taizhang.ledger.models import Assignment, Handling, Obligation
from taizhang.ledger.queries import scopes
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.lifecycle import Act, State
from taizhang.ledger.rules.roles import Actor

LIMIT = 50
STAGES = (State.APPLIED, State.VERIFIED, State.RETURNED, State.CLOSED)
_SHOWN = [act.value for act in (Act.APPLY, Act.VERIFY, Act.RETURN, Act.CLOSE)]
_COLUMNS = ("pk", "code", "title", "state", "state_since", "creditor__short_name")


class Hand(NamedTuple):
    """What somebody did with it: which act, who, for whom, with which words, when."""

    act: str
    person: str
    organisation: str
    note: str
    approval: str
    on: date


class Line(NamedTuple):
    """An obligation on its way to its end, with the acts since it was last applied for, the oldest first."""

    pk: int
    code: str
    title: str
    state: str
    since: date
    creditor: str
    owes: str
    hands: tuple[Hand, ...]


def seen_by(actor: Actor) -> "QuerySet[Obligation]":
    """What of the ledgers that he sees is on its way to its end, or there."""
    return Obligation.objects.filter(ledger__in=scopes.ledgers_seen(actor), state__in=[state.value for state in STAGES])


def counts(actor: Actor) -> Counter[str]:
    """How many stand at each stage; one question."""
    return Counter(dict(seen_by(actor).values_list("state").annotate(Count("pk"))))


def lines(actor: Actor, stage: State, *, after: int = 0) -> list[Line]:
    """One page: what has waited longest at the front; of what was closed the last at the front."""
    order = ("-state_since", "-pk") if stage is State.CLOSED else ("state_since", "pk")
    rows = list(seen_by(actor).filter(state=stage.value).order_by(*order).values_list(*_COLUMNS)[after : after + LIMIT])
    ids = [row[0] for row in rows]
    hands, owing = _hands(ids), _owing(ids)
    return [Line._make((*row, "、".join(owing[row[0]]), tuple(hands[row[0]]))) for row in rows]


def obligation_of(code: str, actor: Actor) -> Obligation | None:
    """The one of that code, if he sees it and it has been applied for."""
    return seen_by(actor).select_related("ledger", "creditor").filter(code=code).first()


def hands_of(obligation: int) -> tuple[Hand, ...]:
    """What was done with it since it was last applied for, the oldest first."""
    return tuple(_hands([obligation])[obligation])


def _hands(ids: list[int]) -> dict[int, list[Hand]]:
    found: dict[int, list[Hand]] = defaultdict(list)
    rows = Handling.objects.filter(obligation_id__in=ids, act__in=_SHOWN).order_by("pk")
    columns = ("obligation_id", "act", "person__name", "organisation__short_name", "note", "approval", "on")
    for pk, act, person, organisation, note, approval, on in rows.values_list(*columns):
        if act == Act.APPLY:
            found[pk] = []
        found[pk].append(Hand(act, person or "", organisation or "", note, approval, on))
    return found


def _owing(ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Assignment.objects.filter(obligation_id__in=ids, ended_on__isnull=True, role__in=[duty.value for duty in DEBTORS])
    for pk, short, name in rows.order_by("role", "position").values_list("obligation_id", "organisation__short_name", "organisation__name"):
        found[pk].append(short or name)
    return found
