"""A line of a page: a paragraph or the row of a table, by its place, without the marks of layout around it."""

import re
from typing import NamedTuple

from ..document import Span

# Marks of Markdown around a line: headings, bold, list bullets, quotations. They are layout, never words; a star that
# stands alone at a name (县水务局*) is the text's own and stays, and so does >95%.
_LAYOUT_BEFORE = re.compile(r"(?:[\s#]|>(?!\s*\d)|\*{2,3}|\*(?=\s)|[-+](?=\s+[^\d\s])|_{2})*")
_LAYOUT_AFTER = re.compile(r"(?:\s|\*{2,3}|_{2})*$")
_HASHES = re.compile(r"\s*(#{1,6})")


class Field(NamedTuple):
    """One cell of a row, by its place: column and the columns and rows that it covers."""

    start: int
    end: int
    column: int
    columns: int = 1
    rows: int = 1


class Line(NamedTuple):
    """A paragraph, or a table row with its fields. Offsets are in the page's text, without layout around.

    `depth` is that of a Markdown heading, 0 for none; `bold` where Markdown sets the whole line in bold.
    """

    start: int
    end: int
    table: int = -1
    fields: tuple[Field, ...] = ()
    depth: int = 0
    bold: bool = False


def line_of(folded: str, start: int, end: int) -> Line | None:
    """The line in [start, end), or None where there are no words in it."""
    a, b = trimmed(folded, start, end)
    if a == b:
        return None
    hashes = _HASHES.match(folded, start, a)
    bold = "**" in folded[start:a] and "**" in folded[b:end] and "**" not in folded[a:b]
    return Line(a, b, depth=len(hashes[1]) if hashes else 0, bold=bold)


def trimmed(folded: str, start: int, end: int) -> Span:
    """[start, end) without the blanks and the layout marks at both ends."""
    before = _LAYOUT_BEFORE.match(folded, start, end)
    start = before.end() if before else start
    stop = end
    while stop > start and folded[stop - 1] in " \t\n*_":
        stop -= 1
    after = _LAYOUT_AFTER.search(folded, stop, end)
    return start, after.start() if after else end
