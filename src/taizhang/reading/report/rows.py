"""The rows of a ledger out of a Reading: one for each measure, grouped under its task. Values only, no layout."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Plan, Reading, Target, Task
from . import responsibility
from .due import Due, due_of_row

_CAPTION = 40
_UNTITLED = "（原文未见标题的计划）"


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, or a task without any; `number` runs through the plan, the same on every sheet."""

    id: str
    number: int
    words: str
    targets: str
    due: Due
    milestone: str
    remark: str


@dataclass(frozen=True, slots=True)
class Group:
    """A task with its rows; it has at least one."""

    task: Task
    source: str
    caption: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A plan with its goals and tasks; tasks that no plan claims come under a register without one."""

    plan: Plan | None
    title: str
    goals: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def measures(self) -> int:
        return sum(len(group.rows) for group in self.groups)


def registers(reading: Reading) -> tuple[Register, ...]:
    """A register for each plan in order, also for those without tasks, and one for tasks outside every plan."""
    found = [_register(reading, plan, plan.title or reading.document.title or _UNTITLED) for plan in reading.plans]
    stray = _register(reading, None, "未归入计划的任务")
    return (*found, stray) if stray.groups else tuple(found)


def _register(reading: Reading, plan: Plan | None, title: str) -> Register:
    goals = dict.fromkeys(t.quote for t in reading.targets if plan and t.plan == plan.id and t.task is None)
    return Register(plan, title, tuple(goals), tuple(_groups(reading, plan)))


def _groups(reading: Reading, plan: Plan | None) -> Iterator[Group]:
    number = 1
    for task in reading.tasks:
        if task.plan == (plan.id if plan else None):
            rows = tuple(_rows(reading, plan, task, number))
            yield Group(task, _source(reading, task), caption(task), rows)
            number += len(rows)


def _rows(reading: Reading, plan: Plan | None, task: Task, first: int) -> Iterator[Row]:
    bound = [target for target in reading.targets if target.task == task.id]
    acts = [(m.id, m.text) for m in task.measures] or [(task.id, _without_caption(task))]
    known = {id_ for id_, _ in acts}
    duty_row = next((i for i, (_, words) in enumerate(acts) if task.recurrence and task.recurrence in words), 0)
    for i, (id_, words) in enumerate(acts):
        own = [t for t in bound if t.measure == id_ or (i == 0 and t.measure not in known)]
        due = due_of_row(words, task, own, plan, issued=reading.document.issue_date)
        milestone = (task.recurrence or "") if i == duty_row else ""
        yield Row(id_, first + i, words, _quotes(own), due, milestone, "；".join(_remarks(task, due, leading=i == 0)))


def _quotes(targets: list[Target]) -> str:
    return "\n".join(dict.fromkeys(t.quote for t in targets))


def _remarks(task: Task, due: Due, *, leading: bool) -> Iterator[str]:
    if due.words and not due.inferred:
        yield f"时限原文：{due.words}"
    if leading and not task.organisations:
        yield "原文未写明责任单位"
    if leading and (names := responsibility.inferred(task.organisations)):
        yield f"分工为推定：{names}"


def plan_named(reading: Reading, id_: str | None) -> str | None:
    """The title of a plan where the document holds several with tasks; None where there is nothing to tell apart."""
    if len({task.plan for task in reading.tasks}) < 2:
        return None
    return next((plan.title for plan in reading.plans if plan.id == id_), "未归入计划")


def source_of(reading: Reading) -> str:
    """What the ledger is based on: the document's number, else its title, else the name of the file."""
    document = reading.document
    return document.doc_number or (f"《{document.title}》" if document.title else document.source.name)


def _source(reading: Reading, task: Task) -> str:
    """The document's number and the headings above the task. A title would only repeat, in each cell, what stands over the table."""
    number = reading.document.doc_number
    return "\n".join([*([number] if number else []), *task.path[:-1]]) or source_of(reading)


def caption(task: Task) -> str:
    """The task's number and heading as printed; the opening words of a task without a heading."""
    if task.heading:
        last = task.path[-1] if task.path else ""
        return last if last.endswith(task.heading) else _numbered(task.no, task.heading)
    return _opening(task.text)


def _numbered(no: str, heading: str) -> str:
    return f"{no}.{heading}" if no.isascii() and no.isalnum() else f"{no}{heading}"


def _opening(text: str) -> str:
    stops = [at for mark in "，。；：\n" if 0 < (at := text.find(mark)) <= _CAPTION]
    return text[: min(stops)] if stops else text[:_CAPTION] + "…" * (len(text) > _CAPTION)


def _without_caption(task: Task) -> str:
    """The words of a task without measures, less the caption that stands beside them; all of them where nothing is left."""
    at = task.text.find(task.heading) + len(task.heading) if task.heading else 0
    return task.text[at:].lstrip("。：；，:. \n\u3000") or task.text
