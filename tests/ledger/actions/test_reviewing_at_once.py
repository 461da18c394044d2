"""Two who review the same row in the same moment: one of them has changed it, the other is told, and no word is lost or stands twice."""

import pytest
from django.db import connection

from taizhang.ledger.actions import cutting, reviewing
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.actions.reviewing import Said
from taizhang.ledger.models import Ledger, Obligation
from taizhang.ledger.queries import drafts
from taizhang.ledger.rules.duties import Duty
from tests.ledger.at_once import at_once
from tests.ledger.people import Cast, cast, draft_ledger

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def who() -> Cast:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite is one connection in memory: two writers need PostgreSQL")
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return draft_ledger(who)


def test_two_split_the_same_row_at_once_and_its_words_stand_once(who: Cast, ledger: Ledger) -> None:
    row = drafts.rows_of(ledger)[0]
    both = [who.by("water-clerk"), who.by("water-head")]

    told = at_once(*(lambda by=by: cutting.split_row(Obligation.objects.get(pk=row.pk), 4, seen=row.stands, by=by) for by in both))

    assert [type(one) for one in told if one is not None] == [Overtaken]
    first, second, _last = drafts.rows_of(ledger)
    assert first.words + second.words == row.words


def test_one_names_the_owners_and_the_other_splits_and_neither_is_lost_in_silence(who: Cast, ledger: Ledger) -> None:
    row = drafts.rows_of(ledger)[0]
    owners = Said(owners={who.works.pk: Duty.LEAD})

    told = at_once(
        lambda: reviewing.review_row(Obligation.objects.get(pk=row.pk), owners, seen=row.stands, by=who.by("water-clerk")),
        lambda: cutting.split_row(Obligation.objects.get(pk=row.pk), 4, seen=row.stands, by=who.by("water-head")),
    )

    assert [type(one) for one in told if one is not None] == [Overtaken]
    now = drafts.rows_of(ledger)
    assert "".join(one.words for one in now if one.code != f"{ledger.code}-0002") == row.words
    assert (len(now) == 3) is (told[1] is None)


def test_two_split_two_rows_at_once_and_no_code_is_given_twice(who: Cast, ledger: Ledger) -> None:
    first, last = drafts.rows_of(ledger)

    told = at_once(
        lambda: cutting.split_row(Obligation.objects.get(pk=first.pk), 4, by=who.by("water-clerk")),
        lambda: cutting.split_row(Obligation.objects.get(pk=last.pk), 2, by=who.by("water-head")),
    )

    assert told == [None, None]
    assert len({row.code for row in drafts.rows_of(ledger)}) == 4
    assert [row.words for row in drafts.rows_of(ledger)] == [first.words[:4], first.words[4:], last.words[:2], last.words[2:]]
