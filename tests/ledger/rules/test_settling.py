"""When a ledger can be settled, and which of its targets count in which year."""

from datetime import date

import pytest

from taizhang.ledger.rules.settling import Look, NotOver, looks, of_year, require_over

END = date(2025, 12, 31)


def test_a_period_is_settled_from_its_last_day_on() -> None:
    with pytest.raises(NotOver) as refused:
        require_over(END, on=date(2025, 12, 30))

    assert "2025-12-31" in refused.value.sentence.zh
    require_over(END, on=END)
    require_over(None, on=date(2022, 1, 1))  # nobody has said when it ends


def test_a_plan_of_four_years_has_half_and_end_of_each() -> None:
    found = looks(date(2022, 3, 1), END)

    assert [look.day for look in found] == [
        date(year, month, last) for year in (2022, 2023, 2024, 2025) for month, last in ((6, 30), (12, 31))
    ]


def test_a_year_that_ends_in_spring_has_no_half_and_one_without_an_end_nothing() -> None:
    assert looks(None, date(2026, 12, 31)) == [Look(2026, half=True, day=date(2026, 6, 30)), Look(2026, half=False, day=date(2026, 12, 31))]
    assert looks(date(2026, 1, 1), date(2026, 6, 30)) == [Look(2026, half=False, day=date(2026, 6, 30))]
    assert looks(date(2026, 1, 1), None) == []


@pytest.mark.parametrize(
    ("deadlines", "year", "expected"),
    [
        ([date(2022, 12, 31), END], 2022, [0]),
        ([date(2022, 12, 31), END], 2023, [1]),  # none of that year: the final one, towards which it is under way
        ([date(2023, 6, 30), date(2023, 12, 31), END], 2023, [0, 1]),
        ([date(2022, 12, 31), date(2023, 12, 31)], 2025, [1]),  # nothing comes any more: the last that was
        ([None, date(2024, 12, 31)], 2023, [1]),
        ([None], 2023, [0]),
        ([], 2023, []),
    ],
)
def test_the_targets_of_a_year_are_its_own_or_the_next_ones(deadlines: list[date | None], year: int, expected: list[int]) -> None:
    assert of_year(deadlines, year) == expected
