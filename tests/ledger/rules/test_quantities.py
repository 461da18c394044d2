"""What may not be mixed, added or divided is refused; series go on or are corrected with a reason."""

from datetime import date
from decimal import Decimal

import pytest

from taizhang.ledger.rules.observations import Grade, Observation, SeriesBroken, require_continues
from taizhang.ledger.rules.quantities import NoPercentage, Quantity, UnitsMixed, ValueKind, growth, points_between

MARCH, JUNE, NEXT_MARCH = date(2022, 3, 31), date(2022, 6, 30), date(2023, 3, 31)


def value(text: str, unit: str = "家") -> Quantity:
    return Quantity(Decimal(text), unit)


def seen(
    end: date, text: str, kind: ValueKind = ValueKind.CUMULATIVE, grade: Grade = Grade.PRELIMINARY, why: str | None = None
) -> Observation:
    return Observation(end, value(text), kind, grade, why)


def test_growth_needs_a_base_that_is_more_than_nothing() -> None:
    assert growth(value("110"), value("100")) == 10
    for base in ("0", "-5"):
        with pytest.raises(NoPercentage):
            growth(value("110"), value(base))


def test_the_change_of_a_rate_is_in_points_and_no_growth() -> None:
    assert points_between(value("43.5", "%"), value("40", "%")) == value("3.5", "百分点")
    with pytest.raises(NoPercentage):
        growth(value("43.5", "%"), value("40", "%"))
    with pytest.raises(UnitsMixed):
        points_between(value("3", "家"), value("2", "家"))


def test_cumulative_and_point_in_time_values_never_mix() -> None:
    with pytest.raises(SeriesBroken):
        require_continues(seen(JUNE, "50", ValueKind.POINT), [seen(MARCH, "25")])


def test_a_count_cannot_fall_without_a_recorded_correction() -> None:
    series = [seen(MARCH, "25")]

    require_continues(seen(JUNE, "25"), series)
    with pytest.raises(SeriesBroken, match="does not fall"):
        require_continues(seen(JUNE, "24"), series)
    require_continues(seen(JUNE, "24", why="重复统计一家"), series)


def test_a_value_that_comes_late_does_not_exceed_what_followed_it() -> None:
    with pytest.raises(SeriesBroken):
        require_continues(seen(MARCH, "60"), [seen(JUNE, "50")])


def test_a_running_total_starts_again_with_the_year() -> None:
    require_continues(seen(NEXT_MARCH, "3"), [seen(MARCH, "25"), seen(JUNE, "50")])


def test_a_stock_may_fall() -> None:
    require_continues(seen(JUNE, "24", ValueKind.POINT), [seen(MARCH, "25", ValueKind.POINT)])


def test_an_estimate_gives_way_to_the_final_value_and_not_the_other_way_round() -> None:
    estimate, final = seen(MARCH, "25", grade=Grade.EXPECTED), seen(MARCH, "24", grade=Grade.FINAL)

    require_continues(final, [estimate])
    with pytest.raises(SeriesBroken, match="surer"):
        require_continues(estimate, [final])


def test_a_series_keeps_its_unit() -> None:
    with pytest.raises(UnitsMixed):
        require_continues(Observation(JUNE, value("3", "万家"), ValueKind.CUMULATIVE), [seen(MARCH, "25000")])
