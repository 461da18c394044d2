"""The history of an obligation in words: every verb that the source writes, and whom its numbers mean, at the cost of one question."""

from importlib import import_module
from typing import Any

import pytest

from taizhang.config import installed
from taizhang.ledger.actions import deeds, people, report_lines
from taizhang.ledger.models import Amendment, Assignment, Ledger
from taizhang.ledger.pages.deeds_in_words import VERBS
from tests.ledger.live import line_of, opened, said
from tests.ledger.people import Cast, clock, day

from .conftest import Browser
from .test_pages import MOST, words_of
from .verbs_of import verbs


def test_the_verbs_are_found_in_the_source_wherever_a_helper_passes_them_on() -> None:
    assert {"claim", "accept_line", "refuse_amendment", "set_due", "close", "erase_payload", "refuse_evidence", "reopen"} <= verbs()


def test_every_verb_of_the_record_has_words_and_no_word_is_left_over() -> None:
    assert verbs("ledger") == set(VERBS)


@pytest.mark.parametrize("name", installed.CAPABILITIES)
def test_a_capability_brings_the_words_of_its_own_verbs_and_no_others(name: str) -> None:
    own = verbs(f"capabilities/{name.rpartition('.')[2]}")

    assert own - VERBS.keys() == set(import_module(f"{name}.module").MANIFEST.words.verbs)


def test_names_of_organisations_and_persons_cost_one_question(
    ledger: Ledger, who: Cast, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    row = Assignment.objects.filter(obligation__code=f"{ledger.code}-0001", organisation=who.water).get()
    person = people.enter_person("沈若", organisation=who.water, by=clock())
    for heir in (who.elsewhere, who.government, who.elsewhere):
        with deeds.deed("transfer_duties", by=clock()) as deed:
            deed.change(row, organisation=heir, person=None if row.person else person)
            deed.about(row.obligation)
    with deeds.deed("propose_amendment", by=clock()) as deed:
        changes = {"lead": [[who.water.pk], [who.works.pk]]}
        about = {"obligation": row.obligation, "ledger": ledger, "effective_on": day(9, 1), "proposed_on": day(8, 1)}
        deed.add(Amendment(kind="owner", changes=changes, basis="会议纪要", reason="机构改革", **about))
    supervisor = browser("office-supervisor")

    with django_assert_max_num_queries(MOST):
        page = words_of(supervisor.get(f"/obligations/{ledger.code}-0001/"))

    assert "Person：— → 沈若" in page
    assert f"Organisation：{who.government.short_name} → {who.elsewhere.name}" in page
    assert f"{who.water.short_name} {who.works.short_name}" in page


def test_what_is_being_written_is_nobody_elses_to_read(ledger: Ledger, who: Cast, browser: Browser) -> None:
    """The history tells that somebody wrote; what he signs stands under what was reported."""
    line = line_of(opened(ledger))
    report_lines.fill_line(line, said(line, 22000, done="内部口径，尚未核对"), by=who.by("water-clerk"))
    supervisor, address = browser("office-supervisor"), f"/obligations/{ledger.code}-0001/"

    drafted = words_of(supervisor.get(address))

    assert "reported on it" in drafted
    assert "内部口径" not in drafted
    assert "22,000" not in drafted
