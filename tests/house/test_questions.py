"""How many questions an address puts to the database does not grow with what stands there."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import people
from taizhang.ledger.models import Document, Obligation
from tests.ledger.people import Cast, clock

from .grown import Table, grow
from .peopled import signed_in
from .test_addresses import ALL, Address
from .test_who_sees import WHO, Kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]

READERS = ("water-head", "office-supervisor", "security", "audit")
ASKED = [address for address in ALL if WHO[address.name] not in (Kind.PUBLIC, Kind.ACT)]


@pytest.mark.parametrize("root", [Obligation, Document], ids=["more rows of a ledger", "more documents with their ledgers"])
def test_no_address_asks_more_of_a_record_that_has_more(root: Table, who: Cast, filled: Callable[[Address], str]) -> None:
    """Given a record with everything in it. When each of its rows stands there four times. Then no page asks more often than before."""
    paths = {address.name: filled(address) for address in ASKED}
    browsers = {name: signed_in(name) for name in READERS}
    asked(paths, browsers)  # what a process asks once for all has been asked
    before = _anew(paths, browsers, who)

    grown = grow(root, times=4)

    assert {table._default_manager.count() % 4 for table in grown} == {0}, "the record has not grown"
    after = _anew(paths, browsers, who)
    more = {at: (before[at], after[at]) for at in after if after[at] > before[at]}
    assert more == {}, "\n".join(f"{name} as {reader}: {counts[0]}, then {counts[1]}" for (name, reader), counts in more.items())


def _anew(paths: dict[str, str], browsers: dict[str, Client], who: Cast) -> dict[tuple[str, str], int]:
    """After an event: no answer is kept from before it."""
    people.enter_person("又一人", organisation=who.elsewhere, by=clock())
    return asked(paths, browsers)


def asked(paths: dict[str, str], browsers: dict[str, Client]) -> dict[tuple[str, str], int]:
    return {(name, reader): _questions(browser, path) for name, path in paths.items() for reader, browser in browsers.items()}


def _questions(browser: Client, path: str) -> int:
    connection.queries_log.clear()  # it holds so many and no more
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(path)
        if answer.streaming:
            b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return len(captured)
