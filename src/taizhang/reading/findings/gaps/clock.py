"""Days that leave open when they are: a period that starts at the issue of the document, a last day on which nobody works."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ....kit.workdays import CalendarMissing, days_after, is_working_day, next_working_day, working_days_after
from ...document import Gap, Reading, Target, Task
from ...wording.fold import fold
from ..deadlines import deadlines
from ..numerals import value_of
from .ground import Ground, PlanGround
from .phrasing import place, quoted

_FROM_ISSUE = re.compile(
    r"(?:印发|发布|下发|公布|发文)(?:之日)?(?:起|后|之后)?的?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})个?(?P<unit>工作日|日|天)(?:之|以)?内"
)
_FROM_NOTHING = re.compile(r"(?P<n>\d{1,3})个?(?P<unit>工作日)(?:之|以)?内")
_FROM_EVENT = re.compile(r"(?:后|起|之日|之内|每[月季年])[^。；\n]{0,12}$")
_ISSUED = re.compile(r"(?:《[^》]{1,40}》|本?(?:通知|方案|计划|意见|措施|办法|文件))$")
_NEAR = 44
_ENDS = ("日内", "天内", "日之内", "日以内", "天之内", "天以内")
_DAY = re.compile(r"\d[日号]")


def relative_deadlines(ground: Ground) -> Iterator[Gap]:
    """Periods from the issue of the document: it has a date, a day of printing and a day of publication."""
    for order in ground.found.orders:
        for m in _periods(fold(order.text)):
            yield Gap("start-open", (order.id,), f"通知第{order.no}项{_asked(ground.found, m)}")
    for plan in ground.plans:
        for task in plan.tasks:
            for m in _FROM_ISSUE.finditer(task.words) if any(ends in task.words for ends in _ENDS) else ():
                yield Gap("start-open", (task.task.id,), f"{place(plan, task.task)}{_asked(ground.found, m)}")


def _periods(words: str) -> Iterator[re.Match[str]]:
    """In a notice also working days from nothing at all: its own issue can only be meant."""
    yield from _FROM_ISSUE.finditer(words)
    yield from (m for m in _FROM_NOTHING.finditer(words) if not _FROM_EVENT.search(words, max(0, m.start() - _NEAR), m.start()))


def _asked(found: Reading, m: re.Match[str]) -> str:
    issued = _ISSUED.search(m.string, max(0, m.start() - _NEAR), m.start())
    said = quoted(m.string[issued.start() if issued else m.start() : m.end()])
    return f"{said}没有写明起算日：{_reckoned(found, m)}以成文、印发还是公布之日起算？"


def _reckoned(found: Reading, m: re.Match[str]) -> str:
    """The last day if the date of the document counts, where the calendar is known."""
    if found.document.issue_date is None:
        return ""
    start, count = date.fromisoformat(found.document.issue_date), int(value_of(m["n"]))
    try:
        last = working_days_after(start, count) if m["unit"] == "工作日" else start + timedelta(days=count)
        rolled = "" if is_working_day(last) else f"（非工作日，顺延为{_said(days_after(start, count))}）"
    except CalendarMissing:
        return ""
    return f"从成文日期{_said(start)}起算为{_said(last)}{rolled}，"


def holidays(ground: Ground) -> Iterator[Gap]:
    """Last days that the text names by day and that are no working days."""
    issued = ground.found.document.issue_date
    for order in ground.found.orders:
        folded = fold(order.text) if _DAY.search(order.text) else ""
        for due in deadlines(folded, 0, len(folded), year=int(issued[:4]) if issued else None):
            yield from _holiday((order.id,), f"通知第{order.no}项", due.date, due.text)
    for plan in ground.plans:
        for words, (about, day) in _named_days(plan).items():
            yield from _holiday((about,), "", day, words)


def _named_days(plan: PlanGround) -> dict[str, tuple[str, str]]:
    """The phrases for a last day in the findings of a plan, each with the first finding that has it, and the day."""
    days: dict[str, tuple[str, str]] = {}
    tasks: list[Task | Target] = [t.task for t in plan.tasks]
    for thing in (*plan.goals, *tasks, *(x for t in plan.tasks for x in t.targets)):
        if thing.deadline and thing.deadline_text:
            days.setdefault(thing.deadline_text, (thing.id, thing.deadline))
    return days


def _holiday(about: tuple[str, ...], where: str, iso: str, words: str) -> Iterator[Gap]:
    if not _DAY.search(words):
        return
    day = date.fromisoformat(iso)
    try:
        if is_working_day(day):
            return
        following = next_working_day(day)
    except CalendarMissing:
        return
    yield Gap(
        "deadline-not-working", about, f"{where}时限{quoted(words)}（{_said(day)}）不是工作日：提前办结，还是顺延至{_said(following)}？"
    )


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
