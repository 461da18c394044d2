"""Two people do the same thing in the same moment: one of them has done it, the other is told, and the record holds it once."""

import pytest
from django.db import connection

from taizhang.ledger.actions import closing, duties
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.models import Handling, Obligation
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.at_once import at_once
from tests.ledger.in_force import applied, confirmed_draft, first_row, own
from tests.ledger.people import Cast, cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def who() -> Cast:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite is one connection in memory: two writers need PostgreSQL")
    return cast()


def test_two_close_at_once_and_one_wins(who: Cast) -> None:
    row = applied(who)
    closing.verify(row, finding="属实", by=who.by("office-clerk"))
    both = [who.by("office-supervisor"), who.by("office-head")]

    told = at_once(*(lambda by=by: closing.close(Obligation.objects.get(pk=row.pk), approval="批准", by=by) for by in both))

    assert [type(one) for one in told if one is not None] in ([Overtaken], [NotNow])
    assert Handling.objects.filter(obligation=row, act="close").count() == 1


def test_two_claim_at_once_and_it_is_claimed_once(who: Cast) -> None:
    row = first_row(confirmed_draft(who))
    both = [who.by("water-clerk"), who.by("water-head")]

    told = at_once(*(lambda by=by: duties.claim(row, by=by) for by in both))

    assert all(one is None or isinstance(one, Overtaken) for one in told)
    assert (own(row).claimed_on is not None, own(row).revision) == (True, 2)
