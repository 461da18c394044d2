"""The cells of every table in a workbook or a Word file, by place, and which of them are one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table as WordTable
from python_calamine import CalamineError, CalamineWorkbook

Cell = str | int | float | bool | date | None
Span = tuple[int, int, int, int]  # top, left, bottom, right, counted from 0

LARGEST = 10 * 1024 * 1024  # bytes
_UNPACKED = 200 * 1024 * 1024  # a table of thirty thousand rows has a tenth of it
_MOST = 20_000  # rows that are looked at
BROKEN = (BadZipFile, PackageNotFoundError, CalamineError, OSError, KeyError, ValueError, TypeError, AttributeError, SyntaxError)


class Unreadable(ValueError):
    """The bytes are neither a workbook nor a Word file that can be opened."""


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is that of the sheet, or the number of the table in the Word file, the first being 1."""

    name: str
    cells: list[list[Cell]]
    merged: tuple[Span, ...] = ()

    @property
    def words(self) -> list[list[str]]:
        """Each cell as it is read; every cell of a merged one says what the first does."""
        return [[in_words(cell) for cell in row] for row in self.filled]

    @property
    def filled(self) -> list[list[Cell]]:
        """Every cell of a merged one says what the first does."""
        cells = [list(row) for row in self.cells]
        for top, left, bottom, right in self.merged:
            if top < len(cells) and left < len(cells[top]):
                for row in cells[top : bottom + 1]:
                    row[left : right + 1] = [cells[top][left]] * len(row[left : right + 1])
        return cells


def tables_of(content: bytes) -> list[Table]:
    """Those of .xlsx, .xls, .ods and .docx, in their order. Raises `Unreadable`."""
    try:
        return list(_of_word(content) if _is_word(content) else _of_workbook(content))
    except BROKEN as broken:
        raise Unreadable from broken


def in_words(cell: Cell) -> str:
    """As it was written. A whole number that a sheet keeps as 3.0 is 3."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def is_word(content: bytes) -> bool:
    """It is a Word file; Unreadable where it is a package and cannot be opened."""
    try:
        return _is_word(content)
    except BROKEN as broken:
        raise Unreadable from broken


def _is_word(content: bytes) -> bool:
    if not content.startswith(b"PK"):
        return False
    with ZipFile(BytesIO(content)) as package:
        parts = package.infolist()
    if sum(part.file_size for part in parts) > _UNPACKED:
        raise Unreadable
    return any(part.filename == "word/document.xml" for part in parts)


def _of_workbook(content: bytes) -> Iterator[Table]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        cells: list[list[Cell]] = [[_cell(one) for one in row] for row in sheet.to_python(skip_empty_area=False, nrows=_MOST)]
        merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
        yield Table(name, cells, merged)


def _cell(value: object) -> Cell:
    """A time of day is read as words."""
    return value if value is None or isinstance(value, str | int | float | bool | date) else str(value)


def _of_word(content: bytes) -> Iterator[Table]:
    for number, table in enumerate(Document(BytesIO(content)).tables, 1):
        yield _word_table(str(number), table)


def _word_table(name: str, table: WordTable) -> Table:
    """Cells that reach over columns or rows take their place in each; what they say stands in the first."""
    rows: list[list[Cell]] = []
    open_, done = dict[int, Span](), list[Span]()
    for number, row in enumerate(table.rows):
        cells: list[Cell] = [""] * row.grid_cols_before
        for tc in row._tr.tc_lst:
            left, goes_on = len(cells), tc.vMerge == "continue"
            above = open_.get(left) if goes_on else None
            words = "" if above else "\n".join(one.text for one in tc.p_lst).strip()
            cells += [words] + [""] * (tc.grid_span - 1)
            top = above[0] if above else number
            open_[left] = (top, left, number, len(cells) - 1)
            if above in done:
                done.remove(above)
            if tc.grid_span > 1 or top < number:
                done.append(open_[left])
        rows.append(cells)
    return Table(name, rows[:_MOST], tuple(done))
