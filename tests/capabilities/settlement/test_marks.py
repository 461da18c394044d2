"""A figure that is awaited, one that nobody has reported, and one that misses its target are three things."""

import pytest

from taizhang.capabilities.settlement.rules.marks import Mark, mark_of


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


def test_what_is_closed_is_closed_whatever_is_short_of_its_target() -> None:
    assert mark_of(measured=True, reported=True, met=False, awaited=True, running=True, closed=True) is Mark.CLOSED
    assert mark_of(measured=True, reported=False, met=None, awaited=True, running=True, closed=True) is Mark.CLOSED
    assert mark_of(measured=True, reported=True, met=True, awaited=False, running=False, closed=True) is Mark.MET
