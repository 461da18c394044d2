"""Where a row stands in its ledger: with room between two, so that a row that is put in seldom moves another."""

from collections.abc import Sequence
from typing import NamedTuple

GAP = 1000


class Standing(NamedTuple):
    """A row, and its place."""

    row: int
    place: int


class Room(NamedTuple):
    """The place that is free for the new row, and the rows that move for it."""

    place: int
    moved: dict[int, int]


def room_behind(rows: Sequence[Standing], row: int) -> Room:
    """Room behind that row, of all the rows of a ledger in their order. Where there is none, whatever follows moves on.

    >>> room_behind([Standing(7, 1000), Standing(8, 2000)], 7)
    Room(place=1500, moved={})
    >>> room_behind([Standing(7, 1), Standing(8, 2)], 7)
    Room(place=1001, moved={8: 2001})
    >>> room_behind([Standing(7, 1), Standing(8, 2)], 8)
    Room(place=1002, moved={})
    """
    at = next(number for number, standing in enumerate(rows) if standing.row == row)
    here, following = rows[at].place, rows[at + 1 :]
    if not following:
        return Room(here + GAP, {})
    if following[0].place - here > 1:
        return Room((here + following[0].place) // 2, {})
    return Room(here + GAP, {one.row: here + GAP * number for number, one in enumerate(following, 2)})
