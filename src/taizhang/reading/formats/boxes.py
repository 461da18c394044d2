"""A page on its way to blocks: paragraphs, tables, and boxes around them, as they were opened and closed.

Boxes nest as deep as the page does, so everything here walks with a stack of its own and never recurses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_NO_HANZI = re.compile("[^\u3400-\u9fff]+")


@dataclass(slots=True)
class Box:
    """What stands between the start and the end of one element: paragraphs, tables, boxes. `hanzi` counts all inside."""

    named: bool = False
    pieces: list["str | Box | Table"] = field(default_factory=list)
    hanzi: int = 0
    tables: int = 0
    has_title: bool = False

    def add(self, paragraph: str) -> None:
        self.pieces.append(paragraph)
        self.hanzi += len(_NO_HANZI.sub("", paragraph))

    def put(self, inner: "Box") -> None:
        self.pieces.append(inner)
        self.hanzi += inner.hanzi
        self.tables += inner.tables
        self.has_title |= inner.has_title

    def put_table(self, table: "Table") -> None:
        self.pieces.append(table)
        self.tables += 1
        for spot in table.spots():
            self.hanzi += spot.box.hanzi
            self.has_title |= spot.box.has_title


@dataclass(slots=True)
class Spot:
    """A cell of a table as the page gives it: its contents and the rows and columns that it spans."""

    box: Box
    columns: int
    rows: int


@dataclass(slots=True)
class Table:
    """The rows of a table, each with its cells in the order of the page."""

    rows: list[list[Spot]] = field(default_factory=list)

    def spots(self) -> Iterator[Spot]:
        for row in self.rows:
            yield from row


def leaves(box: Box, *, unfold: bool = False) -> Iterator["str | Table"]:
    """The paragraphs and the tables in `box` in the order of the page; with `unfold`, no table but what stands in it.

    Layout tables are always unfolded.
    """
    waiting: list[str | Box | Table] = [box]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, Box):
            waiting.extend(reversed(piece.pieces))
        elif isinstance(piece, Table) and (unfold or is_layout(piece)):
            waiting.extend(spot.box for spot in reversed(list(piece.spots())))
        else:
            yield piece


def boxes(box: Box) -> Iterator[Box]:
    """`box` and every box inside, outer ones first."""
    waiting: list[str | Box | Table] = [box]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, Box):
            yield piece
            waiting.extend(reversed(piece.pieces))
        elif isinstance(piece, Table):
            waiting.extend(spot.box for spot in reversed(list(piece.spots())))


def is_layout(table: Table) -> bool:
    """Whether the table only places things on the page: it holds tables, has one column, or one cell holds the article."""
    spots = list(table.spots())
    if any(spot.box.tables for spot in spots):
        return True
    widest = max((sum(1 for spot in row if spot.box.pieces) for row in table.rows), default=0)
    if max((len(row) for row in table.rows), default=0) <= 1:
        return True
    return widest < 3 and any(_holds_article(spot.box, spots) for spot in spots)


def _holds_article(box: Box, spots: list[Spot]) -> bool:
    return len(box.pieces) >= 5 and box.hanzi * 10 >= 6 * sum(spot.box.hanzi for spot in spots)
