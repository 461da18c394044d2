"""What every format gives the rest of reading: the source text, and its blocks in order.

A block is a paragraph, or a row of a table with its cells. `start` and `end` are offsets into `Extract.text`, the
extracted text, in which blocks are separated by line ends and the cells of a row by a tab.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """One cell of a table row. A merged cell is given once, with the rows it covers; later rows see `carried`."""

    start: int
    end: int
    column: int
    columns: int = 1
    rows: int = 1


class Block(NamedTuple):
    """A paragraph (`cells` empty) or a table row. `table` numbers the tables of a document from 0; -1 is no table."""

    start: int
    end: int
    table: int = -1
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file as extracted, unmended, with its blocks."""

    text: str
    blocks: tuple[Block, ...]
