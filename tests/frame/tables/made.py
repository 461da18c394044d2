"""Files as offices make them."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
import openpyxl
from openpyxl.styles import Border, Font, PatternFill, Side

THIN = Side("thin")


def bytes_of(made: Any) -> bytes:
    into = BytesIO()
    made.save(into)
    return into.getvalue()


def workbook(*rows: Sequence[Any]) -> bytes:
    """One sheet with these rows and no looks."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    return bytes_of(book)


def template(heads: Sequence[str], *, blank: int = 2, foot: str = "填表人：        审核人：") -> bytes:
    """A blank ledger as an office draws it: merged title, bold grey heads, ruled empty rows, a line to be signed below."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "工作台账"
    width = len(heads)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    sheet["A1"] = "工作台账"
    sheet["A1"].font = Font(name="宋体", size=20, bold=True)
    sheet.row_dimensions[1].height = 36
    for place, head in enumerate(heads, 1):
        cell = sheet.cell(2, place, head)
        cell.font, cell.fill = Font(name="黑体", size=12, bold=True), PatternFill("solid", fgColor="DDDDDD")
        for row in range(2, 3 + blank):
            sheet.cell(row, place).border = Border(THIN, THIN, THIN, THIN)
    sheet.column_dimensions["B"].width = 44
    if foot:
        sheet.merge_cells(start_row=3 + blank, end_row=3 + blank, start_column=1, end_column=width)
        sheet.cell(3 + blank, 1, foot)
        sheet.row_dimensions[3 + blank].height = 30
    sheet.freeze_panes = "A3"
    return bytes_of(book)


def word_file(heads: Sequence[str], *rows: Sequence[str], blank: int = 1) -> bytes:
    """A paragraph, and a table whose first row is a title over all columns."""
    made = docx.Document()
    made.add_paragraph("附件")
    table = made.add_table(2 + len(rows) + blank, len(heads), style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, len(heads) - 1)).text = "工作台账"
    for number, row in enumerate([heads, *rows], 1):
        for place, words in enumerate(row):
            table.cell(number, place).text = words
    return bytes_of(made)
