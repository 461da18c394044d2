"""Gaps of responsibility: tasks that name nobody, or some others without their names, and measures shared by several leads."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ...document import Gap, Task
from ...wording.fold import fold
from .ground import Ground, PlanGround, TaskGround
from .phrasing import named, place, places, quoted, quotes

_MANY = 5
_SIBLINGS = 3
# 各市要…: everybody is addressed, which is an owner of a kind.
_ADDRESSED = re.compile(
    r"(?:各级|各地|各市|各县|各区|各省|各镇|各乡|各街|各有关|各相关|各单位|各部门|各责任单位|各牵头|有关部门|相关部门|有关单位|试点(?:地区|单位)|核查组|机关|学校|院校|企业|机构|政府)"
    r"[^，。；：]{0,16}?(?:要|应|须|负责|开展|组织|制定|负总责|在\d|于\d)"
)
_ALL_ADDRESSED = re.compile(r"(?:地区|单位|部门|政府|机关)[^，。；：]{0,4}要[^。：]{0,80}以下(?:工作|任务|措施)")
# Steps, methods, demands on everybody and annexes are no work that somebody could be given.
_NO_WORK = re.compile(
    r"步骤|进度|阶段|方法|方式|要求|附则|附件|附表|附录|范围|类型|定义|名词|流程|指标体系|分配表|分工表|分解表|一览表|基本条件"
)
_BODIES = r"(?:部门单位|部门（单位）|部门(?:和|、)单位|单位(?:和|、)部门|部门|单位|机构)"
_OPEN_BODY = re.compile(rf"(?:[省市县区州]|国务院|中央|国家)?[级直]?各?(?:有关|相关)(?:职能|行业|主管|责任|配合|成员|行政|监管)*{_BODIES}")
_AND_OTHERS = re.compile(
    rf"\s*(?:等|(?:以?及|和|、)其他)(?:个|家)?[省市县区]?[级直]?各?(?:有关|相关)(?:职能|行业|主管|责任|配合|成员|行政|监管)*{_BODIES}"
)
_REACH = 24  # letters behind a name in which that stands
_NAMES_BEHIND = re.compile(r"（(?:[^（）、]{2,20}、)*[^（）、]{2,20}(?:厅|局|委|部|办|院|政府|公司|集团|分行|海关|中心)等?）\s*$")


def tasks_without_owner(ground: Ground) -> Iterator[Gap]:
    """One gap for each task; one for a section or a plan of which most tasks name nobody."""
    for plan in ground.plans:
        bare = [t.task for t in plan.tasks if not t.task.organisations and _is_work(t)]
        if not bare or _ALL_ADDRESSED.search(plan.words) or not _names_owners(plan):
            continue
        if len(bare) > _MANY and 2 * len(bare) > len(plan.tasks):
            words = f"{named(plan.plan)}{len(plan.tasks)}项任务中有{len(bare)}项没有写明责任单位：各由哪个单位牵头？"
            yield Gap("task-without-owner", tuple(t.id for t in bare), words)
        else:
            yield from _by_section(plan, bare)


def _names_owners(plan: PlanGround) -> bool:
    """Opinions and measures of policy name owners only where it is their custom."""
    return plan.is_delivered or 2 * sum(bool(t.task.organisations) for t in plan.tasks) > len(plan.tasks)


def _is_work(task: TaskGround) -> bool:
    return not (
        _ADDRESSED.search(task.words) or _NAMES_BEHIND.search(task.words) or any(_NO_WORK.search(part[:24]) for part in task.task.path)
    )


def _by_section(plan: PlanGround, bare: list[Task]) -> Iterator[Gap]:
    sections: dict[tuple[str, ...], list[Task]] = defaultdict(list)
    for task in bare:
        sections[task.path[:-1]].append(task)
    for path, tasks in sections.items():
        if path and len(tasks) >= _SIBLINGS:
            section = f"{'' if plan.alone else named(plan.plan)}{quoted(path[-1])}"
            yield Gap(
                "task-without-owner", tuple(t.id for t in tasks), f"{section}下有{len(tasks)}项任务没有写明责任单位：各由哪个单位牵头？"
            )
        else:
            yield from (Gap("task-without-owner", (t.id,), f"{place(plan, t)}没有写明责任单位：由谁牵头？") for t in tasks)


def owners_left_open(ground: Ground) -> Iterator[Gap]:
    """Tasks whose owners are called 有关部门, or end with 等相关部门: one gap for each, or one for a plan that has many of them."""
    source = ground.found.source_text
    for plan in ground.plans:
        found = [(t.task, words) for t in plan.tasks if (words := _left_open(t.task, source))]
        if not found or not _names_owners(plan):
            continue
        if len(found) > _MANY:
            tasks, all_words = [task for task, _ in found], quotes([one for _, said in found for one in said])
            message = f"{places(plan, tasks)}的责任单位写有{all_words}，没有写明是哪些单位：请逐项明确具体部门。"
            yield Gap("owner-left-open", tuple(task.id for task in tasks), message)
        else:
            yield from (
                Gap(
                    "owner-left-open", (task.id,), f"{place(plan, task)}的责任单位写有{quotes(words)}，没有写明是哪些单位：具体指哪些部门？"
                )
                for task, words in found
            )


def _left_open(task: Task, source: str) -> list[str]:
    """What the text says instead of names: 有关部门, or 省水利厅等相关部门."""
    found = []
    for one in task.organisations:
        if _OPEN_BODY.fullmatch(one.name):
            found.append(one.name)
        elif rest := _AND_OTHERS.match(fold(source[one.span[1] : one.span[1] + _REACH])):
            found.append(f"{one.name}{rest[0].strip()}")
    return list(dict.fromkeys(found))


def shared_leads(ground: Ground) -> Iterator[Gap]:
    """Tasks with several leads and several measures, of which it is not said who does which."""
    for plan in ground.plans:
        shared = [t.task for t in plan.tasks if len(t.task.measures) > 1 and _leads(t.task) > 1]
        if plan.is_delivered and len(shared) > 1:
            ids = (plan.plan.id, *(t.id for t in shared))
            words = f"{places(plan, shared)}各有两个以上牵头单位、多项举措，没有写明哪项举措由哪个单位负责：请逐项明确主责单位。"
            yield Gap("lead-shared", ids, words)


def _leads(task: Task) -> int:
    return sum(o.role == "lead" and not o.inferred for o in task.organisations)
