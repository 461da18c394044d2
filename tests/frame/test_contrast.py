"""Colours can be told apart, and that is measured."""

import pytest

from taizhang.frame import contrast, palette


@pytest.mark.parametrize(("one", "other", "expected"), [("#000", "#fff", 21), ("#777777", "#ffffff", 4.48), ("#b3261e", "#b3261e", 1)])
def test_the_contrast_of_two_colours_is_that_of_the_formula(one: str, other: str, expected: float) -> None:
    assert contrast.ratio(one, other) == pytest.approx(expected, abs=0.01)
    assert contrast.ratio(other, one) == contrast.ratio(one, other)


@pytest.mark.parametrize("role", palette.ROLES, ids=lambda role: f"{role.colour} on {role.ground}")
def test_every_colour_is_told_from_its_ground(role: palette.Role) -> None:
    for colours in (palette.usual(), palette.large()):
        assert contrast.ratio(colours[role.colour], colours[role.ground]) >= role.least


def test_in_large_text_the_lesser_inks_and_the_lines_are_stronger() -> None:
    def against_paper(name: str, colours: dict[str, str]) -> float:
        return contrast.ratio(colours[name], colours["paper"])

    for name in ("ink-soft", "ink-faint", "line", "line-strong"):
        assert against_paper(name, palette.large()) > against_paper(name, palette.usual())
