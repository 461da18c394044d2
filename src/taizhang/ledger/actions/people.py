"""Organisations and people enter the record."""

from datetime import datetime

from django.db import transaction

from taizhang.frame.models import Account
from taizhang.ledger.actions import events
from taizhang.ledger.models import Organisation, Person


@transaction.atomic
def register_organisation(name: str, *, short_name: str, actor: Account, at: datetime) -> Organisation:
    """The organisation of this full name stands in the registry, once."""
    organisation, new = Organisation.objects.get_or_create(name=name, defaults={"short_name": short_name})
    if new:
        events.record("register_organisation", organisation, actor=actor, at=at, data={"name": name, "short_name": short_name})
    return organisation


@transaction.atomic
def enter_person(name: str, *, organisation: Organisation, account: Account | None, actor: Account, at: datetime) -> Person:
    """A person of the organisation, with the account that is theirs, if they have one."""
    person = Person.objects.create(name=name, organisation=organisation, account=account)
    events.record("enter_person", person, actor=actor, at=at, data={"organisation": organisation.pk, "account": account and account.pk})
    return person
