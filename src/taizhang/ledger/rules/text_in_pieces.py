"""A text cut where the words of rows begin and end, line by line: every character once, in its order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """The first and the last character of what a row was made of, and the row's code."""

    start: int
    end: int
    code: str


class Piece(NamedTuple):
    """Characters of one line; `codes` are the rows whose words these are, none for what lies between; some of them `begin` here."""

    text: str
    codes: tuple[str, ...] = ()
    begin: tuple[str, ...] = ()


class Line(NamedTuple):
    """A line that says something, and the rows that begin in it, in the order in which they do."""

    pieces: tuple[Piece, ...]
    begun: tuple[str, ...]


def lines(text: str, spans: Iterable[Span], *, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines from `start` to `end`. Where words belong to two rows (one was split), both have them.

    >>> [[(piece.text, piece.codes) for piece in line.pieces] for line in lines("建水厂。\\n修管网。", [Span(0, 3, "A"), Span(5, 8, "B")])]
    [[('建水厂', ('A',)), ('。', ())], [('修管网', ('B',)), ('。', ())]]
    """
    known = sorted(spans)
    for first, last in _lines(text, start, len(text) if end is None else end):
        if text[first:last].strip():
            own = [span for span in known if span.start < last and span.end > first]
            yield Line(tuple(_pieces(text, first, last, own)), tuple(span.code for span in own if span.start >= first))


def _pieces(text: str, first: int, last: int, spans: Sequence[Span]) -> Iterator[Piece]:
    edges = {first, last, *(edge for span in spans for edge in (span.start, span.end) if first < edge < last)}
    for start, end in pairwise(sorted(edges)):
        over = [span for span in spans if span.start <= start and span.end >= end]
        yield Piece(text[start:end], tuple(span.code for span in over), tuple(span.code for span in over if span.start == start))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1
