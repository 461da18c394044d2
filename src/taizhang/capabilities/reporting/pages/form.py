"""The form of a report as a workbook: to be filled in where there is no network, and sent back."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from taizhang.capabilities.reporting.pages import report as pages
from taizhang.capabilities.reporting.pages.labels import GRADES
from taizhang.capabilities.reporting.queries.figures import Figure
from taizhang.capabilities.reporting.queries.lines import Line, lines_of
from taizhang.frame import access
from taizhang.frame.downloads import download
from taizhang.ledger.pages import labels
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.rules.pasted import HEADS, Column

_WIDTHS = {Column.CODE: 18, Column.TITLE: 36, Column.INDICATOR: 18, Column.UNIT: 8, Column.VALUE: 12, Column.GRADE: 10}
_WIDE, _FIRST = 28, 2  # the first row of the table, below title and heads
_GIVEN = frozenset({Column.CODE, Column.TITLE, Column.INDICATOR, Column.UNIT})  # the rest is to be filled in


@access.needs("reporting.read")
@reads
def form(_request: HttpRequest, who: Reader, key: str) -> HttpResponse:
    """To whoever fills the report in."""
    found = pages.wanted(who, key)
    if not pages.may_of(found, who).fill:
        raise Http404
    title = pages.title_of(found)
    content = workbook_of(title, lines_of(found, on=who.day))
    return download(content, f"{title}.xlsx")


def workbook_of(title: str, lines: list[Line]) -> bytes:
    """One sheet: what is given is locked, what is to be filled in is open, causes and grades are chosen from a list."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet("进展")
    looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "given": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#F4F6F8"}),
        "open": book.add_format({"text_wrap": True, "valign": "top", "locked": False}),
    }
    sheet.write_string(0, 0, title, looks["title"])
    for place, (column, heads) in enumerate(HEADS.items()):
        sheet.write_string(1, place, heads[0], looks["head"])
        sheet.set_column(place, place, _WIDTHS.get(column, _WIDE))
    last = _FIRST
    for last, cells in enumerate(_rows(lines), start=_FIRST):
        for place, column in enumerate(HEADS):
            _write(sheet, (last, place), cells.get(column, ""), looks["given" if column in _GIVEN else "open"])
    for column, names in ((Column.CAUSE, labels.CAUSES), (Column.GRADE, GRADES)):
        place = list(HEADS).index(column)
        choices = [_(name) for name in names.values()]
        sheet.data_validation(_FIRST, place, last, place, {"validate": "list", "source": choices, "ignore_blank": True})
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.freeze_panes(_FIRST, 2)
    book.close()
    return content.getvalue()


def _write(sheet: Any, at: tuple[int, int], value: Any, look: Any) -> None:
    """Words are written as words: none that begins with an equals sign becomes a formula."""
    if isinstance(value, float):
        sheet.write_number(*at, value, look)
    elif value:
        sheet.write_string(*at, value, look)
    else:
        sheet.write_blank(*at, None, look)


def _rows(lines: list[Line]) -> Iterator[dict[Column, Any]]:
    """A row for each line, and one more for each further figure of it."""
    for line in lines:
        cause = labels.named(labels.CAUSES, line.cause) if line.cause else ""
        said = {
            Column.CODE: line.code,
            Column.TITLE: line.title,
            Column.DONE: line.done,
            Column.PROBLEM: line.problem,
            Column.CAUSE: cause,
            Column.HELP: line.help_needed,
            Column.NEXT: line.next_step,
            Column.EXPECTED: line.expected_on.isoformat() if line.expected_on else "",
        }
        first, *more = [_figure(figure) for figure in line.figures] or [{}]
        yield said | first
        for figure in more:
            yield {Column.CODE: line.code, Column.TITLE: line.title} | figure


def _figure(figure: Figure) -> dict[Column, Any]:
    return {
        Column.INDICATOR: figure.indicator,
        Column.UNIT: figure.unit,
        Column.VALUE: "" if figure.value is None else float(figure.value),
        Column.GRADE: labels.named(GRADES, figure.grade),
    }
