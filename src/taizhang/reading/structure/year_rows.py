"""Tables with a year in each row that a copy has flattened: cells one a line, those merged over rows given once.

Where cells are merged a row has as many lines as it has values of its own, so columns cannot be counted: a number belongs to
the name last given in its year.
"""

import re
from collections.abc import Iterator, Sequence

from ..document import Span
from .goal_tables import IN_BRACKETS, GoalCell
from .marks import mark_of
from .page import Line, Page

_HEAD = re.compile(r"年[份度]|时间|实施年[份度]")
_YEAR = re.compile(r"(20\d{2})年?(?:-(?:20\d{2})年?)?")
_NUMBER = re.compile(r"\d[\d.]*[^\d]{0,4}|\d[\d.]*")
_ENDS = re.compile(r"[注图表附]\d*[：: ]|.*[。；：]$")
_LONGEST_CELL = 40
_LONGEST_HEAD = 12


def year_rows(page: Page, lines: Sequence[Line]) -> Iterator[tuple[Span, list[GoalCell]]]:
    """Each such table: the place that it takes, and its values."""
    i = 0
    while i < len(lines):
        first = _first_row(page, lines, i) if _HEAD.fullmatch(page.words(lines[i])) and not lines[i].fields else None
        if first is None:
            i += 1
            continue
        last = next((k for k in range(first, len(lines)) if not _is_cell(page, lines[k])), len(lines))
        yield (lines[i].start, lines[last - 1].end), list(_values(page, lines[i:first], lines[first:last]))
        i = last


def _first_row(page: Page, lines: Sequence[Line], head: int) -> int | None:
    for k in range(head + 1, min(head + _LONGEST_HEAD, len(lines))):
        if not _is_cell(page, lines[k]):
            return None
        if _YEAR.fullmatch(page.words(lines[k])):
            return k
    return None


def _is_cell(page: Page, line: Line) -> bool:
    words = page.words(line)
    return not line.fields and len(words) <= _LONGEST_CELL and not _ENDS.match(words) and (mark_of(words) is None or words[0].isdigit())


def _values(page: Page, head: Sequence[Line], rows: Sequence[Line]) -> Iterator[GoalCell]:
    unit = next((found.span(1) for line in head if (found := IN_BRACKETS.search(page.folded, line.start, line.end))), None)
    year: int | None = None
    name: Span | None = None
    for line in rows:
        words = page.words(line)
        if found := _YEAR.fullmatch(words):
            year, name = (None if "-" in words else int(found.group(1))), None
        elif not _NUMBER.fullmatch(words):
            name = (line.start, line.end)
        elif year and name:
            yield GoalCell(name[0], line.end, name, (line.start, line.end), None if "%" in words else unit, year)
