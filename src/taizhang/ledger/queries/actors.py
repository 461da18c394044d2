"""Who somebody is when he acts: the person behind an account, the posts of that day, the organisation, and for whom he stands in."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from taizhang.frame.models import Account
from taizhang.ledger.models import Delegation, Person, Post
from taizhang.ledger.queries.moments import begun_by, valid_on
from taizhang.ledger.queries.remembered import remembered
from taizhang.ledger.rules.roles import ADMINISTRATORS, Actor, Role


def actor_of(account: Account, *, on: date, organisation: int | None = None) -> Actor:
    """The actor behind an account on that day: with the posts of one organisation, the first where none is named. Deputies have their
    principal's posts too (代理)."""
    return _actor(account.pk, account.display_name, on, organisation)


def actor_reading(record: bytes | None, account: Account, *, on: date, organisation: int | None = None) -> Actor:
    """The same for somebody who only reads: as it follows from the record up to that event (`remembered`)."""
    return _remembered_actor(record, account.pk, account.display_name, on, organisation)


def _actor(account: int, name: str, on: date, organisation: int | None) -> Actor:
    posts = _posts(account, on)
    own = [post for post in posts if post.account == account]
    person = (own[0].person, own[0].name) if own else None
    home = organisation or next((post.organisation for post in own or posts), None)
    held = [post for post in posts if post.organisation == home]
    at = held[0].short or held[0].title if held else ""
    if person is None or not held:
        found = Person.objects.filter(account=account).select_related("organisation").first()
        if found is None:
            return Actor(account, name)
        person, home, at = (found.pk, found.name), home or found.organisation_id, at or str(found.organisation)
    borrowed = next(((post.person, post.name) for post in held if post.person != person[0]), (None, ""))
    return Actor(account, person[1], person[0], home, at, frozenset(Role(post.role) for post in held), *borrowed)


_remembered_actor = remembered(2_000)(_actor)


class _Held(NamedTuple):
    """A post, and whose it is."""

    person: int
    account: int | None
    name: str
    organisation: int
    short: str
    title: str
    role: str


def _posts(account: int, on: date) -> list[_Held]:
    """Somebody's own posts of that day, and those of whom he stands in for."""
    own = Q(person__account=account)
    principals = acted_for(on).filter(deputy__account=account).values("principal_id")
    posts = Post.objects.filter(valid_on(on), own | Q(person_id__in=principals)).order_by("id")
    posts = posts.exclude(~own, role__in=[role.value for role in ADMINISTRATORS])  # nobody stands in for one of the three
    columns = (
        "person_id",
        "person__account_id",
        "person__name",
        "organisation_id",
        "organisation__short_name",
        "organisation__name",
        "role",
    )
    return [_Held._make(row) for row in posts.values_list(*columns)]


def actor_named(username: str, *, on: date) -> Actor | None:
    """The actor behind the account of that name; None where there is no active one."""
    account = Account.objects.filter(username=username, is_active=True).first()
    return None if account is None else actor_of(account, on=on)


def organisations_of(account: Account, *, on: date) -> list[tuple[int, str]]:
    """The organisations for which somebody may act that day, by number and name."""
    rows = Post.objects.filter(valid_on(on), person__account=account).values_list(
        "organisation_id", "organisation__short_name", "organisation__name"
    )
    return sorted({(pk, short or name) for pk, short, name in rows})


def standing_of(account: Account, *, on: date) -> tuple[str, list[str]]:
    """The organisation and the posts of that day, as a menu shows them; nothing for somebody who holds none."""
    posts = Post.objects.filter(valid_on(on), person__account=account).order_by("id")
    rows = list(posts.values_list("organisation_id", "organisation__short_name", "organisation__name", "role"))
    home = [row for row in rows if row[0] == rows[0][0]]
    return (home[0][1] or home[0][2] if home else ""), sorted({row[3] for row in home})


def acted_for(on: date) -> "QuerySet[Delegation]":
    """The delegations that hold on that day; afterwards they have ended by themselves."""
    return Delegation.objects.filter(begun_by(on), Q(valid_to__isnull=True) | Q(valid_to__gte=on), ended_at__isnull=True)


def principals_of(account: Account, *, on: date) -> list[str]:
    """For whom the owner of an account acts that day, by name."""
    return sorted(acted_for(on).filter(deputy__account=account).values_list("principal__name", flat=True))
