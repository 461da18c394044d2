"""缺项: what the plan leaves open, with room for the answer. Plans without a text have a sheet of their own."""

from collections.abc import Sequence

from ...document import Gap, Reading
from .. import rows, words
from ..book import Book
from ..cells import Cell, Value
from ..checks import DAY
from ..layout import Column, Layout, Rows
from ..table import write_table
from ..xlsx import Worksheet

KIND = "缺项"

_COLUMNS = (
    Column("序号", 5, "centre"),
    Column("类型", 20, "centre"),
    Column("计划", 14, kept=False),
    Column("台账序号", 6, "link", kept=False),
    Column("涉及任务", 30, kept=False),
    Column("需要明确的事项", 78),
    Column("答复", 34, to_fill=True),
    Column("答复单位", 16, to_fill=True),
    Column("答复日期", 12, "date", to_fill=True, check=DAY),
)


def listed(reading: Reading) -> list[Gap]:
    return [gap for gap in reading.gaps if gap.kind != "plan-without-text"]


def write(book: Book, sheet: Worksheet, reading: Reading, gaps: Sequence[Gap]) -> None:
    layout = Layout("缺项清单", (f"依据：{rows.source_of(reading)}。原文没有写明、需要印发单位或牵头单位明确的事项。",), frozen_columns=2)
    found = [_row(book, reading, number, gap) for number, gap in enumerate(gaps, start=1)]
    write_table(sheet, book.paper, layout, _COLUMNS, [Rows(rows=found)])


def _row(book: Book, reading: Reading, number: int, gap: Gap) -> dict[str, Value | Cell]:
    task = next((t for t in reading.tasks if t.id in gap.about), None)
    return {
        "序号": number,
        "类型": words.gap(gap.kind),
        "计划": rows.plan_named(reading, _plan_of(reading, gap)),
        "台账序号": book.row_of(*gap.about),
        "涉及任务": rows.caption(task) if task else None,
        "需要明确的事项": gap.message,
    }


def _plan_of(reading: Reading, gap: Gap) -> str | None:
    of_tasks = {task.id: task.plan for task in reading.tasks}
    plans = of_tasks | {target.id: target.plan for target in reading.targets} | {plan.id: plan.id for plan in reading.plans}
    return next((plans[id_] for id_ in gap.about if id_ in plans), None)
