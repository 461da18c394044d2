"""The merged register as a workbook. Words are written as words: none that begins with an equals sign becomes a formula."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from taizhang.capabilities.filing.queries.merged import Merged
from taizhang.capabilities.filing.rules.letters import register_line

_ROWS = ("计划", "报送文号", "台账行", "具体举措", "目标", "牵头单位", "配合单位", "分管领导", "责任人", "完成时限")
_ROW_WIDTHS = (28, 20, 16, 60, 32, 18, 24, 10, 10, 14)
_CONFLICTS = ("指标", "范围", "时限", "台账行", "具体举措", "目标")
_DOUBLES = ("重复事项", "台账行")


def workbook_of(whole: Merged) -> bytes:
    """Three sheets: 总台账, 目标不一致, 重复事项."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    looks = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
    }
    _sheet(book, looks, "总台账", _ROWS, _ROW_WIDTHS, _register(whole))
    _sheet(book, looks, "目标不一致", _CONFLICTS, (24, 12, 14, 16, 60, 16), _conflicts(whole))
    _sheet(book, looks, "重复事项", _DOUBLES, (60, 60), ((one.title, "、".join(one.codes)) for one in whole.doubles))
    book.close()
    return content.getvalue()


def _register(whole: Merged) -> Iterable[Sequence[Any]]:
    for part, row in whole.rows:
        title, target, lead, support, leader, person, _ = register_line(row)
        yield (
            part.plan,
            part.number,
            row["code"],
            title,
            target,
            lead,
            support,
            leader,
            person,
            date.fromisoformat(row["due"]) if row["due"] else "",
        )


def _conflicts(whole: Merged) -> Iterable[Sequence[Any]]:
    for one in whole.conflicts:
        for demand in one.demands:
            yield one.indicator, one.scope, one.deadline or "", demand.code, demand.title, demand.said


def _sheet(book: Any, looks: dict[str, Any], name: str, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.write_string(0, column, head, looks["head"])
        sheet.set_column(column, column, width)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(last, column, value, looks["day"])
            else:
                sheet.write_string(last, column, value, looks["words"])
    sheet.autofilter(0, 0, last, len(heads) - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
