"""Pages to paragraphs and tables, in the order in which they are read."""

from collections.abc import Iterator, Sequence
from statistics import median

from ..boxes import Box, Spot, Table
from .furniture import without_furniture
from .grids import Grid, grids_of
from .lines import Line, joined, lines_of
from .paragraphs import paragraphs_of
from .sheet import Run, Sheet

_SAME_EDGE = 0.6  # of the type size


def pieces_of(sheets: Sequence[Sheet]) -> Iterator[str | Table]:
    """Paragraphs and tables. One that goes on over the end of a page is one; a head repeated there is dropped."""
    size = _type_size(sheets)
    tables = [grids_of(sheet.rules, size=size) for sheet in sheets]
    lines = [lines_of(_outside(sheet.runs, grids)) for sheet, grids in zip(sheets, tables, strict=True)]
    text: list[Line] = []
    open_: tuple[Grid, Table] | None = None
    for sheet, grids, left in zip(sheets, tables, without_furniture(lines, [s.height for s in sheets]), strict=True):
        on_page: list[Grid | Line] = [*grids, *left]
        for piece in sorted(on_page, key=lambda p: p.top):
            if isinstance(piece, Line):
                if open_:
                    yield open_[1]
                    open_ = None
                text.append(piece)
                continue
            yield from paragraphs_of(text)
            text = []
            table = _table(piece, sheet.runs)
            if open_ and _same(open_[0], piece, size):
                _go_on(open_[1], table, broken=open_[0].open_below and piece.open_above)
                open_ = (piece, open_[1])
            else:
                if open_:
                    yield open_[1]
                open_ = (piece, table)
    if open_:
        yield open_[1]
    yield from paragraphs_of(text)


def _type_size(sheets: Sequence[Sheet]) -> float:
    sizes = [run.size for sheet in sheets for run in sheet.runs if run.size > 0]
    return median(sizes) if sizes else 1.0


def _outside(runs: Sequence[Run], grids: Sequence[Grid]) -> list[Run]:
    return [run for run in runs if not any(_inside(run, g.x0, g.top, g.x1, g.bottom) for g in grids)]


def _inside(run: Run, x0: float, top: float, x1: float, bottom: float) -> bool:
    return x0 <= (run.x0 + run.x1) / 2 <= x1 and top <= run.middle <= bottom


def _table(grid: Grid, runs: Sequence[Run]) -> Table:
    inside = [run for run in runs if _inside(run, grid.x0, grid.top, grid.x1, grid.bottom)]
    rows: dict[int, list[Spot]] = {}
    for cell in grid.cells:
        box = Box()
        words = joined(line.text for line in lines_of(r for r in inside if _inside(r, cell.x0, cell.top, cell.x1, cell.bottom)))
        if words:
            box.add(words)
        rows.setdefault(cell.row, []).append(Spot(box, cell.columns, cell.rows))
    return Table([rows[row] for row in sorted(rows)])


def _same(above: Grid, below: Grid, size: float) -> bool:
    """Whether a table goes on from one page to the next: its upright lines stand where they stood."""
    return len(above.edges) == len(below.edges) and all(
        abs(a - b) <= size * _SAME_EDGE for a, b in zip(above.edges, below.edges, strict=True)
    )


def _go_on(table: Table, below: Table, *, broken: bool) -> None:
    """`table` goes on with the rows of `below`, less a repeated head; a row that the page's end has broken is put together."""
    repeated = bool(table.rows and below.rows) and _words(table.rows[0]) == _words(below.rows[0])
    rows = below.rows[1:] if repeated else below.rows
    if broken and rows and table.rows and len(rows[0]) == len(table.rows[-1]):
        for above, spot in zip(table.rows[-1], rows[0], strict=True):
            words = joined(p for box in (above.box, spot.box) for p in box.pieces if isinstance(p, str))
            above.box.pieces[:] = [words] if words else []
        rows = rows[1:]
    table.rows.extend(rows)


def _words(row: list[Spot]) -> list[str]:
    return ["".join(p for p in spot.box.pieces if isinstance(p, str)) for spot in row]
