"""A field for an organisation offers names from two characters on: by any name that it bears today, a few at a time."""

import re

import pytest

from taizhang.ledger.actions import deeds, organisations
from taizhang.ledger.models import Alias
from taizhang.ledger.queries.registry import OFFERED
from tests.ledger.people import Cast, clock, day

from .conftest import Browser

pytestmark = pytest.mark.django_db
ADDRESS = "/organisations/names?field=lead"


def offered(browser: Browser, written: str) -> list[tuple[str, str]]:
    """The names, each with the other name that stands beside it."""
    page = browser("water-clerk").get(ADDRESS, {"field": "lead", "lead": written}).content.decode()
    return re.findall(r'<option value="([^"]*)"(?: label="([^"]*)")?>', page)


def test_two_characters_find_it_and_one_finds_nothing(who: Cast, browser: Browser) -> None:
    assert ("江海省水利厅", "省水利厅") in offered(browser, "水利")
    assert offered(browser, "水") == []
    assert offered(browser, " 水 ") == []


def test_it_is_found_by_another_name_too_and_says_by_which(who: Cast, browser: Browser) -> None:
    with deeds.deed("name", by=clock()) as deed:
        deed.add(Alias(organisation=who.works, name="省建委"))

    assert offered(browser, "建委") == [("江海省住房城乡建设厅", "省建委")]


def test_what_has_ended_is_not_offered(who: Cast, browser: Browser) -> None:
    organisations.rename_organisation(who.works, "江海省住房城乡厅", short_name="省住建厅", on=day(3, 3), by=clock())

    assert [name for name, _ in offered(browser, "住房")] == ["江海省住房城乡厅"]


def test_of_many_a_few_are_offered(who: Cast, browser: Browser) -> None:
    for number in range(OFFERED + 5):
        organisations.register_organisation(f"第{number}乡水利站", by=clock())

    assert len(offered(browser, "水利")) == OFFERED
