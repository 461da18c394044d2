"""Workbooks: every visible sheet as a clerk sees it."""

import datetime
import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from taizhang.reading import errors
from taizhang.reading.formats import choose
from taizhang.reading.formats.blocks import Extract
from taizhang.reading.formats.book.shown import form_of, shown

EPOCH = datetime.date(1899, 12, 30)


def read(fill: Callable[[Worksheet], None], *, book: Workbook | None = None) -> Extract:
    book = book or Workbook()
    fill(book.active)
    buffer = io.BytesIO()
    book.save(buffer)
    return choose.extract(buffer.getvalue(), name="plan.xlsx")


def test_title_and_notes_are_lines_and_what_stands_between_is_a_table() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = "任务分工表"
        sheet["B4"], sheet["C4"], sheet["E4"] = "序号", "任务", "单位"
        sheet["B6"], sheet["C6"], sheet["E6"] = 1, "建网\n二期", "省厅"
        sheet["B9"] = "注：略"

    found = read(fill)

    assert found.text.split("\n") == ["任务分工表", "序号\t任务\t单位", "1\t建网 二期\t省厅", "注：略"]
    assert [b.table for b in found.blocks] == [-1, 0, 0, -1]
    assert [c.column for c in found.blocks[1].cells] == [0, 1, 2]


def test_merged_cells_are_given_once_with_the_worded_rows_and_columns_that_they_cover() -> None:
    def fill(sheet: Worksheet) -> None:
        for line in (["任务", "举措", None, "单位"], ["建网", "甲", "子", "省厅"], [None, "乙", "丑", "市局"]):
            sheet.append(line)
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A2:A3")

    found = read(fill)

    assert [[(found.text[c.start : c.end], c.column, c.columns, c.rows) for c in b.cells] for b in found.blocks] == [
        [("任务", 0, 1, 1), ("举措", 1, 2, 1), ("单位", 3, 1, 1)],
        [("建网", 0, 1, 2), ("甲", 1, 1, 1), ("子", 2, 1, 1), ("省厅", 3, 1, 1)],
        [("乙", 1, 1, 1), ("丑", 2, 1, 1), ("市局", 3, 1, 1)],
    ]


def test_hidden_sheets_are_left_out_and_all_others_read() -> None:
    book = Workbook()
    for title, state in (("草稿", "hidden"), ("底稿", "veryHidden"), ("附件", "visible")):
        sheet = book.create_sheet(title)
        sheet.append([title, title])
        sheet.sheet_state = state

    assert read(lambda sheet: sheet.append(["甲", "乙"]), book=book).text == "甲\t乙\n附件\t附件"


def test_values_stand_as_they_are_shown() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([1.0, 3.5, datetime.date(2026, 6, 30), 0.125, True, "#N/A", 0.1 + 0.2])
        sheet["C1"].number_format = 'yyyy"年"m"月"d"日"'
        sheet["D1"].number_format = "0.0%"
        sheet["F1"].data_type = "e"

    assert read(fill).text == "1\t3.5\t2026年6月30日\t12.5%\t是\t0.3"


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    book = Workbook()
    book.epoch = datetime.datetime(1904, 1, 1)  # noqa: DTZ001  # a workbook knows no zones

    assert read(lambda sheet: sheet.append([datetime.date(2026, 6, 30), "省厅"]), book=book).text == "2026年6月30日\t省厅"


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("General", 46203, "46203"),
        ("yyyy-mm-dd", 46203, "2026年6月30日"),
        ('yyyy"年"m"月"', 46203, "2026年6月"),
        ('m"月"d"日"', 46203, "6月30日"),
        ("[$-804]yyyy/m/d h:mm", 46203.5, "2026年6月30日"),
        ('0"年"', 2026, "2026"),
        ("0%", 0.9, "90%"),
        ("0.00%", 0.9057, "90.57%"),
        ("#,##0.00", 1234.5, "1234.50"),
        ("0.0_ ", 3, "3.0"),
        ("yyyy", -1, ""),
        ("yyyy", 1e9, ""),
    ],
)
def test_a_number_is_shown_by_what_its_format_says(code: str, value: float, words: str) -> None:
    assert shown(float(value), form_of(code), epoch=EPOCH) == words


def test_a_cell_in_the_last_corner_of_a_sheet_takes_no_room() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "任务"
        sheet.cell(1048576, 16384, "单位")

    assert read(fill).text == "任务\n单位"


def test_a_sheet_whose_words_span_more_cells_than_any_plan_is_refused() -> None:
    def fill(sheet: Worksheet) -> None:
        for i in range(1, 600):
            sheet.cell(i, i, "斜")

    with pytest.raises(errors.FileTooLarge, match="300000 cells"):
        read(fill)


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(errors.FileEmpty, match="Excel"):
        read(lambda sheet: sheet.append([None]))
