"""Folding: one form of each mark, and not one character more or less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.wording.fold import fold, full_width


@given(st.text())
def test_any_text_is_as_long_folded_as_before(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_a_folded_text_folds_to_itself(text: str) -> None:
    folded = fold(text)

    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("(县水务局负责)", "（县水务局负责）"),
        ("２０２６年", "2026年"),
        ("ＡＢｃ", "ABc"),
        ("增长８．５％", "增长8.5%"),
        ("3～5个", "3-5个"),
        ("1﹒供水", "1.供水"),
        ("3—5个", "3-5个"),
        ("牵头单位:县水务局;", "牵头单位：县水务局；"),
        ("一、\u3000总则", "一、 总则"),
        ("「一窗受理」", "“一窗受理”"),
        ("县水务局\t县财政局", "县水务局 县财政局"),
    ],
)
def test_each_mark_has_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_hanzi_and_line_ends_stay_as_they_are() -> None:
    text = "第一行。\n第二行、第三个词"

    assert fold(text) == text


@pytest.mark.parametrize(("mark", "wide"), [(",", "，"), (";", "；"), ("(", "（"), ("县", "县"), ("，", "，")])
def test_the_full_width_form_of_anything_but_a_half_width_mark_is_itself(mark: str, wide: str) -> None:
    assert full_width(mark) == wide
