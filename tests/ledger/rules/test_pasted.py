"""Rows out of a spreadsheet: whatever is pasted is a table with its head, or refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules import pasted
from taizhang.ledger.rules.pasted import Column, NoTable


def test_a_title_above_the_head_is_skipped_and_rows_keep_their_numbers() -> None:
    (row,) = pasted.rows("水利厅进展\t\n编码\t完成情况\nA-1\t已开工\n")

    assert (row.number, row.code, row.says(Column.DONE)) == (3, "A-1", "已开工")


def test_a_cell_of_several_lines_is_one_cell() -> None:
    (row,) = pasted.rows('编码\t完成情况\nA-1\t"第一行\n第二行"\n')

    assert row.says(Column.DONE) == "第一行\n第二行"


def test_a_row_without_a_code_goes_on_with_the_one_above() -> None:
    first, second = pasted.rows("编码\t指标\t完成值\nA-1\t面积\t3\n\t户数\t40\n")

    assert (first.code, second.code, second.says(Column.INDICATOR)) == ("A-1", "A-1", "户数")


def test_an_empty_row_says_nothing() -> None:
    assert pasted.rows("编码\t完成情况\nA-1\t\n\t\n") == []


@pytest.mark.parametrize("text", ["", "编码", "完成情况\t原因\n已开工\t", '编码\t完成情况\n"' + "长" * 200_000])
def test_what_has_no_head_or_no_end_is_refused(text: str) -> None:
    with pytest.raises(NoTable):
        pasted.rows(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_whatever_is_pasted_below_a_head_is_rows_or_refused(text: str) -> None:
    try:
        found = pasted.rows(f"编码\t完成情况\n{text}")
    except NoTable:
        return
    assert all(row.code for row in found)
