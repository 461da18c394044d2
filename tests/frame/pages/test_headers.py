"""What a browser may do with our pages, whichever it is."""

import pytest
from django.test import Client

from tests.house.test_addresses import ALL, Address, named

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy_of(header: str) -> dict[str, str]:
    return {name: value for name, _, value in (directive.strip().partition(" ") for directive in header.split(";"))}


@pytest.mark.looks
@pytest.mark.parametrize("address", ALL, ids=named)
def test_every_page_comes_with_the_policy_and_stays_what_it_says_it_is(address: Address, lins_browser: Client) -> None:
    headers = lins_browser.get(address.filled).headers

    assert policy_of(headers["Content-Security-Policy"]) == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_the_policy_allows_nothing_of_another_host_and_nothing_inside_the_page(stranger: Client) -> None:
    header = stranger.get("/account/login/").headers["Content-Security-Policy"]

    assert not any(word in header for word in ("unsafe", "http:", "https:", "*"))
