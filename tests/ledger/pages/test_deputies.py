"""代理: proposed by the person, seen on every page, in every event with both names, and over by itself."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from taizhang.frame.models import Account
from taizhang.ledger.actions import delegations
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Delegation, Event, Person
from taizhang.ledger.pages import deeds_in_words
from taizhang.ledger.queries import actors
from taizhang.ledger.queries.history import history_of
from taizhang.ledger.rules.delegations import NotDelegable
from taizhang.ledger.rules.roles import Role
from tests.ledger.administrators import three
from tests.ledger.people import DAY, Cast, cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def browser(who: Cast) -> Callable[[str], Client]:
    def of(username: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=username))
        return client

    return of


def person(username: str) -> Person:
    return Person.objects.get(account__username=username)


def asked(**changed: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {"deputy": person("water-clerk").key, "since": today, "until": today + DAY, "reason": "出差"} | changed


def test_a_head_names_his_clerk_and_every_page_of_the_clerk_says_for_whom_he_acts(browser: Callable[[str], Client]) -> None:
    browser("water-head").post("/deputies/", asked())

    clerk = browser("water-clerk")
    for path in ("/ledgers/", "/deputies/", "/documents/", "/design"):
        assert "代 water-head" in clerk.get(path).content.decode()
    assert "代 water-head" not in browser("works-clerk").get("/ledgers/").content.decode()


def test_what_is_done_meanwhile_bears_both_names(browser: Callable[[str], Client], who: Cast) -> None:
    browser("water-head").post("/deputies/", asked())
    today = timezone.localdate()

    deputy = actors.actor_of(Account.objects.get(username="water-clerk"), on=today)
    delegations.end_delegation(Delegation.objects.get(), by=By(deputy, timezone.now()))

    event = Event.objects.latest("number")
    assert event.person == person("water-clerk")
    assert event.payload["acting_for"] == person("water-head").pk  # type: ignore[index]
    told = deeds_in_words.history(history_of(event.subject))[0]
    assert "water-clerk" in told.who
    assert "代 water-head" in told.who


def test_a_delegation_is_over_after_its_last_day_without_anybody_doing_anything(browser: Callable[[str], Client]) -> None:
    browser("water-head").post("/deputies/", asked())
    account, today = Account.objects.get(username="water-clerk"), timezone.localdate()

    assert Role.HEAD in actors.actor_of(account, on=today + DAY).roles
    assert actors.actor_of(account, on=today + 2 * DAY).roles == {Role.CLERK}


def test_either_of_the_two_ends_it_at_once_and_nobody_else_finds_it(browser: Callable[[str], Client]) -> None:
    browser("water-head").post("/deputies/", asked())
    number = Delegation.objects.get().pk

    assert browser("works-head").post(f"/deputies/{number}/end").status_code == HTTPStatus.NOT_FOUND
    browser("water-clerk").post(f"/deputies/{number}/end")

    assert actors.actor_of(Account.objects.get(username="water-clerk"), on=timezone.localdate()).roles == {Role.CLERK}
    assert "代 water-head" not in browser("water-clerk").get("/ledgers/").content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"until": timezone.localdate() - timedelta(days=1)}, "结束日期早于开始日期"),
        ({"since": timezone.localdate() - timedelta(days=1)}, "开始日期不能早于今天"),
        ({"until": timezone.localdate() + timedelta(days=400)}, "92天"),
        ({"reason": ""}, "必填"),
        ({"deputy": "somebody"}, "somebody"),
    ],
)
def test_days_that_cannot_be_are_refused_in_words_and_what_was_typed_stays(
    changed: dict[str, Any], said: str, browser: Callable[[str], Client]
) -> None:
    answer = browser("water-head").post("/deputies/", asked(**changed))

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert said in answer.content.decode()
    assert not Delegation.objects.exists()


def test_nobody_names_a_deputy_for_somebody_else(who: Cast) -> None:
    by = who.by("water-clerk")

    with pytest.raises(NotDelegable):
        delegations.delegate(person("water-head"), person("water-clerk"), since=by.today, until=by.today, by=by)


def test_the_three_administrators_act_for_nobody_and_nobody_for_them(who: Cast) -> None:
    three()
    by = who.by("water-head")

    with pytest.raises(NotDelegable):
        delegations.delegate(person("water-head"), person("system"), since=by.today, until=by.today, by=by)


def test_of_somebody_in_another_organisation_no_deputy_is_offered(browser: Callable[[str], Client], who: Cast) -> None:
    page = browser("water-head").get("/deputies/").content.decode()

    assert "water-clerk" in page
    assert "works-clerk" not in page
