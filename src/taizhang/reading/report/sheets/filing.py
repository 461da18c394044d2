"""备案表: the ledger of one plan as it is filed, a measure a row, the cells of its task merged over its measures."""

from collections.abc import Iterator

from .. import responsibility
from ..book import Book
from ..cells import Cell, Place, Value
from ..layout import Column, Layout, Rows
from ..responsibility import Duty
from ..rows import Group, Register, Row
from ..table import write_table
from ..xlsx import Worksheet

KIND = "备案表"

_COLUMNS = (
    Column("序号", 5, "centre"),
    Column("任务来源", 16, shared=True),
    Column("目标任务", 14, shared=True),
    Column("具体举措", 36),
    Column("年度目标", 20),
    Column("牵头领导", 8, shared=True, to_fill=True),
    Column("牵头单位", 13, shared=True),
    Column("责任单位", 13, shared=True),
    Column("配合单位", 13, shared=True),
    Column("责任人", 8, shared=True, to_fill=True),
    Column("联络员及电话", 11, shared=True, to_fill=True),
    Column("完成时限", 15, "centre"),
    Column("时间节点", 12, to_fill=True),
    Column("备注", 14),
)
_MOST_GOALS = 240
_FOOT = (
    "注：1.黄色表头的栏目由填报单位填写，其余栏目据原文摘录。"
    "2.完成时限标“推定”的，原文没有写明，按计划期末推定，请填报单位核定。"
    "3.单位各栏依原文所用责任标识填列，原文没有使用的标识，该栏空白。"
)


def write(book: Book, sheet: Worksheet, register: Register, *, source: str) -> None:
    layout = Layout(f"{register.title}工作台账备案表", tuple(_notes(register, source)), (_FOOT,), frozen_columns=4)
    written = write_table(sheet, book.paper, layout, _COLUMNS, [_rows(group) for group in register.groups])
    for group, places in zip(register.groups, written.rows, strict=True):
        for row, place in zip(group.rows, places, strict=True):
            book.remember_row(row.number, Place(sheet.get_name(), place), row.id, group.task.id)


def _notes(register: Register, source: str) -> Iterator[str]:
    yield f"依据：{source}　　汇总牵头单位（盖章）：　　　　　　　　填报人及电话：　　　　　　　　填报日期：　　　　年　　月　　日"
    if register.goals:
        yield "总体目标：" + _goals(register.goals)


def _goals(goals: tuple[str, ...]) -> str:
    """The goals of the plan as a whole; those beyond a few lines are left to the sheet of targets, lest the head fill the screen."""
    shown = [goal for i, goal in enumerate(goals) if sum(map(len, goals[: i + 1])) <= _MOST_GOALS]
    more = f"等{len(goals)}项，全部见“指标”表" if len(shown) < len(goals) else ""
    return "；".join(shown) + more + "。"


def _rows(group: Group) -> Rows:
    task = group.task
    shared: dict[str, Value | Cell] = {"任务来源": group.source, "目标任务": group.caption}
    shared |= {column: responsibility.names(task, duty) for column, duty in _DUTIES.items()}
    return Rows(shared, [_row(row) for row in group.rows])


_DUTIES = {"牵头单位": Duty.LEAD, "责任单位": Duty.RESPONSIBLE, "配合单位": Duty.SUPPORT}


def _row(row: Row) -> dict[str, Value | Cell]:
    return {
        "序号": row.number,
        "具体举措": row.words,
        "年度目标": row.targets,
        "完成时限": Cell(row.due.shown, row.due.style),
        "时间节点": row.milestone,
        "备注": row.remark,
    }
