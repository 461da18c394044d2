"""Grants 授权: a post is proposed by one administrator and decided by another; both stand in the log."""

from dataclasses import dataclass
from datetime import date

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Grant, Organisation, Person, Post
from taizhang.ledger.queries import posts
from taizhang.ledger.rules import grants as rules
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.grants import GrantState, SameHand
from taizhang.ledger.rules.lifecycle import Incomplete, Need
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Role
from taizhang.ledger.rules.sentences import Sentence


class WaitsAlready(Refused):
    """The same post has been proposed for the person and not been decided."""


@dataclass(frozen=True)
class Wanted:
    """The post that is proposed."""

    role: Role
    organisation: Organisation
    title: str = ""
    since: date | None = None
    until: date | None = None


def propose_grant(person: Person, wanted: Wanted, *, by: By) -> Grant:
    """The post waits for another's decision. Raises `NotApart` where the person may not hold it beside what he holds."""
    permissions.require("propose_grant", by.actor, set())
    with deeds.deed("propose_grant", by=by) as deed:
        deeds.hold(person)
        grant = deed.add(proposed(person, wanted, by))
        deed.about(person)
        return grant


def proposed(person: Person, wanted: Wanted, by: By) -> Grant:
    """The row of such a grant, once the rules allow it."""
    rules.require_apart(wanted.role, posts.roles_held(person, on=by.today) if person.pk else frozenset())
    _require_not_waiting(person, wanted)
    if by.actor.person is None:
        raise SameHand(Sentence("授权须由具名人员提出", "a grant is proposed by a person with a name"))
    return Grant(
        person=person,
        organisation=wanted.organisation,
        role=wanted.role.value,
        title=wanted.title,
        valid_from=wanted.since or by.today,
        valid_to=wanted.until,
        reason=by.reason,
        state=GrantState.PROPOSED.value,
        proposed_by_id=by.actor.person,
        proposed_at=by.at,
    )


def approve_grant(grant: Grant, *, by: By) -> Post:
    """The person holds the post. Raises `SameHand`, `Decided`, `NotApart`."""
    _require_decider(grant, by)
    with deeds.deed("approve_grant", by=by) as deed:
        deeds.hold(grant.person)
        others = posts.roles_held(grant.person, on=by.today)
        rules.require_apart(Role(grant.role), others)
        post = deed.add(_post(grant))
        _decide(deed, grant, GrantState.APPROVED, by, post=post)
        return post


def refuse_grant(grant: Grant, *, by: By) -> Grant:
    """The person does not get the post; the reason says why."""
    _require_decider(grant, by)
    if not by.reason.strip():
        raise Incomplete((Need.REASON,))
    with deeds.deed("refuse_grant", by=by) as deed:
        return _decide(deed, grant, GrantState.REFUSED, by, answer=by.reason)


def withdraw_grant(grant: Grant, *, by: By) -> Grant:
    """Who proposed it has taken it back."""
    permissions.require("propose_grant", by.actor, set())
    rules.require_waiting(GrantState(grant.state))
    with deeds.deed("withdraw_grant", by=by) as deed:
        return _decide(deed, grant, GrantState.WITHDRAWN, by)


def _require_decider(grant: Grant, by: By) -> None:
    permissions.require("decide_grant", by.actor, set())
    rules.require_waiting(GrantState(grant.state))
    rules.require_other_hand(by.actor.person, proposer=grant.proposed_by_id, holder=grant.person_id)


def _require_not_waiting(person: Person, wanted: Wanted) -> None:
    same = Grant.objects.filter(person=person if person.pk else None, organisation=wanted.organisation, role=wanted.role.value)
    if same.filter(state=GrantState.PROPOSED.value).exists():
        raise WaitsAlready(Sentence("该授权已提出，正在待批", "the same grant has been proposed and waits"))


def _post(grant: Grant) -> Post:
    return Post(
        person=grant.person,
        organisation=grant.organisation,
        role=grant.role,
        title=grant.title,
        valid_from=grant.valid_from,
        valid_to=grant.valid_to,
    )


def _decide(deed: deeds.Deed, grant: Grant, state: GrantState, by: By, post: Post | None = None, answer: str = "") -> Grant:
    deed.about(grant.person)
    return deed.change(grant, state=state.value, decided_by_id=by.actor.person, decided_at=by.at, post=post, answer=answer)
