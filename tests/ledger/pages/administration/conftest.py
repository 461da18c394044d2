"""The three administrators and an auditor before their browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from taizhang.frame.models import Account
from taizhang.ledger.actions import people
from taizhang.ledger.models import Person
from taizhang.ledger.rules.roles import Role
from tests.ledger.administrators import three
from tests.ledger.people import Cast, cast, clock


@pytest.fixture
def who(db: None, quick_passwords: None) -> Cast:
    made = cast()
    three()
    account = Account.objects.create(username="auditor", display_name="何敬之")
    person = people.enter_person("何敬之", organisation=made.office, account=account.pk, by=clock())
    people.appoint(person, Role.AUDITOR, organisation=made.office, by=clock())
    Account.objects.update(password_given_at=None)
    return made


@pytest.fixture
def browser(who: Cast) -> Callable[[str], Client]:
    """The browser of that account."""

    def of(username: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=username))
        return client

    return of


@pytest.fixture
def clerk(who: Cast) -> Person:
    return Person.objects.get(account__username="water-clerk")
