"""How many questions an address puts to the database does not grow with what stands there."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from taizhang.frame import door
from taizhang.ledger.actions import people
from taizhang.ledger.models import Document, Obligation
from tests.ledger.people import Cast, clock

from .grown import Table, grow
from .peopled import signed_in
from .test_addresses import ALL, Address
from .test_who_sees import WHO, Kind

pytestmark = [pytest.mark.django_db, pytest.mark.looks, pytest.mark.usefixtures("quick_passwords")]

PARTIES, ADMINISTRATORS = ("water-head", "office-supervisor"), ("security", "audit")
ASKED = [address for address in ALL if WHO[address.name] not in (Kind.PUBLIC, Kind.ACT, Kind.DESIGN)]


class Asks(NamedTuple):
    """Somebody at an address."""

    name: str
    reader: str
    path: str
    browser: Client

    def questions(self) -> int:
        connection.queries_log.clear()  # it holds so many and no more
        with CaptureQueriesContext(connection) as captured:
            answer = self.browser.get(self.path)
            if answer.streaming:
                b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return len(captured)


@pytest.mark.parametrize("root", [Obligation, Document], ids=["more rows of a ledger", "more documents with their ledgers"])
def test_no_address_asks_more_of_a_record_that_has_more(
    root: Table, who: Cast, filled: Callable[[Address], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a record with everything in it. When each of its rows stands there four times. Then no page asks more often than before."""
    monkeypatch.setattr(door, "_NOTED_EVERY", 10**9)  # a session that is noted now and then asks more, whatever the page
    walk = list(everybody(filled))
    counted(walk)  # what a process asks once for all has been asked
    before = after_an_event(walk, who)

    grown = grow(root, times=4)

    assert {table._default_manager.count() % 4 for table in grown} == {0}, "the record has not grown"
    after = after_an_event(walk, who)
    assert [f"{at[0]} as {at[1]}: {before[at]}, then {after[at]}" for at in after if after[at] > before[at]] == []


def everybody(filled: Callable[[Address], str]) -> Iterable[Asks]:
    browsers = {name: signed_in(name) for name in (*PARTIES, *ADMINISTRATORS)}
    for address in ASKED:
        house = WHO[address.name] in (Kind.ADMINISTRATION, Kind.LOG)
        for name in ADMINISTRATORS if house else PARTIES:
            yield Asks(address.name, name, filled(address), browsers[name])


def after_an_event(walk: list[Asks], who: Cast) -> dict[tuple[str, str], int]:
    """No answer is kept from before it."""
    people.enter_person("又一人", organisation=who.elsewhere, by=clock())
    return counted(walk)


def counted(walk: list[Asks]) -> dict[tuple[str, str], int]:
    return {(one.name, one.reader): one.questions() for one in walk}
