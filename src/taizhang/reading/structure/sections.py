"""Which parts of an outline order work, and which only say why, whither, or by which principles."""

import re

from .outline import Item

_GOALS = re.compile(r"(?:总体|工作|主要|发展|行动|建设|任务|目标|阶段|年度|总|具体|预期)*目标(?:任务|要求)?(?:和.*|与.*)?")
_REASONS = re.compile(
    r"(?:总体|有关)?(?:要求|思路|原则)(?:和.{0,8}目标)?|(?:总体)?要求|指导思想|(?:基本|工作|主要)?原则|总体(?:思路|要求|考虑|目标|安排)|(?:工作|建设|发展|战略)?背景|"
    r"(?:现状|形势|基础|意义|重要性|必要性).*|.*(?:现状|形势|重要意义)|适用范围|附则|名词解释|有关说明|施行说明|(?:制定|编制)依据|定义|解释"
)


def is_goals(item: Item) -> bool:
    """Whether the item states goals: its numbers are targets of the plan, its sentences no tasks."""
    return _GOALS.fullmatch(_caption(item)) is not None


def is_reasons(item: Item) -> bool:
    """Whether the item gives reasons, principles or definitions, and orders nothing."""
    caption = _caption(item)
    return _REASONS.fullmatch(caption) is not None and caption not in {"有关要求", "工作要求"}


def _caption(item: Item) -> str:
    return item.heading.strip("* 。：").replace(" ", "")
