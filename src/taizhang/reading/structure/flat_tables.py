"""Tables of tasks that a copy has flattened, one cell a line: brought back to rows.

A head of short lines that name columns tells how many cells a row has; where the first column counts, its numbers tell
where each row begins, and cells that were merged are given to the columns that their words fit.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from .bodies import lists_bodies
from .columns import OWNERS, WORK, kind_of
from .flat_cells import DATE, Cell, last_row, rejoined
from .lines import Field, Line

_OTHER_HEADS = re.compile(
    r"备注|参考文件|说明|来源|依据|进展(?:情况)?|完成情况|目标值?|年度目标|成果(?:形式)?|(?:总|计划|年度|估算)?(?:金额|投资|资金|规模)(?:（[^（）]{1,8}）)?|地点|单位|数量|类别|[\u4e00-\u9fff]{2,6}(?:情况|文件|形式|依据|来源|目标|要求|标准|名称|成效)"
)
_NUMBER = re.compile(r"（?(\d{1,3})[）.、]?")
_NUMBERED = re.compile(r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[、.]")
_ENDS_TABLE = re.compile(r"附[件表]|备?注[：:]|（此件")
_MOST_COLUMNS, _LONGEST_HEAD = 10, 14
_FIRST_LOOK = 128  # cells that are looked at before the whole table is
_ROW_AT_MOST = 5  # times as many cells as the head: a row with the lines that a copy has broken

Placed = tuple[Cell, dict[int, Cell]]


def unflattened(folded: str, lines: Sequence[Line]) -> list[Line]:
    """`lines` with each flattened table of tasks as rows with fields; all others as they are."""
    out: list[Line] = []
    i, table = 0, max((line.table for line in lines), default=-1) + 1
    while i < len(lines):
        head = _head(folded, lines, i)
        rows, behind = _rows(folded, lines, i, head) if head else ([], i)
        if len(rows) > 1:
            out += [_line(row, table) for row in rows]
            table, i = table + 1, behind
        else:
            out.append(lines[i])
            i += 1
    return out


def _cells(folded: str, lines: Sequence[Line], i: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, line behind) of each cell from line `i` on. Where blank lines part the cells, lines without one between are one cell."""
    spaced = i + 3 < len(lines) and all(_parted(folded, a, b) for a, b in pairwise(lines[i : i + 3]))
    while i < len(lines) and not lines[i].fields:
        start, j = lines[i].start, i + 1
        while spaced and j < len(lines) and not lines[j].fields and not _parted(folded, lines[j - 1], lines[j]):
            j += 1
        yield start, lines[j - 1].end, j
        i = j


def _parted(folded: str, above: Line, below: Line) -> bool:
    return folded.count("\n", above.end, below.start) > 1


def _head(folded: str, lines: Sequence[Line], i: int) -> list[str | None]:
    """The kinds of the columns of a table whose head begins at line `i`; empty where none does."""
    if lines[i].fields or lines[i].end - lines[i].start > _LONGEST_HEAD or kind_of(folded[lines[i].start : lines[i].end]) is None:
        return []
    kinds: list[str | None] = []
    for start, end, _ in _cells(folded, lines, i):
        words = folded[start:end].replace(" ", "").replace("\n", "")
        kind = kind_of(words) if end - start <= 2 * _LONGEST_HEAD else None
        if len(kinds) == _MOST_COLUMNS or (kind is None and (len(words) > 8 or not _OTHER_HEADS.fullmatch(words))):
            break
        kinds.append(kind)
    return kinds if len(kinds) >= 3 and set(kinds) & OWNERS and set(kinds) & WORK else []


def _rows(folded: str, lines: Sequence[Line], i: int, head: list[str | None]) -> tuple[list[Placed], int]:
    """The rows with the head as the first, each with its place and its cells by column, and the line behind the table."""
    wanted = _FIRST_LOOK
    while True:
        cells = list(islice(_table_cells(folded, lines, i, len(head)), wanted))
        rows: list[Placed] = [((cells[0][0], cells[len(head) - 1][1]), {c: (a, b) for c, (a, b, _) in enumerate(cells[: len(head)])})]
        last = -1
        for row, at in _numbered(folded, cells, head) if head[0] == "no" else _regular(folded, cells, head):
            rows.append(row)
            last = at
        if len(cells) < wanted or last + _ROW_AT_MOST * len(head) < wanted:
            return rows, cells[last][2] if len(rows) > 1 else i
        wanted *= 2


def _table_cells(folded: str, lines: Sequence[Line], i: int, head: int) -> Iterator[tuple[int, int, int]]:
    captions: list[tuple[int, int, int]] = []
    for k, cell in enumerate(_cells(folded, lines, i)):
        if k >= head and _mark(folded, cell):
            captions.append(cell)  # of a section of the table where a number follows, else of the text behind it
            continue
        if k >= head and (_ENDS_TABLE.match(folded, cell[0], cell[1]) or (captions and not _is_number(folded, cell))):
            return
        yield from captions
        captions.clear()
        yield cell


def _regular(folded: str, cells: list[tuple[int, int, int]], head: list[str | None]) -> Iterator[tuple[Placed, int]]:
    """Rows of as many cells as the head, as long as those of the owners list bodies."""
    n, owners = len(head), [c for c, kind in enumerate(head) if kind in OWNERS]
    for k in range(n, len(cells) - n + 1, n):
        row = {c: cells[k + c][:2] for c in range(n)}
        if not all((lists_bodies(folded[slice(*row[c])]) and not _is_head(folded, row[c])) or row[c][1] - row[c][0] < 3 for c in owners):
            return
        yield ((row[0][0], row[n - 1][1]), row), k + n - 1


def _numbered(folded: str, cells: list[tuple[int, int, int]], head: list[str | None]) -> Iterator[tuple[Placed, int]]:
    """Rows that begin with the next number; what stands between two numbers are the cells of the row, and the caption of the next section."""
    starts = list(_counted(folded, cells, len(head)))
    captions = [at - 1 if _captioned(folded, cells, at, len(head)) else None for at in starts]
    above: dict[int, Cell] = {}
    for k, at in enumerate(starts):
        if (caption := captions[k]) is not None:
            yield (cells[caption][:2], {0: cells[caption][:2]}), caption
        behind = starts[k + 1] - (captions[k + 1] is not None) if k + 1 < len(starts) else last_row(folded, cells, at, head)
        while behind > at + 1 and _mark(folded, cells[behind - 1]):
            behind -= 1
        lines = [c[:2] for c in cells[at + 1 : behind] if not _is_head(folded, c)]
        within = rejoined(folded, lines, head)[: len(head) - 1]
        own = {0: cells[at][:2], **_fitted(folded, within, head)}
        above = own | _carried(own, above, head)
        has_all = bool(within) and within[-1][1] == lines[-1][1]  # also those of which a cell was made again
        yield ((cells[at][0], max(b for _, b in own.values())), above), at + len(lines if has_all else within)


def _counted(folded: str, cells: list[tuple[int, int, int]], first: int) -> Iterator[int]:
    """The cells that hold the next number, from the first behind the head; in an extract from a table some are left out."""
    expected, last = None, first
    for k in range(first, len(cells)):
        if k - last > (_ROW_AT_MOST - 1) * first:
            return
        found = _NUMBER.fullmatch(folded[cells[k][0] : cells[k][1]].strip())
        if found is None:
            continue
        again = expected is not None and found[1] == "1" and _is_head(folded, cells[k - 1])
        if expected in (None, int(found[1])) or again or (expected and int(found[1]) > expected and _closes_row(folded, cells[k - 1])):
            if expected is None and k > first + 1 and not all(_mark(folded, cell) for cell in cells[first:k]):
                return
            yield k
            expected, last = int(found[1]) + 1, k


def _closes_row(folded: str, cell: tuple[int, int, int]) -> bool:
    return lists_bodies(folded[cell[0] : cell[1]]) or _mark(folded, cell)


def _is_number(folded: str, cell: tuple[int, int, int]) -> bool:
    return _NUMBER.fullmatch(folded[cell[0] : cell[1]].strip()) is not None


def _is_head(folded: str, cell: tuple[int, ...]) -> bool:
    words = folded[cell[0] : cell[1]].replace(" ", "").replace("\n", "")
    return len(words) <= _LONGEST_HEAD and (kind_of(words) is not None or _OTHER_HEADS.fullmatch(words) is not None)


def _captioned(folded: str, cells: list[tuple[int, int, int]], at: int, head: int) -> bool:
    """Whether the cell in front of the number at `at` is the caption of a section of the table."""
    return at > head and (at == head + 1 or _mark(folded, cells[at - 1]))


def _mark(folded: str, cell: tuple[int, int, int]) -> bool:
    return _NUMBERED.match(folded, cell[0], cell[1]) is not None


def _fitted(folded: str, cells: list[Cell], head: list[str | None]) -> dict[int, Cell]:
    """The cells of a row by column: in their order where there are enough of them, else by what their words are."""
    columns = list(range(1, len(head)))
    if len(cells) >= len(columns):
        return dict(zip(columns, cells, strict=False))
    row: dict[int, Cell] = {}
    rest = list(cells)
    owners = [c for c in columns if head[c] in OWNERS]
    dues = [c for c in columns if head[c] == "due"]
    if dues and rest and DATE.fullmatch(folded[slice(*rest[-1])]):
        row[dues[-1]] = rest.pop()
    named: list[Cell] = []
    while len(rest) > 1 and len(named) < len(owners) and lists_bodies(folded[slice(*rest[-1])]):
        named.insert(0, rest.pop())
    # Where the work is told in full, a cell of the owners was left empty, which is a later one; else it was merged, which is an earlier one.
    told = len(rest) >= sum(kind in WORK for kind in head)
    row |= dict(zip(owners[: len(named)] if told else owners[len(owners) - len(named) :], named, strict=True))
    work = [c for c in columns if c not in row and c not in owners and c not in dues]
    fitting = [c for c in work if head[c] in WORK] or work
    return row | dict(zip(reversed(fitting), reversed(rest), strict=False))


def _carried(own: dict[int, Cell], above: dict[int, Cell], head: list[str | None]) -> dict[int, Cell]:
    """The merged cells of the row above that stand for this one too."""
    owned = [c for c in own if head[c] in OWNERS]
    told = all(c in own for c, kind in enumerate(head) if kind in WORK)
    kinds = ("section", "due", *WORK, *(OWNERS if not owned or not told else ()))
    return {c: above[c] for c, kind in enumerate(head) if c not in own and c in above and kind in kinds}


def _line(row: Placed, table: int) -> Line:
    (start, end), cells = row
    return Line(start, end, table, tuple(Field(a, b, column) for column, (a, b) in sorted(cells.items())))
