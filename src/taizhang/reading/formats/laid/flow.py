"""Pages to paragraphs and tables, in the order in which they are read."""

from collections.abc import Iterator, Sequence
from statistics import median

from ..boxes import Table
from .furniture import without_furniture
from .grids import Grid, grids_of
from .growing import Growing
from .lines import Line, lines_of
from .paragraphs import paragraphs_of
from .sheet import Sheet


def pieces_of(sheets: Sequence[Sheet]) -> Iterator[str | Table]:
    """Paragraphs and tables. One that goes on over the end of a page is one; a head repeated there is dropped."""
    size = _type_size(sheets)
    tables = [grids_of(sheet.rules, size=size) for sheet in sheets]
    lines = [
        lines_of(run for run in sheet.runs if not any(g.holds(run) for g in grids)) for sheet, grids in zip(sheets, tables, strict=True)
    ]
    reading = _Reading(size)
    for sheet, grids, left in zip(sheets, tables, without_furniture(lines, [s.height for s in sheets]), strict=True):
        yield from reading.turned_to(sheet)
        on_page: list[Grid | Line] = [*grids, *left]
        for piece in sorted(on_page, key=lambda p: p.top):
            yield from reading.line(piece) if isinstance(piece, Line) else reading.table(piece)
    yield from reading.ended()


def _type_size(sheets: Sequence[Sheet]) -> float:
    sizes = [run.size for sheet in sheets for run in sheet.runs if run.size > 0]
    return median(sizes) if sizes else 1.0


class _Reading:
    """What has been read and not given yet: lines of paragraphs, or a table that may go on."""

    def __init__(self, size: float) -> None:
        self._size = size
        self._lines: list[Line] = []
        self._table: Growing | None = None
        self._sheet = Sheet(0, 0)

    def turned_to(self, sheet: Sheet) -> Iterator[str | Table]:
        """A sheet of another width has margins of its own."""
        if abs(sheet.width - self._sheet.width) > self._size:
            yield from self._paragraphs()
        self._sheet = sheet

    def line(self, line: Line) -> Iterator[str | Table]:
        yield from self._tables()
        self._lines.append(line)

    def table(self, grid: Grid) -> Iterator[str | Table]:
        yield from self._paragraphs()
        table = Growing(grid, [run for run in self._sheet.runs if grid.holds(run)])
        if self._table is not None and self._table.goes_on_as(table, self._size):
            self._table.go_on(table)
            return
        yield from self._tables()
        self._table = table

    def ended(self) -> Iterator[str | Table]:
        yield from self._tables()
        yield from self._paragraphs()

    def _paragraphs(self) -> Iterator[str | Table]:
        yield from paragraphs_of(self._lines)
        self._lines = []

    def _tables(self) -> Iterator[str | Table]:
        if self._table is not None:
            yield self._table.table()
            self._table = None
