"""序时进度: what should be done by a day, on the chosen curve."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules.schedule import Curve, Linear, Pace, Stepped, ahead, expected

YEAR = (date(2022, 1, 1), date(2022, 12, 31))
curves: st.SearchStrategy[Curve] = st.builds(
    lambda pace, start, days: Linear(pace, start, start + timedelta(days=days)),
    st.sampled_from(Pace),
    st.dates(date(2020, 1, 1), date(2024, 1, 1)),
    st.integers(0, 800),
)


def test_the_published_example_of_august_is_ahead_by_7_33_points() -> None:
    found = ahead(Decimal(74), expected(Linear(Pace.BY_MONTH, *YEAR), date(2022, 8, 31)))

    assert round(found, 2) == Decimal("7.33")


@pytest.mark.parametrize(
    ("on", "months"), [("2022-01-30", 0), ("2022-01-31", 1), ("2022-09-10", 8), ("2022-12-30", 11), ("2022-12-31", 12)]
)
def test_by_month_only_complete_months_count(on: str, months: int) -> None:
    assert expected(Linear(Pace.BY_MONTH, *YEAR), date.fromisoformat(on)) == Decimal(100) * months / 12


def test_by_day_and_by_span_differ_by_the_day_on_which_it_starts() -> None:
    first_of_july = date(2022, 7, 1)

    assert expected(Linear(Pace.BY_DAY, *YEAR), first_of_july) == Decimal(100) * 182 / 365
    assert expected(Linear(Pace.BY_SPAN, *YEAR), first_of_july) == Decimal(100) * 181 / 364


def test_half_the_time_is_half_the_task() -> None:
    assert expected(Linear(Pace.BY_MONTH, *YEAR), date(2022, 6, 30)) == 50


def test_milestones_are_expected_when_their_day_has_passed() -> None:
    curve = Stepped(((date(2022, 6, 30), Decimal(40)), (date(2022, 12, 31), Decimal(100))))

    assert [expected(curve, day) for day in (date(2022, 6, 30), date(2022, 7, 1), date(2022, 12, 31), date(2023, 1, 1))] == [0, 40, 40, 100]


@given(curves, st.dates(date(2019, 1, 1), date(2027, 1, 1)), st.integers(0, 400))
def test_what_is_expected_never_falls_and_stays_between_nothing_and_all(curve: Curve, on: date, later: int) -> None:
    first, second = expected(curve, on), expected(curve, on + timedelta(days=later))

    assert 0 <= first <= second <= 100


@pytest.mark.parametrize("pace", Pace)
def test_a_task_of_one_day_is_expected_on_it(pace: Pace) -> None:
    curve = Linear(pace, date(2022, 5, 5), date(2022, 5, 5))

    assert [expected(curve, day) for day in (date(2022, 5, 4), date(2022, 5, 5))] == [0, 100]


@pytest.mark.parametrize(
    "steps",
    [
        ((date(2022, 6, 30), Decimal(40)), (date(2022, 3, 31), Decimal(60))),
        ((date(2022, 3, 31), Decimal(60)), (date(2022, 6, 30), Decimal(40))),
        ((date(2022, 3, 31), Decimal(120)),),
    ],
)
def test_milestones_that_go_backwards_are_none(steps: tuple[tuple[date, Decimal], ...]) -> None:
    with pytest.raises(ValueError, match="forward"):
        Stepped(steps)


def test_a_curve_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Linear(Pace.BY_DAY, date(2022, 2, 1), date(2022, 1, 1))
