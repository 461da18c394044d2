"""A mended text cut into lines: what the grammar of structure and findings works on.

`text` and `folded` have the same offsets; `source_span` leads back to the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Span
from ..formats.blocks import Extract
from ..wording.edits import Mended
from ..wording.fold import fold

# Marks of Markdown around a line: headings, bold, list bullets. They are layout, never words.
_LAYOUT_BEFORE = re.compile(r"(?:[\s#*]|>(?!\s*\d))*")  # >95% in a cell is a value
_LAYOUT_AFTER = re.compile(r"[\s*]*$")


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of a row, by its place: column and the columns and rows that it covers."""

    start: int
    end: int
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a table row with its fields. Offsets are in the page's text, without layout around."""

    start: int
    end: int
    table: int = -1
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document, mended."""

    text: str
    folded: str
    lines: tuple[Line, ...]
    mended: Mended

    def source_span(self, start: int, end: int) -> Span:
        return self.mended.source_span(start, end)

    def words(self, line: Line) -> str:
        """The line in folded form."""
        return self.folded[line.start : line.end]


def page_of(extract: Extract, mended: Mended) -> Page:
    """The lines of `extract`, with their places moved from the source into the mended text."""
    folded = fold(mended.text)
    return Page(mended.text, folded, tuple(_lines(extract, mended, folded)), mended)


def _lines(extract: Extract, mended: Mended, folded: str) -> Iterator[Line]:
    for block in extract.blocks:
        start, end = trimmed(folded, *mended.mended_span(block.start, block.end))
        if start == end:
            continue
        fields = []
        for cell in block.cells:
            a, b = trimmed(folded, *mended.mended_span(cell.start, cell.end))
            fields.append(Field(a, b, cell.column, cell.columns, cell.rows))
        yield Line(start, end, block.table, tuple(fields))


def trimmed(folded: str, start: int, end: int) -> Span:
    """[start, end) without the blanks and the layout marks at both ends."""
    before = _LAYOUT_BEFORE.match(folded, start, end)
    start = before.end() if before else start
    after = _LAYOUT_AFTER.search(folded, start, end) if start < end else None
    return start, after.start() if after else end
