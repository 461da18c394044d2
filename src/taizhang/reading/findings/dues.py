"""The deadline of a task as a whole: one that its row, its label, its caption or its first sentence states for all of it."""

import re

from ..structure.statements import DATE_LABEL, LABEL, Statement
from .deadlines import Deadline, deadline_in_cell, deadlines, may_begin

_LABELLED = re.compile(rf"(?:{DATE_LABEL})[】］\] ]*：")
_ENDS = re.compile(rf"[；;。\n）】]|(?:{LABEL}|{DATE_LABEL})[】］\] ]*：")
_THESE = re.compile(
    r"[，]?(?:要|将|需|应)?(?:重点|全面|全部|基本)?完成(?:好)?(?:以下|下列|上述)?\d*[条项件个]?[^，。；]{0,8}(?:举措|任务|工作|事项|改革|措施|项目)[。：]?$",
    re.MULTILINE,
)
_DONE = re.compile(r"[^，；。]{0,8}(?:完成(?!大部分|阶段|部分)|出台|印发|报送|建成|办结|落实到位|见效)")
_FIRST = re.compile(r"[。：，；\s]*")
# 上述工作于2026年8月底前完成: what has been said is all due by then.
_ALL_OF_IT = re.compile(r"(?:上述|以上|各项|所有|全部)[^，。；\d]{0,4}?(?:工作|任务|事项|项目|内容)[^。；，\d]{0,6}")
_LEADS = re.compile(r"(?:[^。，；]{0,20}[。：])?\s*(?:力争)?(?P<date>(?:到|至)20\d{2}年)")
_IN_BRACKETS = re.compile(r"（([^（）]*)）")


def labelled(folded: str, stated: Statement, *, year: int | None) -> Deadline | None:
    """The time limit that a statement states behind a label of its own (完成时限：2026年6月底)."""
    for label in _LABELLED.finditer(folded, stated.inner, stated.close):
        stop = _ENDS.search(folded, label.end(), stated.close)
        if found := deadline_in_cell(folded, label.end(), stop.start() if stop else stated.close, year=year):
            return found
    return None


def stated(folded: str, statement: Statement, *, year: int | None) -> Deadline | None:
    """The day by which a statement of responsibility says that it is done: （县水务局牵头，9月底前取得进展，12月底前完成）."""
    found = deadlines(folded, statement.inner, statement.close, year=year)
    return next((d for d in reversed(found) if d.strict and _DONE.match(folded, d.end, statement.close)), None)


def in_heading(folded: str, start: int, body: int, *, year: int | None) -> Deadline | None:
    """The time that a caption states in brackets: （三）总结阶段（2026年11月—12月）."""
    for bracket in _IN_BRACKETS.finditer(folded, start, body):
        if found := deadlines(folded, *bracket.span(1), year=year):
            return found[-1]
    return None


def closing(folded: str, body: int, end: int, *, year: int | None) -> Deadline | None:
    """The last day by which the task says that all of it is done."""
    for found in _ALL_OF_IT.finditer(folded, body, end):
        stop = folded.find("。", found.end(), end)
        dates = deadlines(folded, found.end(), stop if stop != -1 else end, year=year)
        if dates and dates[0].start == found.end():
            return dates[0]
    return None


def led_in(folded: str, start: int, end: int, *, year: int | None) -> Deadline | None:
    """The day by which the item above orders all of its items: 2026年要重点完成16条举措."""
    found = deadlines(folded, start, end, year=year) if folded.find("完成", start, end) != -1 else []
    return next((d for d in reversed(found) if _THESE.match(folded, d.end, end)), None)


def opening(folded: str, body: int, end: int, *, year: int | None) -> Deadline | None:
    """The last day with which the task begins, where it is the only time in all of it."""
    first = _FIRST.match(folded, body, end)
    begins = first.end() if first else body
    found = deadlines(folded, body, end, year=year) if may_begin(folded, begins, end) else []
    return found[0] if len(found) == 1 and found[0].strict and found[0].start == begins else None


def leading(folded: str, start: int, end: int, *, year: int | None) -> Deadline | None:
    """The day with which the first sentence of a goal begins behind its caption: 发展目标。到2027年，供水更有保障."""
    lead = _LEADS.match(folded, start, end)
    found = deadlines(folded, lead.start("date"), end, year=year) if lead else []
    return found[0] if lead and found and found[0].start == lead.start("date") else None
