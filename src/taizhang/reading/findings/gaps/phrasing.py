"""How a gap is put into words: quotations, places, lists. One sentence, which a clerk can send to the issuer as it stands."""

from collections.abc import Sequence

from ...document import Plan, Target, Task
from .ground import Ground, PlanGround

_LONGEST = 48
_MOST = 6


def quoted(words: str) -> str:
    """The words in quotation marks, their own marks turned into inner ones; long ones are cut."""
    plain = " ".join(words.split()).strip("，。；：、 ")
    cut = plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
    return "“" + cut.replace("“", "‘").replace("”", "’") + "”"


def quotes(all_words: Sequence[str]) -> str:
    """Several quotations in a row, each once; the first few, and how many there are in all."""
    once = list(dict.fromkeys(all_words))
    shown = "、".join(quoted(words) for words in once[:_MOST])
    return shown if len(once) <= _MOST else f"{shown}等{len(once)}处"


def named(plan: Plan) -> str:
    return f"《{plan.title}》" if plan.title else "本计划"


def place(ground: PlanGround, task: Task, *, again: bool = False) -> str:
    """Where a task stands: its number and caption, with the plan where there are several and it was not just named."""
    inside = "" if ground.alone or again else named(ground.plan)
    return f"{inside}任务{task.no}（{_caption(task, 24)}）"


def where(ground: PlanGround, target: Target, *, again: bool = False) -> str:
    """Where a target stands: its task, or the goals of the plan."""
    task = next((t.task for t in ground.tasks if t.task.id == target.task), None)
    return place(ground, task, again=again) if task else goal_place(ground)


def _caption(task: Task, length: int) -> str:
    words = task.heading or task.text.removeprefix(task.no).lstrip(".、． ").replace("\n", " ")
    return words if len(words) <= length else words[: length - 1] + "…"


def places(ground: PlanGround, tasks: Sequence[Task]) -> str:
    """Several tasks of a plan by their numbers, or their captions where the numbers do not tell them apart."""
    inside = "" if ground.alone else named(ground.plan)
    numbers = [t.no for t in tasks]
    distinct = all(numbers) and len({t.task.no for t in ground.tasks}) == len(ground.tasks)
    shown = [t.no for t in tasks] if distinct else [quoted(_caption(t, 16)) for t in tasks]
    most = 2 * _MOST if distinct else _MOST
    return f"{inside}任务{'、'.join(shown[:most])}{f'等{len(shown)}项' if len(shown) > most else ''}"


def goal_place(ground: PlanGround) -> str:
    return "工作目标" if ground.alone else f"{named(ground.plan)}工作目标"


def plan_of(ground: Ground, id_: str | None) -> PlanGround | None:
    return next((p for p in ground.plans if p.plan.id == id_), None)


def number(value: float) -> str:
    """A number as officials write it: 160000 is 16万, 1400000000000 is 1.4万亿."""
    for size, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")):
        if abs(value) >= size and (value * 1000) % size == 0:
            return f"{value / size:g}{name}"
    return f"{value:g}" if abs(value) < 10**6 else f"{value:.0f}"
