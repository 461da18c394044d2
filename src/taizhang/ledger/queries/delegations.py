"""Who acts for whom, as the two of them see it."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q

from taizhang.ledger.models import Delegation, Person
from taizhang.ledger.queries.moments import valid_on
from taizhang.ledger.rules.roles import ADMINISTRATORS


class Acting(NamedTuple):
    """One delegation. `state` is what it is on that day."""

    id: int
    principal_id: int
    principal: str
    deputy: str
    since: date
    until: date
    reason: str
    state: str


def delegations_of(person: int, *, on: date, limit: int = 50) -> list[Acting]:
    """Those in which the person is one of the two, the newest first."""
    rows = Delegation.objects.filter(Q(principal_id=person) | Q(deputy_id=person)).order_by("-valid_from", "-id")
    columns = ("id", "principal_id", "principal__name", "deputy__name", "valid_from", "valid_to", "reason", "ended_at")
    return [Acting._make([*row[:7], _state(row[4], row[5], on, ended=row[7] is not None)]) for row in rows.values_list(*columns)[:limit]]


def possible_deputies(person: int, *, on: date) -> list[tuple[str, str]]:
    """Who can sign in and holds a post in an organisation in which the person holds one: by key and name."""
    homes = Person.objects.get(pk=person).posts.filter(valid_on(on)).values("organisation_id")
    rows = Person.objects.filter(posts__organisation_id__in=homes, account__is_active=True).exclude(pk=person)
    rows = rows.exclude(posts__role__in=[role.value for role in ADMINISTRATORS])
    return sorted(set(rows.values_list("key", "name")), key=lambda row: row[1])


def _state(since: date, until: date, on: date, *, ended: bool) -> str:
    if ended or until < on:
        return "ended"
    return "coming" if on < since else "running"
