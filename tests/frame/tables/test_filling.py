"""Rows are written into a blank file of somebody else, which stays as he drew it."""

from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest

from taizhang.frame.tables.filling import Place, filled
from taizhang.frame.tables.read import Unreadable, tables_of

from .made import template, word_file, workbook

HEADS = ("序号", "重点任务", "具体举措", "牵头单位")
SHEET = Place("工作台账", 2, (1,))
LINES = [{0: n, 1: "推进节水" if n < 4 else "保护河湖", 2: f"举措{n}", 3: "省水利厅"} for n in range(1, 6)]


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content)).worksheets[0]


def test_a_workbook_keeps_its_title_heads_widths_and_looks() -> None:
    sheet = opened(filled(template(HEADS), SHEET, LINES))

    assert sheet["A1"].font.size == 20
    assert sheet.row_dimensions[1].height == 36
    assert sheet["B2"].fill.fgColor.rgb.endswith("DDDDDD")
    assert sheet.column_dimensions["B"].width == 44
    assert sheet.freeze_panes == "A3"
    assert "A1:D1" in {str(one) for one in sheet.merged_cells.ranges}


def test_empty_rows_are_filled_first_and_more_are_added_in_their_looks() -> None:
    sheet = opened(filled(template(HEADS, blank=2), SHEET, LINES))

    assert [sheet.cell(row, 3).value for row in range(3, 8)] == [f"举措{n}" for n in range(1, 6)]
    assert sheet["C7"].border.top.style == "thin", "the fifth row was none of the form's own"
    assert not sheet["C7"].font.bold


def test_what_stands_below_moves_down_with_its_merged_cells_and_its_height() -> None:
    sheet = opened(filled(template(HEADS, blank=2), SHEET, LINES))

    assert sheet["A8"].value == "填表人：        审核人："
    assert "A8:D8" in {str(one) for one in sheet.merged_cells.ranges}
    assert sheet.row_dimensions[8].height == 30
    assert sheet.row_dimensions[5].height is None, "the row that stands there now is as high as its words need"


def test_the_same_task_is_one_cell_over_its_measures() -> None:
    sheet = opened(filled(template(HEADS), SHEET, LINES))

    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert {"B3:B5", "B6:B7"} <= merged
    assert (sheet["B3"].value, sheet["B6"].value) == ("推进节水", "保护河湖")


def test_a_form_without_empty_rows_looks_like_its_heads_without_their_weight() -> None:
    sheet = opened(filled(template(HEADS, blank=0, foot=""), SHEET, LINES))

    assert sheet["C3"].border.left.style == "thin"
    assert not sheet["C3"].font.bold
    assert sheet["C3"].fill.fill_type is None


def test_words_that_look_like_a_formula_stay_words() -> None:
    sheet = opened(filled(template(HEADS), SHEET, [{2: "=HYPERLINK(1)"}]))

    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=HYPERLINK(1)", "s")


def test_a_form_for_nothing_stays_as_it_was() -> None:
    assert tables_of(filled(template(HEADS), SHEET, []))[0].words == tables_of(template(HEADS))[0].words


def test_a_word_file_is_filled_too() -> None:
    out = filled(word_file(HEADS), Place("1", 2, (1,)), LINES)

    [table] = docx.Document(BytesIO(out)).tables
    assert [row.cells[2].text for row in table.rows][2:] == [f"举措{n}" for n in range(1, 6)]
    assert tables_of(out)[0].merged == ((0, 0, 0, 3), (2, 1, 4, 1), (5, 1, 6, 1))
    assert docx.Document(BytesIO(out)).paragraphs[0].text == "附件"


def test_cells_of_a_word_file_that_reach_over_rows_say_the_same_in_each() -> None:
    out = filled(word_file(HEADS), Place("1", 2, (1,)), LINES)

    assert [row[1] for row in tables_of(out)[0].words[2:]] == ["推进节水"] * 3 + ["保护河湖"] * 2


@pytest.mark.parametrize("content", [b"", b"no table", b"PK\x03\x04" + b"0" * 40, workbook(["a"])[:400]])
def test_what_cannot_be_opened_is_said_to_be(content: bytes) -> None:
    with pytest.raises(Unreadable):
        tables_of(content)
    with pytest.raises(Unreadable):
        filled(content, SHEET, LINES)
