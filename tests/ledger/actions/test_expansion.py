"""A collective body becomes the duties of its members when somebody confirms them, and nobody is made responsible by a guess."""

from datetime import date

import pytest

from taizhang.ledger.actions import deeds, drafting, expansion, organisations
from taizhang.ledger.actions.expansion import Collective
from taizhang.ledger.models import Assignment, Obligation
from taizhang.ledger.rules.collective_names import Level
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.expansion import MembersUnknown, NotExpandable
from taizhang.ledger.rules.permissions import NotPermitted
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.people import MARCH, Cast, cast, clock, draft_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def cities(who: Cast, name: str = "各市人民政府") -> Collective:
    """The invented province of 云海 with two cities, of which one has ended."""
    entry = organisations.Entry
    province = organisations.register_organisation("云海省", entry(level=Level.PROVINCE, code="990000"), by=clock())
    below = [("甲市", "990100"), ("乙市", "990200"), ("丙市", "990300")]
    *_, last = (
        organisations.register_organisation(city, entry(level=Level.CITY, code=code, parent=province), by=clock()) for city, code in below
    )
    with deeds.deed("end", by=clock()) as deed:
        deed.change(last, valid_to=date(2019, 1, 9))
    return Collective(name, province, MARCH.date())


def named(row: Obligation) -> list[tuple[str, str]]:
    rows = Assignment.objects.filter(obligation=row, named__startswith="各").order_by("position")
    return list(rows.values_list("organisation__name", "role"))


def test_the_cities_that_exist_owe_it_once_they_are_confirmed(who: Cast) -> None:
    row, meant = first_row(draft_ledger(who)), cities(who)
    assert expansion.proposed(meant).members == ("甲市", "乙市")
    assert named(row) == []

    expansion.confirm_members(row, meant, Duty.RESPONSIBLE, by=who.by("water-clerk"))

    assert named(row) == [("甲市", "responsible"), ("乙市", "responsible")]


def test_confirmed_again_nobody_owes_it_twice(who: Cast) -> None:
    row, meant = first_row(draft_ledger(who)), cities(who)
    expansion.confirm_members(row, meant, Duty.RESPONSIBLE, by=who.by("water-clerk"))

    assert expansion.confirm_members(row, meant, Duty.LEAD, by=who.by("water-clerk")) == []
    assert len(named(row)) == 2


def test_a_name_that_leaves_open_who_is_meant_makes_nobody_responsible(who: Cast) -> None:
    row, meant = first_row(draft_ledger(who)), cities(who, "各有关单位")

    with pytest.raises(NotExpandable):
        expansion.confirm_members(row, meant, Duty.RESPONSIBLE, by=who.by("water-clerk"))

    assert named(row) == []


def test_an_issuer_that_is_no_government_of_the_registry_is_refused(who: Cast) -> None:
    with pytest.raises(MembersUnknown):
        expansion.proposed(Collective("各市人民政府", who.water, MARCH.date()))


def test_a_signed_row_gets_no_members(who: Cast) -> None:
    with pytest.raises(drafting.NotADraft):
        expansion.confirm_members(first_row(signed_ledger(who)), cities(who), Duty.SUPPORT, by=who.by("water-clerk"))


def test_a_stranger_confirms_nobody(who: Cast) -> None:
    with pytest.raises(NotPermitted):
        expansion.confirm_members(first_row(draft_ledger(who)), cities(who), Duty.SUPPORT, by=who.by("elsewhere-clerk"))
