"""What a plan itself leaves open, shown before it costs a year: each gap with what it is about and a sentence to send back."""

from collections.abc import Iterator

from ..document import Gap, Reading


def gaps_of(found: Reading) -> Iterator[Gap]:
    """The gaps of one reading, in the order of the text."""
    for plan in found.plans:
        if plan.title_only:
            yield Gap("plan-without-text", (plan.id,), f"《{plan.title}》只有标题，没有正文：请提供全文，以便建账。")
    for task in found.tasks:
        if not task.organisations:
            yield Gap("task-without-owner", (task.id,), f"“{task.heading or task.text[:20]}”没有写明责任单位：由谁牵头？")
    yield from _goals_without_task(found)


def _goals_without_task(found: Reading) -> Iterator[Gap]:
    in_tasks = [t for t in found.targets if t.task is not None]
    for goal in (t for t in found.targets if t.task is None):
        if not any(
            t.unit == goal.unit and (t.indicator and (t.indicator in goal.indicator or goal.indicator in t.indicator)) for t in in_tasks
        ):
            yield Gap("goal-without-owner", (goal.id,), f"目标“{goal.quote}”在任务部分没有对应的任务：由哪个单位负责？")
