"""A workbook (.xlsx, .xlsm) to its blocks: of each visible sheet the lines above its table, the table, the notes below."""

import datetime
import io
from collections.abc import Iterator
from typing import Any

from .. import refusals
from ..errors import Wording
from . import office
from .blocks import Extract
from .boxes import Box, Spot, Table
from .file import File
from .writing import written

_KIND = Wording("an Excel workbook", "Excel 工作簿")
_CELLS = 500_000


def owns(file: File) -> bool:
    """Whether it is an Office package with a workbook that is kept as XML."""
    return office.holds(file.package, "xl/") and file.package is not None and "xl/workbook.xml" in file.package


def extract(file: File) -> Extract:
    """The text of all visible sheets with its blocks."""
    package = office.package_of(file)
    package.weigh("xl/")  # the reader below unpacks whatever it finds
    found = written(piece for sheet in _sheets(file) for piece in sheet)
    if not found.blocks:
        raise refusals.without_text(file.name, _KIND)
    return found


def _sheets(file: File) -> Iterator[Iterator[str | Table]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        for about in book.sheets_metadata:
            if about.visible is SheetVisibleEnum.Visible and "work" in str(about.typ).lower():
                yield _pieces(book.get_sheet_by_name(about.name), file.name)
    except CalamineError:
        raise refusals.damaged(file.name, _KIND) from None


def _pieces(sheet: Any, name: str) -> Iterator[str | Table]:
    if sheet.total_height * sheet.total_width > _CELLS:
        raise refusals.too_much(name, Wording(f"a sheet of more than {_CELLS} cells", f"超过 {_CELLS} 个单元格的工作表"))
    rows = [[_words(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    first, last = _table_rows(rows)
    yield from (words for row in rows[:first] for words in row if words)
    if first < last:
        yield Table(_spots(rows, first, last, sheet.merged_cell_ranges or []))
    yield from (words for row in rows[last:] for words in row if words)


def _table_rows(rows: list[list[str]]) -> tuple[int, int]:
    """Where the table begins and ends: at the first and the last row with two words or more."""
    full = [i for i, row in enumerate(rows) if sum(map(bool, row)) > 1]
    return (full[0], full[-1] + 1) if full else (len(rows), len(rows))


def _spots(rows: list[list[str]], first: int, last: int, merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[list[Spot]]:
    spans = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in merged if first <= start[0] < last}
    covered = {
        (r, c)
        for (r0, c0), (height, width) in spans.items()
        for r in range(r0, min(r0 + height, last))
        for c in range(c0, c0 + width)
        if (r, c) != (r0, c0)
    }
    return [
        [_spot(row[c], spans.get((r, c))) for c in range(len(row)) if (r, c) not in covered]
        for r, row in enumerate(rows[first:last], first)
    ]


def _spot(words: str, span: tuple[int, int] | None) -> Spot:
    box = Box()
    for line in filter(None, (line.strip() for line in words.split("\n"))):
        box.add(line)
    return Spot(box, span[1] if span else 1, span[0] if span else 1)


def _words(value: Any) -> str:
    """A value as a clerk would have typed it: whole numbers without a point, dates in Chinese."""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()
