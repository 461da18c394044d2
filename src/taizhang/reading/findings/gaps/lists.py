"""Lists that end in 等N项 and name fewer than N, or more."""

import re
from collections.abc import Iterator

from ...document import Gap
from ..numerals import value_of
from .ground import Ground, PlanGround, TaskGround
from .phrasing import place, quoted

_AND_SO_ON = re.compile(
    r"等(?P<n>\d{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])"
    r"(?:个|项|家|座|条|类|种|所|处|大|件|款|部(?!门|委))(?P<what>[^，。；：、（\n]{0,12})"
)
_LIST = re.compile(r"[^，。；：\n]*$")
_LONGEST = 160
_BRACKETED = re.compile(r"（[^）]*）")


def incomplete_lists(ground: Ground) -> Iterator[Gap]:
    for plan in ground.plans:
        for task in plan.tasks:
            if "等" in task.words:
                yield from (found for m in _AND_SO_ON.finditer(task.words) if (found := _gap(plan, task, m)))


def _gap(plan: PlanGround, task: TaskGround, m: re.Match[str]) -> Gap | None:
    """等 may close a list that is whole (A、B等2项); 和 may join two members or stand inside one."""
    before = _LIST.search(m.string, max(0, m.start() - _LONGEST), m.start())
    listed = _BRACKETED.sub("", before.group() if before else "")
    fewest = listed.count("、") + 1
    most = fewest + len(re.findall(r"和|及|与", listed))
    n = int(value_of(m["n"]))
    if fewest <= n <= most or n < 2:
        return None
    said = quoted(task.quote(m.start("n") - 1, m.end()))
    where = place(plan, task.task)
    if n > most:
        return Gap("list-incomplete", (task.task.id,), f"{where}{said}只写出{most}个：其余{n - most}个是哪些，请附清单。")
    return Gap("count-mismatch", (task.task.id,), f"{where}{said}，实际列出{fewest}个：请核对。")
