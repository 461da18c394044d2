"""Milestones are proposed and set by those who work, and counted when somebody else has verified them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from taizhang.ledger.actions import deeds, milestones
from taizhang.ledger.models import Event, Milestone, Obligation, Target
from taizhang.ledger.rules.milestones import Milestone as Step
from taizhang.ledger.rules.milestones import NotInOrder
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.sentences import Sentence
from taizhang.ledger.rules.separation import NotYours
from tests.ledger.in_force import confirmed_draft, first_row, signed_ledger
from tests.ledger.live import require_kept_standings, standing
from tests.ledger.people import MARCH, Cast, cast, clock, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def steps(*said: tuple[date, int]) -> list[Step]:
    return [Step(on, Decimal(percent), Sentence(f"节点{percent}", f"step {percent}"), own=True) for on, percent in said]


HALVES = steps((day(4, 30), 50), (day(6, 30), 100))


def untargeted(row: Obligation) -> Obligation:
    """Nothing is measured of it."""
    with deeds.deed("no target", by=clock()) as deed:
        for target in Target.objects.filter(obligation=row):
            deed.change(target, valid_to=date(2026, 3, 1))
    return row


def issued(who: Cast) -> Obligation:
    return untargeted(first_row(signed_ledger(who)))


def standing_ones(row: Obligation) -> list[tuple[date, Decimal]]:
    return list(Milestone.objects.filter(obligation=row, removed_on__isnull=True).order_by("day").values_list("day", "percent"))


def test_milestones_follow_from_what_the_measure_leaves_behind_and_are_marked_as_concluded(who: Cast) -> None:
    row = first_row(confirmed_draft(who))

    found = milestones.propose_milestones(row, by=who.by("water-clerk"))

    assert [one.title for one in found] == ["前期手续", "开工", "主体过半", "完工", "验收"]
    assert all(one.inferred for one in found)
    assert found[-1].day == row.due


def test_without_a_due_date_nothing_is_proposed(who: Cast) -> None:
    row = first_row(confirmed_draft(who))
    with deeds.deed("undated", by=clock()) as deed:
        deed.change(row, due=None)

    with pytest.raises(milestones.NothingToPropose):
        milestones.propose_milestones(row, by=who.by("water-clerk"))


def test_whoever_may_draft_the_ledger_keeps_its_milestones_and_a_stranger_does_not(who: Cast) -> None:
    row = first_row(confirmed_draft(who))

    assert milestones.propose_milestones(row, by=who.by("office-supervisor"))
    with pytest.raises(NotPermitted):
        milestones.propose_milestones(row, by=who.by("elsewhere-head"))


def test_what_a_person_sets_replaces_what_was_concluded_and_deletes_nothing(who: Cast) -> None:
    row = first_row(confirmed_draft(who))
    milestones.propose_milestones(row, by=who.by("water-clerk"))

    milestones.set_milestones(row, HALVES, by=who.by("water-clerk"))

    assert standing_ones(row) == [(day(4, 30), Decimal(50)), (day(6, 30), Decimal(100))]
    assert Milestone.objects.filter(obligation=row, removed_on=MARCH.date(), inferred=True).count() == 5


@pytest.mark.parametrize(
    "said",
    [
        ((day(4, 30), 50), (day(7, 1), 100)),
        ((day(4, 30), 50), (day(5, 30), 40)),
        ((day(5, 30), 50), (day(4, 30), 60)),
        ((day(4, 30), 101),),
    ],
)
def test_milestones_go_forward_and_not_beyond_the_due_day(who: Cast, said: tuple[tuple[date, int], ...]) -> None:
    row = first_row(confirmed_draft(who))

    with pytest.raises(NotInOrder):
        milestones.set_milestones(row, steps(*said), by=who.by("water-clerk"))

    assert standing_ones(row) == []


def test_a_milestone_counts_when_another_than_owes_it_has_verified_it(who: Cast) -> None:
    row = issued(who)
    first, _ = milestones.set_milestones(row, HALVES, by=who.by("water-clerk"))
    assert standing(row).completion is None

    verified = milestones.verify_milestone(first, by=who.by("office-clerk"))

    assert (verified.verified_on, str(verified.verified_by)) == (MARCH.date(), "office-clerk")
    assert (standing(row).completion, standing(row).method) == (Decimal(50), "milestones")
    require_kept_standings()


def test_verified_again_it_stays_as_it_was(who: Cast) -> None:
    first, _ = milestones.set_milestones(issued(who), HALVES, by=who.by("water-clerk"))
    milestones.verify_milestone(first, by=who.by("office-clerk"))
    before = Event.objects.count()

    again = milestones.verify_milestone(first, by=who.by("office-supervisor", MARCH + timedelta(days=9)))

    assert (again.verified_on, Event.objects.count()) == (MARCH.date(), before)


def test_who_owes_it_verifies_no_milestone_though_it_coordinates_the_ledger(who: Cast) -> None:
    first, _ = milestones.set_milestones(issued(who), HALVES, by=who.by("water-clerk"))

    with pytest.raises(NotYours):
        milestones.verify_milestone(first, by=who.by("water-head"))

    first.refresh_from_db()
    assert first.verified_on is None


def test_nothing_of_a_draft_is_verified(who: Cast) -> None:
    first, _ = milestones.set_milestones(first_row(confirmed_draft(who)), HALVES, by=who.by("water-clerk"))

    with pytest.raises(milestones.NotVerifiable):
        milestones.verify_milestone(first, by=who.by("office-clerk"))


def test_a_milestone_that_was_signed_is_not_put_off(who: Cast) -> None:
    row = issued(who)
    first, _ = milestones.set_milestones(row, HALVES, by=who.by("water-clerk"))

    with pytest.raises(milestones.MilestonesStand):
        milestones.set_milestones(row, steps((day(6, 30), 100)), by=who.by("water-clerk"))
    with pytest.raises(milestones.MilestonesStand):
        milestones.remove_milestone(first, by=who.by("water-clerk"))


def test_a_proposal_is_not_replaced_once_its_day_has_passed(who: Cast) -> None:
    row = issued(who)
    milestones.propose_milestones(row, by=who.by("water-clerk"))
    late = MARCH + timedelta(days=100)

    with pytest.raises(milestones.MilestonesStand):
        milestones.set_milestones(row, steps((day(6, 30), 100)), by=who.by("water-clerk", late))


def test_a_milestone_of_a_draft_is_removed(who: Cast) -> None:
    row = first_row(confirmed_draft(who))
    first, _ = milestones.set_milestones(row, HALVES, by=who.by("water-clerk"))

    milestones.remove_milestone(first, by=who.by("water-clerk"))

    assert standing_ones(row) == [(day(6, 30), Decimal(100))]
    assert Event.objects.order_by("-number")[0].verb == "remove_milestone"


def test_a_stranger_sets_and_verifies_nothing(who: Cast) -> None:
    row = issued(who)
    with pytest.raises(NotPermitted):
        milestones.set_milestones(row, HALVES, by=who.by("elsewhere-clerk"))
    first, _ = milestones.set_milestones(row, HALVES, by=who.by("water-clerk"))
    with pytest.raises(NotPermitted):
        milestones.verify_milestone(first, by=who.by("elsewhere-clerk"))
