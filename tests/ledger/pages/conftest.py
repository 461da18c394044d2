"""A province with one ledger in force, its lights seen, and the browsers of its people."""

from collections.abc import Callable

import pytest
from django.test import Client

from taizhang.frame.models import Account
from taizhang.ledger.actions import people
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Ledger
from taizhang.ledger.rules.roles import Role
from tests.ledger.live import live_ledger
from tests.ledger.people import Cast, cast, clock, day

Browser = Callable[[str], Client]


@pytest.fixture
def who(db: None) -> Cast:
    """The cast, and a deputy leader of 省水利厅 who can be called."""
    made = cast()
    account = Account.objects.create(username="water-deputy", display_name="何川")
    deputy = people.enter_person("何川", organisation=made.water, phone="025-8300001", account=account.pk, by=clock())
    people.appoint(deputy, Role.DEPUTY, organisation=made.water, by=clock())
    return made


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    """Two measures under way since March; the first was due at the end of June."""
    made = live_ledger(who)
    light_up(on=day(9, 1), by=clock())
    return made


@pytest.fixture
def browser() -> Browser:
    """`browser("water-clerk")`: somebody of the cast has signed in."""

    def opened(username: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(Account.objects.get(username=username))
        return client

    return opened
