"""Which rows stand on which page: a group stays whole where a page holds it; one that is longer goes on, its shared cells repeated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .fit import stretched

# Machines differ in the type they find and so in the scale; a page is not filled to its edge.
_FILLED = 0.92


@dataclass(frozen=True, slots=True)
class Wanted:
    """The heights of the rows of a group, and the height that its shared cells need together."""

    rows: Sequence[float]
    together: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of one group on one page, stretched so that the shared cells show all their words."""

    heights: list[float]
    begins_page: bool = False

    @property
    def height(self) -> float:
        return sum(self.heights)


def runs(groups: Sequence[Wanted], *, first: float, room: float) -> Iterator[list[Run]]:
    """The runs of each group, in order; `first` is what is left of the first page, `room` what a further page holds."""
    left, room, at_top = first * _FILLED, room * _FILLED, True
    for group in groups:
        placed = list(_placed(group, left, room, at_top=at_top))
        left = (room if placed[-1].begins_page else left) - placed[-1].height
        at_top = False
        yield placed


def _placed(group: Wanted, left: float, room: float, *, at_top: bool) -> Iterator[Run]:
    whole = Run(stretched(group.rows, group.together))
    if whole.height <= left or (at_top and whole.height <= room):
        yield whole
    elif whole.height <= room:
        yield Run(whole.heights, begins_page=True)
    else:
        # Too long for any page: it begins where it can, if a good part of the page is left.
        here = at_top or left >= max(room / 2, group.together)
        for i, part in enumerate(_parts(group.rows, left if here else room, room)):
            yield Run(stretched(part, group.together), begins_page=i > 0 or not here)


def _parts(rows: Sequence[float], left: float, room: float) -> Iterator[list[float]]:
    part: list[float] = []
    for row in rows:
        if part and sum(part) + row > left:
            yield part
            part, left = [], room
        part.append(row)
    yield part
