"""A table on a sheet: title, head, and rows whose shared cells are merged over them; every cell as high as its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from xlsxwriter.worksheet import Worksheet

from . import fit
from .paper import Paper, print_on_a4

HEAD_ROW = 2
_LONGEST_CELL = 32_000

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `shared` cells belong to the group and are merged over its rows; `to_fill` ones are the clerk's."""

    title: str
    width: float
    style: str = "text"
    shared: bool = False
    to_fill: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with a style of its own and a comment on it."""

    value: Value
    style: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A group of rows: the values of its shared columns by title, and of its other columns row by row."""

    shared: Mapping[str, Value | Cell] = field(default_factory=dict)
    rows: Sequence[Mapping[str, Value | Cell]] = ({},)


class Table:
    """Writes one table; the cells that it is not given stay empty, with their lines, for the clerk."""

    def __init__(self, sheet: Worksheet, paper: Paper, columns: Sequence[Column]) -> None:
        self._sheet, self._paper, self._columns = sheet, paper, columns
        self._at = HEAD_ROW + 1

    @property
    def last_row(self) -> int:
        return self._at - 1

    def write_head(self, title: str, subtitle: str, *, frozen_columns: int, pages_wide: int = 1) -> None:
        """Title, a line below it, and the head, which stays in sight and is printed on every page."""
        last = len(self._columns) - 1
        self._sheet.merge_range(0, 0, 0, last, title, self._paper.style("title"))
        self._sheet.set_row(0, 22.0 * fit.lines_of(title, sum(c.width for c in self._columns) * 10 / 16) + 8)
        self._sheet.merge_range(1, 0, 1, last, subtitle, self._paper.style("subtitle"))
        for i, column in enumerate(self._columns):
            self._sheet.set_column(i, i, column.width)
            self._sheet.write_string(HEAD_ROW, i, column.title, self._paper.style("head to fill" if column.to_fill else "head"))
        self._sheet.set_row(HEAD_ROW, max(30.0, *(fit.height_of(c.title, c.width) for c in self._columns)))
        self._sheet.freeze_panes(HEAD_ROW + 1, frozen_columns)
        print_on_a4(self._sheet, head_row=HEAD_ROW, pages_wide=pages_wide)

    def write(self, group: Rows) -> None:
        first, last = self._at, self._at + len(group.rows) - 1
        for i, column in enumerate(self._columns):
            if column.shared:
                self._write_shared(first, last, i, _cell(group.shared.get(column.title)))
                continue
            for k, row in enumerate(group.rows):
                self._put(first + k, i, _cell(row.get(column.title)))
        for k, height in enumerate(self._heights(group)):
            self._sheet.set_row(first + k, height)
        self._at = last + 1

    def close(self) -> None:
        """Filters on the head, over all rows written."""
        self._sheet.autofilter(HEAD_ROW, 0, max(self.last_row, HEAD_ROW), len(self._columns) - 1)

    def _write_shared(self, first: int, last: int, column: int, cell: Cell) -> None:
        if last > first:
            self._sheet.merge_range(first, column, last, column, "", self._paper.style(cell.style or self._columns[column].style))
        # The value stands in every merged row: a filter then finds all rows of the task, not its first one only.
        for row in range(first, last + 1):
            self._put(row, column, cell if row == first else Cell(cell.value, cell.style))

    def _put(self, row: int, column: int, cell: Cell) -> None:
        put(self._sheet, self._paper, row, column, Cell(cell.value, cell.style or self._style(column, cell.value), cell.comment))

    def _style(self, column: int, value: Value) -> str:
        return "date" if isinstance(value, date) else self._columns[column].style

    def _heights(self, group: Rows) -> list[float]:
        alone = [c for c in self._columns if not c.shared]
        heights = [max([20.0, *(_height(_cell(row.get(c.title)), c.width) for c in alone)]) for row in group.rows]
        needed = max((_height(_cell(group.shared.get(c.title)), c.width) for c in self._columns if c.shared), default=0.0)
        return fit.stretched(heights, needed)


def put(sheet: Worksheet, paper: Paper, row: int, column: int, cell: Cell) -> None:
    """One cell. Words are always written as words: a text that begins with = + - @ never becomes a formula."""
    style = paper.style(cell.style or "text")
    if cell.value is None or cell.value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell.value, str):
        sheet.write_string(row, column, _shortened(cell.value), style)
    elif isinstance(cell.value, date):
        sheet.write_datetime(row, column, datetime.combine(cell.value, time()), style)
    else:
        sheet.write_number(row, column, cell.value, style)
    if cell.comment:
        sheet.write_comment(row, column, cell.comment, {"author": "", "x_scale": 1.6, "font_name": "宋体", "font_size": 9})


def _shortened(words: str) -> str:
    # A cell holds 32,767 characters; longer words would be dropped whole.
    return words if len(words) <= _LONGEST_CELL else words[:_LONGEST_CELL] + "……（全文见 JSON）"


def _cell(given: Value | Cell) -> Cell:
    return given if isinstance(given, Cell) else Cell(given)


def _height(cell: Cell, width: float) -> float:
    return fit.height_of(cell.value, width) if isinstance(cell.value, str) else 0.0
