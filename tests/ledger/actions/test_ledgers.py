"""A ledger is drafted, countersigned, signed, filed and put on record; what is missing is said before it is signed."""

import pytest

from taizhang.ledger.actions import duties, ledgers
from taizhang.ledger.actions.errors import AlreadyDone, Overtaken
from taizhang.ledger.models import Edition, Event, Handling, Ledger, Obligation
from taizhang.ledger.queries import ledger_contents
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.ledger_lifecycle import NotSignable
from taizhang.ledger.rules.lifecycle import Incomplete
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.in_force import confirmed_draft, first_row, signed_ledger
from tests.ledger.people import Cast, cast, draft_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def test_signing_issues_every_row_and_makes_an_edition_whose_hash_anybody_finds_again(who: Cast) -> None:
    ledger = confirmed_draft(who)

    edition = ledgers.sign(ledger, by=who.by("water-head"))

    assert (ledger.state, ledger.edition, edition.number) == ("signed", 1, 1)
    assert set(Obligation.objects.values_list("state", flat=True)) == {"issued"}
    assert Handling.objects.filter(act="issue").count() == 2
    stored = Edition.objects.get()
    assert ledger_contents.digest_of(stored.content) == stored.sha256
    assert [row["title"] for row in stored.content["rows"]] == ["新增高效节水灌溉面积20万亩", "出台节水管理办法"]


def test_what_was_concluded_and_not_confirmed_is_named_by_its_code_and_nothing_is_signed(who: Cast) -> None:
    ledger = draft_ledger(who)

    with pytest.raises(NotSignable) as refused:
        ledgers.sign(ledger, by=who.by("water-head"))

    assert refused.value.unconfirmed == (f"{ledger.code}-0002",)
    assert not Edition.objects.exists()
    assert Ledger.objects.get().state == "draft"


def test_an_owner_is_required(who: Cast) -> None:
    ledger = confirmed_draft(who)
    row = first_row(ledger)
    duties.release(row, who.water, by=who.by("water-clerk"))

    with pytest.raises(NotSignable) as refused:
        ledgers.sign(ledger, by=who.by("water-head"))

    assert refused.value.unled == (row.code,)


def test_every_other_lead_countersigns_before_it_is_signed(who: Cast) -> None:
    ledger = confirmed_draft(who)
    duties.assign(first_row(ledger), who.works, Duty.LEAD, by=who.by("water-clerk"))
    ledgers.circulate(ledger, by=who.by("water-clerk"))
    with pytest.raises(NotSignable) as refused:
        ledgers.sign(ledger, by=who.by("water-head"))
    assert refused.value.unsigned == (str(who.works),)

    ledgers.countersign(ledger, agreed=True, by=who.by("works-head"))

    assert ledgers.sign(ledger, by=who.by("water-head")).number == 1


def test_an_objection_sends_the_draft_back_and_what_was_agreed_before_it_counts_no_more(who: Cast) -> None:
    ledger = confirmed_draft(who)
    duties.assign(first_row(ledger), who.works, Duty.LEAD, by=who.by("water-clerk"))
    ledgers.circulate(ledger, by=who.by("water-clerk"))
    ledgers.countersign(ledger, agreed=True, by=who.by("works-head"))

    ledgers.countersign(ledger, agreed=False, opinion="时限过紧", by=who.by("works-head"))

    assert ledger.state == "draft"
    with pytest.raises(NotSignable):
        ledgers.sign(ledger, by=who.by("water-head"))


def test_an_objection_says_why(who: Cast) -> None:
    ledger = confirmed_draft(who)
    ledgers.circulate(ledger, by=who.by("water-clerk"))

    with pytest.raises(Incomplete):
        ledgers.countersign(ledger, agreed=False, by=who.by("water-head"))


def test_a_ledger_that_nobody_circulated_is_not_countersigned(who: Cast) -> None:
    ledger = confirmed_draft(who)

    with pytest.raises(ledgers.NotCirculating):
        ledgers.countersign(ledger, agreed=True, by=who.by("water-head"))


def test_a_clerk_does_not_sign(who: Cast) -> None:
    with pytest.raises(NotPermitted):
        ledgers.sign(confirmed_draft(who), by=who.by("water-clerk"))


def test_a_returned_ledger_is_revised_and_signed_as_its_second_edition_and_the_first_stands(who: Cast) -> None:
    ledger = signed_ledger(who)
    ledgers.file(ledger, by=who.by("water-clerk"))

    ledgers.return_ledger(ledger, by=who.by("office-clerk", reason="第2项缺依据"))
    ledgers.revise(ledger, by=who.by("water-clerk"))
    ledgers.sign(ledger, by=who.by("water-head"))

    assert list(Edition.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert Handling.objects.filter(act="issue").count() == 2


def test_a_ledger_is_returned_with_a_reason_only(who: Cast) -> None:
    ledger = signed_ledger(who)
    ledgers.file(ledger, by=who.by("water-clerk"))

    with pytest.raises(Incomplete):
        ledgers.return_ledger(ledger, by=who.by("office-clerk"))


def test_what_is_on_record_is_neither_withdrawn_nor_returned(who: Cast) -> None:
    ledger = signed_ledger(who)
    ledgers.file(ledger, by=who.by("water-clerk"))
    ledgers.put_on_record(ledger, by=who.by("office-clerk"))

    with pytest.raises(NotNow):
        ledgers.withdraw(ledger, approval="厅长批示", by=who.by("water-head", reason="重复建账"))


def test_a_withdrawn_ledger_takes_its_rows_with_it(who: Cast) -> None:
    ledger = draft_ledger(who)

    ledgers.withdraw(ledger, approval="厅长批示", by=who.by("water-head", reason="重复建账"))

    assert ledger.state == "withdrawn"
    assert set(Obligation.objects.values_list("state", flat=True)) == {"cancelled"}


def test_the_coordinator_of_a_signed_ledger_stands(who: Cast) -> None:
    ledger = signed_ledger(who)

    with pytest.raises(ledgers.CoordinatorStands):
        ledgers.name_coordinator(ledger, who.works, by=who.by("office-clerk"))


def test_the_second_of_two_signatures_is_told(who: Cast) -> None:
    ledger = confirmed_draft(who)
    stale = Ledger.objects.get()
    ledgers.sign(ledger, by=who.by("water-head"))

    with pytest.raises(Overtaken):
        ledgers.sign(stale, by=who.by("water-head"))

    assert Edition.objects.count() == 1


def test_the_same_request_signs_once_and_is_told_what_it_did(who: Cast) -> None:
    ledger = confirmed_draft(who)
    ledgers.sign(ledger, by=who.by("water-head", request="r-1"))

    with pytest.raises(AlreadyDone) as refused:
        ledgers.sign(ledger, by=who.by("water-head", request="r-1"))

    assert refused.value.subject == f"ledger:{ledger.pk}"


def test_signing_is_one_event_with_the_old_and_the_new_state(who: Cast) -> None:
    ledger = signed_ledger(who)

    event = Event.objects.order_by("-number")[0]
    assert (event.verb, event.subject) == ("sign_ledger", f"ledger:{ledger.pk}")
    assert event.payload["changes"][f"ledger:{ledger.pk}"]["state"] == ["draft", "signed"]


def test_the_questions_of_a_content_do_not_grow_with_its_rows(who: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    draft_ledger(who)
    ledger = Ledger.objects.select_related("plan", "coordinator", "recipient").get()

    with django_assert_num_queries(5):
        ledger_contents.content_of(ledger)
