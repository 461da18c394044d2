"""调度表: what the organisations report of one plan for one period, a measure a row, numbered as in the ledger."""

from .. import responsibility, words
from ..book import Book
from ..checks import DAY, SHARE, one_of
from ..layout import Column, Layout, Rows
from ..rows import Group, Register
from ..table import write_table
from ..xlsx import Worksheet

KIND = "调度表"

_COLUMNS = (
    Column("序号", 5, "centre"),
    Column("具体举措", 36),
    Column("年度目标", 20),
    Column("责任单位", 14, shared=True),
    Column("进展情况", 24, to_fill=True),
    Column("完成率", 8, "percent", to_fill=True, check=SHARE),
    Column("存在问题及原因", 18, to_fill=True),
    Column("需协调事项", 14, to_fill=True),
    Column("下步措施", 16, to_fill=True),
    Column("预计完成日", 11, "date", to_fill=True, check=DAY),
    Column("佐证材料", 12, to_fill=True),
    Column("亮灯", 8, "centre", to_fill=True, check=one_of(tuple(words.LIGHTS))),
)
_PERIOD = "调度期：　　　　年　　月　　　　填报单位（盖章）：　　　　　　　　填报人及电话：　　　　　　　　填报日期：　　　　年　　月　　日"
_FOOT = "注：完成率填 0%—100%；亮灯从列表中选择，填写后按灯色着色；序号与备案表一致。"


def write(book: Book, sheet: Worksheet, register: Register) -> None:
    layout = Layout(f"{register.title}工作台账调度表", (_PERIOD,), (_FOOT,), frozen_columns=2)
    written = write_table(sheet, book.paper, layout, _COLUMNS, [_rows(group) for group in register.groups])
    column = written.columns["亮灯"]
    for light, colour in words.LIGHTS.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{light}"', "format": book.paper.tint(colour)}
        sheet.conditional_format(written.head + 1, column, written.last, column, rule)


def _rows(group: Group) -> Rows:
    reporters = {"责任单位": responsibility.reporters(group.task)}
    return Rows(reporters, [{"序号": row.number, "具体举措": row.words, "年度目标": row.targets} for row in group.rows])
