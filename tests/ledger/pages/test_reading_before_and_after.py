"""Pages keep what they worked out until the next event: what an event takes away is gone from the very next page."""

from taizhang.frame.models import Account
from taizhang.ledger.actions import people
from taizhang.ledger.models import Ledger, Post
from tests.ledger.people import clock, day

from .conftest import Browser


def test_who_loses_his_post_is_not_shown_the_ledger_that_he_has_just_read(ledger: Ledger, browser: Browser) -> None:
    head = browser("water-head")
    read = head.get(f"/ledgers/{ledger.code}/")

    people.relieve(Post.objects.get(person__account=Account.objects.get(username="water-head")), on=day(3, 1), by=clock())
    again = head.get(f"/ledgers/{ledger.code}/")

    assert (read.status_code, again.status_code) == (200, 404)
