"""A clock that stands moves the due date without editing it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules.calendars import official
from taizhang.ledger.rules.clock import Due, due
from taizhang.ledger.rules.suspensions import Moved, Suspension, moved
from taizhang.ledger.rules.terms import By, Dates, Since, Term, Unit, Within

DAY = timedelta(days=1)
LATER = date(2023, 12, 1)


def due_of(term: Term, issued: date | None = None) -> Due:
    return due(term, dates=Dates(issued=issued), calendar=official())


def after(original: Due, *suspensions: Suspension, on: date = LATER) -> Moved:
    return moved(original, suspensions, on=on, calendar=official())


TEN_WORKING_DAYS = due_of(Within(10, Unit.WORKING_DAY, Since.ISSUED), date(2022, 3, 27))
END_OF_JUNE = due_of(By(date(2022, 6, 30)))


def test_no_edit_of_a_deadline_without_a_trace_working_days_of_standing_are_added_beside_it() -> None:
    result = after(TEN_WORKING_DAYS, Suspension(date(2022, 3, 29), date(2022, 4, 6)))  # five working days, one of them a Saturday

    assert (result.by, result.day, result.unit) == (5, date(2022, 4, 18), Unit.WORKING_DAY)
    assert result.original is TEN_WORKING_DAYS
    assert TEN_WORKING_DAYS.day == date(2022, 4, 11)


def test_a_named_day_moves_by_calendar_days() -> None:
    result = after(END_OF_JUNE, Suspension(date(2022, 5, 1), date(2022, 5, 31)))

    assert (result.by, result.day) == (30, date(2022, 7, 30))  # a Saturday: a day that is named may be one


def test_a_counted_period_does_not_end_on_a_holiday_after_it_was_moved() -> None:
    original = due_of(Within(10, Unit.DAY, Since.ISSUED), date(2022, 9, 10))

    result = after(original, Suspension(date(2022, 9, 15), date(2022, 9, 26)))

    assert (original.day, result.day) == (date(2022, 9, 20), date(2022, 10, 8))


def test_a_pause_in_the_holiday_that_had_moved_the_end_still_counts() -> None:
    original = due_of(Within(30, Unit.DAY, Since.ISSUED), date(2022, 9, 1))  # 1 October, so 8 October

    assert after(original, Suspension(date(2022, 10, 3), date(2022, 10, 15))).day == date(2022, 10, 13)


def test_a_clock_that_still_stands_has_moved_it_as_far_as_today() -> None:
    standing = Suspension(date(2022, 6, 20))

    first, second = (after(END_OF_JUNE, standing, on=on) for on in (date(2022, 6, 20), date(2022, 7, 19)))

    assert (first.by, second.by) == (1, 30)
    assert first.suspended_since == second.suspended_since == date(2022, 6, 20)
    assert "自2022-06-20起中止" in second.sentence.zh
    assert "suspended since 2022-06-20" in second.sentence.en


def test_a_clock_that_has_run_again_does_not_stand() -> None:
    assert after(END_OF_JUNE, Suspension(date(2022, 6, 1), date(2022, 6, 11)), on=date(2022, 6, 11)).suspended_since is None


def test_what_is_late_is_not_mended_by_a_pause() -> None:
    assert after(END_OF_JUNE, Suspension(date(2022, 7, 1), date(2022, 8, 1))).day == date(2022, 6, 30)


def test_a_pause_after_a_due_date_that_a_pause_had_moved_counts() -> None:
    first, second = Suspension(date(2022, 6, 20), date(2022, 6, 30)), Suspension(date(2022, 7, 5), date(2022, 7, 10))

    assert after(END_OF_JUNE, first, second).day == date(2022, 7, 15)


def test_a_pause_in_the_future_has_not_moved_anything_yet() -> None:
    planned = Suspension(date(2022, 6, 1), date(2022, 6, 11))

    assert after(END_OF_JUNE, planned, on=date(2022, 5, 31)).day == date(2022, 6, 30)


def test_two_pauses_at_once_are_one() -> None:
    over = after(END_OF_JUNE, Suspension(date(2022, 5, 1), date(2022, 5, 21)), Suspension(date(2022, 5, 11), date(2022, 5, 31)))

    assert over == after(END_OF_JUNE, Suspension(date(2022, 5, 1), date(2022, 5, 31)))


def test_a_pause_before_the_period_began_moves_nothing() -> None:
    before = Suspension(date(2022, 3, 1), date(2022, 3, 28))

    assert after(TEN_WORKING_DAYS, before).day == TEN_WORKING_DAYS.day


pauses = st.lists(
    st.builds(
        lambda start, length: Suspension(start, start + length * DAY), st.dates(date(2022, 1, 1), date(2022, 12, 1)), st.integers(1, 90)
    ),
    max_size=4,
)


@given(st.dates(date(2022, 1, 1), date(2022, 6, 30)), st.integers(1, 40), pauses)
def test_whatever_stood_the_period_has_as_many_running_working_days_as_before(
    start: date, count: int, suspensions: list[Suspension]
) -> None:
    result = after(due_of(Within(count, Unit.WORKING_DAY, Since.ISSUED), start), *suspensions)

    span = [start + n * DAY for n in range(1, (result.day - start).days + 1)]
    running = [day for day in span if not any(s.start <= day < (s.end or LATER) for s in suspensions)]

    assert sum(official().is_working_day(day) for day in running) == count


@given(pauses)
def test_no_pause_brings_a_due_date_forward(suspensions: list[Suspension]) -> None:
    assert after(END_OF_JUNE, *suspensions).day >= END_OF_JUNE.day


def test_a_clock_does_not_run_again_before_it_stood() -> None:
    with pytest.raises(ValueError, match="before it stood"):
        Suspension(date(2022, 5, 2), date(2022, 5, 2))
