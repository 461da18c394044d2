"""签批链: through whose hands of one organisation a signature goes before the act has effect; only the last hand makes it effective.

>>> chain = from_text("clerk,head,chief")
>>> [role.value for role in chain]
['clerk', 'head', 'chief']
>>> require_chain(ChainAct.SIGN_LEDGER, from_text("head,clerk"))
Traceback (most recent call last):
    ...
taizhang.ledger.rules.chains.NotAChain: clerk cannot be the last: the last hand is one of head, deputy, chief
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from enum import StrEnum

from .permissions import NAMES, RIGHTS
from .refusals import Refused
from .roles import LEADERS, STAFF, Role
from .sentences import Sentence

MOST = 6  # hands
HANDS = tuple(role for role in Role if role in STAFF | LEADERS)


class ChainAct(StrEnum):
    """The kinds of act that can go along a chain, by the names of their verbs."""

    SIGN_LEDGER = "sign_ledger"  # 台账签发
    FILE_LEDGER = "file_ledger"  # 报送函
    SIGN_REPORT = "sign_report"  # 进展签发


class ChainState(StrEnum):
    """Whether somebody has proposed another chain than the one that stands."""

    STANDING = "standing"
    PROPOSED = "proposed"


class RoundState(StrEnum):
    """A round 签批 begins with the first signature and ends with the last, with a return, or because what was signed has changed."""

    OPEN = "open"
    DONE = "done"
    RETURNED = "returned"
    VOID = "void"


class NotAChain(Refused):
    """Nothing could be signed along it."""


class ChainDecided(Refused):
    """No proposal waits."""


class SameProposer(Refused):
    """Whoever proposed a chain would approve it."""


class NotYourChain(Refused):
    """Another organisation's chain is its own to set."""

    def __init__(self) -> None:
        super().__init__(Sentence("签批链由本单位自行设置，请在本单位办理", "an organisation sets its own chain, and nobody else's"))


class NotYourStep(Refused):
    """The next signature is somebody else's."""


class SignedAlready(Refused):
    """The person has signed an earlier step: a chain is of as many people as it has hands."""


class ChangedMeanwhile(Refused):
    """What the hands before have signed is not what stands there now."""


class NothingSigned(Refused):
    """No round is open: there is nothing to return."""


def from_text(steps: str) -> tuple[Role, ...]:
    """The hands in their order, as a column keeps them; nothing is no chain."""
    return tuple(Role(step) for step in steps.split(",") if step)


def to_text(steps: Collection[Role]) -> str:
    """What `from_text` reads."""
    return ",".join(step.value for step in steps)


def require_chain(act: ChainAct, steps: Collection[Role]) -> None:
    """Each hand stands once, and the last has itself the right to the act; no hands at all take the chain away. Else `NotAChain`."""
    if not steps:
        return
    if len(steps) > MOST:
        raise NotAChain(Sentence(f"签批链最多{MOST}步，请减少步骤", f"a chain has {MOST} hands at most"))
    if len(set(steps)) < len(steps) or not set(steps) <= set(HANDS):
        raise NotAChain(Sentence("每个职务在签批链中只能出现一次，且不含管理员", "each post stands once, and none is an administrator's"))
    last, rightful = list(steps)[-1], RIGHTS[act.value].roles
    if last not in rightful:
        order = sorted(rightful & set(HANDS), key=list(Role).index)
        raise NotAChain(
            Sentence(
                f"{NAMES[last]}不能作最后一步，最后一步应为：{'、'.join(NAMES[role] for role in order)}",
                f"{last.value} cannot be the last: the last hand is one of {', '.join(order)}",
            )
        )


def require_proposed(state: ChainState) -> None:
    """A proposal waits; else `ChainDecided`."""
    if state is not ChainState.PROPOSED:
        raise ChainDecided(Sentence("没有待批的签批链", "no proposal waits: propose a chain first"))


def require_other(decider: int | None, *, proposer: int | None) -> None:
    """Nobody approves his own proposal; else `SameProposer`."""
    if decider == proposer:
        raise SameProposer(
            Sentence("提出签批链的人不能批准，请由另一位领导批准", "who proposed it does not approve it: another leader does")
        )


def require_step(steps: tuple[Role, ...], position: int, *, own: bool, roles: AbstractSet[Role]) -> None:
    """The signature at that position is the actor's: he is of the organisation whose `own` chain it is, and holds the post; else
    `NotYourStep` says whose it is.

    >>> require_step(from_text("head,chief"), 1, own=True, roles={Role.HEAD})
    Traceback (most recent call last):
        ...
    taizhang.ledger.rules.chains.NotYourStep: step 2 of 2 is for chief
    """
    wanted = steps[position]
    if not own or wanted not in roles:
        raise NotYourStep(
            Sentence(
                f"签批链第{position + 1}步（共{len(steps)}步）应由{NAMES[wanted]}签批",
                f"step {position + 1} of {len(steps)} is for {wanted.value}",
            )
        )


def require_new_hand(person: int | None, signed: Collection[int | None]) -> None:
    """He has signed no earlier step; else `SignedAlready`."""
    if person in signed:
        raise SignedAlready(Sentence("您已签批前面的步骤，本步应由另一人签批", "you have signed an earlier step: this one is another's"))


def changed() -> ChangedMeanwhile:
    """The words for it."""
    zh, en = "签批途中内容有改动，请退回后从第一步重新签批", "it has changed since the first signature: return it, and it is signed anew"
    return ChangedMeanwhile(Sentence(zh, en))


def nothing_signed() -> NothingSigned:
    """The words for it."""
    return NothingSigned(Sentence("没有正在进行的签批，无可退回", "no signing is under way: there is nothing to return"))
