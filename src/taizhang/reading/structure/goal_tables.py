"""Tables of goals by year: an indicator in each row and a year in each column, or a year in each row.

Read from real tables and from ones that a copy has flattened, one cell a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..document import Span
from .marks import mark_of
from .page import Line, Page

_YEAR = re.compile(r"(?:到|至)?(20\d{2})年?(?:度|底|末)?(?:的?(?:目标|计划|预期|任务)(?:值|数)?)?")
_PAST = re.compile(r"现状|基期|基数|基准|实际|完成(?:值|数|情况)|已达")
_NAME = re.compile(r"(?:主要|核心|具体|发展)?(?:指标|目标|任务|项目|建设内容|工作|区域|片区)(?:名称|内容|任务)?")
_UNIT = re.compile(r"(?:计量)?单位")
_TARGET = re.compile(r"(?:20\d{2}年)?(?:底|末)?(?:目标|计划|预期)(?:值|数)")
_ROW_YEAR = re.compile(r"年[份度]|时间|时序")
_OWNER = re.compile(r"(?:责任|牵头|配合|主办|承办|落实|实施|主管)(?:单位|部门|主体).{0,6}")
_OTHER = re.compile(r"序号|类别|类型|属性|备注|指标属性|指标类型|数据来源|累计|合计|总计|小计")
IN_BRACKETS = re.compile(r"（([^（）]{1,8})）")
_LONGEST_CELL = 40
_HEAD_CELL = re.compile("|".join(f"(?:{cell.pattern})" for cell in (_YEAR, _NAME, _UNIT, _TARGET, _OWNER, _OTHER)))
_LONGEST_HEAD = 20  # more than the words of any column
_MOST_COLUMNS = 12

Grid = list[dict[int, Span]]


@dataclass(frozen=True, slots=True)
class GoalCell:
    """The place of a value with those of its row's name and unit; [start, end) runs from the name to the value."""

    start: int
    end: int
    name: Span
    value: Span
    unit: Span | None
    year: int | None


@dataclass(frozen=True, slots=True)
class _Head:
    """Which column says what: years by column, the columns of the name, of the unit, of the year of a row."""

    years: dict[int, int | None]
    name: int | None
    unit: int | None
    row_year: int | None
    units: dict[int, Span]


def goal_tables(page: Page, lines: Sequence[Line]) -> Iterator[tuple[Span, list[GoalCell]]]:
    """Each table of goals in `lines`: the place that it takes, and its values."""
    for place, grid in (*_real(lines), *_flattened(page, lines)):
        cells = list(_cells(page.folded, grid))
        if cells:
            yield place, cells


def _real(lines: Sequence[Line]) -> Iterator[tuple[Span, Grid]]:
    for table in dict.fromkeys(line.table for line in lines if line.fields):
        rows = [line for line in lines if line.table == table and line.fields]
        yield (rows[0].start, rows[-1].end), [{f.column: (f.start, f.end) for f in line.fields} for line in rows]


def _flattened(page: Page, lines: Sequence[Line]) -> Iterator[tuple[Span, Grid]]:
    """A head of short lines with two years or more in a row, and behind it cells in as many columns."""
    i = 0
    while i < len(lines):
        head = _flat_head(page, lines, i)
        if head < 3:
            i += 1
            continue
        if counted := _counted(page, lines[i:], head):
            grid, behind = counted
            yield (lines[i].start, lines[i + behind - 1].end), grid
            i += behind
            continue
        last = i + head
        while last + head <= len(lines) and all(_may_be_cell(page, line) for line in lines[last : last + head]):
            last += head
        if last > i + head:
            rows = [lines[k : k + head] for k in range(i, last, head)]
            yield (lines[i].start, lines[last - 1].end), [{c: (line.start, line.end) for c, line in enumerate(row)} for row in rows]
        i = last


def _counted(page: Page, lines: Sequence[Line], head: int) -> tuple[Grid, int] | None:
    """The rows of a table whose head counts them, by their numbers: a merged cell in front of a number is no cell of its row."""
    at = next((k for k, line in enumerate(lines[:head]) if page.words(line) == "序号"), None)
    if at is None:
        return None
    width, behind = head - at, head
    rows: Grid = [{c: (line.start, line.end) for c, line in enumerate(lines[at:head])}]
    while number := next((k for k in range(behind, min(behind + at + 2, len(lines))) if page.words(lines[k]) == str(len(rows))), None):
        cells = lines[number : number + width]
        if len(cells) < width or not all(line.fields == () and len(page.words(line)) <= _LONGEST_CELL for line in cells):
            break
        rows.append({c: (line.start, line.end) for c, line in enumerate(cells)})
        behind = number + width
    return (rows, behind) if len(rows) > 1 else None


def _flat_head(page: Page, lines: Sequence[Line], first: int) -> int:
    """How many lines from `first` on are the head of a flattened table; 0 where none is."""
    if not lines[first].fields and lines[first].end - lines[first].start > _LONGEST_HEAD:
        return 0
    lines = lines[first : first + _MOST_COLUMNS]
    names = list(takewhile(_HEAD_CELL.fullmatch, (page.words(line) for line in lines if not line.fields)))
    return (
        len(names)
        if sum(_YEAR.fullmatch(words) is not None for words in names) >= 2 and (_NAME.fullmatch(names[0]) or "序号" in names)
        else 0
    )


def _may_be_cell(page: Page, line: Line) -> bool:
    words = page.words(line)
    return not line.fields and len(words) <= _LONGEST_CELL and "。" not in words and (mark_of(words) is None or words.isdigit())


def _cells(folded: str, grid: Grid) -> Iterator[GoalCell]:
    head, first = _head(folded, grid)
    if head is None:
        return
    year: int | None = None
    for row in grid[first:]:
        if head.row_year is not None:
            year = _year_in(folded, row.get(head.row_year)) or year
        yield from _of_row(row, head, year)


def _of_row(row: dict[int, Span], head: _Head, year: int | None) -> Iterator[GoalCell]:
    name = row.get(head.name if head.name is not None else -1) or next(
        (span for c, span in sorted(row.items()) if c < min(head.years)), None
    )
    if name is None:
        return
    for column, of_column in head.years.items():
        value = row.get(column)
        if value and value[1] > value[0]:
            unit = row.get(head.unit) if head.unit is not None else head.units.get(column)
            yield GoalCell(min(name[0], value[0]), value[1], name, value, unit, of_column or year)


def _head(folded: str, grid: Grid) -> tuple[_Head | None, int]:
    """The head of the table, which may take two rows, and the index of the first row behind it."""
    kinds: dict[int, str] = {}
    places: dict[int, Span] = {}
    first = 0
    for row in grid[:3]:
        found = {column: kind for column, span in row.items() if (kind := _kind(_words(folded, span)))}
        if not found or (kinds and len(found) < len(row) and not any(k.startswith(("2", "row")) for k in found.values())):
            break
        kinds |= found
        places |= row
        first += 1
    return _head_of(folded, kinds, places), first


def _head_of(folded: str, kinds: dict[int, str], places: dict[int, Span]) -> _Head | None:
    by_kind = {kind: column for column, kind in sorted(kinds.items(), reverse=True)}
    years: dict[int, int | None] = {column: int(kind) for column, kind in sorted(kinds.items()) if kind.isdigit()}
    units = {column: place for column, span in places.items() if (place := _bracketed(folded, span))}
    if "row-year" in by_kind:
        years = {column: None for column in sorted(units) if column != by_kind["row-year"]}
    elif "target" in by_kind and not years:
        years = {by_kind["target"]: None}
    named = "name" in by_kind or "row-year" in by_kind
    if not named or not years or ("owner" in by_kind and len(years) < 2):  # a table of tasks names one aim for each
        return None
    return _Head(years, by_kind.get("name"), by_kind.get("unit"), by_kind.get("row-year"), units)


def _kind(words: str) -> str | None:
    if _PAST.search(words):
        return "past"
    if found := _YEAR.fullmatch(words):
        return found.group(1)
    bare = IN_BRACKETS.sub("", words)
    patterns = (("owner", _OWNER), ("target", _TARGET), ("row-year", _ROW_YEAR), ("name", _NAME), ("unit", _UNIT), ("other", _OTHER))
    return next((kind for kind, pattern in patterns if pattern.fullmatch(bare)), "other" if bare != words else None)


def _words(folded: str, span: Span) -> str:
    return "".join(folded[slice(*span)].split())


def _bracketed(folded: str, span: Span) -> Span | None:
    found = IN_BRACKETS.search(folded, *span)
    return found.span(1) if found else None


def _year_in(folded: str, span: Span | None) -> int | None:
    found = _YEAR.fullmatch(_words(folded, span)) if span else None
    return int(found.group(1)) if found else None
