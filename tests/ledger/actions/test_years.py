"""At the end of a year the figures are settled as they are known, and what is open goes on in the next ledger."""

from decimal import Decimal

import pytest

from taizhang.ledger.actions import deeds, observations, years
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.actions.years import NotSettled
from taizhang.ledger.models import Assignment, Event, Indicator, Ledger, Obligation, PlanItem, Standing, Target
from taizhang.ledger.queries.years import settlement_of
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.settling import NotOver
from tests.ledger.in_force import begun, first_row
from tests.ledger.live import require_kept_standings
from tests.ledger.people import DAY, MARCH, Cast, cast, clock, day, draft_ledger

pytestmark = pytest.mark.django_db
JANUARY = MARCH + 310 * DAY  # 6 January 2027


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    row = begun(who)
    assert row.ledger is not None
    return row.ledger


def settle(ledger: Ledger, who: Cast) -> years.Settlement:
    return years.close_year(Ledger.objects.get(pk=ledger.pk), by=who.by("water-clerk", JANUARY))


def observe(who: Cast, value: int, grade: Grade = Grade.PRELIMINARY) -> None:
    area = Indicator.objects.get(name="高效节水灌溉面积")
    reported = Reported(Decimal(value), day(12, 31), grade, unit="万亩")
    observations.observe(area, who.water, reported, by=who.by("water-clerk", JANUARY))


def next_ledger(who: Cast) -> Ledger:
    plan = {"id": "p1", "title": "2027年节水方案", "year": 2027, "package": None, "span": [0, 200], "title_only": False}
    return draft_ledger(who, at=JANUARY, plans=[plan])


def test_each_row_stands_with_its_target_its_figure_and_how_sure_that_is(ledger: Ledger, who: Cast) -> None:
    observe(who, 19)

    first, second = settle(ledger, who).rows

    assert (first.indicator, first.target, first.actual, first.grade, first.met) == ("高效节水灌溉面积", Decimal(20), Decimal(19), 2, False)
    assert (second.indicator, second.actual, second.met, second.awaited) == ("", None, None, False)


def test_a_zero_stands_as_a_zero_and_a_blank_as_a_blank(ledger: Ledger, who: Cast) -> None:
    assert settlement_of(ledger, on=JANUARY.date())[0].actual is None

    observe(who, 0)

    assert settlement_of(ledger, on=JANUARY.date())[0].actual == Decimal(0)


def test_figures_that_are_not_final_are_listed_with_the_day_of_their_release(ledger: Ledger, who: Cast) -> None:
    with deeds.deed("calendar", by=clock()) as deed:
        deed.change(Indicator.objects.get(name="高效节水灌溉面积"), out_after_days=20)
    observe(who, 19)

    settled = settle(ledger, who)

    assert [(row.code, str(row.awaited_until)) for row in settled.awaited] == [(f"{ledger.code}-0001", "2027-01-20")]
    event = Event.objects.order_by("number").last()
    assert event is not None
    assert event.payload is not None
    assert (event.verb, event.payload["awaited"]) == ("close_year", [[f"{ledger.code}-0001", "2027-01-20"]])


def test_what_is_final_is_awaited_no_more(ledger: Ledger, who: Cast) -> None:
    observe(who, 20, Grade.FINAL)

    assert settle(ledger, who).awaited == []


def test_figures_as_they_were_settled_stay_whatever_comes_later(ledger: Ledger, who: Cast) -> None:
    observe(who, 19)
    edition = settle(ledger, who).edition

    observe(who, 21, Grade.FINAL)

    edition.refresh_from_db()
    assert edition.content["settlement"][0]["actual"] == "19"
    assert settlement_of(ledger, on=JANUARY.date())[0].actual == Decimal(21)


def test_a_year_is_settled_once_and_by_whom_it_concerns(ledger: Ledger, who: Cast) -> None:
    with pytest.raises(NotPermitted):
        years.close_year(ledger, by=who.by("elsewhere-clerk"))
    settle(ledger, who)

    with pytest.raises(NotSettled):
        settle(ledger, who)


def test_a_year_is_settled_from_its_last_day_on_and_by_nobody_above(ledger: Ledger, who: Cast) -> None:
    with pytest.raises(NotOver):
        years.close_year(ledger, by=who.by("water-clerk", MARCH + 303 * DAY))  # 30 December
    with pytest.raises(NotPermitted):
        years.close_year(ledger, by=who.by("office-supervisor", JANUARY))

    years.close_year(ledger, by=who.by("water-clerk", MARCH + 304 * DAY))

    assert ledger.closed_on == day(12, 31)


def test_what_is_open_goes_on_in_the_next_ledger_with_its_lineage(ledger: Ledger, who: Cast) -> None:
    settle(ledger, who)
    into = next_ledger(who)

    first, _second = years.carry_over(
        Ledger.objects.get(pk=ledger.pk), into, approval="省政府同意", by=who.by("office-supervisor", JANUARY, reason="跨年实施")
    )

    old = first_row(ledger)
    assert (first.carried_from, first.ledger, first.state, first.code) == (old, into, "draft", f"{into.code}-0003")
    assert (str(first.due), first.due_inferred) == ("2027-12-31", True)
    assert (old.state, old.handlings.latest("id").note) == ("cancelled", f"结转至{first.code}")
    assert [(a.organisation, a.role) for a in Assignment.objects.filter(obligation=first)] == [(who.water, "lead"), (who.works, "support")]
    assert Target.objects.get(obligation=first).value == Decimal(20)
    assert PlanItem.objects.get(obligation=first).words == PlanItem.objects.get(obligation=old).words
    assert Standing.objects.filter(obligation=first).exists()
    require_kept_standings(JANUARY.date())


def test_to_carry_over_again_carries_nothing(ledger: Ledger, who: Cast) -> None:
    settle(ledger, who)
    into = next_ledger(who)
    by = who.by("office-supervisor", JANUARY, reason="跨年实施")
    years.carry_over(Ledger.objects.get(pk=ledger.pk), into, approval="省政府同意", by=by)
    events, rows = Event.objects.count(), Obligation.objects.count()

    assert years.carry_over(Ledger.objects.get(pk=ledger.pk), into, approval="省政府同意", by=by) == []
    assert (Event.objects.count(), Obligation.objects.count()) == (events, rows)


def test_a_year_is_settled_before_anything_is_carried_over_and_not_by_its_coordinator(ledger: Ledger, who: Cast) -> None:
    into = next_ledger(who)
    with pytest.raises(NotSettled):
        years.carry_over(ledger, into, approval="同意", by=who.by("office-supervisor", JANUARY))
    settle(ledger, who)

    with pytest.raises(NotPermitted):
        years.carry_over(Ledger.objects.get(pk=ledger.pk), into, approval="同意", by=who.by("water-head", JANUARY))
