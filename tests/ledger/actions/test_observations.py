"""Values are added to their series, and corrected by other values; none is overwritten."""

from datetime import date
from decimal import Decimal

import pytest

from taizhang.ledger.actions import observations
from taizhang.ledger.actions.observations import CorrectedAlready, Reported
from taizhang.ledger.models import Event, Indicator, Ledger, Obligation, Observation
from taizhang.ledger.queries.observations import series_of, values_standing
from taizhang.ledger.rules.observations import Grade, SeriesBroken
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.quantities import UnitsMixed
from taizhang.ledger.rules.report_lines import ReasonMissing
from tests.ledger.live import live_ledger, require_kept_standings, standing
from tests.ledger.people import DAY, MARCH, Cast, cast, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return live_ledger(who)


@pytest.fixture
def area(ledger: Ledger) -> Indicator:
    return Indicator.objects.get(name="高效节水灌溉面积")


def observe(
    area: Indicator, who: Cast, value: object, end: date, grade: Grade = Grade.PRELIMINARY, days: int = 0, **more: object
) -> Observation:
    reported = Reported(Decimal(str(value)), end, grade, **more)  # type: ignore[arg-type]
    return observations.observe(area, who.water, reported, by=who.by("water-clerk", MARCH + days * DAY))


def stand(area: Indicator, who: Cast, **asked: object) -> list[tuple[date, Decimal]]:
    return [(v.period_end, v.value) for v in series_of(area.pk, who.water.pk, **asked)]  # type: ignore[arg-type]


def test_a_value_stands_in_its_series_and_tells_how_far_the_obligation_is(area: Indicator, who: Cast) -> None:
    observe(area, who, 5, day(3, 31))

    assert stand(area, who) == [(day(3, 31), Decimal(5))]
    assert standing(Obligation.objects.order_by("code")[0]).completion == Decimal(25)
    require_kept_standings()


def test_a_reported_zero_is_a_value_and_a_blank_is_none(area: Indicator, who: Cast) -> None:
    row = Obligation.objects.order_by("code")[0]
    assert standing(row).completion is None

    observe(area, who, 0, day(3, 31))

    assert standing(row).completion == Decimal(0)
    assert values_standing([area.pk], [who.water.pk, who.works.pk])[area.pk, who.water.pk].value == Decimal(0)
    assert (area.pk, who.works.pk) not in values_standing([area.pk], [who.water.pk, who.works.pk])


def test_of_one_period_the_surest_value_stands_and_all_are_kept(area: Indicator, who: Cast) -> None:
    observe(area, who, 6, day(3, 31), Grade.EXPECTED)
    observe(area, who, 5, day(3, 31), Grade.FINAL)

    assert stand(area, who) == [(day(3, 31), Decimal(5))]
    assert Observation.objects.count() == 2
    with pytest.raises(SeriesBroken, match="surer"):
        observe(area, who, 7, day(3, 31), Grade.PRELIMINARY)


def test_a_running_total_does_not_fall_without_a_recorded_correction(area: Indicator, who: Cast) -> None:
    march = observe(area, who, 9, day(3, 31))
    with pytest.raises(SeriesBroken, match="does not fall"):
        observe(area, who, 8, day(4, 30))

    observations.correct(march, Decimal(7), by=who.by("water-clerk", MARCH + DAY, reason="重复计算了一个灌区"))
    observe(area, who, 8, day(4, 30), days=2)

    assert stand(area, who) == [(day(3, 31), Decimal(7)), (day(4, 30), Decimal(8))]


def test_a_correction_says_what_it_corrects_and_why_and_overwrites_nothing(area: Indicator, who: Cast) -> None:
    march = observe(area, who, 9, day(3, 31))

    new = observations.correct(march, Decimal(7), by=who.by("water-clerk", MARCH + DAY, reason="重复计算"))

    march.refresh_from_db()
    assert (march.value, new.corrects, new.correction) == (Decimal(9), march, "重复计算")
    event = Event.objects.order_by("number").last()
    assert event is not None
    assert (event.verb, event.payload and event.payload["reason"]) == ("correct", "重复计算")
    assert standing(Obligation.objects.order_by("code")[0]).completion == Decimal(35)


def test_published_figures_stay_as_they_were_published(area: Indicator, who: Cast) -> None:
    march = observe(area, who, 9, day(3, 31))
    published = MARCH + 10 * DAY

    observations.correct(march, Decimal(7), by=who.by("water-clerk", MARCH + 20 * DAY, reason="重复计算"))

    assert stand(area, who, known_at=published) == [(day(3, 31), Decimal(9))]
    assert stand(area, who) == [(day(3, 31), Decimal(7))]


def test_a_correction_without_a_reason_and_a_second_one_of_the_same_value_are_refused(area: Indicator, who: Cast) -> None:
    march = observe(area, who, 9, day(3, 31))
    with pytest.raises(ReasonMissing):
        observations.correct(march, Decimal(7), by=who.by("water-clerk"))

    observations.correct(march, Decimal(7), by=who.by("water-clerk", reason="重复计算"))

    with pytest.raises(CorrectedAlready):
        observations.correct(march, Decimal(6), by=who.by("water-clerk", reason="又错"))


def test_values_of_another_unit_or_kind_never_mix(area: Indicator, who: Cast) -> None:
    observe(area, who, 5, day(3, 31))
    with pytest.raises(UnitsMixed):
        observe(area, who, 6, day(4, 30), unit="亩")

    Indicator.objects.filter(pk=area.pk).update(value_kind="point")
    area.refresh_from_db()
    with pytest.raises(SeriesBroken):
        observe(area, who, 6, day(4, 30))


def test_the_same_value_said_twice_is_one(area: Indicator, who: Cast) -> None:
    first, events = observe(area, who, 5, day(3, 31)), Event.objects.count()

    assert observe(area, who, 5, day(3, 31)) == first
    assert Event.objects.count() == events


def test_nobody_reports_the_values_of_others_but_the_coordinator(area: Indicator, who: Cast) -> None:
    with pytest.raises(NotPermitted):
        observations.observe(area, who.water, Reported(Decimal(5), day(3, 31)), by=who.by("elsewhere-clerk"))

    observations.observe(area, who.works, Reported(Decimal(5), day(3, 31)), by=who.by("water-clerk"))

    assert values_standing([area.pk], [who.works.pk])


def test_a_series_is_asked_for_up_to_a_day(area: Indicator, who: Cast) -> None:
    observe(area, who, 5, day(3, 31))
    observe(area, who, 8, day(4, 30))

    assert stand(area, who, on=day(4, 15)) == [(day(3, 31), Decimal(5))]
