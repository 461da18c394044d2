"""Papers go out under the next number of their mark and year, in full, known to the log by their hash."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection

from taizhang.kit.paper import of_json
from taizhang.ledger.actions import deeds, papers
from taizhang.ledger.actions.papers import Issuing
from taizhang.ledger.models import Event, IssuedPaper, Ledger
from taizhang.ledger.queries import log
from taizhang.ledger.queries.ledger_contents import digest_of
from taizhang.ledger.rules.paper_numbers import NoMark
from tests.ledger.at_once import at_once
from tests.ledger.letters import DRAFT, letter
from tests.ledger.live import live_ledger
from tests.ledger.people import MARCH, Cast, cast, clock


@pytest.fixture
def who(db: None) -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return live_ledger(who)


def test_numbers_follow_one_another_and_begin_anew_with_each_mark_and_each_year(who: Cast, ledger: Ledger) -> None:
    next_year = clock(datetime(2027, 1, 4, 1, 0, tzinfo=UTC))

    issued = [letter(who, ledger), letter(who, ledger), letter(who, ledger, mark="鲁水"), letter(who, ledger, by=next_year)]

    assert [paper.number for paper in issued] == ["鲁水函〔2026〕1号", "鲁水函〔2026〕2号", "鲁水〔2026〕1号", "鲁水函〔2027〕1号"]


def test_a_paper_keeps_every_word_with_its_number_and_day_and_the_event_knows_its_hash(who: Cast, ledger: Ledger) -> None:
    paper = letter(who, ledger)

    assert of_json(IssuedPaper.objects.get().content) == DRAFT.numbered("鲁水函〔2026〕1号", MARCH.date())
    assert digest_of(IssuedPaper.objects.get().content) == paper.sha256
    said = Event.objects.latest("number").payload or {}
    assert (said["paper"], said["paper_sha256"]) == (paper.number, paper.sha256)
    assert [one.organisation.name for one in paper.recipients.all()] == [who.government.name]


def test_a_paper_that_is_changed_behind_the_back_of_the_record_is_found(who: Cast, ledger: Ledger) -> None:
    paper = letter(who, ledger)
    assert log.verified().broken is None

    IssuedPaper.objects.filter(pk=paper.pk).update(title="关于不报送台账的函")

    assert log.verified().broken is not None


def test_a_mark_that_is_none_is_refused_and_no_number_is_lost(who: Cast, ledger: Ledger) -> None:
    with pytest.raises(NoMark, match="mark of a number"):
        letter(who, ledger, mark="鲁水[函]")

    assert letter(who, ledger).serial == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_that_go_out_in_one_moment_each_has_its_own_number_and_none_is_left_out() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite is one connection in memory: two writers need PostgreSQL")
    who = cast()
    ledger = live_ledger(who)

    refused = at_once(*[lambda: letter(who, ledger)] * 6)

    assert refused == [None] * 6
    assert sorted(IssuedPaper.objects.values_list("serial", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_a_title_longer_than_lists_show_is_kept_whole_in_the_paper(who: Cast, ledger: Ledger) -> None:
    long = "关于报送" + "高效节水灌溉" * 60 + "工作台账的函"

    with deeds.deed("file_ledger", by=who.by("water-head")) as deed:
        paper = papers.issue(deed, replace(DRAFT, title=long), Issuing(who.water, "letter", "鲁水函", ledger=ledger))

    paper.refresh_from_db()
    assert of_json(paper.content).title == long
    assert paper.title == long[:300]
