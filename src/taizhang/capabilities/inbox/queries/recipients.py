"""Who is to be told of events: the accounts of those who work in the organisations that they concern, and of the person who was named
for something, without whoever did it."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from taizhang.capabilities.inbox.queries.audience import concerned, named
from taizhang.capabilities.inbox.queries.parties import Body, parties_to
from taizhang.ledger.models import Event, Post
from taizhang.ledger.queries.moments import valid_on
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.roles import STAFF, Role

_TOLD = [role.value for role in STAFF | {Role.SUPERVISOR}]


class To(NamedTuple):
    """Somebody is to be told of an event about a thing."""

    account: int
    event: int
    subject: str


class _Happened(NamedTuple):
    event: int
    verb: str
    subject: str
    actor: int | None
    named: frozenset[int] = frozenset()  # persons who are told besides


def recipients(events: Collection[Event], *, on: date) -> list[To]:
    """Everybody whom one of them concerns, once for each thing; as many questions for a thousand as for one."""
    happened = [one for event in events for one in _happened(event)]
    parties = parties_to({one.subject for one in happened})
    concerned_in = [
        (one, {body for party in concerned(one.verb) for body in parties.get(one.subject, {}).get(party, ())}) for one in happened
    ]
    people = {person for one in happened for person in one.named}
    accounts = _Accounts({body.organisation for _, bodies in concerned_in for body in bodies}, people, on)
    told = [
        To(account, one.event, one.subject)
        for one, bodies in concerned_in
        for account in (*(found for body in bodies for found in accounts.of(body)), *accounts.of_people(one.named))
        if account != one.actor
    ]
    return list(dict.fromkeys(told))


def _happened(event: Event) -> Iterator[_Happened]:
    """An event about many lights is one about each that has turned red."""
    if event.verb != "light_up":
        people = named(event.verb, event.payload or {})
        if people or concerned(event.verb):
            yield _Happened(event.pk, event.verb, event.subject, event.actor_id, people)
        return
    changed: list[list[Any]] = (event.payload or {}).get("changed", [])
    for number, before, after, _rule in changed:
        if after == Colour.RED and before:
            yield _Happened(event.pk, event.verb, f"obligation:{number}", event.actor_id)


class _Accounts:
    """Who works in organisations, or is one of those people, and has an account."""

    def __init__(self, organisations: Collection[int], people: Collection[int], on: date) -> None:
        self.working: dict[int, set[int]] = defaultdict(set)
        self.persons: dict[int, int] = {}
        wanted = Q(organisation_id__in=organisations) | Q(person_id__in=people)
        posts = Post.objects.filter(valid_on(on), wanted, person__account__is_active=True)
        for organisation, person, account, role in posts.values_list("organisation_id", "person_id", "person__account_id", "role"):
            self.persons[person] = account
            if role in _TOLD:
                self.working[organisation].add(account)

    def of(self, body: Body) -> set[int]:
        """The person who was named, with who is called about it, where one was and has an account; else all who work there."""
        if body.person in self.persons:
            return {self.persons[one] for one in (body.person, body.liaison) if one in self.persons}
        return self.working[body.organisation]

    def of_people(self, people: Collection[int]) -> set[int]:
        """Those of them who have one."""
        return {self.persons[person] for person in people if person in self.persons}
