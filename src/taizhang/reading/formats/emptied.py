"""Tables drawn in text, where a merged cell leaves the cells that it covers empty: brought back to a cell that covers rows.

Only in columns to the left of the one with the longest words, which say what rows belong to. Further right an empty
cell may well mean that there is nobody and nothing.
"""

from collections.abc import Sequence

from .blocks import Block, Cell


def without_emptied(rows: Sequence[Block]) -> list[Block]:
    """The rows of one table; a cell with words covers the empty ones below it."""
    cells = [{cell.column: cell for cell in row.cells} for row in rows]
    for column in range(_widest(cells)):
        _cover(cells, column)
    return [row._replace(cells=tuple(left.values())) for row, left in zip(rows, cells, strict=True)]


def _widest(rows: Sequence[dict[int, Cell]]) -> int:
    """The column with the longest words."""
    lengths: dict[int, int] = {}
    for row in rows:
        if _is_full(row):
            for column, cell in row.items():
                lengths[column] = lengths.get(column, 0) + cell.end - cell.start
    return max(lengths, key=lambda column: lengths[column], default=0)


def _cover(rows: Sequence[dict[int, Cell]], column: int) -> None:
    above: dict[int, Cell] | None = None
    for row in rows[1:]:
        cell = row.get(column)
        if not _is_full(row) or cell is None:
            above = None  # the name of a section, or a table of another shape
        elif cell.end > cell.start:
            above = row
        elif above is not None:
            above[column] = above[column]._replace(rows=above[column].rows + 1)
            del row[column]


def _is_full(row: dict[int, Cell]) -> bool:
    return sum(cell.end > cell.start for cell in row.values()) > 1
