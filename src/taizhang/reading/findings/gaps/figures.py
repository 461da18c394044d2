"""Plans and tasks without anything that could be measured: no number, no date."""

import re
from collections.abc import Iterator

from ...document import Gap
from ..deadlines import deadlines
from ..quantities import quantities
from ..units import MONEY, TIMES
from .ground import Ground, PlanGround, TaskGround
from .phrasing import named, place

_FEWEST = 5
_MANY = 6
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"20\d\d|\d月|季度|年[底末内中]|半年|本年|今年|当年|明年|次年|十[三四五六]五|“十")
_SAFEGUARDS = re.compile(r"保障|推进措施|推进机制|组织实施|工作要求|有关要求|要求|步骤|附则|附件|附表|进度安排")


def without_figures(ground: Ground) -> Iterator[Gap]:
    """For each plan how many measures have a number or a date, and each task that has none, unless most have none."""
    for plan in ground.plans:
        work = [t for t in plan.tasks if not any(_SAFEGUARDS.search(part[:20]) for part in t.task.path[:1])]
        if not plan.is_delivered or len(work) < _FEWEST:
            continue
        bare = [t for t in work if _is_bare(t, plan.plan.year)]
        yield from _of_plan(plan, work, bare)
        if not _are_most(bare, work):
            for t in bare:
                yield Gap(
                    "task-without-figure", (t.task.id,), f"{place(plan, t.task)}没有数量目标，也没有完成时限：以什么成果、何时完成为准？"
                )


def _are_most(bare: list[TaskGround], work: list[TaskGround]) -> bool:
    """Whether so many tasks are bare that one question for all of them is better than one for each."""
    return 2 * len(bare) > len(work) or (len(bare) > _MANY and 3 * len(bare) > len(work))


def _is_bare(t: TaskGround, year: int | None) -> bool:
    """Money and periods alone are no figure that the task could be measured by."""
    if t.targets or t.task.deadline or t.task.recurrence:
        return False
    if _DATED.search(t.words) and deadlines(t.words, 0, len(t.words), year=year):
        return False
    return not _DIGIT.search(t.words) or all(q.hanzi or q.unit in MONEY | TIMES for q in quantities(t.words, 0, len(t.words)))


def _of_plan(plan: PlanGround, work: list[TaskGround], bare: list[TaskGround]) -> Iterator[Gap]:
    measures = sum(len(t.task.measures) for t in work)
    counted = len({x.measure or x.id for t in work for x in t.targets})
    dated = len({x.measure or x.id for t in work for x in t.targets if x.deadline} | {t.task.id for t in work if t.task.deadline})
    if measures < 2 * _FEWEST or 2 * counted > measures:
        return
    most = _are_most(bare, work)
    also = f"，有{len(bare)}项任务两者都没有" if most else ""
    yield Gap(
        "measures-without-figure",
        (plan.plan.id, *(t.task.id for t in bare if most)),
        f"{named(plan.plan)}{len(work)}项任务、{measures}项举措中，写明数量的{counted}项、写明时限的{dated}项{also}：其余举措以什么成果、何时完成为准？",
    )
