"""Whose hand a step needs: who is designated to supervise issues it, who stands above approves it, and nobody presses his peers.

>>> from taizhang.ledger.rules.sentences import Sentence
>>> order = Step(2, "order", Sentence("督办单", "order"), "督办单", frozenset({Role.SUPERVISOR}), frozenset({Role.DEPUTY}))
>>> supervisor = Actor(1, "周", 1, 7, "省政府督查室", frozenset({Role.SUPERVISOR}))
>>> require_issuer(order, supervisor, frozenset({Party.SUPERVISOR}), designated=False)
>>> require_issuer(order, supervisor, frozenset({Party.DEBTOR}), designated=False)
Traceback (most recent call last):
    ...
taizhang.capabilities.supervision.rules.hands.OwesItToo: 省政府督查室 owes it and does not press its peers
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from enum import StrEnum

from taizhang.ledger.rules.ladders import Step
from taizhang.ledger.rules.permissions import NAMES as CALLED
from taizhang.ledger.rules.permissions import Party
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import LEADERS, STAFF, Actor, Role
from taizhang.ledger.rules.sentences import Sentence

# Who speaks for a department that the government has designated: it has no supervisors of its own.
OF_DESIGNATED = LEADERS | {Role.HEAD}


class OwesItToo(Refused):
    """Whoever owes a thing, together with others or alone, presses nobody about it."""


class NotDesignated(Refused):
    """The organisation was not designated to supervise (国务院令第733号 第七条)."""


class NotHisStep(Refused):
    """The step needs another post."""


class NotIssuer(Refused):
    """The paper is that of another organisation."""


class NotAddressee(Refused):
    """The paper was sent to another organisation."""


class SameHand(Refused):
    """One person would propose or issue, and approve."""


class NotNeeded(Refused):
    """Nobody has to approve this step."""


class NotApproved(Refused):
    """The step needs an approval that is not there (国务院令第733号 第二十一条)."""


def require_issuer(step: Step, actor: Actor, parties: AbstractSet[Party], *, designated: bool) -> None:
    """The actor may issue the step, his organisation being `parties` to the thing; else a refusal that says why.

    A department may not supervise unless its government has designated it, with the matters, the scope, the duties and the term
    (国务院令第733号 第七条)."""
    own = actor.organisation_name
    if Party.DEBTOR in parties:
        raise OwesItToo(Sentence(f"{own}是该事项责任单位，不得督办同级单位", f"{own} owes it and does not press its peers"))
    if Party.SUPERVISOR not in parties and not designated:
        raise NotDesignated(
            Sentence(
                f"{own}未经本级人民政府指定，不得开展督查（国务院令第733号第七条）；请由督查机构签发，或先取得授权",
                f"{own} has not been designated by its government to supervise (State Council Order 733, article 7)",
            )
        )
    wanted = step.issued_by | OF_DESIGNATED if designated else step.issued_by
    if not wanted & actor.roles:
        raise NotHisStep(
            Sentence(f"{step.title.zh}由{_named(step.issued_by)[0]}签发", f"the {step.title.en} is issued by: {_named(step.issued_by)[1]}")
        )


def require_approver(step: Step, actor: Actor, *, stands_over: bool, others: Collection[int | None]) -> None:
    """The actor may approve the step: a post that it names, in the issuing organisation or one above it, and no hand of those who wrote it.

    Criticism is carried out only after the government or its head has approved it (国务院令第733号 第二十一条)."""
    require_approval_needed(step)
    if not (step.approved_by & actor.roles and stands_over):
        zh, en = _named(step.approved_by)
        raise NotHisStep(Sentence(f"{step.title.zh}须由督查机构或其上级的{zh}批准", f"the {step.title.en} is approved by: {en}"))
    if actor.person is not None and actor.person in others:
        raise SameHand(Sentence(f"{actor.name}是拟办人，不能批准", f"{actor.name} wrote it and may not approve it"))


def require_approval_needed(step: Step) -> None:
    """The step is one that somebody has to approve."""
    if not step.approved_by:
        raise NotNeeded(Sentence(f"{step.title.zh}无须审批，可直接签发", f"the {step.title.en} needs no approval: issue it"))


def require_approved(step: Step, *, approved: bool) -> None:
    """The approval that the step needs is there."""
    if step.approved_by and not approved:
        zh, en = _named(step.approved_by)
        raise NotApproved(
            Sentence(
                f"{step.title.zh}须经{zh}批准后签发（国务院令第733号第二十一条）", f"the {step.title.en} has to be approved first, by: {en}"
            )
        )


def require_own(actor: Actor, issuer: int, name: str) -> None:
    """Nobody issues a paper under the head of another organisation."""
    if actor.organisation != issuer:
        raise NotIssuer(Sentence(f"该件由{name}发文，由其签发", f"it is a paper of {name}, which issues it"))


def require_addressee(actor: Actor, addressee: int) -> None:
    """The actor works for the organisation to which the paper was sent."""
    if actor.organisation != addressee or not actor.roles & (STAFF | LEADERS):
        raise NotAddressee(Sentence("督办件由主送单位的经办人或负责人回复", "who works for the organisation that was addressed replies"))


def _named(roles: AbstractSet[Role]) -> tuple[str, str]:
    found: list[StrEnum] = [role for role in Role if role in roles]
    return "、".join(CALLED[role] for role in found), ", ".join(found)
