"""Names that the registry does not know are resolved once for all rows; collective ones become their members, and nobody is left out in silence."""

from typing import Any

import pytest

from taizhang.ledger.actions import naming, organisations, undoing
from taizhang.ledger.models import Assignment, Event, Ledger, Organisation
from taizhang.ledger.queries import drafts, unresolved
from taizhang.ledger.rules.collective_names import Level
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.separation import DebtorIsCreditor
from tests.ledger.people import MARCH, Cast, cast, clock, day, draft_ledger, findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    """Both rows name 省节水办, which nobody knows, as responsible, and 各市人民政府 as supporting."""
    made: dict[str, Any] = findings()
    said = {"canonical": None, "label": "", "inferred": False, "span": [0, 1]}
    made["tasks"][0]["organisations"] += [
        {"name": "省节水办", "role": "responsible"} | said,
        {"name": "各市人民政府", "role": "support"} | said,
    ]
    return draft_ledger(who, **made)


def cities(who: Cast) -> list[Organisation]:
    """The province and two cities, with the codes that make them governments."""
    Organisation.objects.filter(pk=who.government.pk).update(code="990000", level=Level.PROVINCE.value)
    entry = organisations.Entry
    return [
        organisations.register_organisation(
            f"{name}市人民政府", entry(f"{name}市", level=Level.CITY, code=code, parent=who.government), by=clock()
        )
        for name, code in (("江东", "990100"), ("江西", "990200"))
    ]


def open_names(ledger: Ledger) -> list[str]:
    return [one.name for one in unresolved.open_names([ledger], on=day(3, 2))]


def test_a_name_that_nobody_knows_is_open_in_every_row_in_which_it_stands(ledger: Ledger) -> None:
    found = unresolved.open_names([ledger], on=day(3, 2))

    assert [(one.name, len(one.places)) for one in found] == [("省节水办", 2), ("各市人民政府", 2)]


def test_said_once_it_holds_for_all_rows_in_one_event(who: Cast, ledger: Ledger) -> None:
    assert naming.resolve_name(ledger, "省节水办", who.elsewhere, by=who.by("water-clerk")) == 2

    for row in drafts.rows_of(ledger):
        (owner,) = (owner for owner in row.owners if owner.organisation == who.elsewhere.pk)
        assert (owner.role, owner.named, owner.inferred) == (Duty.RESPONSIBLE, "省节水办", False)
    assert open_names(ledger) == ["各市人民政府"]
    assert Event.objects.filter(verb="resolve_name").count() == 1


def test_whoever_owes_the_row_already_does_not_owe_it_twice(who: Cast, ledger: Ledger) -> None:
    naming.resolve_name(ledger, "省节水办", who.works, by=who.by("water-clerk"))

    assert Assignment.objects.filter(organisation=who.works).count() == 2


def test_a_collective_name_becomes_its_members_in_all_rows(who: Cast, ledger: Ledger) -> None:
    cities(who)
    proposal = unresolved.whom_they_mean(open_names(ledger), issuer="江海省人民政府", on=day(3, 2))["各市人民政府"].proposal
    assert proposal
    assert proposal.members == ("江东市人民政府", "江西市人民政府")

    naming.resolve_collective(ledger, proposal, by=who.by("water-clerk"))

    assert [[owner.name for owner in row.owners if owner.named == "各市人民政府"] for row in drafts.rows_of(ledger)] == [
        ["江东市", "江西市"]
    ] * 2
    assert open_names(ledger) == ["省节水办"]


def test_a_collective_name_whose_members_the_registry_lacks_says_so(who: Cast, ledger: Ledger) -> None:
    Organisation.objects.filter(pk=who.government.pk).update(code="990000", level=Level.PROVINCE.value)

    found = unresolved.whom_they_mean(open_names(ledger), issuer="江海省人民政府", on=day(3, 2))

    assert set(found) == {"各市人民政府"}
    assert found["各市人民政府"].proposal is None


def test_it_is_taken_back_at_one_stroke(who: Cast, ledger: Ledger) -> None:
    before = [row.owners for row in drafts.rows_of(ledger)]
    naming.resolve_name(ledger, "省节水办", who.elsewhere, by=who.by("water-clerk"))

    undoing.undo_last(ledger, by=who.by("water-clerk"))

    assert [row.owners for row in drafts.rows_of(ledger)] == before


def test_whom_somebody_has_taken_off_a_row_is_not_open_in_it_again(who: Cast, ledger: Ledger) -> None:
    naming.resolve_name(ledger, "省节水办", who.elsewhere, by=who.by("water-clerk"))
    for one in Assignment.objects.filter(organisation=who.elsewhere):
        one.ended_on = MARCH.date()
        one.save()

    assert open_names(ledger) == ["各市人民政府"]


def test_who_verifies_is_not_made_to_owe_and_a_stranger_resolves_nothing(who: Cast, ledger: Ledger) -> None:
    with pytest.raises(DebtorIsCreditor):
        naming.resolve_name(ledger, "省节水办", who.office, by=who.by("water-clerk"))
    with pytest.raises(NotPermitted):
        naming.resolve_name(ledger, "省节水办", who.elsewhere, by=who.by("elsewhere-clerk"))
    with pytest.raises(naming.NotOpen):
        naming.resolve_name(ledger, "省水利厅", who.elsewhere, by=who.by("water-clerk"))

    assert "省节水办" in open_names(ledger)


def test_open_names_cost_four_questions(ledger: Ledger, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(4):
        open_names(ledger)


def test_a_name_that_names_nobody_is_set_aside_in_all_rows_and_found_in_the_log(who: Cast, ledger: Ledger) -> None:
    assert naming.set_name_aside(ledger, "省节水办", by=who.by("water-clerk")) == 2

    assert open_names(ledger) == ["各市人民政府"]
    assert Assignment.objects.filter(named="省节水办").count() == 0
    event = Event.objects.latest("number")
    assert (event.verb, (event.payload or {})["name"]) == ("set_name_aside", "省节水办")


def test_what_was_set_aside_is_open_again_when_that_is_taken_back(who: Cast, ledger: Ledger) -> None:
    naming.set_name_aside(ledger, "省节水办", by=who.by("water-clerk"))

    undoing.undo_last(ledger, by=who.by("water-clerk"))

    assert open_names(ledger) == ["省节水办", "各市人民政府"]
