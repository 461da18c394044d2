"""三员分立: who may hold what together, and whose two hands a grant needs (GB/T 22239-2019 8.1.5: system, security and audit administration).

>>> require_apart(Role.CLERK, {Role.HEAD})
>>> require_apart(Role.SECURITY_ADMINISTRATOR, {Role.CLERK})
Traceback (most recent call last):
    ...
taizhang.ledger.rules.grants.NotApart: clerk and security-administrator are never one person: give it to somebody else
"""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from .permissions import NAMES
from .refusals import Refused
from .roles import ADMINISTRATORS, Role
from .sentences import Sentence


class GrantState(StrEnum):
    """A grant 授权 waits until another hand has decided it."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class NotApart(Refused):
    """One person would hold two posts that are never one person's."""


class SameHand(Refused):
    """Whoever proposed a grant, or gets it, would decide it."""


class Decided(Refused):
    """The grant does not wait any more."""


class LastOfThree(Refused):
    """An installation is never without one of its three administrators."""


class PostsAreGranted(Refused):
    """A post is proposed by one and approved by another; nobody appoints."""

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "职务由系统管理员提出、安全管理员批准，不能直接任命",
                "a post is proposed by the system administrator and approved by another",
            )
        )


def require_apart(role: Role, held: AbstractSet[Role]) -> None:
    """Who holds these may hold that, too: an administrator holds one post and nothing else."""
    others = held - {role}
    if others and ({role} | others) & ADMINISTRATORS:
        other = min(others, key=list(Role).index)
        raise NotApart(
            Sentence(
                f"{NAMES[other]}与{NAMES[role]}不能由同一人担任（三员分立），请另行指定人员",
                f"{other.value} and {role.value} are never one person: give it to somebody else",
            )
        )


def require_other_hand(decider: int | None, *, proposer: int, holder: int) -> None:
    """Neither who proposed it nor who gets it decides it."""
    if decider is None or decider == proposer:
        raise SameHand(Sentence("提出授权的人不能批准自己提出的授权", "who proposed a grant does not decide it"))
    if decider == holder:
        raise SameHand(Sentence("任何人不得批准给自己的授权", "nobody decides what is granted to himself"))


def require_waiting(state: GrantState) -> None:
    """It has not been decided yet."""
    if state is not GrantState.PROPOSED:
        raise Decided(Sentence("该授权已经处理，不再待批", "the grant has been decided and waits no more"))


def require_one_left(role: Role, others: int) -> None:
    """Where a holder goes, another of the same post is left."""
    if role in ADMINISTRATORS and not others:
        zh = f"这是最后一位{NAMES[role]}，请先另行授权一位再办理"
        raise LastOfThree(Sentence(zh, f"this is the last {role.value}: grant the post to another first"))
