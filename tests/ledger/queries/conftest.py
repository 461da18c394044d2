"""A province, and one ledger in force in it."""

import pytest

from taizhang.ledger.models import Ledger
from tests.ledger.live import live_ledger
from tests.ledger.people import Cast, cast


@pytest.fixture
def who(db: None) -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return live_ledger(who)
