"""Counts of what is worked on, which look like results: 推动12个产业转型 says that there are twelve, not that twelve are done."""

import re
from collections.abc import Iterator

from ...document import Gap
from ..quantities import Quantity, quantities
from ..units import MONEY, TIMES
from .ground import Ground, TaskGround
from .phrasing import place, quotes

_WORKED_ON = re.compile(
    r"(?:支持|推动|推进|促进|赋能|助推)[^，。；\n\d]*\d[^，。；\n]*?(?:转型|改造|建设|发展|攻关|升级|赋能|提升|提档|提质|整治|治理|培育)(?=[，。；、\n（]|$)"
)
_MADE = re.compile(r"新|创建|建成|打造|培育|争创|达到|完成|不少于|不低于|以上|左右|力争|覆盖")
_DIGIT = re.compile(r"\d")
_NO_THINGS = frozenset(MONEY | TIMES | {"%", "‰", "百分点", "倍", "年一遇", "批"})
_BOTH = re.compile(
    r"(?<!新)建设\d+(?P<unit>家|个|座|所|处|条|项)(?P<what>[^，。；、]{2,12})，新(?:启动|建|增|设|布局|培育)\d+(?P=unit)(?P=what)"
)


def work_objects(ground: Ground) -> Iterator[Gap]:
    """One gap for each task with such counts; counts that are targets already are left alone."""
    for plan in ground.plans:
        for task in plan.tasks:
            if _DIGIT.search(task.words) and (found := [*_objects(task), *_both(task)]):
                yield Gap(
                    "object-count",
                    (task.task.id,),
                    f"{place(plan, task.task)}{quotes(found)}中的数字是工作对象的总数，还是年内要完成的数量？",
                )


def _both(task: TaskGround) -> Iterator[str]:
    """建设6家…，新启动4家…: beside the new ones the others are there already."""
    return (task.quote(*m.span()) for m in _BOTH.finditer(task.words)) if "，新" in task.words else iter(())


def _objects(task: TaskGround) -> Iterator[str]:
    for m in _WORKED_ON.finditer(task.words):
        counted = [q for q in quantities(task.words, *m.span()) if not q.hanzi and q.unit not in _NO_THINGS and q.low > 1]
        if counted and not any(_is_result(task, m, q) for q in counted):
            yield task.quote(*m.span())


def _is_result(task: TaskGround, m: re.Match[str], q: Quantity) -> bool:
    if _MADE.search(task.words, m.start(), q.end + 2):
        return True
    number = task.words[q.start : q.end]
    return any(t.value == q.low and number in t.quote for t in task.targets)
