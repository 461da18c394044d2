"""Tables of tasks: which columns say what, and the rows with merged cells filled down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .columns import OWNERS, STAGE, WORK, kind_of, stage_of
from .lines import Field, Line
from .page import Page


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of tasks: its line, the fields for each kind of column, the words of their heads, the section that it stands in."""

    line: Line
    fields: dict[str, tuple[Field, ...]]
    labels: dict[str, str]
    section: Field | None = None


@dataclass(slots=True)
class _Head:
    """The columns of a table so far, by number, and the words of their heads by kind."""

    columns: dict[int, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def names_tasks(self) -> bool:
        kinds = set(self.columns.values())
        return bool(kinds & OWNERS and kinds & WORK)


def task_rows(page: Page, lines: Sequence[Line]) -> Iterator[Row]:
    """The rows of every table in `lines` whose header names tasks and who owes them."""
    tables: dict[int, list[Line]] = {}
    for line in lines:
        if line.fields:
            tables.setdefault(line.table, []).append(line)
    for rows in tables.values():
        yield from _rows_of(page, rows)


def _rows_of(page: Page, lines: Sequence[Line]) -> Iterator[Row]:
    head = _Head()
    carried: dict[int, tuple[Field, int]] = {}
    above: dict[str, tuple[Field, ...]] = {}
    section: Field | None = None
    behind_head = False
    for line in lines:
        found = _header(page, line, head if behind_head else None)
        if found:
            behind_head, head, carried, above = True, found, {}, {}
        elif head.names_tasks():
            merged = any(rows > 0 for _, rows in carried.values())
            named = _by_kind(head.columns, _filled(line, carried))
            title = None if merged else _section_of(line, min(head.columns))
            if title:
                section = title
            elif not (behind_head and _goes_on(page, line)) and _says(named, *WORK):
                named = _merged(named, above)
                above = named
                yield Row(line, named, head.labels, section)
            behind_head = False


def _header(page: Page, line: Line, above: _Head | None) -> _Head | None:
    """The head that `line` is, or the second row of the head `above` (责任单位 over 牵头, 配合); else None."""
    head = _Head()
    stages: dict[int, str] = {}
    for f in line.fields:
        words = "".join(page.folded[f.start : f.end].split())
        kind = kind_of(words)
        if kind == "lead" and kind in head.columns.values():
            kind = "responsible"  # 牵头部门 beside 主责单位
        if kind and (kind not in head.columns.values() or kind in WORK):
            head.columns |= dict.fromkeys(range(f.column, f.column + f.columns), kind)  # a head may stand over several columns
            head.labels[kind] = words
        elif stage := stage_of(words):
            stages[f.column] = stage
    if len(stages) > 1:
        head.columns |= stages
    if head.names_tasks():
        return head
    worded = sum(f.end > f.start for f in line.fields)
    kinds = set(head.columns.values())
    if above and head.columns and len(head.columns) == worded and (kinds & OWNERS or all(kind.startswith(STAGE) for kind in kinds)):
        return _Head(above.columns | head.columns, above.labels | head.labels)
    return None


def _goes_on(page: Page, line: Line) -> bool:
    """Whether the row behind a head is its second row: short words, no number, nobody named."""
    cells = [page.folded[f.start : f.end].replace(" ", "") for f in line.fields]
    return all(len(cell) <= 12 for cell in cells) and not any(
        cell.isdigit() or cell.endswith(tuple("局委办厅部府处队司")) for cell in cells
    )


def _filled(line: Line, carried: dict[int, tuple[Field, int]]) -> dict[int, Field]:
    """The fields of the row by column, with those of merged cells above filled down."""
    fields = {column: f for column, (f, rows) in carried.items() if rows > 0}
    for column in list(carried):
        carried[column] = (carried[column][0], carried[column][1] - 1)
    for f in line.fields:
        fields[f.column] = f
        if f.rows > 1:
            carried[f.column] = (f, f.rows - 1)
    return fields


def _by_kind(columns: dict[int, str], fields: dict[int, Field]) -> dict[str, tuple[Field, ...]]:
    named: dict[str, tuple[Field, ...]] = {}
    for column, kind in columns.items():
        if column in fields:
            named[kind] = (*named.get(kind, ()), fields[column])
    return named


def _says(named: dict[str, tuple[Field, ...]], *kinds: str) -> bool:
    return any(f.end > f.start for kind in kinds for f in named.get(kind, ()))


def _section_of(line: Line, first: int) -> Field | None:
    """The only field with words, where it stands for a whole row: a caption over the rows that follow."""
    worded = [f for f in line.fields if f.end > f.start]
    if len(worded) != 1 or worded[0].end - worded[0].start > 50:
        return None
    return worded[0] if worded[0].columns > 1 or worded[0].column == first else None


def _merged(named: dict[str, tuple[Field, ...]], above: dict[str, tuple[Field, ...]]) -> dict[str, tuple[Field, ...]]:
    """`named`, with those responsible in the row above where a copy has left both the task and its owners empty: cells once merged."""
    task_is_empty = "task" in above and "measures" in named and not _says(named, "task")
    if not task_is_empty or _says(named, *OWNERS):
        return named
    return named | {kind: above[kind] for kind in ("task", *OWNERS) if kind in above}
