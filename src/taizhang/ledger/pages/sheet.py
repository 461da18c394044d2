"""Rows of a grid as a workbook. Words are written as words: none that begins with an equals sign becomes a formula."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import xlsxwriter

from taizhang.ledger.pages.rows import Line

_WIDTHS = (16, 60, 18, 12, 9, 9, 44, 11, 10)


def workbook_of(heads: Sequence[str], lines: Iterable[Line], *, title: str) -> bytes:
    """One sheet: a title, a head that stays in sight and filters, a row for each line."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
    }
    sheet.write_string(0, 0, title, looks["title"])
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.write_string(1, column, head, looks["head"])
        sheet.set_column(column, column, width)
    last = 1
    for last, line in enumerate(lines, start=2):
        _write(sheet, last, line, looks)
    sheet.autofilter(1, 0, max(last, 1), len(heads) - 1)
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return content.getvalue()


def _write(sheet: "xlsxwriter.worksheet.Worksheet", row: int, line: Line, looks: "dict[str, xlsxwriter.format.Format]") -> None:
    inferred = "✓" if line.inferred else ""
    for column, text in (
        (0, line.code),
        (1, line.title),
        (2, line.lead),
        (4, inferred),
        (5, line.light.word),
        (6, line.light.reason),
        (7, line.state),
    ):
        sheet.write_string(row, column, text, looks["words"])
    if line.due is not None:
        sheet.write_datetime(row, 3, line.due, looks["day"])
    if line.percent is not None:
        sheet.write_number(row, 8, float(line.percent), looks["words"])
