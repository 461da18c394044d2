"""Accounts, grants and posts, as administrators read them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q

from taizhang.ledger.models import Grant, Person, Post
from taizhang.ledger.queries.moments import not_over, valid_on
from taizhang.ledger.rules.roles import Role

PAGE = 50


class Held(NamedTuple):
    """A post that somebody holds, or will hold."""

    id: int
    role: Role
    organisation: str
    title: str
    since: date | None
    until: date | None


class AccountRow(NamedTuple):
    """Somebody who is known, with his account where he has one."""

    id: int
    key: str
    name: str
    organisation: str
    username: str | None
    active: bool | None
    last_login: datetime | None
    given_at: datetime | None
    posts: tuple[Held, ...] = ()


class HolderRow(NamedTuple):
    """Who holds a post."""

    person: str
    key: str
    organisation: str
    role: Role
    title: str
    since: date | None
    until: date | None
    active: bool | None


class GrantRow(NamedTuple):
    """A grant with the names of its two hands."""

    key: str
    person: str
    person_key: str
    organisation: str
    role: Role
    title: str
    since: date
    until: date | None
    reason: str
    state: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    answer: str


_COLUMNS = ("id", "key", "name", "organisation__name", "account__username", "account__is_active", "account__last_login")


def accounts_listed(*, on: date, words: str = "", after: str = "", limit: int = PAGE) -> list[AccountRow]:
    """People by name, each with the posts of that day and of later ones; `after` is the key of the last one of the page before."""
    rows = Person.objects.order_by("name", "key")
    if after and (last := Person.objects.filter(key=after).values_list("name", flat=True).first()):
        rows = rows.filter(Q(name__gt=last) | Q(name=last, key__gt=after))
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(account__username__icontains=word) | Q(organisation__name__icontains=word))
    found = list(rows.values_list(*_COLUMNS, "account__password_given_at")[:limit])
    posts = _posts([row[0] for row in found], on)
    return [AccountRow._make([*row, tuple(posts[row[0]])]) for row in found]


def account_of(key: str, *, on: date) -> AccountRow | None:
    """One of them."""
    row = Person.objects.filter(key=key).values_list(*_COLUMNS, "account__password_given_at").first()
    return AccountRow._make([*row, tuple(_posts([row[0]], on)[row[0]])]) if row else None


def holders(*, on: date, role: Role | None = None, limit: int = 1000) -> list[HolderRow]:
    """Who holds what on that day: the three administrators first, then by role and name."""
    rows = Post.objects.filter(valid_on(on))
    if role is not None:
        rows = rows.filter(role=role.value)
    columns = ("person__name", "person__key", "organisation__name", "role", "title", "valid_from", "valid_to", "person__account__is_active")
    found = [
        HolderRow._make([*row[:3], Role(row[3]), *row[4:]])
        for row in rows.order_by("organisation__name", "id").values_list(*columns)[:limit]
    ]
    order = list(Role)
    return sorted(found, key=lambda row: -order.index(row.role))


def grants_listed(*, states: Iterable[str] = (), person: int | None = None, limit: int = 200) -> list[GrantRow]:
    """The newest first."""
    rows = Grant.objects.order_by("-proposed_at", "-id")
    wanted = list(states)
    rows = rows.filter(state__in=wanted) if wanted else rows
    rows = rows.filter(person_id=person) if person is not None else rows
    columns = (
        *("key", "person__name", "person__key", "organisation__name", "role", "title", "valid_from", "valid_to", "reason", "state"),
        *("proposed_by__name", "proposed_at", "decided_by__name", "decided_at", "answer"),
    )
    return [GrantRow._make([*row[:4], Role(row[4]), *row[5:]]) for row in rows.values_list(*columns)[:limit]]


def _posts(people: list[int], on: date) -> dict[int, list[Held]]:
    held: dict[int, list[Held]] = defaultdict(list)
    columns = ("person_id", "id", "role", "organisation__name", "title", "valid_from", "valid_to")
    for person, pk, role, *more in Post.objects.filter(not_over(on), person_id__in=people).order_by("id").values_list(*columns):
        held[person].append(Held(pk, Role(role), *more))
    return held
