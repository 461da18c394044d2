"""How much of an aim is reached, for every kind of aim; refused where a percentage would be invented."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules.aims import Aim, Kind, is_met, usual_tolerance
from taizhang.ledger.rules.completion import BLANK, Method, completion, credited, percent
from taizhang.ledger.rules.quantities import NoPercentage, Quantity, UnitsMixed
from taizhang.ledger.rules.steps import ClosingNotReported, Stage, Step, of_milestones, of_stage


def aim(kind: Kind, value: str, unit: str = "家", **more: str) -> Aim:
    numbers = {name: Decimal(text) for name, text in more.items()}
    return Aim(kind, Decimal(value), unit, **numbers)  # type: ignore[arg-type]


def of(value: str, unit: str = "家") -> Quantity:
    return Quantity(Decimal(value), unit)


def test_a_reported_zero_does_not_read_as_no_report() -> None:
    rising = aim(Kind.RISING, "30000")

    zero, blank = completion(rising, of("0")), completion(rising, None)

    assert (zero.percent, zero.met) == (Decimal(0), False)
    assert blank is BLANK
    assert (blank.percent, blank.met) == (None, None)


@pytest.mark.parametrize(("value", "done"), [("200", "0"), ("50", "75"), ("0", "100"), ("240", "-20")])
def test_a_falling_target_shows_its_true_progress(value: str, done: str) -> None:
    closing = aim(Kind.FALLING, "0", "处", baseline="200")

    assert completion(closing, of(value, "处")).percent == Decimal(done)


@pytest.mark.parametrize(
    ("target", "value", "done", "met"),
    [
        (aim(Kind.RISING, "30000"), "27000", "90", False),
        (aim(Kind.RISING, "30000"), "33000", "110", True),
        (aim(Kind.RISING, "30000", baseline="20000"), "25000", "50", False),
        (aim(Kind.FALLING, "80"), "100", "80", False),
        (aim(Kind.FALLING, "80"), "64", "125", True),
        (aim(Kind.FALLING, "0"), "0", "100", True),
        (aim(Kind.FALLING, "5"), "0", "100", True),
        (aim(Kind.CEILING, "5.5"), "5.1", "100", True),
        (aim(Kind.CEILING, "5.5"), "11", "50", False),
        (aim(Kind.RANGE, "40", upper="60"), "50", "100", True),
        (aim(Kind.RANGE, "40", upper="60"), "20", "50", False),
        (aim(Kind.RANGE, "40", upper="60"), "80", "75", False),
        (aim(Kind.ZERO_TO_ONE, "1"), "0", "0", False),
        (aim(Kind.ZERO_TO_ONE, "1"), "2", "100", True),
    ],
)
def test_every_kind_of_aim_has_its_own_percentage(target: Aim, value: str, done: str, met: bool) -> None:  # noqa: FBT001
    result = completion(target, of(value))

    assert (result.percent, result.met) == (Decimal(done), met)


def test_percentage_points_are_not_percents() -> None:
    five_points = aim(Kind.SHARE_CHANGE, "5", "百分点", baseline="40")

    assert completion(five_points, of("43", "%")).percent == 60
    assert completion(five_points, of("3", "百分点")).percent == 60
    assert completion(aim(Kind.SHARE_CHANGE, "-5", "百分点", baseline="40"), of("36", "%")).percent == 80
    with pytest.raises(UnitsMixed):
        aim(Kind.SHARE_CHANGE, "5", "%")
    with pytest.raises(UnitsMixed):
        completion(aim(Kind.SHARE_CHANGE, "5", "百分点"), of("43", "%"))


def test_a_value_in_another_unit_is_not_compared() -> None:
    with pytest.raises(UnitsMixed):
        completion(aim(Kind.RISING, "3", "万家"), of("3", "家"))


@pytest.mark.parametrize(
    ("target", "value", "met"),
    [
        (aim(Kind.RANK, "3", "位"), "5", False),
        (aim(Kind.RANK, "3", "位"), "2", True),
        (aim(Kind.RELATIVE, "5.2", "位"), "6.1", True),
        (aim(Kind.RISING, "0", "位"), "3", True),
        (aim(Kind.RISING, "10", "位", baseline="12"), "11", True),  # 不下降 below what was there: met or not, no way to measure
        (aim(Kind.FALLING, "0", "位"), "3", False),
        (aim(Kind.FALLING, "10", "位", baseline="10"), "9", True),
        (aim(Kind.CEILING, "0", "位"), "2", False),
    ],
)
def test_a_percentage_is_refused_where_there_is_none(target: Aim, value: str, met: bool) -> None:  # noqa: FBT001
    with pytest.raises(NoPercentage):
        percent(target, of(value, "位"))

    result = completion(target, of(value, "位"))

    assert (result.percent, result.met) == (None, met)
    assert result.why_none is not None


def test_against_a_series_that_is_not_published_nothing_is_judged() -> None:
    above_average = Aim(Kind.RELATIVE, None, "%", strict=True)

    assert completion(above_average, of("6.1", "%")).met is None


def test_the_number_itself_is_enough_unless_it_is_to_be_exceeded() -> None:
    assert is_met(aim(Kind.RISING, "30000"), of("30000")) is True
    assert is_met(Aim(Kind.RISING, Decimal(30000), "家", strict=True), of("30000")) is False
    assert is_met(Aim(Kind.CEILING, Decimal(5), "家", strict=True), of("5")) is False


def test_about_a_number_allows_what_was_agreed() -> None:
    growth = Aim(Kind.RISING, Decimal(8), "%", tolerance=usual_tolerance(of("8", "%")))

    assert [is_met(growth, of(value, "%")) for value in ("7.7", "7.5", "7.4")] == [True, True, False]


def test_a_hundred_percent_without_accepted_evidence_counts_as_95() -> None:
    assert credited(Decimal(100), evidence_accepted=False) == 95
    assert credited(Decimal(120), evidence_accepted=False) == 95
    assert credited(Decimal(60), evidence_accepted=False) == 60
    assert credited(Decimal(120), evidence_accepted=True) == 120
    assert credited(None, evidence_accepted=False) is None


positive = st.decimals(1, 10**9, places=2)


@given(positive, positive, positive)
def test_rising_and_falling_are_mirror_images(start: Decimal, way: Decimal, done: Decimal) -> None:
    up = Aim(Kind.RISING, start + way, "家", baseline=start)
    down = Aim(Kind.FALLING, start - way, "家", baseline=start)

    assert percent(up, Quantity(start + done, "家")) == percent(down, Quantity(start - done, "家"))


@given(st.sampled_from([Kind.RISING, Kind.FALLING, Kind.CEILING]), positive, positive)
def test_a_hundred_percent_and_met_say_the_same(kind: Kind, target: Decimal, value: Decimal) -> None:
    result = completion(Aim(kind, target, "家"), Quantity(value, "家"))

    assert result.percent is not None
    assert (result.percent >= 100) is result.met


@given(st.lists(st.none() | st.decimals("0.1", 100, places=1), min_size=1, max_size=12))
def test_all_milestones_verified_are_exactly_a_hundred(weights: list[Decimal | None]) -> None:
    assert of_milestones([Step(weight, verified=True) for weight in weights]) == 100
    assert of_milestones([Step(weight, verified=False) for weight in weights]) == 0


def test_without_milestones_there_is_no_percentage_of_them() -> None:
    assert of_milestones([]) is None


def test_the_stages_of_a_task_without_numbers_stop_at_95_until_it_is_closed() -> None:
    reported = [of_stage(stage) for stage in Stage if stage is not Stage.CLOSED]

    assert reported == [0, 20, 40, 60, 80, 95]
    with pytest.raises(ClosingNotReported):
        of_stage(Stage.CLOSED)


@pytest.mark.parametrize(
    ("kind", "value", "more"),
    [(Kind.RISING, None, {}), (Kind.RANGE, Decimal(5), {}), (Kind.RANGE, Decimal(5), {"upper": Decimal(4)})],
)
def test_an_aim_that_says_nothing_is_none(kind: Kind, value: Decimal | None, more: dict[str, Decimal]) -> None:
    with pytest.raises(ValueError, match=r"value|upper"):
        Aim(kind, value, "家", **more)  # type: ignore[arg-type]


def test_a_percentage_keeps_the_method_that_gave_it() -> None:
    plain, from_baseline = aim(Kind.RISING, "30000"), aim(Kind.RISING, "30000", baseline="20000")

    assert [completion(target, of("27000")).method for target in (plain, from_baseline)] == [Method.OF_TARGET, Method.OF_WAY]
    assert completion(aim(Kind.RANK, "3"), of("2")).method is None
