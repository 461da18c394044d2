"""The same indicator under two names becomes one; what other plans want of it stands beside what the draft wants."""

from typing import Any

import pytest

from taizhang.ledger.actions import identifying, undoing
from taizhang.ledger.models import Indicator, Ledger, Target
from taizhang.ledger.queries.same_indicators import indicators_compared
from tests.ledger.people import Cast, cast, draft_ledger, findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def first(who: Cast) -> Ledger:
    return draft_ledger(who)


@pytest.fixture
def second(who: Cast, first: Ledger) -> Ledger:
    """Another plan, which calls 高效节水灌溉面积 by another name and wants more of it."""
    made: dict[str, Any] = findings()
    made["targets"][0] |= {"indicator": "新增高效节水灌溉面积", "value": 30, "quote": "新增高效节水灌溉面积30万亩"}
    return draft_ledger(who, **made)


def test_what_is_or_may_be_the_same_is_shown_with_the_values_of_both(who: Cast, first: Ledger, second: Ledger) -> None:
    same, alike = sorted(indicators_compared([second], who.by("water-clerk").actor), key=lambda one: one.name, reverse=True)

    assert (same.name, len(same.own), len(same.same), same.alike) == ("用水总量", 1, 1, ())
    assert (alike.name, [other.name for other in alike.alike]) == ("新增高效节水灌溉面积", ["高效节水灌溉面积"])
    assert [aim.quote for aim in alike.alike[0].aims] == ["高效节水灌溉面积20万亩"]


def test_two_that_are_one_are_one_from_then_on_and_the_name_is_remembered(who: Cast, first: Ledger, second: Ledger) -> None:
    other, known = (Indicator.objects.get(name=name) for name in ("新增高效节水灌溉面积", "高效节水灌溉面积"))

    assert identifying.identify_indicator(second, other, known, by=who.by("water-clerk")) == 1

    assert Target.objects.filter(indicator=known).count() == 2
    assert Indicator.objects.get(pk=known.pk).other_names == ["新增高效节水灌溉面积"]
    assert all(not one.alike for one in indicators_compared([second], who.by("water-clerk").actor))

    undoing.undo_last(second, by=who.by("water-clerk"))
    assert Target.objects.filter(indicator=known).count() == 1


def test_what_is_measured_in_two_units_is_not_one_indicator(who: Cast, first: Ledger, second: Ledger) -> None:
    water, area = (Indicator.objects.get(name=name) for name in ("用水总量", "高效节水灌溉面积"))

    with pytest.raises(identifying.UnitsDiffer):
        identifying.identify_indicator(second, water, area, by=who.by("water-clerk"))


def test_of_plans_that_he_does_not_see_nobody_is_told(who: Cast, first: Ledger, second: Ledger) -> None:
    assert indicators_compared([second], who.by("elsewhere-clerk").actor) == []
