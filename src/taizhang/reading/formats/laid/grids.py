"""Ruling lines to tables: a grid of all their places, in which cells without a line between them are one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .sheet import Rule

_NEAR = 0.35  # of the smaller type size: lines so close are one
_MOST = 400  # rows or columns of one table


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
    """A table by its lines; `edges` are the places of its upright lines.

    It is open at an end where its upright lines go on and no level one closes them: a row goes on on the next page.
    """

    top: float
    bottom: float
    x0: float
    x1: float
    edges: tuple[float, ...]
    cells: tuple[GridCell, ...]
    open_above: bool = False
    open_below: bool = False


def grids_of(rules: Sequence[Rule], *, size: float) -> list[Grid]:
    """The tables from top to bottom: groups of lines that touch, with two cells or more."""
    near = size * _NEAR
    found = [grid for group in _groups(rules, near) if (grid := _grid(group, near)) is not None]
    return sorted(found, key=lambda g: g.top)


def _groups(rules: Sequence[Rule], near: float) -> list[list[Rule]]:
    """Rules that touch one another, directly or through others."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r.top, r.x0)):
        touched = [group for group in groups if any(_touch(rule, other, near) for other in group)]
        merged = [rule, *(other for group in touched for other in group)]
        groups = [group for group in groups if group not in touched] + [merged]
    return groups


def _touch(a: Rule, b: Rule, near: float) -> bool:
    return a.x0 - near <= b.x1 and b.x0 - near <= a.x1 and a.top - near <= b.bottom and b.top - near <= a.bottom


def _grid(rules: list[Rule], near: float) -> Grid | None:
    upright = [r for r in rules if not r.is_level]
    xs = _merged_near(sorted((r.x0 + r.x1) / 2 for r in upright), near)
    ys = _merged_near(sorted((r.top + r.bottom) / 2 for r in rules if r.is_level), near)
    if not 2 <= len(xs) <= _MOST or not 1 <= len(ys) <= _MOST:
        return None
    above, below = min(r.top for r in upright) < ys[0] - near * 2, max(r.bottom for r in upright) > ys[-1] + near * 2
    ys = [*([min(r.top for r in upright)] if above else []), *ys, *([max(r.bottom for r in upright)] if below else [])]
    cells = tuple(_cells(rules, xs, ys, near))
    return Grid(ys[0], ys[-1], xs[0], xs[-1], tuple(xs), cells, above, below) if len(cells) > 1 else None


def _merged_near(values: list[float], near: float) -> list[float]:
    merged: list[float] = []
    for value in values:
        if not merged or value - merged[-1] > near:
            merged.append(value)
    return merged


def _cells(rules: list[Rule], xs: list[float], ys: list[float], near: float) -> Iterator[GridCell]:
    upright = [r for r in rules if not r.is_level]
    level = [r for r in rules if r.is_level]
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            columns, rows = 1, 1
            middle = (ys[row] + ys[row + 1]) / 2
            while column + columns < len(xs) - 1 and not _cuts(upright, xs[column + columns], middle, near):
                columns += 1
            while row + rows < len(ys) - 1 and not _parts(level, xs, column, columns, ys[row + rows], near):
                rows += 1
            taken |= {(r, c) for r in range(row, row + rows) for c in range(column, column + columns)}
            yield GridCell(row, column, rows, columns, xs[column], ys[row], xs[column + columns], ys[row + rows])


def _cuts(upright: list[Rule], x: float, y: float, near: float) -> bool:
    return any(abs((r.x0 + r.x1) / 2 - x) <= near and r.top - near <= y <= r.bottom + near for r in upright)


def _parts(level: list[Rule], xs: list[float], column: int, columns: int, y: float, near: float) -> bool:
    """Whether a level line stands under any part of the cell."""
    middles = [(xs[c] + xs[c + 1]) / 2 for c in range(column, column + columns)]
    return any(abs((r.top + r.bottom) / 2 - y) <= near and r.x0 - near <= x <= r.x1 + near for r in level for x in middles)
