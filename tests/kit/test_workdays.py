"""Working days: official holidays, the days worked in their place, and years of which nothing is known."""

from datetime import date

import pytest

from taizhang.kit.workdays import CalendarMissing, days_after, is_working_day, next_working_day, working_days_after


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2022, 1, 28), 10, date(2022, 2, 16)),
        (date(2022, 1, 27), 5, date(2022, 2, 8)),
        (date(2022, 4, 20), 10, date(2022, 5, 6)),
        (date(2022, 4, 29), 7, date(2022, 5, 12)),
        (date(2022, 6, 2), 3, date(2022, 6, 8)),
        (date(2022, 9, 9), 20, date(2022, 10, 13)),
        (date(2022, 9, 29), 10, date(2022, 10, 18)),
        (date(2022, 12, 28), 10, date(2023, 1, 12)),
        (date(2022, 3, 27), 10, date(2022, 4, 11)),
    ],
)
def test_a_period_of_working_days_counts_days_worked_in_place_of_holidays(start: date, count: int, last: date) -> None:
    assert working_days_after(start, count) == last


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2022, 1, 1), 30, date(2022, 2, 7)),
        (date(2022, 9, 1), 30, date(2022, 10, 8)),
        (date(2022, 7, 6), 90, date(2022, 10, 8)),
        (date(2022, 4, 1), 30, date(2022, 5, 5)),
    ],
)
def test_a_period_of_calendar_days_that_ends_on_a_holiday_ends_on_the_next_working_day(start: date, count: int, last: date) -> None:
    assert days_after(start, count) == last


def test_a_year_has_as_many_working_days_as_its_notice_says() -> None:
    days = [date.fromordinal(n) for n in range(date(2022, 1, 1).toordinal(), date(2023, 1, 1).toordinal())]

    assert sum(map(is_working_day, days)) == 249


@pytest.mark.parametrize("day", [date(2022, 10, 8), date(2020, 1, 19)])
def test_a_day_at_the_weekend_that_is_worked_is_a_working_day(day: date) -> None:
    assert day.weekday() >= 5
    assert next_working_day(day) == day


@pytest.mark.parametrize("year", [2017, 2099])
def test_a_year_without_a_calendar_is_refused_and_never_guessed(year: int) -> None:
    with pytest.raises(CalendarMissing) as refused:
        is_working_day(date(year, 6, 1))

    assert refused.value.year == year


def test_a_period_that_runs_into_a_year_without_a_calendar_is_refused() -> None:
    with pytest.raises(CalendarMissing):
        working_days_after(date(2026, 12, 28), 10)
