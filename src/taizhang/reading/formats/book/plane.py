"""A sheet as a plane of words: only rows and columns that have any, with merged cells."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element  # a type; package.py parses

from .values import Values

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Plane:
    """`rows` are lists of the same length; `spans` gives for the first place of a merged cell its (rows, columns)."""

    rows: list[list[str]]
    spans: dict[tuple[int, int], tuple[int, int]]


def plane_of(sheet: Element, values: Values, *, most: int) -> Plane | None:
    """The plane of a sheet; None where it has more cells than `most`."""
    cells = {place: words for place, words in _cells(sheet, values) if words}
    rows, columns = (sorted({place[axis] for place in cells}) for axis in (0, 1))
    if len(rows) * len(columns) > most:
        return None
    spans = _spans(sheet, rows, columns)
    if sum(high * wide for high, wide in spans.values()) > most:
        return None
    return Plane([[cells.get((r, c), "") for c in columns] for r in rows], spans)


def _cells(sheet: Element, values: Values) -> Iterator[tuple[tuple[int, int], str]]:
    row = 0
    for line in sheet.iter("row"):
        row, column = _whole(line.get("r"), row + 1), 0
        for cell in line:
            if cell.tag == "c":
                row, column = _place(cell.get("r")) or (row, column + 1)
                yield (row, column), values.words(cell).strip()


def _spans(sheet: Element, rows: list[int], columns: list[int]) -> dict[tuple[int, int], tuple[int, int]]:
    spans = {}
    for merged in sheet.iter("mergeCell"):
        first, _, last = (merged.get("ref") or "").partition(":")
        start, end = _place(first), _place(last)
        if start is None or end is None:
            continue
        top, bottom = bisect_left(rows, start[0]), bisect_left(rows, end[0] + 1)
        left, right = bisect_left(columns, start[1]), bisect_left(columns, end[1] + 1)
        if bottom > top and right > left:
            spans[top, left] = (bottom - top, right - left)
    return spans


def _place(reference: str | None) -> tuple[int, int] | None:
    """`B3` as (3, 2)."""
    found = _PLACE.fullmatch(reference or "")
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 8 else otherwise
