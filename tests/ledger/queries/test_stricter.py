"""Of several plans that set one indicator the stricter stands, and all of them are shown."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Indicator, Obligation, Target
from taizhang.ledger.queries.stricter import demanded_of
from tests.ledger.in_force import first_row
from tests.ledger.live import target_of
from tests.ledger.people import MARCH, cast, clock, draft_ledger

pytestmark = pytest.mark.django_db
TODAY = MARCH.date()


@pytest.fixture
def row() -> Obligation:
    return first_row(draft_ledger(cast()))


def another(row: Obligation, **changed: Any) -> Indicator:
    """A second plan's row wants something of the same indicator, with the same deadline."""
    first = target_of(row)
    second = Obligation.objects.exclude(pk=row.pk).order_by("code")[0]
    same = {name: getattr(first, name) for name in ("indicator", "plan", "kind", "comparator", "value", "unit", "deadline", "firm")}
    with deeds.deed("another", by=clock()) as deed:
        deed.add(Target(**same | {"obligation": second} | changed))
    return first.indicator


def test_the_stricter_stands_and_the_other_is_shown_with_its_source(row: Obligation) -> None:
    indicator = another(row, value=Decimal(25))

    (found,) = demanded_of(indicator.pk, on=TODAY).standings

    assert (found.effective.value, [one.value for one in found.outdone]) == (Decimal(25), [Decimal(20)])
    assert found.outdone[0].source.endswith(row.code)


def test_a_wish_is_shown_as_what_lies_beyond(row: Obligation) -> None:
    indicator = another(row, value=Decimal(30), firm=False)

    (found,) = demanded_of(indicator.pk, on=TODAY).standings

    assert found.effective.value == Decimal(20)
    assert found.stretch is not None
    assert found.stretch.value == Decimal(30)


def test_what_does_not_compare_stands_apart(row: Obligation) -> None:
    indicator = another(row, unit="亩", value=Decimal(250000))

    found = demanded_of(indicator.pk, on=TODAY).standings

    assert [len(one.apart) for one in found] == [1, 1]


def test_what_has_ended_and_the_shares_of_others_demand_nothing(row: Obligation) -> None:
    another(row, value=Decimal(99), valid_to=TODAY)
    indicator = another(row, value=Decimal(98), parent=target_of(row))

    (found,) = demanded_of(indicator.pk, on=TODAY).standings

    assert (found.effective.value, found.outdone) == (Decimal(20), ())


def test_a_demand_without_a_number_is_not_lost(row: Obligation) -> None:
    indicator = another(row, value=None, kind="relative")

    found = demanded_of(indicator.pk, on=TODAY)

    assert (len(found.standings), len(found.unnumbered)) == (1, 1)


def test_many_sources_are_asked_for_at_once(row: Obligation) -> None:
    for value in (21, 22, 23):
        indicator = another(row, value=Decimal(value))

    with CaptureQueriesContext(connection) as asked:
        demanded_of(indicator.pk, on=TODAY)

    assert len(asked) == 1
