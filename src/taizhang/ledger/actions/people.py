"""People enter the record, with their posts 职务."""

from collections.abc import Sequence
from datetime import date

from taizhang.ledger.actions import deeds, grants
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Office, Organisation, Person, Post
from taizhang.ledger.queries import posts, registry
from taizhang.ledger.rules import people_rows, permissions, phones
from taizhang.ledger.rules.grants import PostsAreGranted, require_apart, require_one_left
from taizhang.ledger.rules.people_rows import PersonRow
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import CLOCK, Role
from taizhang.ledger.rules.sentences import Sentence


def enter_person(name: str, *, organisation: Organisation, account: int | None = None, phone: str = "", by: By) -> Person:
    """A person of the organisation, with the account that is theirs, if they have one."""
    permissions.require("register", by.actor, set())
    with deeds.deed("enter_person", by=by) as deed:
        return deed.add(Person(name=name, organisation=organisation, account_id=account, phone=phone))


class KnownAlready(Refused):
    """The organisation has a person of that name."""


def enter_contact(name: str, *, phone: str = "", by: By) -> Person:
    """Somebody of the actor's own organisation whom its rows may name, without an account and without posts: a leader, whoever is called.
    Raises `KnownAlready`, `NoPhone`, `NoName`."""
    permissions.require("enter_contact", by.actor, set())
    said = people_rows.name_of_contact(name)
    own = Organisation.objects.filter(pk=by.actor.organisation or 0).first()
    if own is None or Person.objects.filter(name=said, organisation=own).exists():
        raise KnownAlready(Sentence(f"本单位已有“{said}”，请直接选择", f"the organisation has a person called {said}: choose that one"))
    with deeds.deed("enter_contact", by=by) as deed:
        return deed.add(Person(name=said, organisation=own, phone=phones.kept(phone)))


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
    """The person holds that post in the organisation from `since` on. For setting up alone: people propose posts to one another (`grants`)."""
    if by.actor != CLOCK:
        raise PostsAreGranted
    require_apart(role, posts.roles_held(person, on=by.today))
    with deeds.deed("appoint", by=by) as deed:
        post = deed.add(Post(person=person, organisation=organisation, office=office, role=role.value, title=title, valid_from=since))
        deed.about(person)
        return post


def relieve(post: Post, *, on: date, by: By) -> Post:
    """From that day on the person does not hold the post. The last of the three administrators keeps his."""
    permissions.require("relieve", by.actor, set())
    require_one_left(Role(post.role), posts.others_with(Role(post.role), but=post.person, on=on))
    with deeds.deed("relieve", by=by) as deed:
        deed.about(post.person)
        return deed.change(post, valid_to=on)


class ListRefused(Refused):
    """The list has mistakes, all of which are named; nobody of it was entered."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        super().__init__(Sentence("；".join(p.zh for p in problems), "; ".join(p.en for p in problems)))
        self.problems = tuple(problems)


def import_people(table: Sequence[Sequence[str]], *, by: By) -> int:
    """Everybody in the list stands in the record, and his post is proposed; who has it, or waits for it, is left alone. How many were new.
    Raises `ListRefused` with every mistake at once: a list is entered whole or not at all."""
    permissions.require("propose_grant", by.actor, set())
    wanted, problems = people_rows.people_in(table)
    known = registry.organisations_named({row.organisation for row in wanted}, on=by.today)
    problems += [_unknown(row) for row in wanted if row.organisation not in known]
    if problems:
        raise ListRefused(problems)
    new = 0
    with deeds.deed("import_people", by=by) as deed:
        for row in wanted:
            new += _entered(deed, row, known[row.organisation], by)
    return new


def _entered(deed: deeds.Deed, row: PersonRow, organisation: int, by: By) -> bool:
    person = Person.objects.filter(name=row.name, organisation_id=organisation).first()
    if person is not None and row.role in posts.roles_held(person, on=by.today):
        return False
    person = person or deed.add(Person(name=row.name, organisation_id=organisation, phone=row.phone))
    home = Organisation.objects.get(pk=organisation)
    if by.actor == CLOCK:
        require_apart(row.role, posts.roles_held(person, on=by.today))
        deed.add(Post(person=person, organisation=home, role=row.role.value, title=row.title, valid_from=by.today))
    else:
        deed.add(grants.proposed(person, grants.Wanted(row.role, home, row.title), by))
    return True


def _unknown(row: PersonRow) -> Sentence:
    return Sentence(
        f"第{row.line}行的单位「{row.organisation}」不在名录中", f"line {row.line}: the registry does not know {row.organisation}"
    )
