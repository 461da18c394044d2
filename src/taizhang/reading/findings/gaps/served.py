"""Which goals of a plan its tasks take up: by a target of the same name, by their words, or by almost all of them."""

from collections import Counter, defaultdict
from operator import add

from ...document import Target
from .ground import Ground, PlanGround
from .names import indicator_of

_ALMOST_ALL = 0.85


def served_goals(ground: Ground) -> frozenset[str]:
    """The ids of the goals that some task of their plan repeats or names."""
    return frozenset(id_ for plan in ground.plans if plan.goals for id_ in _served(plan))


def _served(plan: PlanGround) -> set[str]:
    names = {goal.id: indicator_of(goal) or goal.indicator for goal in plan.goals}
    texts = [_without_money(t.words, [p.quote for p in t.provisions]) for t in plan.tasks]
    whole = _rest(plan, texts)
    in_tasks = {(t.unit, indicator_of(t)) for task in plan.tasks for t in task.targets}
    served = {
        goal.id
        for goal in plan.goals
        if (goal.unit, names[goal.id]) in in_tasks or (len(names[goal.id]) >= 3 and names[goal.id] in whole) or goal.quote in whole
    }
    left = {id_: name for id_, name in names.items() if id_ not in served and len(name) >= 6}
    return served | _almost(left, texts)


def _rest(plan: PlanGround, texts: list[str]) -> str:
    """Everything that the plan says outside its goals: its tasks, and annexes that were not read as tasks."""
    goals = set(plan.said.goals)
    given = {p.quote for t in plan.tasks for p in t.provisions}
    return _without_money("\n".join(line for line in plan.words.split("\n") if line not in goals), list(given)) + "\n".join(texts)


def _without_money(words: str, given: list[str]) -> str:
    """Money that a task gives does not raise the fund that it comes from."""
    for quote in given:
        words = words.replace(quote, "")
    return words


def _almost(names: dict[str, str], texts: list[str]) -> set[str]:
    """Goals of whose name almost every pair of characters stands in one and the same task."""
    pairs = {id_: {name[i : i + 2] for i in range(len(name) - 1)} for id_, name in names.items()}
    wanted = set[str]().union(*pairs.values()) if pairs else set[str]()
    tasks_of: dict[str, list[int]] = defaultdict(list)
    for k, text in enumerate(texts):
        for pair in wanted.intersection(map(add, text, text[1:])):
            tasks_of[pair].append(k)
    return {id_ for id_, own in pairs.items() if _best(own, tasks_of) >= _ALMOST_ALL * len(own)}


def _best(own: set[str], tasks_of: dict[str, list[int]]) -> int:
    counted = Counter(k for pair in own for k in tasks_of.get(pair, ()))
    return max(counted.values(), default=0)


def same_place(a: Target, b: Target) -> bool:
    """Whether two targets stand in the same task, or both among the goals of the same plan."""
    return (a.plan, a.task) == (b.plan, b.task)
