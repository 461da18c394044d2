"""Goals that nobody owes: without a task that repeats or names them, or without anything that could be measured."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ...document import Gap, Target
from .ground import Ground, PlanGround
from .names import indicator_of
from .phrasing import goal_place, quotes

_QUALITY = re.compile(
    r"[^，。；：\n]{2,24}?(?:大幅|显著|明显|全面|有效|稳步|持续|不断|进一步|较大|大力)(?:度|地)?"
    r"(?:提升|提高|增强|改善|跃升|起势|优化|完善|下降|好转|加强|健全|规范|普及|降低|减少|扩大|拓展|见效)(?=[，。；\n]|$)"
)
# A number in brackets behind a name describes it; a row of a table has its owner in another cell.
_DESCRIBES = re.compile(r"[\t\n ][\d.]+[^\d\s]{0,6}(?:\s|$)|（[\d.]+[^）\d]{1,6}）|^注：|原则上|按照?[\d.]+.{1,8}计$")
_WORDS = re.compile(r"[\u4e00-\u9fa5]{2}[^\d]*[\u4e00-\u9fa5]{2}")


def goals_without_owner(ground: Ground, served: frozenset[str]) -> Iterator[Gap]:
    """Goals that are not `served`: no task names them, and no sum or opening ties them to one."""
    for plan in ground.plans:
        alike: dict[tuple[str, str], list[Target]] = defaultdict(list)
        for goal in plan.goals:
            if goal.id not in served and _is_goal(ground, goal):
                alike[goal.unit, indicator_of(goal) or goal.id].append(goal)
        yield from (_nobody(plan, goals) for goals in alike.values())


def _nobody(plan: PlanGround, goals: list[Target]) -> Gap:
    """The same indicator for several years is one goal."""
    words = f"{goal_place(plan)}{quotes([g.quote for g in goals])}没有写明责任单位，任务中也没有这一指标：由哪项任务、哪个单位负责？"
    return Gap("goal-without-owner", tuple(g.id for g in goals), words)


def _is_goal(ground: Ground, goal: Target) -> bool:
    """A figure of a year that was over when the document was issued is a stock, whatever the section is called."""
    issued = ground.found.document.issue_date
    past = goal.deadline is not None and issued is not None and goal.deadline < issued
    return not past and _WORDS.search(goal.quote) is not None and not _DESCRIBES.search(goal.quote)


def goals_without_measure(ground: Ground) -> Iterator[Gap]:
    """Goals in words of degree, of which nothing can be measured: 综合实力大幅跃升."""
    for plan in ground.plans:
        if plan.is_delivered and (found := [m.group() for line in plan.said.goals for m in _QUALITY.finditer(line)]):
            words = f"{goal_place(plan)}{quotes(found)}没有衡量指标：以什么数据、由哪个单位认定达到？"
            yield Gap("goal-without-measure", (plan.plan.id,), words)
