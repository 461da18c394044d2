"""Who holds which posts: what an account may do, and what a grant would add to."""

from datetime import date

from taizhang.ledger.models import Grant, Person, Post
from taizhang.ledger.queries.moments import not_over, valid_on
from taizhang.ledger.queries.remembered import remembered
from taizhang.ledger.rules.grants import GrantState
from taizhang.ledger.rules.roles import Role


def roles_of(account: int, on: date) -> frozenset[Role]:
    """The posts of the owner of that account, without those of whom he acts for: these let him do things, and open no page of an
    administrator."""
    roles = Post.objects.filter(valid_on(on), person__account_id=account).values_list("role", flat=True)
    return frozenset(Role(role) for role in roles)


roles_remembered = remembered(2_000)(roles_of)


def roles_held(person: Person, *, on: date) -> frozenset[Role]:
    """What the person holds, will hold, or has been proposed for: all of it counts where posts have to be kept apart."""
    posts = Post.objects.filter(not_over(on), person=person).values_list("role", flat=True)
    waiting = Grant.objects.filter(person=person, state=GrantState.PROPOSED.value).values_list("role", flat=True)
    return frozenset(Role(role) for role in [*posts, *waiting])


def others_with(role: Role, *, but: Person, on: date) -> int:
    """How many others hold the post and can sign in."""
    posts = Post.objects.filter(valid_on(on), role=role.value, person__account__is_active=True).exclude(person=but)
    return posts.values("person_id").distinct().count()


def administered() -> bool:
    """Whether somebody has ever administered this installation."""
    return Post.objects.filter(role__in=[Role.SYSTEM_ADMINISTRATOR.value, Role.SECURITY_ADMINISTRATOR.value]).exists()
