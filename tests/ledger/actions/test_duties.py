"""Who owes it is said, claimed and handed over; nothing is deleted, and a signed row keeps its owner until an amendment."""

from dataclasses import replace

import pytest

from taizhang.ledger.actions import closing, deeds, duties, organisations
from taizhang.ledger.models import Assignment, Event, Organisation, Person
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.ledger_lifecycle import NotInForce
from taizhang.ledger.rules.separation import DebtorIsCreditor
from tests.ledger.in_force import applied, begun, confirmed_draft, first_row, own, signed_ledger
from tests.ledger.people import DAY, MARCH, Cast, cast, clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def test_a_lead_of_a_signed_row_is_not_changed_without_an_amendment(who: Cast) -> None:
    row = first_row(signed_ledger(who))

    with pytest.raises(duties.DutyStands):
        duties.assign(row, who.works, Duty.LEAD, by=who.by("water-clerk"))


def test_a_row_of_a_draft_is_not_issued_before_its_ledger_is_signed(who: Cast) -> None:
    row = first_row(confirmed_draft(who))
    before = Event.objects.count()

    with pytest.raises(NotInForce):
        duties.issue(row, by=who.by("water-clerk"))

    row.refresh_from_db()
    assert (row.state, Event.objects.count()) == ("draft", before)


def test_a_row_of_a_withdrawn_ledger_is_not_issued_again(who: Cast) -> None:
    ledger = signed_ledger(who)
    row = first_row(ledger)
    duties.decline(row, by=who.by("water-head", reason="职责不符"))
    with deeds.deed("withdraw", by=clock()) as deed:
        deed.change(ledger, state="withdrawn")

    with pytest.raises(NotInForce):
        duties.issue(row, by=who.by("water-clerk"))


def test_a_changed_role_leaves_its_trace(who: Cast) -> None:
    row = first_row(confirmed_draft(who))
    support = own(row, "support")

    duties.assign(row, who.works, Duty.LEAD, by=who.by("water-clerk"))

    event = Event.objects.order_by("-number")[0]
    assert event.payload["changes"][f"assignment:{support.pk}"] == {"role": ["support", "lead"]}


def test_who_verifies_is_not_made_to_owe(who: Cast) -> None:
    with pytest.raises(DebtorIsCreditor):
        duties.assign(first_row(confirmed_draft(who)), who.office, Duty.LEAD, by=who.by("water-clerk"))


def test_a_claim_confirms_what_was_concluded(who: Cast) -> None:
    row = first_row(confirmed_draft(who))

    claimed = duties.claim(row, by=who.by("water-clerk"))

    assert (claimed.claimed_on, claimed.inferred) == (MARCH.date(), False)


def test_handing_over_ends_the_old_assignment_and_deletes_nothing(who: Cast) -> None:
    row = begun(who)
    head = Person.objects.get(name="water-head")

    new = duties.hand_over(own(row), person=head, by=who.by("water-clerk", MARCH + DAY))

    old = Assignment.objects.get(obligation=row, role="lead", ended_on__isnull=False)
    assert (old.ended_on, new.person, new.role) == ((MARCH + DAY).date(), head, "lead")


def test_somebody_elses_person_does_not_answer_for_it(who: Cast) -> None:
    row = begun(who)

    with pytest.raises(duties.NotTheirs):
        duties.hand_over(own(row), person=Person.objects.get(name="works-head"), by=who.by("water-clerk"))


def test_what_a_merged_organisation_owed_is_its_heirs_and_what_it_did_stays_its_own(who: Cast) -> None:
    row = begun(who)
    on = (MARCH + DAY).date()
    heir = organisations.merge_organisations([who.water, who.works], "江海省水利和建设厅", on=on, by=clock(MARCH + DAY))

    duties.transfer_duties(Organisation.objects.get(pk=who.water.pk), by=clock(MARCH + DAY))
    duties.transfer_duties(Organisation.objects.get(pk=who.works.pk), by=clock(MARCH + DAY))

    standing = Assignment.objects.get(obligation=row, ended_on__isnull=True)
    assert (standing.organisation, standing.role) == (heir, "lead")
    assert Assignment.objects.filter(obligation=row).count() == 3
    assert row.handlings.get(act="accept").organisation_id == who.water.pk


def test_a_transfer_done_twice_changes_nothing(who: Cast) -> None:
    begun(who)
    later = clock(MARCH + DAY)
    organisations.rename_organisation(who.water, "江海省水务厅", short_name="省水务厅", on=later.today, by=later)
    duties.transfer_duties(who.water, by=later)
    before = Assignment.objects.count()

    assert duties.transfer_duties(who.water, by=later) == []
    assert Assignment.objects.count() == before


def test_what_ended_is_transferred_to_nobody(who: Cast) -> None:
    row = applied(who)
    closing.verify(row, finding="属实", by=who.by("office-clerk"))
    closing.close(row, approval="批准", by=who.by("office-supervisor"))
    later = clock(MARCH + DAY)
    organisations.rename_organisation(who.water, "江海省水务厅", short_name="省水务厅", on=later.today, by=later)

    moved = duties.transfer_duties(who.water, by=later)

    assert row.pk not in {one.obligation_id for one in moved}


def test_an_organisation_without_an_heir_is_not_relieved(who: Cast) -> None:
    with pytest.raises(duties.OwnerRequired):
        duties.transfer_duties(who.water, by=replace(clock(), reason="撤销"))
