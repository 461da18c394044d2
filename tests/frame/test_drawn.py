"""Fragments that are drawn once."""

from collections.abc import Callable
from itertools import count

from django.utils import translation
from markupsafe import Markup

from taizhang.frame.drawn import drawn


def counting() -> Callable[..., Markup]:
    """A macro that says how often it has drawn, and what."""
    turn = count(1)
    return lambda *values: Markup("{}: {}").format(next(turn), values)


def test_what_is_asked_for_again_is_not_drawn_again() -> None:
    macro = counting()
    first = drawn(macro, "列", [("甲", 1), ("乙", 2)], {"due": "时限"})
    assert drawn(macro, "列", [("甲", 1), ("乙", 2)], {"due": "时限"}) is first
    assert first.startswith("1: ")


def test_other_rows_other_columns_or_another_macro_are_drawn_anew() -> None:
    macro = counting()
    drawn(macro, [("甲", 1)], {"due": "时限"})
    assert drawn(macro, [("甲", 2)], {"due": "时限"}).startswith("2: ")
    assert drawn(macro, [("甲", 1)], {"due": "期限"}).startswith("3: ")
    assert drawn(macro, [("甲", 1)], {"day": "时限"}).startswith("4: ")
    assert drawn(counting(), [("甲", 1)], {"due": "时限"}).startswith("1: ")


def test_each_language_has_its_own() -> None:
    macro = counting()
    with translation.override("zh-hans"):
        drawn(macro, [("甲", 1)])
    with translation.override("en"):
        assert drawn(macro, [("甲", 1)]).startswith("2: ")
