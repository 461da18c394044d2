"""A workbook (.xlsx, .xlsm) to its blocks: of each visible sheet the lines above its table, the table, the notes below."""

from collections.abc import Iterator

from .. import refusals
from ..errors import Wording
from . import office
from .blocks import Extract
from .book.plane import Plane, plane_of
from .book.values import Values
from .boxes import Box, Spot, Table
from .file import File
from .package import Package
from .writing import collapsed, written

_KIND = Wording("an Excel workbook", "Excel 工作簿")
_CELLS = 300_000


def owns(file: File) -> bool:
    """Whether it is an Office package with a workbook that is kept as XML."""
    return office.holds(file.package, "xl/") and file.package is not None and "xl/workbook.bin" not in file.package


def extract(file: File) -> Extract:
    """The text of all visible sheets with its blocks."""
    found = written(piece for plane in _planes(office.package_of(file), file.name) for piece in _pieces(plane))
    if not found.blocks:
        raise refusals.without_text(file.name, _KIND)
    return found


def _planes(package: Package, name: str) -> Iterator[Plane]:
    main = office.main_part(package)
    book = package.sound(main)
    values = Values(book, office.related(package, main, "sharedStrings"), office.related(package, main, "styles"))
    parts = office.relations(package, main)
    for about in book.iter("sheet"):
        kind, part = parts.get(about.get("id") or "", ("", ""))
        if kind != "worksheet" or (about.get("state") or "visible") != "visible":
            continue
        plane = plane_of(package.sound(part), values, most=_CELLS)
        if plane is None:
            raise refusals.too_much(name, Wording(f"a sheet of more than {_CELLS} cells", f"超过 {_CELLS} 个单元格的工作表"))
        yield plane


def _pieces(plane: Plane) -> Iterator[str | Table]:
    first, last = _table_rows(plane.rows)
    yield from _lines(plane.rows[:first])
    if first < last:
        yield Table(list(_spots(plane, first, last)))
    yield from _lines(plane.rows[last:])


def _table_rows(rows: list[list[str]]) -> tuple[int, int]:
    """Where the table begins and ends: at the first and the last row with two words or more."""
    full = [i for i, row in enumerate(rows) if sum(map(bool, row)) > 1]
    return (full[0], full[-1] + 1) if full else (len(rows), len(rows))


def _lines(rows: list[list[str]]) -> Iterator[str]:
    for words in (words for row in rows for words in row):
        yield from filter(None, map(collapsed, words.split("\n")))


def _spots(plane: Plane, first: int, last: int) -> Iterator[list[Spot]]:
    covered = {
        (r, c)
        for (top, left), (high, wide) in plane.spans.items()
        for r in range(top, top + high)
        for c in range(left, left + wide)
        if (r, c) != (top, left)
    }
    for r in range(first, last):
        row = plane.rows[r]
        yield [_spot(row[c], plane.spans.get((r, c), (1, 1))) for c in range(len(row)) if (r, c) not in covered]


def _spot(words: str, span: tuple[int, int]) -> Spot:
    box = Box()
    for line in _lines([[words]]):
        box.add(line)
    return Spot(box, span[1], span[0])
