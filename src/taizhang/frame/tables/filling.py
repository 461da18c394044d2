"""Rows are written into a copy of somebody's blank table: heads, merged titles, looks, widths and what stands below stay as they were."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from . import docx, xlsx
from .read import BROKEN, Unreadable, is_word

Line = Mapping[int, str | int]  # what stands in which column, the first being 0


@dataclass(frozen=True, slots=True)
class Place:
    """In which sheet or table the rows go, from which row on (the first being 0); in which columns the same words become one cell."""

    table: str
    first: int
    grouped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What is left blank above and below the rows: what words say once they are filled in, and what goes into the empty cell behind them."""

    inside: Callable[[str], str]
    beside: Callable[[str], str]


def filled(content: bytes, place: Place, lines: Sequence[Line], around: Around | None = None) -> bytes:
    """The file with these rows. Empty rows that are there are used first; more are added in the looks of the first. Raises `Unreadable`."""
    write, fill = (docx.written, docx.filled_around) if is_word(content) else (xlsx.written, xlsx.filled_around)
    try:
        if around is not None:
            content = fill(content, place.table, place.first, around.inside, around.beside)
        return write(content, place.table, place.first, lines, tuple(_groups(lines, place.grouped)))
    except BROKEN as broken:
        raise Unreadable from broken


def _groups(lines: Sequence[Line], grouped: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Column, first and last line of every run of the same words; a column breaks where the one before it does."""
    for number, column in enumerate(grouped):
        said = [tuple(line.get(one, "") for one in grouped[: number + 1]) for line in lines]
        for words, run in groupby(enumerate(said), key=itemgetter(1)):
            places = [place for place, _ in run]
            if words[-1] and len(places) > 1:
                yield column, places[0], places[-1]
