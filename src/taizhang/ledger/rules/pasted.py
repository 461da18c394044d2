"""Rows that somebody pasted out of a spreadsheet, or sent back in a form: which cell is what, and what each of them would change.

>>> [(row.code, row.cells[Column.DONE]) for row in rows("编码\\t完成情况\\nA-1\\t已开工\\n")]
[('A-1', '已开工')]
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import StringIO
from itertools import islice

from .refusals import Refused
from .sentences import Sentence

MOST = 2000  # rows; a report has some dozens
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$")


class Column(StrEnum):
    """What a cell says."""

    CODE = "code"
    TITLE = "title"
    DONE = "done"
    PROBLEM = "problem"
    CAUSE = "cause"
    HELP = "help_needed"
    NEXT = "next_step"
    EXPECTED = "expected_on"
    INDICATOR = "indicator"
    UNIT = "unit"
    VALUE = "value"
    GRADE = "grade"


HEADS = {
    Column.CODE: ("编码", "事项编码", "code"),
    Column.TITLE: ("事项", "举措", "任务", "measure"),
    Column.INDICATOR: ("指标", "指标名称", "indicator"),
    Column.UNIT: ("单位", "计量单位", "unit"),
    Column.VALUE: ("完成值", "本期完成值", "数值", "value"),
    Column.GRADE: ("数据性质", "grade"),
    Column.DONE: ("完成情况", "进展情况", "工作进展", "进展", "what was done"),
    Column.PROBLEM: ("存在问题", "问题", "problem"),
    Column.CAUSE: ("原因", "问题原因", "its cause"),
    Column.HELP: ("请求协调", "需协调事项", "help needed"),
    Column.NEXT: ("下一步工作", "下步工作", "下一步", "next step"),
    Column.EXPECTED: ("预计完成日期", "预计完成时间", "expected by"),
}
_BY_HEAD = {head: column for column, heads in HEADS.items() for head in heads}
WORDS = (Column.DONE, Column.PROBLEM, Column.CAUSE, Column.HELP, Column.NEXT, Column.EXPECTED)


class NoTable(Refused):
    """What was pasted has no head that says which column is which."""


@dataclass(frozen=True)
class Row:
    """A row as it was pasted, with its number in the sheet."""

    number: int
    code: str
    cells: Mapping[Column, str]

    def says(self, column: Column) -> str:
        """The cell, or nothing: an empty one changes nothing."""
        return self.cells.get(column, "")


def rows(text: str) -> list[Row]:
    """The rows below the head, tab between cells, as spreadsheets put them on the clipboard. `NoTable` where there is no head.

    >>> rows("随便写的")
    Traceback (most recent call last):
        ...
    taizhang.ledger.rules.pasted.NoTable: no head was found that names the columns: code, what was done, ...
    """
    table = _table(text)
    for number, row in enumerate(table):
        columns = [_BY_HEAD.get(cell.replace(" ", "").lower()) or _BY_HEAD.get(cell.lower()) for cell in row]
        if Column.CODE in columns and len({column for column in columns if column}) > 1:
            return _below(columns, table[number + 1 :], number + 2)
    raise NoTable(
        Sentence("没有找到表头：第一行须有“编码”“完成情况”等列名", "no head was found that names the columns: code, what was done, ...")
    )


def day(text: str) -> str | None:
    """The day as 2026-03-31; None where it is none.

    >>> day("2026年3月5日"), day("2026/3/5"), day("三月")
    ('2026-03-05', '2026-03-05', None)
    """
    found = _DAY.match(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else None
    except ValueError:
        return None


def _table(text: str) -> list[list[str]]:
    """The cells; nothing where a quotation mark is opened and never closed over more than a cell can hold."""
    try:
        return [[cell.strip() for cell in row] for row in islice(csv.reader(StringIO(text, newline=""), dialect="excel-tab"), MOST)]
    except csv.Error:
        return []


def _below(columns: Sequence[Column | None], table: Sequence[Sequence[str]], first: int) -> list[Row]:
    """A row without a code goes on with the one above: a second indicator of the same measure."""
    found: list[Row] = []
    code = ""
    for number, row in enumerate(table, start=first):
        cells = {column: cell for column, cell in zip(columns, row, strict=False) if column and cell}
        code = cells.get(Column.CODE, code)
        if code and len(cells) > (Column.CODE in cells):
            found.append(Row(number, code, cells))
    return found
