"""The province of the ledger's tests, whose ledger is signed."""

import pytest

from taizhang.ledger.models import Ledger
from tests.ledger.in_force import signed_ledger
from tests.ledger.pages.conftest import browser, who
from tests.ledger.people import Cast

__all__ = ["browser", "signed", "who"]


@pytest.fixture
def signed(who: Cast) -> Ledger:
    return signed_ledger(who)
