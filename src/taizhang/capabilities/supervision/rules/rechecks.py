"""The re-check 回头看 of what was closed: which items are drawn, so that nobody chooses them and everybody can draw them again; by whom.

>>> drawn(["TZ-1", "TZ-2", "TZ-3", "TZ-4"], seed="00ff", size=2) == drawn(["TZ-4", "TZ-3", "TZ-2", "TZ-1"], seed="00ff", size=2)
True
>>> print(rank_of("TZ-1", seed="00ff")[:8])  # printf '00ff:TZ-1' | sha256sum
88a56948
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from hashlib import sha256

from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import LEADERS, Actor, Role
from taizhang.ledger.rules.sentences import Sentence

CHECKERS = LEADERS | {Role.SUPERVISOR, Role.HEAD}  # they may reopen what they find undone


class Result(StrEnum):
    """What was found of one item."""

    PENDING = "pending"  # 待复核
    STANDS = "stands"  # 复核属实
    REOPENED = "reopened"  # 复核不实，重新办理


class NotSupervisor(Refused):
    """Only supervisors draw."""


class NothingToDraw(Refused):
    """Nothing was closed in that time, or as much is to be drawn as there is not."""


class SeedNotKnown(Refused):
    """The day whose root is the seed is not over in the record."""


class HisOwnHand(Refused):
    """The person applied for, verified or closed it himself."""


class NotChecker(Refused):
    """Another person was named for it."""


def require_supervisor(actor: Actor) -> None:
    """He supervises; else `NotSupervisor`."""
    if actor.organisation is None or Role.SUPERVISOR not in actor.roles:
        raise NotSupervisor(Sentence("复核抽查由督查人员组织", "supervisors draw what is checked again"))


def require_size(size: int, found: int) -> None:
    """There is at least as much as is to be drawn; else `NothingToDraw`."""
    if not 0 < size <= found:
        raise NothingToDraw(
            Sentence(f"该期间已销号{found}项，抽查数量须在1至{found}之间", f"{found} were closed in that time: draw between 1 and {found}")
        )


def digest_of(codes: Iterable[str]) -> str:
    """The hash of the list, by which everybody sees that it is the one that was published: its codes in order, one in a line."""
    return sha256("\n".join(sorted(codes)).encode()).hexdigest()


def rank_of(code: str, *, seed: str) -> str:
    """The place of a code in the draw: the SHA-256 of `seed:code`."""
    return sha256(f"{seed}:{code}".encode()).hexdigest()


def drawn(codes: Iterable[str], *, seed: str, size: int) -> list[str]:
    """Those with the lowest ranks: any program that knows SHA-256 draws the same."""
    return sorted(codes, key=lambda code: rank_of(code, seed=seed))[:size]


def require_other_hand(person: int, name: str, hands: Collection[int]) -> None:
    """Nobody checks what he applied for, verified or closed; else `HisOwnHand`."""
    if person in hands:
        raise HisOwnHand(
            Sentence(
                f"{name}曾办理该事项的申请、核验或销号，不能复核", f"{name} applied for, verified or closed it and may not check it again"
            )
        )


def require_checker(actor: Actor, checker: int | None) -> None:
    """The actor was named for it; else `NotChecker`."""
    if checker is None or actor.person != checker:
        raise NotChecker(Sentence("复核结论由指定的复核人填写", "what was found is said by the person who was named for it"))
