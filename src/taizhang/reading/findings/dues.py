"""The deadline of a task as a whole: one that its row, its label, its caption or its first sentence states for all of it."""

import re

from ..structure.statements import DATE_LABEL, LABEL, Statement
from .deadlines import Deadline, deadline_in_cell, deadlines

_LABELLED = re.compile(rf"(?:{DATE_LABEL})[】］\] ]*：")
_ENDS = re.compile(rf"[；;。\n）】]|(?:{LABEL}|{DATE_LABEL})[】］\] ]*：")
_FIRST = re.compile(r"[。：，；\s]*")
_IN_BRACKETS = re.compile(r"（([^（）]*)）")


def labelled(folded: str, stated: Statement, *, year: int | None) -> Deadline | None:
    """The time limit that a statement states behind a label of its own (完成时限：2026年6月底)."""
    for label in _LABELLED.finditer(folded, stated.inner, stated.close):
        stop = _ENDS.search(folded, label.end(), stated.close)
        if found := deadline_in_cell(folded, label.end(), stop.start() if stop else stated.close, year=year):
            return found
    return None


def in_heading(folded: str, start: int, body: int, *, year: int | None) -> Deadline | None:
    """The time that a caption states in brackets: （三）总结阶段（2026年11月—12月）."""
    for bracket in _IN_BRACKETS.finditer(folded, start, body):
        if found := deadlines(folded, *bracket.span(1), year=year):
            return found[-1]
    return None


def opening(folded: str, body: int, end: int, *, year: int | None) -> Deadline | None:
    """The last day that the first sentence states, where it is the only time in the whole task."""
    found = deadlines(folded, body, end, year=year)
    first = _FIRST.match(folded, body, end)
    stop = folded.find("。", first.end() if first else body, end)
    if len(found) != 1 or not found[0].strict or (stop != -1 and found[0].start > stop):
        return None
    return found[0]
