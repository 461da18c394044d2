"""What numbers imply about one another: an opening stock behind 新增6万 and 达到16万, a goal that is the sum of two targets."""

from collections.abc import Iterator
from itertools import groupby

from ...document import Gap, Target
from .ground import Ground, PlanGround
from .names import indicator_of, is_flow, is_stock
from .phrasing import goal_place, number, quoted, where

_LONGEST_SUM = 4


def openings(ground: Ground) -> Iterator[Gap]:
    for plan in ground.plans:
        all_targets = [*plan.goals, *(t for task in plan.tasks for t in task.targets)]
        flows = {(t.unit, indicator_of(t)): t for t in reversed(all_targets) if is_flow(t) and indicator_of(t)}
        for stock in all_targets:
            flow = flows.get((stock.unit, indicator_of(stock)))
            if flow and is_stock(stock) and _same_year(stock, flow):
                yield _opening(plan, stock, flow)


def _same_year(a: Target, b: Target) -> bool:
    return a.deadline is None or b.deadline is None or a.deadline[:4] == b.deadline[:4]


def _opening(plan: PlanGround, stock: Target, flow: Target) -> Gap:
    both = f"{where(plan, stock)}{quoted(stock.quote)}，{where(plan, flow, again=True)}{quoted(flow.quote)}"
    about = (stock.id, flow.id)
    if stock.value < flow.value:
        return Gap("sum-mismatch", about, f"{both}：新增数大于期末数，哪一个有误？")
    roughly = "约" if "~" in (stock.comparator, flow.comparator) else ""
    opening = f"{roughly}{number(stock.value - flow.value)}{stock.unit}"
    return Gap("opening-implied", about, f"{both}，合起来意味着期初已有{opening}{quoted(indicator_of(stock))}：请核实期初数。")


def implied_sums(ground: Ground, served: frozenset[str]) -> Iterator[Gap]:
    """Goals that no task names, but that some targets in a row, of one task, add up to."""
    for plan in ground.plans:
        goals = {(g.unit, g.value): g for g in plan.goals if g.id not in served and g.value >= 100 and g.unit != "%"}
        for task in plan.tasks if goals else ():
            for unit, run in groupby(task.targets, key=lambda t: t.unit):
                yield from _sums(plan, goals, unit, list(run))


def _sums(plan: PlanGround, goals: dict[tuple[str, float], Target], unit: str, run: list[Target]) -> Iterator[Gap]:
    for first in range(len(run)):
        for last in range(first + 2, min(len(run), first + _LONGEST_SUM) + 1):
            parts = run[first:last]
            if goal := goals.get((unit, sum(p.value for p in parts))):
                yield _sum(plan, goal, parts)


def _sum(plan: PlanGround, goal: Target, parts: list[Target]) -> Gap:
    shown = "、".join(quoted(p.quote) for p in parts)
    return Gap(
        "sum-implied",
        (goal.id, *(p.id for p in parts)),
        f"{goal_place(plan)}{quoted(goal.quote)}恰为{where(plan, parts[0], again=True)}{shown}之和：是否按各项之和考核，由哪个单位汇总？",
    )
