"""What nobody has claimed, and what two have, is seen before the ledger is signed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import drafting, duties
from taizhang.ledger.models import Ledger
from taizhang.ledger.queries.claims import claims_of
from taizhang.ledger.rules.duties import Duty
from tests.ledger.in_force import first_row
from tests.ledger.people import Cast, cast, draft_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return draft_ledger(who)


def test_rows_that_no_lead_has_claimed_are_open(ledger: Ledger, who: Cast) -> None:
    duties.claim(first_row(ledger), by=who.by("water-clerk"))

    found = claims_of(ledger.pk)

    assert [(row.code, row.leads) for row in found.unclaimed] == [(f"{ledger.code}-0002", ("江海省水利厅",))]
    assert found.doubly == ()


def test_a_row_without_a_lead_is_unclaimed_though_a_supporter_has_claimed_it(ledger: Ledger, who: Cast) -> None:
    row = first_row(ledger)
    duties.release(row, who.water, by=who.by("water-clerk"))
    duties.assign(row, who.works, Duty.RESPONSIBLE, by=who.by("water-clerk"))
    duties.claim(row, by=who.by("works-clerk"))

    assert (row.code, ()) in [(one.code, one.leads) for one in claims_of(ledger.pk).unclaimed]


def test_a_row_that_two_leads_have_claimed_is_named_with_both(ledger: Ledger, who: Cast) -> None:
    row = first_row(ledger)
    duties.assign(row, who.works, Duty.LEAD, by=who.by("water-clerk"))
    duties.claim(row, by=who.by("water-clerk"))
    assert claims_of(ledger.pk).doubly == ()

    duties.claim(row, by=who.by("works-clerk"))

    assert [one.claimed_by for one in claims_of(ledger.pk).doubly] == [("江海省水利厅", "江海省住房城乡建设厅")]


def test_a_dropped_row_waits_for_nobody(ledger: Ledger, who: Cast) -> None:
    drafting.drop_row(first_row(ledger), by=who.by("water-clerk", reason="重复"))

    assert [row.code for row in claims_of(ledger.pk).unclaimed] == [f"{ledger.code}-0002"]


def test_many_rows_are_asked_for_in_as_many_questions_as_one(ledger: Ledger, who: Cast) -> None:
    for words in ("甲", "乙", "丙"):
        drafting.add_row(ledger, words, basis="会议纪要", by=who.by("water-clerk"))

    with CaptureQueriesContext(connection) as asked:
        claims_of(ledger.pk)

    assert len(asked) == 2
