"""Who somebody is when he acts: the person behind an account, the posts of that day, the organisation, and for whom he stands in."""

from datetime import date

from django.db.models import Q, QuerySet

from taizhang.frame.models import Account
from taizhang.ledger.models import Delegation, Person, Post
from taizhang.ledger.rules.roles import ADMINISTRATORS, Actor, Role


def actor_of(account: Account, *, on: date, organisation: int | None = None) -> Actor:
    """The actor behind an account on that day: with the posts of one organisation, the first where none is named. Deputies have their
    principal's posts too (代理)."""
    person = Person.objects.filter(account=account).select_related("organisation").first()
    if person is None:
        return Actor(account.pk, account.display_name)
    principals = acted_for(on).filter(deputy=person).values("principal_id")
    posts = list(
        Post.objects.filter(_valid(on), Q(person=person) | Q(person_id__in=principals))
        .order_by("id")
        .exclude(~Q(person=person), role__in=[role.value for role in ADMINISTRATORS])  # nobody stands in for one of the three
        .values_list("person_id", "organisation_id", "organisation__short_name", "organisation__name", "role", "person__name")
    )
    own = [post for post in posts if post[0] == person.pk]
    home = organisation or next((post[1] for post in own or posts), person.organisation_id)
    held = [post for post in posts if post[1] == home]
    name = next((post[2] or post[3] for post in held), str(person.organisation))
    borrowed = next(((post[0], post[5]) for post in held if post[0] != person.pk), (None, ""))
    roles = frozenset(Role(post[4]) for post in held)
    return Actor(account.pk, person.name, person.pk, home, name, roles, *borrowed)


def actor_named(username: str, *, on: date) -> Actor | None:
    """The actor behind the account of that name; None where there is no active one."""
    account = Account.objects.filter(username=username, is_active=True).first()
    return None if account is None else actor_of(account, on=on)


def organisations_of(account: Account, *, on: date) -> list[tuple[int, str]]:
    """The organisations for which somebody may act that day, by number and name."""
    rows = Post.objects.filter(_valid(on), person__account=account).values_list(
        "organisation_id", "organisation__short_name", "organisation__name"
    )
    return sorted({(pk, short or name) for pk, short, name in rows})


def standing_of(account: Account, *, on: date) -> tuple[str, list[str]]:
    """The organisation and the posts of that day, as a menu shows them; nothing for somebody who holds none."""
    posts = Post.objects.filter(_valid(on), person__account=account).order_by("id")
    rows = list(posts.values_list("organisation_id", "organisation__short_name", "organisation__name", "role"))
    home = [row for row in rows if row[0] == rows[0][0]]
    return (home[0][1] or home[0][2] if home else ""), sorted({row[3] for row in home})


def acted_for(on: date) -> "QuerySet[Delegation]":
    """The delegations that hold on that day; afterwards they have ended by themselves."""
    return Delegation.objects.filter(_valid(on, last_included=True), ended_at__isnull=True)


def principals_of(account: Account, *, on: date) -> list[str]:
    """For whom the owner of an account acts that day, by name."""
    return sorted(acted_for(on).filter(deputy__account=account).values_list("principal__name", flat=True))


def _valid(on: date, *, last_included: bool = False) -> Q:
    end = "valid_to__gte" if last_included else "valid_to__gt"
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=on)) & (Q(valid_to__isnull=True) | Q(**{end: on}))
