"""The words of a file as they stand there, nothing mended and nothing found: what a person is shown who wants to look into it."""

from typing import NamedTuple

from .formats import choose
from .formats.blocks import Block


class Passage(NamedTuple):
    """A paragraph, in one cell; or the row of a table, each cell in its column, and no words where a merged one covers it.
    `table` counts the tables from 0; -1 is none."""

    table: int
    cells: tuple[str, ...]


def passages(data: bytes, *, name: str) -> tuple[Passage, ...]:
    """The paragraphs and rows of a file in any format that is read; a ReadingError for any other, and for one without words."""
    extract = choose.extract(data, name=name)
    return tuple(Passage(block.table, _cells(extract.text, block)) for block in extract.blocks)


def _cells(text: str, block: Block) -> tuple[str, ...]:
    if not block.cells:
        return (text[block.start : block.end],)
    at = {cell.column: text[cell.start : cell.end] for cell in block.cells}
    return tuple(at.get(column, "") for column in range(max(at) + 1))
