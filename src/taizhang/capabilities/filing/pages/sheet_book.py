"""The workbook of a sub-sheet: written with a sheet that nobody sees and that knows what went out; read back by whatever reader made it."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from taizhang.capabilities.filing.rules.days import Cell
from taizhang.capabilities.filing.rules.sheet import HEADS, TAKEN, Column, Row, Sent

_KNOWN = "_台账"
_WIDTHS = {
    Column.CODE: 18,
    Column.TITLE: 60,
    Column.TARGET: 30,
    Column.LEAD: 18,
    Column.PHONE: 18,
    Column.MILESTONES: 40,
    Column.QUARTERS: 40,
}
_WIDTH = 12
_GIVEN = frozenset({Column.CODE, Column.TARGET, Column.LEAD})
_MOST = 20_000  # rows that are looked at
_NOTE = "请填写或修改白底各列；需增加事项的，在末尾另起一行，不填编号。保存后交回，系统逐格比对，确认后才会采用。"
_HOW = {
    Column.PHONE: "联络员的电话。",
    Column.MILESTONES: "逐个写明日期、届时完成的内容和比例，如：2026年6月30日：形成初稿（30%）；2026年9月30日：印发（100%）。与季度安排只填一列。",
    Column.QUARTERS: "逐季写明累计数，末季为全部，如：2026年第二季度：5；2026年第三季度：12；2026年第四季度：20。没有数量目标的填累计百分比。与节点只填一列。",
}


class Unreadable(ValueError):
    """The bytes are no workbook."""


class Returned(NamedTuple):
    """The cells of the first sheet, merged ones filled; and the rows as they went out."""

    cells: list[list[Cell]]
    sent: dict[str, Sent]


def written(title: str, rows: Mapping[str, Row], *, targets: Mapping[str, str], leads: Mapping[str, str]) -> bytes:
    """What is given is grey, what is to be filled in white; a column keeps its name, for by that it is found again."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "note": book.add_format({"font_color": "#55606E"}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "given": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#F2F4F7", "font_color": "#55606E"}),
        "open": book.add_format({"text_wrap": True, "valign": "top"}),
        "words": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),  # a number keeps the nought before it
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
    }
    sheet = book.add_worksheet("分表")
    sheet.write_string(0, 0, f"{title}工作台账（分表）", looks["title"])
    sheet.write_string(1, 0, _NOTE, looks["note"])
    for place, (column, heads) in enumerate(HEADS.items()):
        sheet.write_string(2, place, heads[0], looks["head"])
        sheet.set_column(place, place, _WIDTHS.get(column, _WIDTH), looks["words"] if column is Column.PHONE else None)
        if column in _HOW:
            sheet.write_comment(2, place, _HOW[column], {"x_scale": 2.5})
    for number, row in enumerate(rows.values(), 3):
        _line(sheet, number, row, {Column.TARGET: targets.get(row.code, ""), Column.LEAD: leads.get(row.code, "")}, looks)
    sheet.freeze_panes(3, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    _remember(book.add_worksheet(_KNOWN), rows)
    book.close()
    return content.getvalue()


def _remember(known: Any, rows: Mapping[str, Row]) -> None:
    """What went out: code and revision of each row, and what its cells said under the names of their columns."""
    for place, column in enumerate(TAKEN, 2):
        known.write_string(0, place, column.value)
    for number, row in enumerate(rows.values(), 1):
        known.write_string(number, 0, row.code)
        known.write_number(number, 1, row.revision)
        for place, column in enumerate(TAKEN, 2):
            known.write_string(number, place, row.said(column))
    known.very_hidden()


def read_back(content: bytes) -> Returned:
    """Raises `Unreadable`."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        names = [name for name in book.sheet_names if name != _KNOWN]
        if not names:
            raise Unreadable
        sheet = book.get_sheet_by_name(names[0])
        cells: list[list[Any]] = sheet.to_python(skip_empty_area=False, nrows=_MOST)
        known = book.get_sheet_by_name(_KNOWN).to_python() if _KNOWN in book.sheet_names else []
    except (CalamineError, OSError, ValueError) as broken:
        raise Unreadable from broken
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _filled(cells, (top, left), (bottom, right))
    return Returned(cells, dict(_remembered(known)))


def _remembered(known: list[list[Any]]) -> Iterator[tuple[str, Sent]]:
    """An older sheet knows the revisions alone."""
    columns = {place: Column(name) for place, name in enumerate(known[0] if known else ()) if name in set(Column)}
    for row in known:
        if len(row) > 1 and isinstance(row[1], float | int) and row[0]:
            yield str(row[0]), Sent(int(row[1]), {column: str(row[place]) for place, column in columns.items() if place < len(row)})


def _filled(cells: list[list[Any]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Every row of a merged cell says what its first one does."""
    if first[0] >= len(cells) or first[1] >= len(cells[first[0]]):
        return
    said = cells[first[0]][first[1]]
    for row in cells[first[0] : last[0] + 1]:
        if first[1] < len(row):
            row[first[1]] = said


def _line(sheet: Any, number: int, row: Row, given: Mapping[Column, str], looks: Mapping[str, Any]) -> None:
    said: dict[Column, str] = {Column.CODE: row.code, **{column: row.said(column) for column in TAKEN}, **given}
    for place, column in enumerate(HEADS):
        if column is Column.DUE and row.due:
            sheet.write_datetime(number, place, row.due, looks["day"])
        else:
            sheet.write_string(
                number, place, said.get(column, ""), looks["given" if column in _GIVEN else "words" if column is Column.PHONE else "open"]
            )
