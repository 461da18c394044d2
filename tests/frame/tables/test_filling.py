"""Rows are written into a blank file of somebody else, which stays as he drew it."""

from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest

from taizhang.frame.tables.filling import Around, Place, filled
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


WHO = Around(
    lambda words: words.replace("填报单位：      ", "填报单位：省水利厅　　"), lambda words: "025-8300009" if words == "联系电话" else ""
)


def test_what_is_left_blank_around_the_rows_is_filled_and_the_heads_are_not() -> None:
    heads = ("序号", "重点任务", "具体举措", "联系电话")
    book = workbook(["工作台账"], ["填报单位：      填报日期："], ["联系电话", None], heads, [], ["联系电话", "", "填报单位：      盖章"])

    sheet = opened(filled(book, Place("Sheet", 4), [{0: 1, 2: "举措"}, {0: 2, 2: "举措"}], WHO))

    assert sheet["A2"].value == "填报单位：省水利厅　　填报日期："
    assert sheet["B3"].value == "025-8300009"
    assert sheet["E4"].value is None, "a head names a column"
    assert [sheet.cell(7, column).value for column in (1, 2, 3)] == ["联系电话", "025-8300009", "填报单位：省水利厅　　盖章"]


def test_in_a_word_file_the_lines_outside_the_table_are_filled_too() -> None:
    made = docx.Document(BytesIO(word_file(HEADS)))
    made.add_paragraph().add_run("填报单位：      ").bold = True
    into = BytesIO()
    made.save(into)

    out = docx.Document(BytesIO(filled(into.getvalue(), Place("1", 2), LINES, WHO)))

    assert out.paragraphs[-1].text == "填报单位：省水利厅　　"
    assert out.paragraphs[-1].runs[0].bold, "in the looks of its first words"
    assert len(out.tables[0].rows) == 2 + len(LINES)


def test_what_looks_like_a_formula_and_is_none_stays_words() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(["甲"], HEADS, [])))
    book.worksheets[0]["A1"].value = "=1"
    book.worksheets[0]["A1"].data_type = "s"
    into = BytesIO()
    book.save(into)

    assert opened(filled(into.getvalue(), Place("Sheet", 2), [{0: 1}], WHO))["A1"].data_type == "s"
