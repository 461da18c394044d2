"""Every page of reporting, supervision, adjustment and settlement can be used by everybody, wide and on a telephone: whichever there will be."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import expect

from taizhang.frame.models import Account
from tests.house.conftest import filled, who
from tests.house.test_addresses import ALL, Address
from tests.house.test_who_sees import LIST, ONE, WHO
from tests.ledger.people import Cast

from .accessibility import no_violations
from .conftest import NARROW, WIDE, Sit
from .people import seated, with_passwords

__all__ = ["filled", "who"]

pytestmark = pytest.mark.journey
OURS = ("reporting:", "supervision:", "adjustment:", "settlement:")
# What of one form is asked for by its address, and forms that are asked with more.
NARROWED = {
    "adjustment:propose": ("?kind=owner", "?kind=words", "?kind=drop"),
    "supervision:board": ("?stage=proposed",),
    "supervision:blockers": ("?stage=asked",),
    "settlement:year": ("?at=end",),
    "reporting:overview": ("?month=2026-03",),
}
# Rules are asked once for each of the two, at a window of his own; whether a page fits is asked at both.
LOOKED_OVER = {"office-supervisor": WIDE, "water-clerk": NARROW}


@pytest.mark.looks
@pytest.mark.parametrize(("username", "language"), [("office-supervisor", "zh-CN"), ("water-clerk", "en-GB")])
def test_no_page_of_delivery_breaks_a_rule_of_accessibility_or_is_wider_than_its_window(
    username: str, language: str, sit: Sit, filled: Callable[[Address], str]
) -> None:
    with_passwords()
    client = Client()
    client.force_login(Account.objects.get(username=username))
    of_ours = [address for address in ALL if address.name.startswith(OURS) and WHO[address.name] in (LIST, ONE)]
    addresses = [filled(address) + more for address in of_ours for more in ("", *NARROWED.get(address.name, ()))]
    pages = [path for path in addresses if _is_page(client, path)]
    assert len(pages) >= 20, "they are there, and he sees them"

    wider = []
    for window in (WIDE, NARROW):
        desk = seated(sit, username, locale=language, viewport=window)
        for path in pages:
            desk.open(path)
            if window is LOOKED_OVER[username]:
                no_violations(desk.page)
            wider += [(window["width"], path)] if desk.is_wider_than_its_window() else []

    assert wider == []


def _is_page(client: Client, path: str) -> bool:
    answer = client.get(path)
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")


def test_two_characters_of_a_name_offer_the_organisation(who: Cast, sit: Sit) -> None:
    with_passwords()
    desk = seated(sit, "office-supervisor")
    desk.open("/supervision/instructions/new")

    desk.page.get_by_role("combobox", name="落实单位 2").press_sequentially("水利")

    expect(desk.page.locator("#organisation-names option[label='省水利厅']")).to_have_attribute("value", "江海省水利厅")
