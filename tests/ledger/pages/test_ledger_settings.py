"""Who puts a ledger together, how much should be done by when, by which rules its lights are judged: said while it is a draft."""

import pytest

from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Event, Ledger, LightRules
from tests.ledger.people import Cast, clock, draft_ledger

from .conftest import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(who: Cast) -> Ledger:
    return draft_ledger(who)


def page_of(ledger: Ledger) -> str:
    return f"/ledgers/{ledger.code}/settings/"


def test_the_pace_and_the_rules_are_chosen_by_who_drafts_and_each_is_an_event(draft: Ledger, browser: Browser) -> None:
    with deeds.deed("rules", by=clock()) as deed:
        strict = deed.add(LightRules(name="从严", thresholds={"behind": 2}))
    clerk = browser("water-clerk")

    clerk.post(page_of(draft), {"coordinator": "江海省水利厅", "pace": "by-month", "rules": str(strict.pk)})

    draft.refresh_from_db()
    assert (draft.pace, draft.light_rules) == ("by-month", strict)
    assert set(Event.objects.filter(subject=f"ledger:{draft.pk}").values_list("verb", flat=True)) >= {"choose_pace", "choose_light_rules"}
    assert not Event.objects.filter(verb="name_coordinator").exists(), "it was not changed"
    assert "more than 2 points behind" in clerk.get(page_of(draft)).content.decode()


def test_the_receiving_organisation_names_another_coordinator(draft: Ledger, who: Cast, browser: Browser) -> None:
    browser("office-supervisor").post(page_of(draft), {"coordinator": "江海省住房城乡建设厅"})

    draft.refresh_from_db()
    assert draft.coordinator == who.works


def test_a_name_that_the_registry_does_not_know_comes_back_as_it_was_written_and_the_rest_is_kept(draft: Ledger, browser: Browser) -> None:
    answer = browser("water-clerk").post(page_of(draft), {"coordinator": "省水力厅", "pace": "by-day"})

    assert answer.status_code == 422
    assert 'value="省水力厅"' in answer.content.decode()
    draft.refresh_from_db()
    assert draft.pace == "by-day"


def test_a_signed_ledger_shows_its_settings_and_offers_no_change(ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    page = clerk.get(page_of(ledger)).content.decode()
    refused = clerk.post(page_of(ledger), {"pace": "by-day"})

    assert '<select id="pace"' not in page
    assert refused.status_code == 422
    ledger.refresh_from_db()
    assert ledger.pace == ""
