"""Criteria that decide who gets something, and stand nowhere: 符合条件的, 优势突出, 综合指标, 绩效, 试点单位."""

import re
from collections.abc import Iterator

from ...document import Gap
from ..sentences import SENTENCE
from .ground import Ground, TaskGround
from .phrasing import place, quotes

_HINTS = re.compile(r"符合|较[高好强大]|突出|领先|完善|先进|显著|良好|综合|绩效|结果|试点")
_GIVES = re.compile(r"给予|奖补|奖励|补助|补贴|享受|优先支持|纳入|认定|遴选|筛选|择优|评选|优惠|支持的?力度")
_MAY_HANG = re.compile(rf"{_GIVES.pattern}|试点")
_CONDITION = re.compile(r"(?<!下列)(?<!以下)(?<!上述)符合(?:相关|有关|规定|一定)?(?:条件|规定|要求|标准)(?:并[^，]{0,8})?的[^，。；]{0,24}")
_DEGREE = re.compile(
    r"(?:筛选|择优|优先支持|遴选|认定|评选|评为|对)(?!外|接)[^，。；、]{0,16}?(?:[^，。；、]{2,12}(?:较高|较好|较强|较大|突出|领先|完善|先进|显著|良好)(?:、|的))+[^，。；、]{0,10}"
)
_MARKS = re.compile(
    r"(?:依据|根据|按照?|对|基于|经)[^，。；、]{0,10}?(?:综合指标|综合评价|综合评定|绩效|考核结果|评价结果|评估结果)(?:排名[^，。；、]{0,4})?"
)
_PAYS = re.compile(r"给予|奖补|奖励|补助|补贴|最高")
_PILOTS = re.compile(
    r"(?<![^，。；、])(?![^，。；、]*?(?:\d|培育|认定|遴选|申报|争创|打造))[^，。；、]{0,12}试点(?:单位|企业|学校|园区|医院|地区)(?!名单|范围|申报)"
)
_PILOTS_NAMED = re.compile(r"试点(?:名单|范围)|作为[^，。；]{0,4}试点|确定[^。；]{2,60}试点|见附件")
_ASKED = re.compile(r"按照?《[^》]+》|依据《[^》]+》|根据《[^》]+》")


def open_criteria(ground: Ground) -> Iterator[Gap]:
    """One gap for each task whose benefits or choices hang on criteria that the plan does not give."""
    for plan in ground.plans:
        named = _PILOTS_NAMED.search(plan.words) is not None
        for task in plan.tasks:
            if _HINTS.search(task.words) and _MAY_HANG.search(task.words) and (found := list(_found(task, pilots=not named))):
                yield Gap(
                    "criterion-open",
                    (task.task.id,),
                    f"{place(plan, task.task)}{quotes(found)}没有写明标准或名单：依据哪个文件、由哪个单位认定？",
                )


def _found(task: TaskGround, *, pilots: bool) -> Iterator[str]:
    for sentence in SENTENCE.finditer(task.words):
        a, b = sentence.span()
        if _GIVES.search(task.words, a, b) and not _ASKED.search(task.words, a, b):
            patterns = (_CONDITION, _DEGREE, _MARKS) if _PAYS.search(task.words, a, b) else (_CONDITION, _DEGREE)
            yield from (task.quote(*m.span()) for pattern in patterns for m in pattern.finditer(task.words, a, b))
        if pilots and "试点" in sentence.group():
            yield from (task.quote(*m.span()) for m in _PILOTS.finditer(task.words, a, b))
