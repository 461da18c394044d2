"""Capabilities set links beside a ledger and an obligation: those of today, in the order of the modules, and none of a past day."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from taizhang.frame import manifest
from taizhang.ledger.models import Ledger
from taizhang.ledger.pages.beside import Beside, Thing
from taizhang.ledger.rules.ledger_lifecycle import LedgerState
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.roles import Actor, Role

from .conftest import Browser


def press(thing: Thing, actor: Actor) -> Iterator[Beside]:
    """What a capability might set there: supervisors may press what is not closed."""
    if Role.SUPERVISOR in actor.roles and thing.state != "closed":
        yield Beside(f"催办{thing.kind}", f"/press/{thing.code}", act=True)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = list(manifest.of(settings.MODULES))
    more = replace(modules[0], beside=(f"{__name__}.press",))
    monkeypatch.setattr("taizhang.ledger.pages.beside.manifest.of", lambda _names: [more, *modules[1:]])


@pytest.mark.usefixtures("installed")
def test_a_link_stands_on_the_page_for_whom_the_capability_means_it(ledger: Ledger, browser: Browser) -> None:
    supervisor, clerk = browser("office-supervisor"), browser("water-clerk")

    assert f'href="/press/{ledger.code}">催办ledger' in supervisor.get(f"/ledgers/{ledger.code}/").content.decode()
    assert f'href="/press/{ledger.code}-0001">催办obligation' in supervisor.get(f"/obligations/{ledger.code}-0001/").content.decode()
    assert "/press/" not in clerk.get(f"/ledgers/{ledger.code}/").content.decode()


@pytest.mark.usefixtures("installed")
def test_nothing_is_done_on_a_past_day(ledger: Ledger, browser: Browser) -> None:
    page = browser("office-supervisor").get(f"/ledgers/{ledger.code}/?on=2022-04-20").content.decode()

    assert ledger.code in page
    assert "/press/" not in page


def test_every_installed_capability_can_say_what_it_sets_beside_a_thing_in_any_state() -> None:
    functions = [import_string(name) for module in manifest.of(settings.MODULES) for name in module.beside]
    actor = Actor(1, "督查", 1, 1, roles=frozenset(Role))

    for kind, states in (("obligation", State), ("ledger", LedgerState), ("help", State)):
        for state in states:
            for links in functions:
                assert all(link.url.startswith("/") for link in links(Thing(kind, "TZ-2026-001", state.value), actor))


def test_the_late_page_opens_with_whatever_capabilities_set_beside_its_rows(ledger: Ledger, browser: Browser) -> None:
    page = browser("office-supervisor").get("/late/")

    assert page.status_code == 200
    assert f"{ledger.code}-0001" in page.content.decode()


def test_who_only_supports_is_offered_no_amendment_and_who_owes_it_is(ledger: Ledger, browser: Browser) -> None:
    pages = {"/obligations/{code}-0001/": "Propose an amendment", "/ledgers/{code}/": "Propose a further row"}

    for address, words in pages.items():
        offered = [words in browser(who).get(address.format(code=ledger.code)).content.decode() for who in ("water-clerk", "works-clerk")]
        assert offered == [True, False], address
    assert "Propose an amendment" in browser("office-supervisor").get(f"/obligations/{ledger.code}-0001/").content.decode()
