"""待补计划: the plans whose text is still to come, one a row, with what must be known before their ledgers can be set up."""

from collections.abc import Sequence

from .. import words
from ..book import Book
from ..checks import DAY, one_of
from ..layout import Column, Layout, Rows
from ..rows import Register
from ..table import write_table
from ..xlsx import Worksheet

KIND = "待补计划"

_COLUMNS = (
    Column("序号", 5, "centre"),
    Column("计划包", 14, "centre", shared=True, kept=False),
    Column("计划名称", 40),
    Column("年度", 8, "centre"),
    Column("待补内容", 24),
    Column("汇总牵头单位", 18, to_fill=True),
    Column("联络员及电话", 18, to_fill=True),
    Column("正文收到日", 12, "date", to_fill=True, check=DAY),
    Column("报送情况", 11, "centre", to_fill=True, check=one_of(words.FILED)),
    Column("备注", 18, to_fill=True),
)
_NOTE = "下列计划在原文中没有可建账的内容。请向汇总牵头单位索取正文，读取后另行生成备案表和调度表。"


def write(book: Book, sheet: Worksheet, registers: Sequence[Register]) -> None:
    numbers = {id(register): n for n, register in enumerate(registers, start=1)}
    packages = dict.fromkeys(r.plan.package if r.plan else None for r in registers)
    groups = [
        Rows({"计划包": package}, [_row(numbers[id(r)], r) for r in registers if (r.plan.package if r.plan else None) == package])
        for package in packages
    ]
    write_table(sheet, book.paper, Layout("待补计划清单", (_NOTE,), frozen_columns=3), _COLUMNS, groups)


def _row(number: int, register: Register) -> dict[str, str | int | None]:
    plan = register.plan
    lacking = "正文（原文只有标题）" if plan and plan.title_only else "任务（正文中未见分条的任务）"
    return {"序号": number, "计划名称": register.title, "年度": plan.year if plan else None, "待补内容": lacking}
