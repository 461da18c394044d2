"""Pages made by hand for tests: a paragraph for each line, and tables out of rows of cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from taizhang.reading.assemble import read_page
from taizhang.reading.document import Reading, SourceFile
from taizhang.reading.formats import choose
from taizhang.reading.formats.blocks import Block, Cell, Extract
from taizhang.reading.structure.page import Page, page_of
from taizhang.reading.wording.mend import mend


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that covers further rows or columns; what it covers is None in the rows of the table."""

    words: str
    rows: int = 1
    columns: int = 1


Row = Sequence[str | Merged | None]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a list of rows."""

    rows: Sequence[Row]


def extract_of(*pieces: str | Table) -> Extract:
    """The pieces under one another; each line of a string that is not blank is a paragraph."""
    builder = _Builder()
    for piece in pieces:
        if isinstance(piece, Table):
            builder.table(piece)
        else:
            builder.paragraphs(piece)
    return Extract("".join(builder.text), tuple(builder.blocks))


def page(*pieces: str | Table) -> Page:
    extract = extract_of(*pieces)
    return page_of(extract, mend(extract.text))


def reading(*pieces: str | Table) -> Reading:
    extract = extract_of(*pieces)
    return read_page(page_of(extract, mend(extract.text)), SourceFile("plan.txt", "0" * 64), extract.text)


class _Builder:
    def __init__(self) -> None:
        self.text: list[str] = []
        self.blocks: list[Block] = []
        self.at = 0
        self.tables = 0

    def _add(self, words: str) -> tuple[int, int]:
        start = self.at
        self.text.append(words)
        self.at += len(words)
        return start, self.at

    def paragraphs(self, words: str) -> None:
        for line in words.splitlines():
            place = self._add(line)
            if line.strip():
                self.blocks.append(Block(*place))
            self._add("\n")

    def table(self, table: Table) -> None:
        for row in table.rows:
            start = self.at
            cells = tuple(self._cells(row))
            self.blocks.append(Block(start, self.at, self.tables, cells))
            self._add("\n")
        self.tables += 1

    def _cells(self, row: Row) -> Iterator[Cell]:
        first = True
        for column, given in enumerate(row):
            if given is None:
                continue
            if not first:
                self._add("\t")
            first = False
            cell = given if isinstance(given, Merged) else Merged(given)
            yield Cell(*self._add(cell.words), column, cell.columns, cell.rows)


def reading_of_file(path: Path) -> Reading:
    data = path.read_bytes()
    extract = choose.extract(data, name=path.name)
    return read_page(page_of(extract, mend(extract.text)), SourceFile(path.name, sha256(data).hexdigest()), extract.text)
