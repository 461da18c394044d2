"""The cells of a page's table brought to their columns, with merged cells given once."""

from collections.abc import Iterator
from dataclasses import dataclass

from .boxes import Table, leaves

# The widest table of tasks has some twenty columns; the HTML standard stops at a thousand.
_WIDEST = 1000


@dataclass(frozen=True, slots=True)
class Placed:
    """One cell: its text on one line, the column where it begins, and the columns and rows that it covers."""

    text: str
    column: int
    columns: int
    rows: int


def rows_of(table: Table) -> list[list[Placed]]:
    """The rows of `table` that have words of their own. What a merged cell covers counts only such rows."""
    placed = list(_placed(table))
    worded = [any(cell.text for cell in row) for row in placed]
    return [[_clipped(cell, worded, r) for cell in row] for r, row in enumerate(placed) if worded[r]]


def _placed(table: Table) -> Iterator[list[Placed]]:
    covered: dict[int, int] = {}
    for row in table.rows:
        column, cells = 0, []
        below = {c: left - 1 for c, left in covered.items() if left > 1}
        for spot in row:
            while column in covered:
                column += 1
            cells.append(Placed(_on_one_line(leaves(spot.box, unfold=True)), column, min(spot.columns, _WIDEST), spot.rows))
            if spot.rows > 1:
                below.update(dict.fromkeys(range(column, column + min(spot.columns, _WIDEST)), spot.rows - 1))
            column += min(spot.columns, _WIDEST)
        covered = below
        yield cells


def _on_one_line(pieces: Iterator[str | Table]) -> str:
    # A blank keeps apart the names that stand on lines of their own, and does not stand in the way of 牵头<br>单位.
    return " ".join(piece for piece in pieces if isinstance(piece, str))


def _clipped(cell: Placed, worded: list[bool], row: int) -> Placed:
    return Placed(cell.text, cell.column, cell.columns, max(1, sum(worded[row : row + cell.rows])))
