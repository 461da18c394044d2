"""指标: every target as a number with its unit, and room for the value that is reached."""

from ...document import Reading, Target
from .. import due, responsibility, rows, words
from ..as_json import whole
from ..book import Book
from ..cells import Cell, Value
from ..checks import NUMBER
from ..layout import Column, Layout, Rows
from ..table import write_table
from ..xlsx import Worksheet

KIND = "指标"

_COLUMNS = (
    Column("序号", 5, "centre"),
    Column("计划", 13, shared=True, kept=False),
    Column("台账序号", 6, "link"),
    Column("所属任务", 20),
    Column("指标", 26),
    Column("范围", 8, "centre", kept=False),
    Column("口径", 9, "centre"),
    Column("要求", 8, "centre"),
    Column("目标值", 10, "number"),
    Column("上限值", 8, "number", kept=False),
    Column("单位", 8, "centre"),
    Column("约束", 6, "centre"),
    Column("基数", 12, kept=False),
    Column("完成时限", 15, "centre"),
    Column("责任单位", 18),
    Column("原文", 30),
    Column("数据来源", 11, to_fill=True),
    Column("完成值", 10, "number", to_fill=True, check=NUMBER),
)
_FOOT = "注：约束一栏，“确保”为必须完成，“力争”为原文写明力争、争取的。完成时限标“推定”的，原文没有写明，按计划期末推定，请核定。"


def write(book: Book, sheet: Worksheet, reading: Reading) -> None:
    layout = Layout("指标清单", (f"依据：{rows.source_of(reading)}",), (_FOOT,), frozen_columns=2)
    write_table(sheet, book.paper, layout, _COLUMNS, _groups(book, reading))


def _groups(book: Book, reading: Reading) -> list[Rows]:
    numbers = {target.id: n for n, target in enumerate(reading.targets, start=1)}
    return [
        Rows(
            {"计划": rows.plan_named(reading, plan)},
            [_row(book, reading, numbers[t.id], t) for t in reading.targets if t.plan == plan],
        )
        for plan in dict.fromkeys(target.plan for target in reading.targets)
    ]


def _row(book: Book, reading: Reading, number: int, target: Target) -> dict[str, Value | Cell]:
    value, unit = words.amount(target.value, target.unit)
    task = next((t for t in reading.tasks if t.id == target.task), None)
    day = due.due_of_target(target, due.plan_of(reading, target.plan))
    return {
        "序号": number,
        "台账序号": book.row_of(target.measure, target.task),
        "所属任务": rows.caption(task) if task else "总体目标",
        "指标": target.indicator,
        "范围": target.scope,
        "口径": words.KINDS.get(target.kind, target.kind),
        "要求": words.COMPARATORS.get(target.comparator, target.comparator),
        "目标值": value,
        "上限值": _upper(target),
        "单位": unit,
        "约束": words.firmness(target),
        "基数": target.baseline,
        "完成时限": Cell(day.shown, day.style),
        "责任单位": responsibility.reporters(task) if task else None,
        "原文": target.quote,
    }


def _upper(target: Target) -> int | float | None:
    """The upper end of a range, in the unit in which the lower end is written."""
    if target.value2 is None:
        return None
    shown, _ = words.amount(target.value, target.unit)
    return whole(target.value2 * shown / target.value) if target.value else whole(target.value2)
