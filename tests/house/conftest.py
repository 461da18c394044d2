"""The record that the house's walks go through."""

from collections.abc import Callable

import pytest

from taizhang.frame.models import Account
from taizhang.ledger.actions import people
from taizhang.ledger.rules.roles import Role
from tests.ledger.administrators import three
from tests.ledger.people import Cast, cast, clock

from . import peopled
from .test_addresses import Address


@pytest.fixture
def who() -> Cast:
    made = cast()
    three()
    Account.objects.update(password_given_at=None)
    account = Account.objects.create(username="far-auditor", display_name="外省审计")
    auditor = people.enter_person("外省审计", organisation=made.elsewhere, account=account.pk, by=clock())
    people.appoint(auditor, Role.AUDITOR, organisation=made.elsewhere, by=clock())
    return made


@pytest.fixture
def filled(who: Cast) -> Callable[[Address], str]:
    """The address of a thing that there is, and that is not everybody's."""
    return peopled.fill(who)
