"""政策条款: the money and the benefits that the plan promises, with their thresholds."""

from ...document import Provision, Reading
from .. import responsibility, rows, words
from ..book import Book
from ..cells import Cell, Value
from ..layout import Column, Layout, Rows
from ..table import write_table
from ..xlsx import Worksheet

KIND = "政策条款"

_COLUMNS = (
    Column("序号", 5, "centre"),
    Column("计划", 14, kept=False),
    Column("台账序号", 6, "link"),
    Column("所属任务", 22),
    Column("类型", 10, "centre"),
    Column("对象", 26, kept=False),
    Column("条件", 26, kept=False),
    Column("金额或比例", 11, "number"),
    Column("单位", 10, "centre"),
    Column("资金来源", 16, kept=False),
    Column("责任单位", 20),
    Column("原文", 48),
    Column("实施细则", 14, to_fill=True),
)


def write(book: Book, sheet: Worksheet, reading: Reading) -> None:
    layout = Layout("政策条款清单", (f"依据：{rows.source_of(reading)}",), frozen_columns=2)
    found = [_row(book, reading, number, provision) for number, provision in enumerate(reading.provisions, start=1)]
    write_table(sheet, book.paper, layout, _COLUMNS, [Rows(rows=found)])


def _row(book: Book, reading: Reading, number: int, provision: Provision) -> dict[str, Value | Cell]:
    amount, unit = words.amount(provision.amount, provision.unit)
    task = next((t for t in reading.tasks if t.id == provision.task), None)
    return {
        "序号": number,
        "计划": rows.plan_named(reading, task.plan) if task else None,
        "台账序号": book.row_of(provision.task),
        "所属任务": rows.caption(task) if task else None,
        "类型": words.PROVISIONS.get(provision.kind, provision.kind),
        "对象": provision.beneficiary,
        "条件": "；".join(provision.conditions),
        "金额或比例": amount,
        "单位": unit,
        "资金来源": provision.fund,
        "责任单位": responsibility.reporters(task) if task else None,
        "原文": provision.quote,
    }
