"""Rows in somebody's workbook."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

_LONGEST = 32_767  # characters that a cell of a workbook holds


def written(
    content: bytes, table: str, first: int, lines: Sequence[Mapping[int, str | int]], groups: Sequence[tuple[int, int, int]]
) -> bytes:
    """`first` counted from 0, as the columns of the lines."""
    book = load_workbook(BytesIO(content))
    sheet = book[table]
    top = first + 1
    empty = _empty_rows(sheet, top)
    looks, across = _looks(sheet, top), [(one.min_col, one.max_col) for one in _merged(sheet, top, top) if one.min_col < one.max_col]
    room = len(lines) - empty
    if room > 0 and sheet.max_row >= top + empty:
        _make_room(sheet, top + empty, room)
    for span in _merged(sheet, top, top + max(len(lines), 1) - 1):
        _part(sheet, span)
    for number, line in enumerate(lines, top):
        _line(sheet, number, line, looks)
        for left, right in across:
            sheet.merge_cells(start_row=number, end_row=number, start_column=left, end_column=right)
    for column, start, end in groups:
        if not any(left <= column + 1 <= right for left, right in across):
            sheet.merge_cells(start_row=top + start, end_row=top + end, start_column=column + 1, end_column=column + 1)
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def filled_around(content: bytes, table: str, first: int, inside: Callable[[str], str], beside: Callable[[str], str]) -> bytes:
    """What is left blank in the rows above the heads and below those to fill. The heads are left alone: they name columns."""
    book = load_workbook(BytesIO(content))
    sheet = book[table]
    heads = min([first, *(one.min_row for one in _merged(sheet, first, first))])  # the lowest row of them stands above the first to fill
    below = first + 1 + _empty_rows(sheet, first + 1)
    for row in [*sheet.iter_rows(max_row=heads - 1), *sheet.iter_rows(min_row=below)] if heads > 1 else sheet.iter_rows(min_row=below):
        for place, cell in enumerate(row):
            if isinstance(cell.value, str):
                if (words := inside(cell.value)) != cell.value:
                    cell.value = words
                empty = next((one for one in row[place + 1 :] if not isinstance(one, MergedCell)), None)
                if empty is not None and empty.value in (None, "") and (value := beside(cell.value)):
                    empty.value = value
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def _empty_rows(sheet: Worksheet, top: int) -> int:
    """How many rows from there on say nothing, down to the first that does."""
    said = [row for (row, _), cell in sheet._cells.items() if row >= top and cell.value not in (None, "")]
    return max((min(said) if said else int(sheet.max_row) + 1) - top, 0)


def _looks(sheet: Worksheet, top: int) -> dict[int, Any]:
    """How a cell of each column looks: as in the first row to fill; where that has none, like the head without its weight and colour."""
    return {column: _look(sheet, top, column) for column in range(1, sheet.max_column + 1)}


def _look(sheet: Worksheet, top: int, column: int) -> Any:
    cell = sheet.cell(top, column)
    model = copy(cell._style)
    if not cell.has_style and top > 1:
        cell._style = copy(sheet.cell(top - 1, column)._style)
        cell.font = Font(name=cell.font.name, sz=cell.font.sz)
        cell.fill = PatternFill()
        model = copy(cell._style)
    said = cell.alignment
    cell.alignment = Alignment(said.horizontal, said.vertical or "center", wrap_text=True, indent=said.indent)
    wrapped, cell._style = copy(cell._style), model
    return wrapped


def _make_room(sheet: Worksheet, at: int, rows: int) -> None:
    """What stands from that row on moves down, with its merged cells and the heights of its rows."""
    spans = _merged(sheet, at, sheet.max_row)
    heights = {row: sheet.row_dimensions[row].height for row in range(at, sheet.max_row + 1)}
    for span in spans:
        _part(sheet, span)
    sheet.move_range(CellRange(min_col=1, min_row=at, max_col=sheet.max_column, max_row=sheet.max_row), rows=rows)
    for row in sorted(heights, reverse=True):
        sheet.row_dimensions[row].height = None
        sheet.row_dimensions[row + rows].height = heights[row]
    for span in spans:
        span.shift(row_shift=rows)
        sheet.merge_cells(span.coord)
    _print_further(sheet, rows)


def _print_further(sheet: Worksheet, rows: int) -> None:
    area = str(sheet.print_area or "")
    if area and "," not in area:
        left, top, right, bottom = range_boundaries(area.rpartition("!")[2])
        sheet.print_area = CellRange(min_col=left, min_row=top, max_col=right, max_row=(bottom or 0) + rows).coord


def _merged(sheet: Worksheet, top: int, bottom: int) -> list[CellRange]:
    return [CellRange(one.coord) for one in sheet.merged_cells.ranges if one.max_row >= top and one.min_row <= bottom]


def _part(sheet: Worksheet, span: CellRange) -> None:
    """Its cells are cells of their own again, and look like its first."""
    sheet.unmerge_cells(span.coord)
    look = sheet.cell(span.min_row, span.min_col)._style
    for row, column in _cells(span):
        sheet.cell(row, column)._style = copy(look)


def _cells(span: CellRange) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(span.min_row, span.max_row + 1) for column in range(span.min_col, span.max_col + 1))


def _line(sheet: Worksheet, number: int, line: Mapping[int, str | int], looks: Mapping[int, Any]) -> None:
    """As words: none that begins with an equals sign becomes a formula. Its row is as high as the words need."""
    sheet.row_dimensions[number].height = None
    for column, look in looks.items():
        cell = sheet.cell(number, column)
        if isinstance(cell, MergedCell):
            continue
        cell._style = copy(look)
        value = line.get(column - 1)
        if isinstance(value, str) and value:
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
            cell.data_type = "s"
        elif value not in (None, ""):
            cell.value = value
