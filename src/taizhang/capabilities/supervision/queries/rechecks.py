"""Re-checks: what was closed in a time, which were announced and drawn, whose hands each item has passed through, who may check it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from taizhang.capabilities.supervision.models import Recheck, RecheckItem
from taizhang.capabilities.supervision.rules.rechecks import CHECKERS, Result
from taizhang.ledger.models import Handling, Obligation, Person, Post
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.moments import valid_on
from taizhang.ledger.rules.lifecycle import Act, State
from taizhang.ledger.rules.roles import Actor

_HANDS = [act.value for act in (Act.APPLY, Act.VERIFY, Act.CLOSE)]


class Named(NamedTuple):
    """An item that somebody is named to check, and has not checked."""

    id: int
    recheck: str
    title: str
    code: str
    plan: str


class Line(NamedTuple):
    """One re-check in the list, with how many of its items were checked."""

    key: str
    organisation: str
    since: date
    until: date
    size: int
    seed_day: date
    drawn_on: date | None
    checked: int
    reopened: int


def closed(actor: Actor, *, since: date, until: date) -> list[str]:
    """The codes of what was closed in that time, in ledgers that he sees, and is closed still."""
    rows = Obligation.objects.filter(ledger__in=scopes.ledgers_seen(actor), state=State.CLOSED.value)
    return list(rows.filter(state_since__range=(since, until)).order_by("code").values_list("code", flat=True))


def seen_by(actor: Actor) -> "QuerySet[Recheck]":
    """Those of the organisations that he sees."""
    return Recheck.objects.filter(organisation_id__in=scopes.organisations_seen(actor))


def lines(actor: Actor) -> list[Line]:
    """The newest first."""
    counted = seen_by(actor).annotate(
        checked=Count("items", filter=~Q(items__result=Result.PENDING.value)),
        reopened=Count("items", filter=Q(items__result=Result.REOPENED.value)),
    )
    columns = ("key", "organisation__short_name", "since", "until", "size", "seed_day", "drawn_on", "checked", "reopened")
    return [Line._make(row) for row in counted.order_by("-pk").values_list(*columns)[:50]]


def recheck_of(key: str, actor: Actor) -> Recheck | None:
    """The one of that key, if he sees it."""
    return seen_by(actor).select_related("organisation", "announced_by").filter(key=key).first()


def items_of(row: Recheck) -> list[RecheckItem]:
    """What was drawn, in the order of the draw."""
    return list(row.items.select_related("obligation__ledger", "checker", "recheck").order_by("position"))


def waiting(actor: Actor) -> list[Named]:
    """What he was named to check; only posts that can be named are asked for."""
    if actor.person is None or not actor.roles & CHECKERS:
        return []
    rows = RecheckItem.objects.filter(checker_id=actor.person, result=Result.PENDING.value).order_by("pk")
    columns = ("pk", "recheck__key", "obligation__title", "obligation__code", "obligation__ledger__plan__title")
    return [Named._make([*row[:4], row[4] or ""]) for row in rows.values_list(*columns)]


def hands_of(obligations: Iterable[int]) -> dict[int, set[int]]:
    """Who ever applied for, verified or closed each of them."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Handling.objects.filter(obligation_id__in=list(obligations), act__in=_HANDS, person__isnull=False)
    for obligation, person in rows.values_list("obligation_id", "person_id"):
        found[obligation].add(int(person or 0))
    return found


def checkers(row: Recheck, *, on: date) -> list[Person]:
    """Who may be named: people of the organisation whose post lets them reopen what they find undone."""
    held = Post.objects.filter(valid_on(on), organisation_id=row.organisation_id, role__in=[role.value for role in CHECKERS])
    return list(Person.objects.filter(pk__in=held.values("person_id")).order_by("name", "pk"))
