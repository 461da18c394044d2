"""What is asked about a figure at once: slips of the unit, jumps, falls; and what is not asked, because it is ordinary."""

from datetime import date
from decimal import Decimal

import pytest

from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.doubts import Figure, Measured, doubts
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.quantities import ValueKind
from taizhang.ledger.rules.sentences import Sentence

MARCH, ON = date(2026, 3, 31), date(2026, 4, 2)
HOUSEHOLDS = Measured("户")


def asked(value: object, *before: object, of: Measured = HOUSEHOLDS, grade: Grade = Grade.PRELIMINARY) -> list[Sentence]:
    """Of March, after the months before it."""
    past = [Figure(Decimal(str(one)), date(2026, 3 - len(before) + place, 20)) for place, one in enumerate(before)]
    return doubts(Figure(Decimal(str(value)), MARCH, grade), past, of, on=ON)


@pytest.mark.parametrize(
    ("value", "slip"), [(12_000, "多写了“百”"), (120_000, "多写了“千”"), (1_100_000, "多写了“万”"), (1.2, "少写了“百”")]
)
def test_a_value_a_hundred_or_ten_thousand_times_the_last_is_a_slip_of_the_unit(value: object, slip: str) -> None:
    (question,) = asked(value, 100, 110)

    assert slip in question.zh
    assert "户" in question.zh


def test_a_first_value_far_above_its_target_is_a_slip_too() -> None:
    (question,) = asked(200_000, of=Measured("万亩", wanted=Decimal(20)))

    assert "远超目标（20万亩）" in question.zh


def test_what_was_done_in_one_month_is_held_against_what_ever_was() -> None:
    assert [one.en for one in asked(400, 20, 50)] == ["a jump from 50 户: is that so?"]
    assert asked(110, 20, 50) == []


def test_a_jump_is_asked_about_though_there_is_one_value_before_it() -> None:
    """22,000 households after 1,980: ten times as many is no slip of a unit that has a name, and no ordinary month."""
    assert [one.en for one in asked(22_000, 1980)] == ["a jump from 1980 户: is that so?"]
    assert [one.en for one in asked(4900, 19, of=Measured("户", ValueKind.POINT))] == ["a jump from 19 户: is that so?"]


def test_a_stock_that_falls_is_asked_about_unless_it_is_to_fall() -> None:
    stock = Measured("户", ValueKind.POINT)

    assert "下降" in asked(80, 100, of=stock)[0].zh
    assert "下降" in asked(95, 100, of=stock)[0].zh, "what was counted stands: whoever is to have more has lost some"
    assert asked(100, 100, of=stock) == []
    assert asked(80, 100, of=Measured("户", ValueKind.POINT, Kind.FALLING)) == []


def test_what_goes_up_and_down_by_itself_may_fall_a_little() -> None:
    for kind in (ValueKind.CURRENT, ValueKind.SHARE):
        assert asked(55, 60, of=Measured("%", kind)) == []
        assert "下降" in asked(50, 60, of=Measured("%", kind))[0].zh


def test_a_running_total_never_falls_within_its_year_and_may_begin_again_with_the_next() -> None:
    assert "下降" in asked(99, 100)[0].zh
    january = Figure(Decimal(1), date(2027, 1, 31))
    total = [Figure(Decimal(value), date(2026, month, 28)) for month, value in ((11, 90), (12, 100))]

    assert [one.zh for one in doubts(january, total, HOUSEHOLDS, on=date(2027, 2, 1))] == ["低于2026年12月的100户：是否自本年重新累计？"]
    assert doubts(Figure(Decimal(110), date(2027, 1, 31)), total, HOUSEHOLDS, on=date(2027, 2, 1)) == []


def test_impossible_shares_and_values_below_zero_are_asked_about() -> None:
    assert "占比为120%" in asked(120, of=Measured("%", ValueKind.SHARE))[0].zh
    assert "负数" in asked(-5)[0].zh
    assert asked(-5, of=Measured("%", ValueKind.GROWTH)) == []


def test_nothing_is_final_before_its_period_is_over() -> None:
    early = doubts(Figure(Decimal(5), MARCH, Grade.FINAL), [], HOUSEHOLDS, on=date(2026, 3, 20))

    assert [one.en for one in early] == ["the period is not over: how can the value be final?"]
    assert asked(5, grade=Grade.FINAL) == []


@pytest.mark.parametrize("before", [(), (0,), (100,), (50, 100)])
def test_an_ordinary_month_is_asked_nothing(before: tuple[object, ...]) -> None:
    assert asked(120, *before) == []


def test_a_change_of_a_share_may_be_below_zero_and_a_level_is_asked_about() -> None:
    new = Figure(Decimal("-1.2"), date(2022, 6, 30))

    assert doubts(new, [], Measured("百分点", ValueKind.SHARE, Kind.SHARE_CHANGE, Decimal(-2)), on=date(2022, 7, 1)) == []
    assert "负数" in doubts(new, [], Measured("家"), on=date(2022, 7, 1))[0].zh
