"""A figure that is awaited, one that nobody has reported, and one that misses its target are three things."""

from datetime import date

import pytest

from taizhang.capabilities.settlement.rules.marks import Mark, half_year, mark_of


@pytest.mark.parametrize(
    ("measured", "reported", "met", "awaited", "running", "expected"),
    [
        (False, False, None, False, False, Mark.UNMEASURED),
        (True, False, None, True, True, Mark.UNREPORTED),
        (True, True, False, True, True, Mark.RUNNING),
        (True, True, True, True, True, Mark.MET),
        (True, True, True, True, False, Mark.AWAITED),
        (True, True, False, False, False, Mark.MISSED),
        (True, True, True, False, False, Mark.MET),
    ],
)
def test_what_a_line_says(*, measured: bool, reported: bool, met: bool | None, awaited: bool, running: bool, expected: Mark) -> None:
    assert mark_of(measured=measured, reported=reported, met=met, awaited=awaited, running=running) is expected


def test_a_year_that_ends_in_spring_has_no_half() -> None:
    assert half_year(date(2026, 12, 31)) == date(2026, 6, 30)
    assert half_year(date(2026, 6, 30)) is None
    assert half_year(None) is None
