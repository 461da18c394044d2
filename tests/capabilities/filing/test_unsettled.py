"""Before a draft is sent round or signed, whoever does it is told how many rows nobody has claimed, or two have, and where that is settled."""

import pytest

from taizhang.ledger.actions import duties
from taizhang.ledger.models import Ledger
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from tests.ledger.in_force import confirmed_draft, first_row
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(who: Cast) -> Ledger:
    """Its first row has two leads, of whom none has claimed it."""
    ledger = confirmed_draft(who)
    duties.assign(first_row(ledger), who.works, Duty.LEAD, by=who.by("water-clerk"))
    return ledger


@pytest.fixture
def doubly(who: Cast, draft: Ledger) -> Ledger:
    for name in ("water-clerk", "works-clerk"):
        duties.claim(first_row(draft), by=who.by(name))
    return draft


def act(browser: Browser, ledger: Ledger, name: str, what: str, **more: str) -> str:
    sent = {"act": what, "request": "once"} | more
    return browser(name).post(f"/filing/ledgers/{ledger.code}/act", sent, follow=True).content.decode()


@pytest.mark.parametrize(("what", "name"), [("circulate", "water-clerk"), ("sign", "water-head")])
def test_rows_that_nobody_has_claimed_are_said_before_it_is_done(what: str, name: str, draft: Ledger, browser: Browser) -> None:
    page = act(browser, draft, name, what)

    assert "1 row is claimed by nobody." in page
    assert f'href="/filing/ledgers/{draft.code}/claims"' in page
    assert Ledger.objects.get().state == LedgerState.DRAFT


def test_rows_that_two_have_claimed_are_said_too(doubly: Ledger, browser: Browser) -> None:
    assert "1 row is claimed by more than one." in act(browser, doubly, "water-clerk", "circulate")


def test_whoever_means_it_does_it_all_the_same_and_once(draft: Ledger, browser: Browser) -> None:
    assert 'name="request" value="once"' in act(browser, draft, "water-clerk", "circulate")

    page = act(browser, draft, "water-clerk", "circulate", sure="1")

    assert "It goes round" in page
    assert Ledger.objects.get().state == LedgerState.COUNTERSIGNING


def test_a_row_that_each_lead_of_it_has_settled_and_the_coordinators_own_ask_nothing(who: Cast, draft: Ledger, browser: Browser) -> None:
    duties.claim(first_row(draft), by=who.by("works-clerk"))

    assert "It goes round" in act(browser, draft, "water-clerk", "circulate")


def test_the_page_of_the_desk_says_it_beside_the_button(draft: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/desk/act/circulate_ledger/ledger:{draft.pk}").content.decode()

    assert "1 row is claimed by nobody." in page
    assert f'href="/filing/ledgers/{draft.code}/claims"' in page
