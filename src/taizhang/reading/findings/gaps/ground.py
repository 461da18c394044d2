"""What the finders of gaps stand on: each plan with its words, its goals and its tasks, and each task with its findings."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ...document import Plan, Provision, Reading, Target, Task
from ...wording.fold import fold

T = TypeVar("T")
_DELIVERED = ("计划", "方案", "行动", "要点", "清单", "分工", "重点工作")
_POLICY = ("意见", "措施", "政策", "办法")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a plan, mended, and folded character by character; and the folded lines that state its goals."""

    words: str
    folded: str
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskGround:
    """A task with its words, folded, and what was found in them."""

    task: Task
    words: str
    targets: tuple[Target, ...]
    provisions: tuple[Provision, ...]

    def quote(self, start: int, end: int) -> str:
        """The task's own words at [start, end) of the folded ones."""
        return self.task.text[start:end]


@dataclass(frozen=True, slots=True)
class PlanGround:
    """A plan that has a text; `alone` where the document holds no other."""

    plan: Plan
    said: Said
    words: str
    goals: tuple[Target, ...]
    tasks: tuple[TaskGround, ...]
    alone: bool

    @property
    def is_delivered(self) -> bool:
        """Whether the plan orders things to be done by the year; opinions and measures of policy are not counted so."""
        title = self.plan.title
        return any(word in title for word in _DELIVERED) and not title.rstrip("》）").endswith(_POLICY)


@dataclass(frozen=True, slots=True)
class Ground:
    """The whole reading, plan by plan."""

    found: Reading
    plans: tuple[PlanGround, ...]
    tasks: tuple[TaskGround, ...] = field(repr=False)


def ground_of(found: Reading, said: Mapping[str, Said]) -> Ground:
    """`said` holds the words of each plan that has a text, by its id."""
    targets, provisions = _by(found.targets, _holder), _by(found.provisions, lambda p: p.task)
    tasks = tuple(TaskGround(t, words, tuple(targets[t.id]), tuple(provisions[t.id])) for t, words in _folded(found.tasks, said))
    of_plan = _by(tasks, lambda t: t.task.plan)
    alone = len(said) == 1
    plans = tuple(
        PlanGround(p, said[p.id], said[p.id].folded, tuple(targets[_goals_of(p.id)]), tuple(of_plan[p.id]), alone)
        for p in found.plans
        if p.id in said
    )
    return Ground(found, plans, tasks)


def _by(things: Iterable[T], holder: Callable[[T], str | None]) -> defaultdict[str | None, list[T]]:
    held: defaultdict[str | None, list[T]] = defaultdict(list)
    for thing in things:
        held[holder(thing)].append(thing)
    return held


def _holder(target: Target) -> str:
    """What a target stands in: its task, or the goals of its plan."""
    return target.task or _goals_of(target.plan)


def _goals_of(plan: str | None) -> str:
    return f"goals of {plan}"


def _folded(tasks: Sequence[Task], said: Mapping[str, Said]) -> Iterator[tuple[Task, str]]:
    """Each task with its folded words, cut out of those of the plan: folding anew costs more than finding the place."""
    at: dict[str, int] = {}
    for task in tasks:
        plan = said.get(task.plan or "")
        start = plan.words.find(task.text, at.get(task.plan or "", 0)) if plan else -1
        if plan is None or start < 0:
            yield task, fold(task.text)
        else:
            at[task.plan or ""] = start
            yield task, plan.folded[start : start + len(task.text)]
