"""Which goals of a plan its tasks take up: by a target of the same name, by their words, or by almost all of them."""

from ...document import Target
from .ground import Ground, PlanGround
from .names import indicator_of

_ALMOST_ALL = 0.85
_LONG = 6


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
    left = {id_: name for id_, name in names.items() if id_ not in served and len(name) >= _LONG and _mostly_in(name, whole)}
    return served | {id_ for id_, name in left.items() if any(_mostly_in(name, text) for text in texts)}


def _mostly_in(name: str, whole: str) -> bool:
    """Whether almost every pair of characters of the name stands in the words; most names fail at their first pairs."""
    allowed = (1 - _ALMOST_ALL) * (len(name) - 1)
    missing = 0
    for i in range(len(name) - 1):
        missing += name[i : i + 2] not in whole
        if missing > allowed:
            return False
    return True


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


def same_place(a: Target, b: Target) -> bool:
    """Whether two targets stand in the same task, or both among the goals of the same plan."""
    return (a.plan, a.task) == (b.plan, b.task)
