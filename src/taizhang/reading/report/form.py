"""A sheet of a few small tables under one another on one grid of columns: sections, heads and lines, each as high as its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import fit
from .cells import Cell, Pen
from .paper import Paper, print_on_a4
from .xlsx import Worksheet

_LOWEST = 20.0


@dataclass(frozen=True, slots=True)
class Over:
    """A cell over several columns of the grid."""

    columns: int
    cell: Cell


class Form:
    """Writes from the top down."""

    def __init__(self, sheet: Worksheet, paper: Paper, widths: Sequence[float]) -> None:
        self._sheet, self._pen, self._widths = sheet, Pen(sheet, paper), widths
        self._at = 0
        for i, width in enumerate(widths):
            sheet.set_column(i, i, width)
        print_on_a4(sheet)

    def title(self, words: str) -> None:
        self._write([Over(len(self._widths), Cell(words, "title"))], 24.0 * fit.lines_of(words, sum(self._widths) / 1.6) + 10)

    def section(self, words: str) -> None:
        self._write([Over(len(self._widths), Cell(words, "section"))], 28.0)

    def line(self, *cells: Over) -> None:
        """Cells side by side; their columns together are those of the grid."""
        self._write(cells, max(_LOWEST, *self._heights(cells)))

    def _heights(self, cells: Sequence[Over]) -> list[float]:
        heights, at = [], 0
        for over in cells:
            value = over.cell.value
            heights.append(fit.height_of(value, sum(self._widths[at : at + over.columns])) if isinstance(value, str) else 0.0)
            at += over.columns
        return heights

    def _write(self, cells: Sequence[Over], height: float) -> None:
        taken, at = fit.rows_of(height), 0
        rows = range(self._at, self._at + len(taken))
        for row, part in zip(rows, taken, strict=True):
            self._sheet.set_row(row, part)
        for over in cells:
            self._pen.put_over(rows, range(at, at + over.columns), over.cell)
            at += over.columns
        self._at = rows.stop
