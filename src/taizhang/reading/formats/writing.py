"""Paragraphs and tables written under one another: the extracted text, and the blocks with their places in it."""

import re
from collections.abc import Iterable, Iterator

from .blocks import Block, Cell, Extract
from .boxes import Table
from .grid import Placed, rows_of

_BLANKS = re.compile(r"[\s\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


def collapsed(words: str) -> str:
    """`words` on one line: every run of blanks is one blank, none at the ends."""
    return _BLANKS.sub(" ", words).strip()


def written(pieces: Iterable[str | Table]) -> Extract:
    """The text of `pieces`, a line for each paragraph and each row, with its blocks."""
    lines: list[str] = []
    blocks: list[Block] = []
    at, table = 0, -1
    for piece in pieces:
        rows: list[list[Placed]] = [] if isinstance(piece, str) else rows_of(piece)
        table += bool(rows)
        for line, block in [_paragraph(piece, at)] if isinstance(piece, str) else _rows(rows, at, table):
            lines.append(line)
            blocks.append(block)
            at = block.end + 1
    return Extract("\n".join(lines), tuple(blocks))


def _paragraph(words: str, at: int) -> tuple[str, Block]:
    return words, Block(at, at + len(words))


def _rows(rows: list[list[Placed]], at: int, table: int) -> Iterator[tuple[str, Block]]:
    for row in rows:
        line = "\t".join(cell.text for cell in row)
        yield line, Block(at, at + len(line), table, tuple(_cells(row, at)))
        at += len(line) + 1


def _cells(row: list[Placed], at: int) -> Iterator[Cell]:
    for cell in row:
        yield Cell(at, at + len(cell.text), cell.column, cell.columns, cell.rows)
        at += len(cell.text) + 1
