"""The cells of one row of a flattened table: where the row ends, and which of its lines are one cell that a copy has broken."""

import re

from .bodies import lists_bodies
from .columns import OWNERS
from .labels import ANY_LABEL

DATE = re.compile(r"(?=.*(?:[年月日底前季]|长期|持续|每))[^。]{1,24}")
_ONLY_DATE = re.compile(r"[\d年月日底末前起至到.\-全上下半季度一二三四旬中完成持续长期坚持推进实施 ]{1,24}")
_LABELLED = re.compile(rf"{ANY_LABEL}：")

Cell = tuple[int, int]


def rejoined(folded: str, cells: list[Cell], head: list[str | None]) -> list[Cell]:
    """`cells`, where a copy has broken some over lines more than there are columns, with lines of one kind as one again, the last first."""
    cells, owners = list(cells), sum(kind in OWNERS for kind in head[1:])
    while len(cells) > len(head) - 1:
        bodies = [_names_bodies(folded, cell) for cell in cells]
        words = [not body and _ONLY_DATE.fullmatch(folded, *cell) is None for body, cell in zip(bodies, cells, strict=True)]
        kind = bodies if sum(bodies) > owners else words
        pair = next((k for k in range(len(cells) - 1, 0, -1) if kind[k] and kind[k - 1]), None)
        if pair is None:
            return cells
        cells[pair - 1 : pair + 1] = [(cells[pair - 1][0], cells[pair][1])]
    return cells


def _names_bodies(folded: str, cell: Cell) -> bool:
    return lists_bodies(folded[slice(*cell)].rstrip("、，； ")) or _LABELLED.match(folded, *cell) is not None


def last_row(folded: str, cells: list[tuple[int, int, int]], at: int, head: list[str | None]) -> int:
    """The cell behind the row at `at`, behind which no number stands: the day behind its owners, or its last owners, close it."""
    usual = min(len(cells), at + len(head))
    for k in range(at + 2, min(len(cells), at + 2 * len(head))):
        owned = _names_bodies(folded, cells[k - 1][:2])
        if owned and head[-1] == "due" and DATE.fullmatch(folded, *cells[k][:2]) and not _names_bodies(folded, cells[k][:2]):
            return max(k + 1, usual)
        if owned and head[-1] in OWNERS and not _names_bodies(folded, cells[k][:2]):
            return max(k, usual)
    return usual
