"""People enter the record, with their posts 职务 and those who act for them 代理."""

from datetime import date

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Delegation, Office, Organisation, Person, Post
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.roles import Role


def enter_person(name: str, *, organisation: Organisation, account: int | None = None, phone: str = "", by: By) -> Person:
    """A person of the organisation, with the account that is theirs, if they have one."""
    permissions.require("register", by.actor, set())
    with deeds.deed("enter_person", by=by) as deed:
        return deed.add(Person(name=name, organisation=organisation, account_id=account, phone=phone))


def appoint(
    person: Person,
    role: Role,
    *,
    organisation: Organisation,
    office: Office | None = None,
    title: str = "",
    since: date | None = None,
    by: By,
) -> Post:
    """The person holds that post in the organisation from `since` on."""
    permissions.require("register", by.actor, set())
    with deeds.deed("appoint", by=by) as deed:
        post = deed.add(Post(person=person, organisation=organisation, office=office, role=role.value, title=title, valid_from=since))
        deed.about(person)
        return post


def relieve(post: Post, *, on: date, by: By) -> Post:
    """From that day on the person does not hold the post."""
    permissions.require("register", by.actor, set())
    with deeds.deed("relieve", by=by) as deed:
        deed.about(post.person)
        return deed.change(post, valid_to=on)


def delegate(principal: Person, deputy: Person, *, since: date, until: date, by: By) -> Delegation:
    """`deputy` acts for `principal` on these days, the last one included."""
    with deeds.deed("delegate", by=by) as deed:
        deed.about(principal)
        return deed.add(Delegation(principal=principal, deputy=deputy, valid_from=since, valid_to=until, reason=by.reason))
