"""The record over JSON: what may be seen, both times, one shape of error, and what its own description allows."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from taizhang.config.wsgi import application
from taizhang.frame.models import Account
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Indicator, Ledger
from tests.ledger.people import DAY, MARCH, Cast, cast, clock, day, draft_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return draft_ledger(who)


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


def test_a_stranger_gets_an_error_in_json(stranger: Client) -> None:
    answer = stranger.get("/api/v1/ledgers")

    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "not-signed-in"


def test_who_has_nothing_to_do_with_a_ledger_does_not_see_that_it_exists(ledger: Ledger) -> None:
    outside = browser("elsewhere-clerk")

    assert outside.get("/api/v1/ledgers").json()["items"] == []
    assert outside.get("/api/v1/obligations").json()["items"] == []
    for address in (f"/api/v1/ledgers/{ledger.code}", f"/api/v1/obligations/{ledger.code}-0001", f"/api/v1/ledgers/{ledger.code}/editions"):
        assert outside.get(address).status_code == 404


@pytest.mark.parametrize("username", ["water-clerk", "works-clerk", "office-clerk", "office-supervisor"])
def test_who_coordinates_owes_helps_or_supervises_sees_it(username: str, ledger: Ledger) -> None:
    assert [row["code"] for row in browser(username).get("/api/v1/ledgers").json()["items"]] == [ledger.code]


def test_a_list_goes_on_by_its_key(ledger: Ledger) -> None:
    clerk = browser("water-clerk")
    first = clerk.get("/api/v1/obligations", {"limit": 1}).json()
    second = clerk.get("/api/v1/obligations", {"limit": 1, "after": first["following"]}).json()

    assert [row["code"] for page in (first, second) for row in page["items"]] == [f"{ledger.code}-0001", f"{ledger.code}-0002"]
    assert second["following"] is None


def test_what_was_not_recorded_yet_is_not_there_as_of_that_moment(ledger: Ledger) -> None:
    clerk = browser("water-clerk")

    before = clerk.get("/api/v1/obligations", {"known_at": (MARCH - DAY).isoformat(), "on": "2026-03-01"}).json()
    after = clerk.get("/api/v1/obligations", {"known_at": (MARCH + DAY).isoformat(), "on": "2026-03-03"}).json()

    assert (len(before["items"]), len(after["items"])) == (0, 2)


def test_one_obligation_brings_its_duties_targets_and_history(ledger: Ledger) -> None:
    found = browser("water-clerk").get(f"/api/v1/obligations/{ledger.code}-0001").json()

    assert [duty["name"] for duty in found["duties"]] == ["省水利厅", "省住房城乡建设厅"]
    assert found["targets"][0]["name"] == "高效节水灌溉面积"
    assert [event["verb"] for event in found["history"]] == ["set_up_ledger"]
    assert found["light"]["zh"]


def test_words_of_two_characters_find_a_row(ledger: Ledger) -> None:
    found = browser("water-clerk").get("/api/v1/obligations", {"words": "办法"}).json()

    assert [row["title"] for row in found["items"]] == ["出台节水管理办法"]


def test_a_parameter_that_cannot_be_is_told_in_the_one_shape(ledger: Ledger) -> None:
    answer = browser("water-clerk").get("/api/v1/obligations", {"limit": 0})

    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "invalid"
    assert "limit" in answer.json()["error"]["message"]


def test_a_day_of_a_year_without_a_calendar_is_refused_and_not_guessed(ledger: Ledger) -> None:
    answer = browser("water-clerk").get("/api/v1/obligations", {"on": "2041-03-01"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "no-calendar")


@contextmanager
def connection_kept() -> Iterator[None]:
    """A request through WSGI would close the connection that the test's transaction stands on; Django's own client does the same."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_every_address_keeps_to_its_description_whatever_is_asked(ledger: Ledger) -> None:
    light_up(on=day(6, 1), by=clock())
    clerk = browser("water-clerk")
    description = json.loads(clerk.get("/api/v1/openapi.json").content)
    schema = schemathesis.openapi.from_dict(description)
    schema.app = application
    cookie = {settings.SESSION_COOKIE_NAME: clerk.cookies[settings.SESSION_COOKIE_NAME].value}
    known = {"code": [ledger.code, f"{ledger.code}-0001", "x"], "key": [Indicator.objects.first().key, "x"]}  # type: ignore[union-attr]

    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 15
    with connection_kept():
        for operation in operations:
            asked_of(operation, cookie, known)


def asked_of(operation: Any, cookie: dict[str, str], known: dict[str, list[str]]) -> None:
    """Twenty-five questions that the description allows, and some that it does not; half of them about what is there."""

    @hypothesis_settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        for name in set(known) & set(case.path_parameters or {}):
            case.path_parameters[name] = known[name][len(answers) % len(known[name])]
        answers.append(case.call_and_validate(cookies=cookie, headers={"Host": "localhost"}).status_code)

    answers: list[int] = []
    ask()
    assert 200 in answers
    assert 401 not in answers
