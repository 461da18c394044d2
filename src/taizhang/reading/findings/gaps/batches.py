"""Counts that are no numbers: 一批, 若干, 一系列; and the N of 1+16+N."""

import re
from collections.abc import Iterator

from ...document import Gap
from .ground import Ground, PlanGround, TaskGround
from .phrasing import place, places, quotes

_BATCH = re.compile(r"[一若](?:批|大批|系列|干(?!措施|政策|意见|规定|举措|问题|年)[个项家]?)(?![”、的次]|\"[的、])[^，。；\n]{2,60}")
_NOT_BEHIND = ("第", "分", "首", "每", "逐", "统")
_MAKES = ("建设", "打造", "形成", "培育", "推出", "新建", "遴选", "设立")
_NO_ORDER = re.compile(r"原则|^对|以来|已")
_OPEN_NUMBER = re.compile(r"\d+(?:\+\d+)*\+[NXnx](?![A-Za-z])")
_EXPLAINED = re.compile(r"[NX](?:即|指|为|是|名|个|家|项|类|种|表示|（)")
_KNOWN = frozenset(["1+X"])


def open_counts(ground: Ground) -> Iterator[Gap]:
    """One gap for each order and each task that counts in batches; one for a whole document of policy."""
    for order in ground.found.orders:
        if found := [_phrase(order.text, order.text, m) for m in _batches(order.text)]:
            yield Gap("count-open", (order.id,), f"通知第{order.no}项{quotes(found)}没有写明数量：数量多少、由哪些单位完成？")
    for plan in ground.plans:
        of_tasks = list(_of_plan(plan))
        if plan.is_delivered:
            yield from (_of_task(plan, task, found) for task, found in of_tasks)
        elif of_tasks:
            ids, phrases = tuple(t.task.id for t, _ in of_tasks), [words for _, found in of_tasks for words in found]
            yield Gap("count-open", ids, f"{places(plan, [t.task for t, _ in of_tasks])}{quotes(phrases)}没有写明数量：各为多少、有哪些？")


def _of_plan(plan: PlanGround) -> Iterator[tuple[TaskGround, list[str]]]:
    """The tasks that count in batches, each with its phrases; what an annex repeats is asked where it was said first."""
    seen: set[str] = set()
    for task in plan.tasks:
        phrases = [_phrase(task.words, task.task.text, m) for m in _batches(task.words, _behind_caption(task))]
        if new := [phrase for phrase in phrases if phrase not in seen]:
            seen.update(new)
            yield task, new


def _of_task(plan: PlanGround, task: TaskGround, found: list[str]) -> Gap:
    ids = (task.task.id, *(m.id for m in task.task.measures if any(words in m.text for words in found)))
    return Gap("count-open", ids, f"{place(plan, task.task)}{quotes(found)}没有写明数量：各为多少、有哪些？")


def _behind_caption(task: TaskGround) -> int:
    """A caption says again what the sentences behind it say."""
    return max(0, task.task.text.find(task.task.heading)) + len(task.task.heading) if task.task.measures[1:] else 0


def _batches(words: str, begin: int = 0) -> Iterator[re.Match[str]]:
    for m in _BATCH.finditer(words, begin):
        before = words[max(0, m.start() - 2) : m.start()]
        if not before.endswith(_NOT_BEHIND) and (m.group()[0] == "一" or before in _MAKES) and not _NO_ORDER.search(_clause(words, m)):
            yield m


def _clause(words: str, m: re.Match[str]) -> str:
    return words[_begins(words, m) : m.end()]


def _begins(words: str, m: re.Match[str]) -> int:
    """Where the clause begins, or two dozen characters before what is counted."""
    return max(m.start() - 24, *(words.rfind(mark, 0, m.start()) + 1 for mark in "，。；：\n"))


def _phrase(words: str, text: str, m: re.Match[str]) -> str:
    return text[_begins(words, m) : m.end()]


def open_numbers(ground: Ground) -> Iterator[Gap]:
    """One gap for each task in whose formula N stands for a number that nobody gives."""
    for plan in ground.plans:
        for task in plan.tasks:
            found = [m.group() for m in _open_number_in(task.words) if m.group() not in _KNOWN and not m.group().startswith("1+X")]
            if found and not _EXPLAINED.search(plan.words):
                yield _open_number(plan, task, found)


def _open_number_in(words: str) -> Iterator[re.Match[str]]:
    return _OPEN_NUMBER.finditer(words) if "+" in words else iter(())


def _open_number(plan: PlanGround, task: TaskGround, found: list[str]) -> Gap:
    return Gap("number-open", (task.task.id,), f"{place(plan, task.task)}{quotes(found)}中的{found[0][-1]}没有说明：指什么、共多少个？")
