"""How high a row must be for its words to show."""

import pytest

from taizhang.reading.report import fit


def test_a_chinese_character_takes_two_units_others_one() -> None:
    assert fit.width_of("省科技厅") == 8
    assert fit.width_of("5G基站") == 6
    assert fit.width_of("（2026年）") == 10


@pytest.mark.parametrize(("words", "lines"), [("", 0), ("建成水厂", 1), ("建成水厂两座", 2), ("一\n二\n三", 3), ("一\n\n三", 3)])
def test_words_take_as_many_lines_as_their_column_needs(words: str, lines: int) -> None:
    # A column of 11 units holds five characters: one unit is kept for punctuation that may not begin a line.
    assert fit.lines_of(words, 11) == lines


def test_a_column_narrower_than_a_character_still_holds_one_a_line() -> None:
    assert fit.lines_of("建成水厂", 0.5) == 4


def test_a_cell_without_words_needs_no_height() -> None:
    assert fit.height_of("", 20) == 0
    assert fit.height_of("建成", 20) > fit.LINE


def test_words_of_more_than_one_row_get_several_rows_each_below_the_highest() -> None:
    rows = fit.rows_of(1000)

    assert len(rows) == 3
    assert sum(rows) == pytest.approx(1000)
    assert max(rows) <= fit.HIGHEST


def test_words_of_one_row_get_one_row() -> None:
    assert fit.rows_of(fit.HIGHEST) == [fit.HIGHEST]


def test_rows_share_what_a_merged_cell_needs_beyond_them() -> None:
    assert fit.stretched([20, 40], 100) == [40, 60]


def test_rows_that_are_high_enough_together_stay_as_they_are() -> None:
    assert fit.stretched([20, 40], 60) == [20, 40]


def test_no_row_is_stretched_beyond_the_highest() -> None:
    assert fit.stretched([400], 900) == [fit.HIGHEST]
