"""Ruling lines to tables: a grid of all their places, in which cells without a line between them are one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .sheet import Rule, Run

_NEAR = 0.35  # of the type size: lines so close are one
_MOST_LINES = 1_000  # of one page; what has more is a drawing
_MOST_CELLS = 20_000  # of one table on one page


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell by its first row and column, how many it spans, and its box."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table by its lines: `edges` are the places of the upright ones, `levels` those of the others.

    It is open at an end where its upright lines go on and no level one closes them: a row goes on on the next page.
    """

    edges: tuple[float, ...]
    levels: tuple[float, ...]
    cells: tuple[GridCell, ...]
    open_above: bool = False
    open_below: bool = False

    @property
    def top(self) -> float:
        return self.levels[0]

    def holds(self, run: Run) -> bool:
        """Whether the characters stand inside."""
        return self.edges[0] <= (run.x0 + run.x1) / 2 <= self.edges[-1] and self.levels[0] <= run.middle <= self.levels[-1]


def grids_of(rules: Sequence[Rule], *, size: float) -> list[Grid]:
    """The tables from top to bottom: groups of lines that touch, with two cells or more."""
    near = size * _NEAR
    drawn = [*_whole([r for r in rules if r.is_level], near), *_whole([r for r in rules if not r.is_level], near)]
    if len(drawn) > _MOST_LINES:
        return []
    found = [grid for group in _groups(drawn, near) if (grid := _grid(group, near)) is not None]
    return sorted(found, key=lambda g: g.top)


def _whole(rules: list[Rule], near: float) -> list[Rule]:
    """The pieces of one line put together: a program draws it anew for each cell."""
    whole: list[Rule] = []
    for row in _rows(sorted(rules, key=_across), near):
        for rule in sorted(row, key=lambda r: (r.x0, r.top)):
            if whole and _across(whole[-1]) - near <= _across(rule) <= _across(whole[-1]) + near and _touch(whole[-1], rule, near):
                last = whole.pop()
                rule = Rule(min(last.x0, rule.x0), min(last.top, rule.top), max(last.x1, rule.x1), max(last.bottom, rule.bottom))  # noqa: PLW2901
            whole.append(rule)
    return whole


def _rows(rules: list[Rule], near: float) -> list[list[Rule]]:
    rows: list[list[Rule]] = []
    for rule in rules:
        if rows and _across(rule) - _across(rows[-1][0]) <= near:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return rows


def _across(rule: Rule) -> float:
    """Where the line stands: its height if it is level, else its place from the left."""
    return (rule.top + rule.bottom) / 2 if rule.is_level else (rule.x0 + rule.x1) / 2


def _groups(rules: Sequence[Rule], near: float) -> list[list[Rule]]:
    """Rules that touch one another, directly or through others."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touched = [group for group in groups if any(_touch(rule, other, near) for other in group)]
        apart = [group for group in groups if not any(group is other for other in touched)]
        groups = [*apart, [rule, *(other for group in touched for other in group)]]
    return groups


def _touch(a: Rule, b: Rule, near: float) -> bool:
    return a.x0 - near <= b.x1 and b.x0 - near <= a.x1 and a.top - near <= b.bottom and b.top - near <= a.bottom


def _grid(rules: list[Rule], near: float) -> Grid | None:
    upright, level = [r for r in rules if not r.is_level], [r for r in rules if r.is_level]
    if not upright or not level:
        return None
    xs, ys = (_places(lines, near) for lines in (upright, level))
    top, bottom = min(r.top for r in upright), max(r.bottom for r in upright)
    above, below = top < ys[0] - near * 2, bottom > ys[-1] + near * 2
    ys = [*([top] if above else []), *ys, *([bottom] if below else [])]
    # A table may be open at its sides: its level lines say how far it goes.
    left, right = min(r.x0 for r in level), max(r.x1 for r in level)
    xs = [*([left] if left < xs[0] - near * 3 else []), *xs, *([right] if right > xs[-1] + near * 3 else [])]
    if len(xs) * len(ys) > _MOST_CELLS:
        return None
    cells = tuple(_Cells(upright, level, xs, ys, near).all())
    return Grid(tuple(xs), tuple(ys), cells, above, below) if len(cells) > 1 else None


def _places(lines: list[Rule], near: float) -> list[float]:
    places: list[float] = []
    for place in sorted(map(_across, lines)):
        if not places or place - places[-1] > near:
            places.append(place)
    return places


class _Cells:
    """The cells between lines at `xs` and `ys`."""

    def __init__(self, upright: list[Rule], level: list[Rule], xs: list[float], ys: list[float], near: float) -> None:
        self._xs, self._ys = xs, ys
        self._middles = [[(a + b) / 2 for a, b in pairwise(places)] for places in (xs, ys)]
        # For each place, the columns or rows along which a line stands there.
        self._cut = [self._along(1, [(r.top, r.bottom) for r in upright if abs(_across(r) - x) <= near], near) for x in xs]
        self._part = [self._along(0, [(r.x0, r.x1) for r in level if abs(_across(r) - y) <= near], near) for y in ys]

    def _along(self, axis: int, spans: list[tuple[float, float]], near: float) -> set[int]:
        return {i for i, at in enumerate(self._middles[axis]) if any(start - near <= at <= end + near for start, end in spans)}

    def all(self) -> Iterator[GridCell]:
        taken: set[tuple[int, int]] = set()
        for row in range(len(self._ys) - 1):
            for column in range(len(self._xs) - 1):
                if (row, column) not in taken:
                    cell = self._cell(row, column)
                    taken |= {(r, c) for r in range(row, row + cell.rows) for c in range(column, column + cell.columns)}
                    yield cell

    def _cell(self, row: int, column: int) -> GridCell:
        right, below = column + 1, row + 1
        while right < len(self._xs) - 1 and row not in self._cut[right]:
            right += 1
        while below < len(self._ys) - 1 and not self._part[below].intersection(range(column, right)):
            below += 1
        return GridCell(row, column, below - row, right - column, self._xs[column], self._ys[row], self._xs[right], self._ys[below])
