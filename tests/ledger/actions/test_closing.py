"""完成 is not 销号: who owes applies, another organisation verifies, a third person closes; the clock stands and runs again."""

import pytest

from taizhang.ledger.actions import closing, duties, pauses
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.models import Handling, Obligation, Standing, Suspension
from taizhang.ledger.rules.lifecycle import Incomplete
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.separation import SamePerson
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.in_force import applied, begun, evidenced
from tests.ledger.people import DAY, MARCH, Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def test_three_people_of_two_organisations_close_it(who: Cast) -> None:
    row = applied(who)
    assert Standing.objects.get(obligation=row).applied_on == MARCH.date()

    closing.verify(row, finding="现场核查属实", by=who.by("office-clerk"))
    closing.close(row, approval="督查室批准", by=who.by("office-supervisor"))

    assert row.state == "closed"
    assert list(Handling.objects.filter(obligation=row).order_by("pk").values_list("act", flat=True)) == [
        "issue",
        "accept",
        "start",
        "apply",
        "verify",
        "close",
    ]


def test_nothing_is_applied_for_without_evidence(who: Cast) -> None:
    with pytest.raises(Incomplete, match="evidence"):
        closing.apply_for_closing(begun(who), by=who.by("water-clerk"))


def test_a_debtor_never_verifies(who: Cast) -> None:
    with pytest.raises(NotPermitted):
        closing.verify(applied(who), finding="属实", by=who.by("water-head"))


def test_who_verified_does_not_close(who: Cast) -> None:
    row = applied(who)
    closing.verify(row, finding="属实", by=who.by("office-supervisor"))

    with pytest.raises(SamePerson):
        closing.close(row, approval="批准", by=who.by("office-supervisor"))


def test_who_verified_before_it_was_returned_may_close_after_the_next_application(who: Cast) -> None:
    row = applied(who)
    closing.verify(row, finding="属实", by=who.by("office-supervisor"))
    closing.return_(row, by=who.by("office-clerk", reason="数据有误"))
    assert Standing.objects.get(obligation=row).applied_on is None
    closing.apply_for_closing(row, by=who.by("water-clerk"))
    closing.verify(row, finding="属实", by=who.by("office-clerk"))

    closing.close(row, approval="批准", by=who.by("office-supervisor"))

    assert row.state == "closed"


def test_it_is_returned_with_a_reason_only(who: Cast) -> None:
    with pytest.raises(Incomplete, match="reason"):
        closing.return_(applied(who), by=who.by("office-clerk"))


def test_what_was_closed_is_opened_again_by_a_re_check_and_not_by_a_return(who: Cast) -> None:
    row = applied(who)
    closing.verify(row, finding="属实", by=who.by("office-clerk"))
    closing.close(row, approval="批准", by=who.by("office-supervisor"))
    with pytest.raises(NotNow):
        closing.return_(row, by=who.by("office-clerk", reason="回访不实"))

    closing.reopen(row, by=who.by("office-supervisor", reason="回访不实"))

    assert row.state == "returned"


def test_the_second_of_two_who_close_is_told_and_one_closing_stands(who: Cast) -> None:
    row = applied(who)
    closing.verify(row, finding="属实", by=who.by("office-clerk"))
    stale = Obligation.objects.get(pk=row.pk)
    closing.close(row, approval="批准", by=who.by("office-supervisor"))

    with pytest.raises(Overtaken):
        closing.close(stale, approval="批准", by=who.by("office-head"))

    assert Handling.objects.filter(obligation=row, act="close").count() == 1


def test_what_a_reader_saw_is_compared(who: Cast) -> None:
    row = begun(who)
    evidenced(row, who.by("water-clerk"))

    with pytest.raises(Overtaken):
        closing.apply_for_closing(row, seen=row.revision - 1, by=who.by("water-clerk"))


def test_what_is_cancelled_needs_reason_and_approval_and_is_archived(who: Cast) -> None:
    row = begun(who)
    with pytest.raises(Incomplete):
        closing.cancel(row, approval="", by=who.by("office-head", reason="政策调整"))

    closing.cancel(row, approval="省长批示", by=who.by("office-head", reason="政策调整"))
    closing.archive(row, by=who.by("office-clerk"))

    assert row.state == "archived"


def test_a_suspension_does_not_edit_the_due_date(who: Cast) -> None:
    row = begun(who)
    due = row.due

    pauses.suspend(row, approval="督查室同意", by=who.by("office-head", reason="主汛期停工"))
    assert row.state == "suspended"
    pauses.resume(row, by=who.by("water-clerk", MARCH + 10 * DAY))

    stood = Suspension.objects.get()
    assert (stood.end is not None and (stood.end - stood.start).days, row.state) == (10, "in-progress")
    assert Obligation.objects.get(pk=row.pk).due == due


def test_a_clock_that_stood_for_no_day_does_not_run_again(who: Cast) -> None:
    row = begun(who)
    pauses.suspend(row, approval="同意", by=who.by("office-head", reason="停工"))

    with pytest.raises(pauses.ResumedTooSoon):
        pauses.resume(row, by=who.by("water-clerk"))

    assert Obligation.objects.get(pk=row.pk).state == "suspended"


def test_what_was_declined_waits_for_another_owner_and_is_issued_anew(who: Cast) -> None:
    from tests.ledger.in_force import first_row, signed_ledger

    row = first_row(signed_ledger(who))

    duties.decline(row, by=who.by("water-head", reason="职责不符"))
    assert row.state == "draft"
    duties.issue(row, by=who.by("water-clerk"))

    assert row.state == "issued"
