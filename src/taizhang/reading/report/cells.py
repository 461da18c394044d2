"""Cells: words as words, numbers as numbers, dates as dates."""

from dataclasses import dataclass
from datetime import date, datetime, time

from .paper import Paper
from .safe import cell_words
from .xlsx import Worksheet

_MOST_LINKS = 65_530

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a sheet, to be linked to."""

    sheet: str
    row: int = 0

    @property
    def address(self) -> str:
        name = self.sheet.replace("'", "''")
        return f"internal:'{name}'!A{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with a style of its own and, where it leads somewhere, a link."""

    value: Value
    style: str | None = None
    to: Place | None = None


class Pen:
    """Writes cells on one sheet."""

    def __init__(self, sheet: Worksheet, paper: Paper) -> None:
        self._sheet, self._paper = sheet, paper
        self._links = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        """One cell. Words are always written as words: a text that begins with = + - @ never becomes a formula."""
        style, value = self._paper.style(cell.style or "text"), cell.value
        if cell.to and self._links < _MOST_LINKS:
            self._links += 1
            self._sheet.write_url(row, column, cell.to.address, style)
        if value is None or value == "":
            self._sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self._sheet.write_string(row, column, cell_words(value), style)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, column, datetime.combine(value, time()), style)
        else:
            self._sheet.write_number(row, column, value, style)

    def put_over(self, rows: range, columns: range, cell: Cell) -> None:
        """One cell over a block. Its value stands in every row: a filter then finds all rows of a task, not its first one only."""
        if len(rows) > 1 or len(columns) > 1:
            self._sheet.merge_range(rows[0], columns[0], rows[-1], columns[-1], "", self._paper.style(cell.style or "text"))
        for row in rows:
            self.put(row, columns[0], cell if row == rows[0] else Cell(cell.value, cell.style))
