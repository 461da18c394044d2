"""单位任务矩阵: who does what: tasks down, organisations across, 牵 责 配 where they meet. Filter a column to see one organisation's tasks."""

from collections import Counter
from collections.abc import Sequence

from ..book import Book
from ..cells import Cell, Value
from ..layout import Column, Layout, Rows
from ..responsibility import Duty, duties
from ..rows import Group, Register
from ..table import write_table
from ..xlsx import Worksheet

KIND = "单位任务矩阵"

_LEADING = (
    Column("计划", 12, shared=True, kept=False),
    Column("台账序号", 6, "link"),
    Column("任务", 34),
    Column("单位数", 5, "count"),
)
_ORGANISATION_WIDTH = 3.6
_WIDEST_PAGE = 230.0
_NOTE = "牵＝牵头单位　责＝责任单位　配＝配合单位。单位按任务数从多到少排列；筛选某单位所在列的非空单元格，即得该单位的任务清单。"
_TOTALS = {"牵头任务数": Duty.LEAD, "责任任务数": Duty.RESPONSIBLE, "配合任务数": Duty.SUPPORT}


def write(book: Book, sheet: Worksheet, registers: Sequence[Register]) -> None:
    names = names_of(registers)
    columns = [*_LEADING, *(Column(name, _ORGANISATION_WIDTH, "count", upright=True) for name in names)]
    pages = max(1, -(-int(sum(column.width for column in columns)) // int(_WIDEST_PAGE)))
    layout = Layout("单位任务矩阵", (_NOTE,), frozen_columns=4, pages_wide=pages)
    several = len(registers) > 1
    groups = [Rows({"计划": r.title if several else None}, [_row(book, group) for group in r.groups]) for r in registers]
    write_table(sheet, book.paper, layout, columns, [*groups, _totals(registers, names)])


def names_of(registers: Sequence[Register]) -> list[str]:
    """The organisations, the busiest first; those as busy as one another in the order of the text."""
    tasks = Counter(name for register in registers for group in register.groups for name in duties(group.task))
    return sorted(tasks, key=lambda name: -tasks[name])


def _row(book: Book, group: Group) -> dict[str, Value | Cell]:
    held = duties(group.task)
    marks = {name: Cell(duty.value, duty.value) for name, duty in held.items()}
    return {"台账序号": book.row_of(group.task.id), "任务": group.caption, "单位数": len(held), **marks}


def _totals(registers: Sequence[Register], names: Sequence[str]) -> Rows:
    held = [duties(group.task) for register in registers for group in register.groups]
    counted = {words: _count(held, names, duty) for words, duty in _TOTALS.items()}
    return Rows(
        {"计划": "合计" if len(registers) > 1 else None}, [{"任务": Cell(w, "strong"), **c} for w, c in counted.items() if any(c.values())]
    )


def _count(held: Sequence[dict[str, Duty]], names: Sequence[str], duty: Duty) -> dict[str, Value]:
    return {name: sum(of.get(name) is duty for of in held) for name in names}
