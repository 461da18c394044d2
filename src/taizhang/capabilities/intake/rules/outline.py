"""The right-hand side: everything that was read, under the plan and the task that it belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from . import lines
from .anchors import anchor
from .cards import Counts, GapGroup, GapLine, MeasureLine, Outline, PlanCard, TaskCard
from .changes import changes_of
from .edits import Edit
from .lines import Found


def outline_of(reading: Mapping[str, Any], edits: Sequence[Edit]) -> Outline:
    """The outline of a reading; each finding stands in it once."""
    plans, titles = _plans(reading)
    return Outline(
        plans,
        titles,
        tuple(map(lines.order_line, reading["orders"])),
        tuple(_gaps(reading["gaps"])),
        changes_of(edits),
        _counts(reading),
    )


def _plans(reading: Mapping[str, Any]) -> tuple[tuple[PlanCard, ...], tuple[PlanCard, ...]]:
    shelf = _Shelf(reading)
    told = [plan for plan in reading["plans"] if not plan["title_only"]]
    stray = [card for card in (shelf.plan(None),) if card.tasks or card.goals or card.provisions]
    titles = [PlanCard(anchor(p["id"]), p["title"], p["year"], p["package"]) for p in reading["plans"] if p["title_only"]]
    return (*map(shelf.plan, told), *stray), tuple(titles)


class _Shelf:
    """The findings of a reading, each under the id of what it is bound to."""

    def __init__(self, reading: Mapping[str, Any]) -> None:
        self._tasks = _by(reading["tasks"], "plan")
        self._targets = _by(reading["targets"], "task")
        self._goals = _by(self._targets[None], "plan")
        self._provisions = _by(reading["provisions"], "task")

    def plan(self, plan: Found | None) -> PlanCard:
        id_ = plan["id"] if plan else None
        tasks = tuple(self._task(task, plan) for task in self._tasks[id_])
        goals = lines.target_lines(self._goals[id_])
        if plan is None:
            return PlanCard("", "", None, None, goals, tasks, lines.provision_lines(self._provisions[None]))
        return PlanCard(anchor(plan["id"]), plan["title"], plan["year"], plan["package"], goals, tasks)

    def _task(self, task: Found, plan: Found | None) -> TaskCard:
        held = _by(self._targets[task["id"]], "measure")
        measures = tuple(_measure(measure, held.pop(measure["id"], [])) for measure in task["measures"])
        return TaskCard(
            anchor(task["id"]),
            task["no"],
            lines.heading_of(task),
            tuple(task["path"][:-1]),
            lines.body_of(task),
            lines.duties_of(task),
            lines.due_of(task, plan),
            task["recurrence"],
            measures,
            lines.target_lines(target for left in held.values() for target in left),
            lines.provision_lines(self._provisions[task["id"]]),
        )


def _measure(measure: Found, targets: Sequence[Found]) -> MeasureLine:
    return MeasureLine(anchor(measure["id"]), measure["text"], measure["deliverable"], lines.target_lines(targets))


def _gaps(gaps: Iterable[Found]) -> Iterator[GapGroup]:
    for kind, found in _by(gaps, "kind").items():
        yield GapGroup(str(kind), tuple(GapLine(gap["message"], tuple(map(anchor, gap["about"]))) for gap in found))


def _counts(reading: Mapping[str, Any]) -> Counts:
    plain = {name: len(reading[name]) for name in ("plans", "tasks", "targets", "provisions", "orders", "gaps", "mendings")}
    return Counts(measures=sum(len(task["measures"]) for task in reading["tasks"]), **plain)


def _by(found: Iterable[Found], key: str) -> defaultdict[str | None, list[Found]]:
    groups: defaultdict[str | None, list[Found]] = defaultdict(list)
    for one in found:
        groups[one[key]].append(one)
    return groups
