"""The choice of the size of text."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def chooses(browser: Client, size: str, place: str = "/account/login/") -> str:
    """Where the choice leads."""
    return browser.post("/text-size/", {"size": size, "next": place}).headers["Location"]


def is_large(browser: Client) -> bool:
    return 'class="large-text"' in browser.get("/account/login/").content.decode()


def test_text_that_was_made_large_stays_so_until_it_is_made_usual_again(stranger: Client) -> None:
    assert not is_large(stranger)

    assert chooses(stranger, "large") == "/account/login/"
    assert is_large(stranger)

    chooses(stranger, "usual")
    assert not is_large(stranger)


def test_our_own_pages_and_those_of_the_door_follow_it(lins_browser: Client) -> None:
    chooses(lins_browser, "large")

    pages = [lins_browser.get(path).content.decode() for path in ("/documents/", "/account/password/change/", "/nowhere")]
    assert ['class="large-text"' in page for page in pages] == [True] * 3


def test_a_size_that_we_do_not_have_changes_nothing(stranger: Client) -> None:
    chooses(stranger, "enormous")

    assert "text_size" not in stranger.cookies


@pytest.mark.parametrize("place", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_the_choice_leads_to_no_place_of_others(place: str, stranger: Client) -> None:
    assert chooses(stranger, "large", place) == "/"
