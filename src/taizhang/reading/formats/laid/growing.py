"""A table on its way down the pages: rows put together that the end of a page has broken, repeated heads left out."""

import re
from bisect import bisect
from collections.abc import Sequence

from ..boxes import Box, Spot, Table
from .grids import Grid
from .lines import Line, fits, joined, lines_of
from .sheet import Run

_SAME_EDGE = 0.6  # of the type size
_HEAD_ROWS = 3
_NUMBER = re.compile(r"[（(]?\d{1,4}[）)]?[.、]?")

Row = dict[int, Spot]


class Growing:
    """The rows so far, each with its cells by the column in which they begin."""

    def __init__(self, grid: Grid, runs: Sequence[Run]) -> None:
        self.grid = grid
        self.rows = _rows(grid, runs)

    def table(self) -> Table:
        return Table([[row[column] for column in sorted(row)] for row in self.rows])

    def goes_on_as(self, below: "Growing", size: float) -> bool:
        """Whether `below` is the same table on the next page: its upright lines stand where they stood."""
        edges = self.grid.edges, below.grid.edges
        return len(edges[0]) == len(edges[1]) and all(abs(a - b) <= size * _SAME_EDGE for a, b in zip(*edges, strict=True))

    def go_on(self, below: "Growing") -> None:
        rows = below.rows[self._repeated(below.rows) :]
        broken = self.grid.open_below and below.grid.open_above
        if rows and self.rows:
            if broken or self._is_rest(rows[0]):
                self._mend(rows[0])
                rows = rows[1:]
            elif rows:
                self._carry(rows[0])
        self.rows.extend(rows)
        self.grid = below.grid

    def _repeated(self, below: list[Row]) -> int:
        """How many of the first rows of the next page are the head again."""
        count = 0
        while count < min(_HEAD_ROWS, len(below), len(self.rows)) and _same(self.rows[count], below[count]):
            count += 1
        return count

    def _is_rest(self, first: Row) -> bool:
        """Whether the first row of the next page is the rest of the last row: what every row has is missing."""
        body = self.rows[1:]
        numbered = sum(bool(_NUMBER.fullmatch(_words(row[0]))) for row in body if 0 in row)
        if numbered * 2 > len(body):
            return 0 in first and not _words(first[0])
        always = [c for c in first if len(body) > 2 and all(c in row and row[c].rows == 1 and _words(row[c]) for row in body)]
        return any(not _words(first[c]) for c in always)

    def _mend(self, rest: Row) -> None:
        last = self._last()
        for column, spot in rest.items():
            above = last.get(column)
            if above is not None:
                above.box = _box_of(_put_together(_pieces(above), _pieces(spot)))
                above.rows += spot.rows - 1

    def _carry(self, first: Row) -> None:
        """A merged cell that covers rows of both pages has its words on the first."""
        last = self._last()
        merged = {column for row in self.rows for column, spot in row.items() if spot.rows > 1}
        for column in [c for c, spot in first.items() if c in merged and not _words(spot)]:
            above = last.get(column)
            if above is not None and above.columns == first[column].columns:
                above.rows += first.pop(column).rows

    def _last(self) -> Row:
        """The cells that reach the last row, by column."""
        end = len(self.rows)
        return {column: spot for r, row in enumerate(self.rows) for column, spot in row.items() if r + spot.rows >= end}


def _rows(grid: Grid, runs: Sequence[Run]) -> list[Row]:
    inside: dict[tuple[int, int], list[Run]] = {}
    for run in runs:
        inside.setdefault((bisect(grid.levels, run.middle) - 1, bisect(grid.edges, (run.x0 + run.x1) / 2) - 1), []).append(run)
    rows: list[Row] = [{} for _ in grid.levels[1:]]
    for cell in grid.cells:
        places = ((r, c) for r in range(cell.row, cell.row + cell.rows) for c in range(cell.column, cell.column + cell.columns))
        words = _paragraphs(lines_of(run for place in places for run in inside.get(place, ())), cell.x1 - cell.x0)
        rows[cell.row][cell.column] = Spot(_box_of(words), cell.columns, cell.rows)
    return rows


def _paragraphs(lines: Sequence[Line], width: float) -> list[str]:
    """The lines of a cell; one goes on where the one above had no room for what it begins with."""
    words: list[str] = []
    for above, line in zip([None, *lines], lines, strict=False):
        # Some half a character of the cell's width stays empty on each side.
        if above is not None and not fits(line, width - line.size - (above.x1 - above.x0)):
            words[-1] = joined((words[-1], line.text))
        else:
            words.append(line.text)
    return words


def _put_together(above: list[str], below: list[str]) -> list[str]:
    return [*above[:-1], joined((above[-1], below[0])), *below[1:]] if above and below else [*above, *below]


def _box_of(paragraphs: Sequence[str]) -> Box:
    box = Box()
    for words in paragraphs:
        box.add(words)
    return box


def _pieces(spot: Spot) -> list[str]:
    return [piece for piece in spot.box.pieces if isinstance(piece, str)]


def _words(spot: Spot) -> str:
    return "".join(_pieces(spot))


def _same(row: Row, other: Row) -> bool:
    return any(map(_words, row.values())) and {c: _words(s) for c, s in row.items()} == {c: _words(s) for c, s in other.items()}
