"""When something is due: what is counted, from which date, and what a holiday does to it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kit.workdays import CalendarMissing, days_after, working_days_after
from taizhang.ledger.rules.calendars import Calendar, official
from taizhang.ledger.rules.clock import Basis, Due, DueUnknown, StartUnknown, due, next_review
from taizhang.ledger.rules.periods import Grain, first_day, last_day
from taizhang.ledger.rules.terms import By, Dates, ForGood, Law, Period, Since, Term, Unit, Unstated, Within, unit_under

YEAR_2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
days = st.dates(date(2018, 1, 1), date(2026, 6, 30))


def found(term: Term, issued: date | None = None, period: Period | None = None) -> Due:
    return due(term, dates=Dates(issued=issued), calendar=official(), period=period)


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        ("2022-01-28", 10, Unit.WORKING_DAY, "2022-02-16"),
        ("2022-01-27", 5, Unit.WORKING_DAY, "2022-02-08"),
        ("2022-04-20", 10, Unit.WORKING_DAY, "2022-05-06"),
        ("2022-04-29", 7, Unit.WORKING_DAY, "2022-05-12"),
        ("2022-06-02", 3, Unit.WORKING_DAY, "2022-06-08"),
        ("2022-09-09", 20, Unit.WORKING_DAY, "2022-10-13"),
        ("2022-09-29", 10, Unit.WORKING_DAY, "2022-10-18"),
        ("2022-12-28", 10, Unit.WORKING_DAY, "2023-01-12"),
        ("2022-01-01", 30, Unit.DAY, "2022-02-07"),
        ("2022-09-01", 30, Unit.DAY, "2022-10-08"),
        ("2022-07-06", 90, Unit.DAY, "2022-10-08"),
        ("2022-04-01", 30, Unit.DAY, "2022-05-05"),
        ("2022-03-27", 10, Unit.WORKING_DAY, "2022-04-11"),  # the notice's own: from a Sunday over 清明节
    ],
)
def test_periods_of_2022_end_where_the_official_calendar_says(start: str, count: int, unit: Unit, end: str) -> None:
    assert found(Within(count, unit, Since.ISSUED), date.fromisoformat(start)).day == date.fromisoformat(end)


def test_a_saturday_worked_for_a_holiday_is_a_working_day_and_the_holiday_is_none() -> None:
    calendar = official()

    assert calendar.is_working_day(date(2022, 10, 8))
    assert not calendar.is_working_day(date(2022, 10, 7))


def test_the_same_number_of_days_and_of_working_days_are_not_the_same() -> None:
    issued = date(2022, 3, 27)

    assert found(Within(10, Unit.DAY, Since.ISSUED), issued).day == date(2022, 4, 6)
    assert found(Within(10, Unit.WORKING_DAY, Since.ISSUED), issued).day == date(2022, 4, 11)


@pytest.mark.parametrize(
    ("issued", "count", "unit", "end"),
    [
        ("2022-01-31", 1, Unit.MONTH, "2022-02-28"),
        ("2021-11-30", 3, Unit.MONTH, "2022-02-28"),
        ("2022-01-15", 2, Unit.MONTH, "2022-03-15"),
        ("2020-02-29", 1, Unit.YEAR, "2021-03-01"),  # there is no 29 February, so the 28th, a Sunday
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last(issued: str, count: int, unit: Unit, end: str) -> None:
    assert found(Within(count, unit, Since.ISSUED), date.fromisoformat(issued)).day == date.fromisoformat(end)


def test_the_result_says_which_of_the_three_dates_counted() -> None:
    dates = Dates(issued=date(2022, 3, 27), printed=date(2022, 3, 28), received=date(2022, 4, 1))

    results = {since: due(Within(10, Unit.WORKING_DAY, since), dates=dates, calendar=official()) for since in Since}

    assert {since: (result.since, result.start) for since, result in results.items()} == {s: (s, dates.of(s)) for s in Since}
    assert results[Since.RECEIVED].day == date(2022, 4, 18)
    assert "收到之日（2022-04-01）" in results[Since.RECEIVED].rule.zh
    assert "the day of receipt (2022-04-01)" in results[Since.RECEIVED].rule.en


def test_a_start_that_the_text_does_not_name_is_concluded_and_marked() -> None:
    named, unnamed = (found(Within(10, Unit.WORKING_DAY, since), date(2022, 3, 27)) for since in (Since.ISSUED, None))

    assert named.day == unnamed.day
    assert (named.inferred, unnamed.inferred) == (False, True)
    assert "推定" in unnamed.rule.zh


def test_a_date_that_the_document_does_not_have_is_asked_for() -> None:
    with pytest.raises(StartUnknown) as refusal:
        found(Within(10, Unit.WORKING_DAY, Since.RECEIVED), date(2022, 3, 27))

    assert "收到之日" in refusal.value.sentence.zh


def test_a_holiday_at_the_end_moves_a_period_and_is_named() -> None:
    result = found(Within(30, Unit.DAY, Since.ISSUED), date(2022, 9, 1))

    assert result.rolled_from == date(2022, 10, 1)
    assert "顺延" in result.rule.zh


@pytest.mark.parametrize(
    ("term", "end"),
    [
        (By(date(2022, 10, 1)), "2022-10-01"),  # a holiday: it stands in the text, and no law moves it
        (By(date(2022, 6, 1), Grain.MONTH), "2022-06-30"),
        (By(date(2024, 2, 1), Grain.MONTH), "2024-02-29"),
        (By(date(2022, 1, 1), Grain.QUARTER), "2022-03-31"),
        (By(date(2022, 9, 30), Grain.QUARTER), "2022-09-30"),
        (By(date(2022, 1, 1), Grain.HALF_YEAR), "2022-06-30"),
        (By(date(2025, 1, 1), Grain.YEAR), "2025-12-31"),
        (By(date(2022, 5, 1), Grain.TEN_DAYS), "2022-05-10"),
        (By(date(2022, 5, 11), Grain.TEN_DAYS), "2022-05-20"),
        (By(date(2022, 5, 31), Grain.TEN_DAYS), "2022-05-31"),
    ],
)
def test_a_part_of_the_year_is_due_on_its_last_day_and_no_holiday_moves_that(term: By, end: str) -> None:
    result = found(term)

    assert (result.day, result.basis, result.inferred) == (date.fromisoformat(end), Basis.STATED, False)
    assert result.grain is term.grain


@given(days, st.sampled_from(Grain))
def test_every_day_lies_between_the_ends_of_its_part(day: date, grain: Grain) -> None:
    first, last = first_day(grain, day), last_day(grain, day)

    assert first <= day <= last
    assert first_day(grain, last) == first
    assert last_day(grain, last + timedelta(days=1)) > last


def test_without_a_stated_deadline_the_end_of_the_plan_is_concluded_to_be_confirmed() -> None:
    result = found(Unstated(), date(2022, 3, 27), YEAR_2022)

    assert (result.day, result.basis, result.inferred) == (date(2022, 12, 31), Basis.PLAN_PERIOD, True)


def test_without_a_deadline_and_without_a_period_no_date_is_invented() -> None:
    with pytest.raises(DueUnknown):
        found(Unstated(), date(2022, 3, 27))


def test_what_holds_for_good_is_reviewed_every_year() -> None:
    first = found(ForGood(), date(2022, 3, 27))
    second = next_review(first)

    assert [(r.day, r.basis) for r in (first, second)] == [(date(2022, 12, 31), Basis.REVIEW), (date(2023, 12, 31), Basis.REVIEW)]
    with pytest.raises(DueUnknown):
        found(ForGood())


@pytest.mark.parametrize(
    ("issued", "term", "year"),
    [
        (date(2017, 12, 20), Within(1, Unit.WORKING_DAY), 2017),
        (date(2026, 12, 28), Within(10, Unit.WORKING_DAY), 2027),
        (date(2026, 12, 28), Within(10, Unit.DAY), 2027),
        (date(2031, 5, 1), Within(1, Unit.MONTH), 2031),
    ],
)
def test_a_year_without_calendar_data_raises_and_is_named(issued: date, term: Within, year: int) -> None:
    calendar = Calendar("to 2026", frozenset(range(2018, 2027)), official().holidays, official().worked)

    with pytest.raises(CalendarMissing) as missing:
        due(term, dates=Dates(issued=issued), calendar=calendar)

    assert missing.value.year == year


def test_a_period_does_not_jump_over_a_year_that_is_unknown() -> None:
    gap = Calendar("gap", frozenset({2022, 2024}), official().holidays, official().worked)

    with pytest.raises(CalendarMissing, match="2023"):
        gap.after(date(2022, 12, 30), 10)
    with pytest.raises(CalendarMissing, match="2023"):
        gap.between(date(2022, 12, 1), date(2024, 2, 1))


def test_an_administrator_extends_the_calendar_by_rows_alone() -> None:
    closed_by_typhoon = Calendar("local", frozenset({2022}), official().holidays | {date(2022, 7, 4)}, official().worked)

    assert closed_by_typhoon.after(date(2022, 7, 1), 1) == date(2022, 7, 5)


@given(days, st.integers(1, 60))
def test_working_days_agree_with_the_calendar_that_is_walked_day_by_day(start: date, count: int) -> None:
    assert official().after(start, count) == working_days_after(start, count)
    assert found(Within(count, Unit.DAY, Since.ISSUED), start).day == days_after(start, count)


@given(days, st.integers(1, 60))
def test_a_period_of_working_days_holds_that_many(start: date, count: int) -> None:
    day = timedelta(days=1)

    assert official().between(start + day, official().after(start, count) + day) == count


@given(days, st.integers(0, 100))
def test_an_interval_without_days_has_no_working_day(start: date, length: int) -> None:
    assert official().between(start, start - timedelta(days=length)) == 0


@pytest.mark.parametrize(
    ("law", "count", "unit"),
    [
        (Law.PENALTIES, 7, Unit.WORKING_DAY),
        (Law.PENALTIES, 90, Unit.DAY),
        (Law.LICENSING, 45, Unit.WORKING_DAY),
        (Law.SUPERVISION, 30, Unit.DAY),
        (None, 7, Unit.DAY),
    ],
)
def test_bare_days_are_calendar_days_unless_the_law_says_otherwise(law: Law | None, count: int, unit: Unit) -> None:
    assert unit_under(law, count) is unit


def test_periods_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="period of 0"):
        Within(0, Unit.DAY)
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2022, 2, 1), date(2022, 1, 1))
