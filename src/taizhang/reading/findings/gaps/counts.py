"""Numbers that announce how many follow, against how many there are: 十强产业 with eleven plans, 五大行动 with four."""

import re
from collections import Counter
from collections.abc import Iterator

from ...document import Gap
from ..numerals import value_of
from .ground import Ground, PlanGround
from .phrasing import named, quoted

N = r"(?P<n>\d{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])"
_THINGS = r"(?:任务|举措|措施|行动|工程|工作|专项|计划|政策|改革|方向|体系|重点|制度|机制)"
_PACKAGE = re.compile(rf"(?<![\d一二三四五六七八九十]){N}(?:大|强|项|个|类|条)")
_HEADING = re.compile(rf"(?<![第\d.“]){N}(?:个|项|条|大|类)[^，。；、]{{0,10}}?(?P<noun>{_THINGS}|领域)")
_FOLLOW = re.compile(rf"以下{N}(?:个|项|条|方面)[^，。；]{{0,8}}?{_THINGS}")
_PLANS = re.compile(rf"{N}(?:个|项)(?:行动|专项)?计划")
_NAMED = re.compile(r"[大项个类](?P<noun>[\u4e00-\u9fa5]{2,4})”?(?:，即|：|，包括|，分别[是为]|（)(?P<list>[^。；）：]+)")
_N_BEFORE = re.compile(rf"(?<![第\d.]){N}$")
_ONE_IS = re.compile(rf"(?<![第\d.]){N}(?:个|大|项|方面|类|点)[^，。；：、]{{0,10}}[：，](?:一要|一是)")
_ANNOUNCED = re.compile(rf"(?:实施|开展|打好|抓好|组织)(?:好)?“?{N}大(?P<noun>行动|工程|战役|专项|计划)(?![\u4e00-\u9fa5：])")
_ITEMS = re.compile(r"[、，]|以及|及|和|与")
_ORDINALS = "一二三四五六七八九十"


def counts(ground: Ground) -> Iterator[Gap]:
    yield from _packages(ground)
    yield from _titles(ground)
    for plan in ground.plans:
        yield from _headings(plan)
        yield from _listed(plan)
        yield from _numbered(plan)
        yield from _sections(plan)
        yield from _following(plan)


def _packages(ground: Ground) -> Iterator[Gap]:
    """“十强产业” with eleven plans under it."""
    held = Counter(p.package for p in ground.found.plans if p.package)
    for package, count in held.items():
        announced = _PACKAGE.match(package)
        if announced and count > 1 and (n := value_of(announced["n"])) != count:
            ids = tuple(p.id for p in ground.found.plans if p.package == package)
            yield Gap("count-mismatch", ids, f"{quoted(package)}按名称应为{n:g}个计划，原文列出{count}个：是名称沿用旧称还是列举有误？")


def _titles(ground: Ground) -> Iterator[Gap]:
    """31项计划 against the plans that are named."""
    plans = ground.found.plans
    for order in ground.found.orders if len(plans) > 2 else ():
        announced = _PLANS.search(order.text)
        if announced and (n := value_of(announced["n"])) > 2 and n != len(plans):
            yield Gap("count-mismatch", (order.id,), f"通知写明{quoted(announced.group())}，原文只见{len(plans)}个计划：请核对。")


def _headings(plan: PlanGround) -> Iterator[Gap]:
    """推进5项改革任务 as a caption, with another number of items right below it."""
    below: dict[str, dict[str, str]] = {}
    for t in plan.tasks:
        for above, item in zip(t.task.path, t.task.path[1:], strict=False):
            below.setdefault(above, {}).setdefault(item, t.task.id)
    for above, items in below.items():
        announced = _HEADING.search(above)
        if announced and len(items) > 1 and (n := value_of(announced["n"])) != len(items):
            yield _gap(plan, tuple(items.values()), announced.group(), n, len(items))


def _listed(plan: PlanGround) -> Iterator[Gap]:
    for found in _NAMED.finditer(plan.words):
        announced = _N_BEFORE.search(plan.words, max(0, found.start() - 4), found.start())
        items = [i for i in _ITEMS.split(found["list"]) if i.rstrip("”等").endswith(found["noun"])] if announced else []
        if announced and len(items) > 1 and (n := value_of(announced["n"])) != len(items):
            yield _gap(plan, (plan.plan.id,), plan.said.words[announced.start() : found.end("noun")], n, len(items))


def _numbered(plan: PlanGround) -> Iterator[Gap]:
    """三个关系：一是…二是…, counted to the end of the paragraph."""
    for found in _ONE_IS.finditer(plan.words) if "一是" in plan.words or "一要" in plan.words else ():
        end = plan.words.find("\n", found.end())
        count = _last_ordinal(plan.words[found.end() : end if end >= 0 else len(plan.words)])
        if count > 1 and (n := value_of(found["n"])) != count:
            yield _gap(plan, (plan.plan.id,), plan.said.words[found.start() : found.end() - 3], n, count)


def _last_ordinal(line: str) -> int:
    return next((k for k in range(1, 10) if not re.search(rf"[，；。]{_ORDINALS[k]}[是要]", line)), 10)


def _sections(plan: PlanGround) -> Iterator[Gap]:
    """实施五大行动 in the goals, and captions of four 行动 that follow."""
    captions = {part for t in plan.tasks for part in t.task.path}
    for line in plan.said.goals:
        for found in _ANNOUNCED.finditer(line):
            count = sum(part.rstrip("。：*").endswith(found["noun"]) for part in captions)
            if count > 1 and (n := value_of(found["n"])) != count:
                yield _gap(plan, (plan.plan.id,), found.group(), n, count)


def _following(plan: PlanGround) -> Iterator[Gap]:
    """以下20项措施 against the items of the plan, at whichever level they are counted."""
    announced = _FOLLOW.search(plan.words) if "以下" in plan.words else None
    if not announced or len(plan.tasks) < 2:
        return
    levels = {len(plan.tasks)} | {len({t.task.path[: k + 1] for t in plan.tasks}) for k in range(3)}
    if (n := value_of(announced["n"])) not in levels:
        yield _gap(plan, (plan.plan.id,), announced.group(), n, len(plan.tasks))


def _gap(plan: PlanGround, about: tuple[str, ...], words: str, n: float, found: int) -> Gap:
    return Gap("count-mismatch", about, f"{named(plan.plan)}写明{quoted(words)}，实际列出{found}项，与{n:g}项不符：请核对。")
