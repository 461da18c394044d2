"""A mended text cut into lines: what the grammar of structure and findings works on.

`text` and `folded` have the same offsets; `source_span` leads back to the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..document import Span
from ..formats.blocks import Cell, Extract
from ..wording.edits import Mended
from ..wording.fold import fold
from .flat_tables import unflattened
from .lines import Field, Line, line_of, trimmed
from .tabbed import tabbed
from .unrolled import unrolled

__all__ = ["Field", "Line", "Page", "page_of", "trimmed"]


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
    places = [mended.mended_span(block.start, block.end) for block in extract.blocks]
    paragraphs = [[place] if block.cells else unrolled(folded, *place) for block, place in zip(extract.blocks, places, strict=True)]
    folded = _broken(folded, paragraphs)
    return Page(
        mended.text, folded, tuple(unflattened(folded, tabbed(mended.text, list(_lines(extract, paragraphs, mended, folded))))), mended
    )


def _broken(folded: str, paragraphs: Sequence[Sequence[Span]]) -> str:
    """`folded` with a line end for each blank at which a line was cut: what looks for the ends of lines finds them."""
    ends = [a - 1 for cut in paragraphs for a, _ in cut[1:] if folded[a - 1] == " "]
    return "\n".join(folded[a:b] for a, b in zip([0, *(at + 1 for at in ends)], [*ends, len(folded)], strict=True)) if ends else folded


def _lines(extract: Extract, paragraphs: Sequence[Sequence[Span]], mended: Mended, folded: str) -> Iterator[Line]:
    for block, cut in zip(extract.blocks, paragraphs, strict=True):
        if not block.cells:
            yield from (line for a, b in cut if (line := line_of(folded, a, b)))
        elif line := line_of(folded, *cut[0]):
            yield line._replace(table=block.table, fields=tuple(_fields(block.cells, mended, folded)))


def _fields(cells: Sequence[Cell], mended: Mended, folded: str) -> Iterator[Field]:
    for cell in cells:
        yield Field(*trimmed(folded, *mended.mended_span(cell.start, cell.end)), cell.column, cell.columns, cell.rows)
