"""代理: a person names who acts for him, and for which days; what is done meanwhile bears both names."""

from datetime import date

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Delegation, Person
from taizhang.ledger.queries import posts
from taizhang.ledger.rules import delegations as rules
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.delegations import NotDelegable
from taizhang.ledger.rules.roles import CLOCK
from taizhang.ledger.rules.sentences import Sentence


def delegate(principal: Person, deputy: Person, *, since: date, until: date, by: By) -> Delegation:
    """`deputy` acts for `principal` on these days, the last one included; then it has ended by itself. Each names his own deputy, and a
    deputy names none for his principal."""
    permissions.require("delegate", by.actor, set())
    if by.actor != CLOCK:
        _require_own(principal, by)
        rules.require_delegable(since, until, today=by.today)
    rules.require_two_people(principal.pk, deputy.pk)
    rules.require_lendable(posts.roles_held(principal, on=since), posts.roles_held(deputy, on=since))
    with deeds.deed("delegate", by=by, deputy=deputy.name) as deed:
        deed.about(principal)
        return deed.add(Delegation(principal=principal, deputy=deputy, valid_from=since, valid_to=until, reason=by.reason))


def end_delegation(delegation: Delegation, *, by: By) -> Delegation:
    """From now on nobody acts for the other: either of the two may say so."""
    if by.actor.person not in (delegation.principal_id, delegation.deputy_id):
        raise NotDelegable(Sentence("只有委托人或代理人可以结束代理", "only the two of them end it"))
    with deeds.deed("end_delegation", by=by) as deed:
        deed.about(delegation.principal)
        return deed.change(delegation, ended_at=by.at)


def _require_own(principal: Person, by: By) -> None:
    if by.actor.person != principal.pk:
        raise NotDelegable(Sentence("代理只能由本人提出", "each names his own deputy"))
