"""Rows of a grid as a workbook, or as values between commas. Words are written as words: none becomes a formula."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import NamedTuple

import xlsxwriter
from django.utils.translation import gettext as _

from taizhang.ledger.pages.sections import Section
from taizhang.ledger.pages.sheet_columns import Cell, cells_of, heads_of

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # programs that open a table of values reckon with what begins so


class Sheet(NamedTuple):
    """What stands in the file. `grouped_by` is empty where the rows are not grouped."""

    title: str
    columns: Sequence[str]
    grouped_by: str
    sections: Sequence[Section]


def workbook_of(of: Sheet) -> bytes:
    """One sheet: a title, a head that stays in sight and filters, a row for each line; groups under their headings, to fold up."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    looks = _looks(book)
    heads = heads_of(of.columns)
    sheet.write_string(0, 0, of.title, looks["title"])
    for column, (head, width) in enumerate(heads):
        sheet.write_string(1, column, head, looks["head"])
        sheet.set_column(column, column, width)
    last = _fill(sheet, of, looks)
    if not of.grouped_by:
        sheet.autofilter(1, 0, last, len(heads) - 1)
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return content.getvalue()


def csv_of(of: Sheet) -> bytes:
    """With the mark by which spreadsheets know that it is UTF-8."""
    out = StringIO()
    writer = csv.writer(out)
    group = [of.grouped_by] if of.grouped_by else []
    writer.writerow([*group, *(head for head, _width in heads_of(of.columns))])
    for section in of.sections:
        under = [_plain(section.heading.title)] if section.heading else []
        writer.writerows([*under, *map(_plain, cells_of(of.columns, line))] for line in section.lines)
    return out.getvalue().encode("utf-8-sig")


def _fill(sheet: "xlsxwriter.worksheet.Worksheet", of: Sheet, looks: "Mapping[str, xlsxwriter.format.Format]") -> int:
    """The number of the last row."""
    row = 1
    sheet.outline_settings(symbols_below=False)
    for section in of.sections:
        if section.heading:
            row += 1
            sheet.write_string(
                row, 0, _("%(group)s (%(count)s)") % {"group": section.heading.title, "count": section.heading.rows}, looks["group"]
            )
        for line in section.lines:
            row += 1
            _write(sheet, row, cells_of(of.columns, line), looks)
            if section.heading:
                sheet.set_row(row, None, None, {"level": 1})
    return row


def _write(
    sheet: "xlsxwriter.worksheet.Worksheet", row: int, cells: Iterator[Cell], looks: "Mapping[str, xlsxwriter.format.Format]"
) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, date):
            sheet.write_datetime(row, column, cell, looks["day"])
        elif isinstance(cell, Decimal):
            sheet.write_number(row, column, float(cell), looks["words"])
        elif cell is not None:
            sheet.write_string(row, column, cell, looks["words"])


def _looks(book: xlsxwriter.Workbook) -> "dict[str, xlsxwriter.format.Format]":
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "group": book.add_format({"bold": True, "valign": "top"}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
    }


def _plain(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    words = "" if cell is None else str(cell)
    return f"'{words}" if isinstance(cell, str) and words.startswith(_FORMULAS) else words
