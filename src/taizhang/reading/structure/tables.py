"""Tables of tasks: which columns say what, and the rows with merged cells filled down."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .page import Field, Line, Page

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("no", re.compile(r"序号|编号|序")),
    ("lead", re.compile(r"(?:牵头|主办|主责)(?:单位|部门|责任单位).{0,6}")),
    ("support", re.compile(r"(?:配合|协办|参与|参加|支持|协同)(?:单位|部门).{0,6}")),
    ("responsible", re.compile(r"(?:责任|承办|负责|落实|实施|责任主体)(?:单位|部门|主体|分工).{0,6}|责任主体")),
    ("due", re.compile(r".{0,4}(?:时限|完成时间|时间节点|时间要求|时间安排|完成期限)(?:要求)?")),
    (
        "measures",
        re.compile(r"(?:具体|主要|工作|推进|重点)?(?:举措|措施|内容)|改革事项|具体任务|(?:具体)?工作(?:内容|要求|举措)|任务内容|实施内容"),
    ),
    (
        "task",
        re.compile(
            r"(?:重点|主要|工作|目标|改革|年度|重点工作|任务)?(?:任务|工作|事项|项目)(?:名称|目标)?|目标任务|工作任务|重点内容|任务名称|工作内容"
        ),
    ),
    ("section", re.compile(r"类别|任务类型|板块|领域|主题|类型|分类|工作类别|任务类别")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of tasks: its line, and for each kind of column the fields that stand for it."""

    line: Line
    fields: dict[str, tuple[Field, ...]]
    labels: dict[str, str]


def task_rows(page: Page, lines: Sequence[Line]) -> Iterator[Row]:
    """The rows of every table in `lines` whose header names tasks and who owes them."""
    for table in dict.fromkeys(line.table for line in lines if line.fields):
        yield from _rows_of(page, [line for line in lines if line.table == table])


def _rows_of(page: Page, lines: Sequence[Line]) -> Iterator[Row]:
    columns: dict[int, str] = {}
    labels: dict[str, str] = {}
    carried: dict[int, tuple[Field, int]] = {}
    for line in lines:
        header = _header(page, line)
        if header:
            columns, labels = header
            carried = {}
            continue
        if columns:
            fields = _filled(line, carried)
            named = _by_kind(columns, fields)
            if any(f.end > f.start for f in (*named.get("task", ()), *named.get("measures", ()))):
                yield Row(line, named, labels)


def _header(page: Page, line: Line) -> tuple[dict[int, str], dict[str, str]] | None:
    columns: dict[int, str] = {}
    labels: dict[str, str] = {}
    for f in line.fields:
        words = re.sub(r"\s", "", page.folded[f.start : f.end])
        kind = next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(words)), None)
        if kind and (kind not in columns.values() or kind in {"task", "measures"}):
            columns[f.column] = kind
            labels[kind] = words
    kinds = set(columns.values())
    named = kinds & {"lead", "responsible", "support"}
    return (columns, labels) if named and kinds & {"task", "measures"} else None


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
