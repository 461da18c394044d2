"""Words of time that name no period and no day: 定期, 常态化, 尽快, 第一时间."""

import re
from collections.abc import Iterator, Sequence

from ...document import Gap, Task
from ..sentences import SENTENCE
from .ground import Ground, PlanGround
from .phrasing import places

_PERIOD = re.compile(
    r"不定期(?!存款|保险)|定期(?!存款|保险)|常态化|尽快|第一时间|逐步|适时|抓紧(?!抓)|及时(?=[^，。；]{0,10}(?:报告|报送|推送|通报|公布|公开|介绍|总结|反馈|更新|移送|上报|发布))"
)
_NAMED = re.compile(r"每[年月周季旬日]|每半年|\d+个?(?:工作日|日|天|小时|月)内")


def open_periods(ground: Ground) -> Iterator[Gap]:
    """One gap for the notice and one for each plan that is to be delivered."""
    if found := {o.no: words for o in ground.found.orders if (words := _words(o.text))}:
        ids = tuple(o.id for o in ground.found.orders if o.no in found)
        yield Gap(
            "period-open", ids, f"通知第{'、'.join(found)}项中的{_shown([*found.values()])}没有写明周期或期限：各多长时间一次、最迟何时？"
        )
    for plan in ground.plans:
        of_tasks = {t.task.id: words for t in plan.tasks if (words := _words(t.words))} if plan.is_delivered else {}
        if of_tasks:
            tasks = [t.task for t in plan.tasks if t.task.id in of_tasks]
            yield _of_plan(plan, tasks, [*of_tasks.values()])


def _words(text: str) -> list[str]:
    if not _PERIOD.search(text):
        return []
    open_ones = (s.group() for s in SENTENCE.finditer(text) if not _NAMED.search(s.group()))
    return list(dict.fromkeys(word for sentence in open_ones for word in _PERIOD.findall(sentence)))


def _of_plan(plan: PlanGround, tasks: Sequence[Task], words: list[list[str]]) -> Gap:
    message = f"{places(plan, tasks)}中的{_shown(words)}没有写明周期或期限：各多长时间一次、最迟何时？"
    return Gap("period-open", tuple(t.id for t in tasks), message)


def _shown(words: list[list[str]]) -> str:
    return "".join(f"“{word}”" for word in dict.fromkeys(w for group in words for w in group))
