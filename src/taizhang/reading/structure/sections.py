"""Which parts of an outline order work, and which only say why, whither, or by which principles."""

import re

from .outline import Item

# 攻坚目标, 整改目标; an act in front (明确目标, 实现目标) makes a task of it.
_GOALS = re.compile(
    r"(?!明确|实现|完成|确保|落实|锚定|聚焦|强化|分解|压实|紧盯|坚持|围绕|细化|制定|加强)[^，。；的]{0,10}目标(?:任务|要求)?(?:和.*|与.*)?"
)
_REASONS = re.compile(
    r"(?:总体|有关)?(?:要求|思路|原则)(?:和.{0,8}目标)?|(?:总体)?要求|指导思想|(?:基本|工作|主要)?原则|总体(?:思路|要求|考虑|目标|安排)|(?:工作|建设|发展|战略)?背景|"
    r"(?:现状|形势|基础|意义|重要性|必要性).*|.*(?:现状|形势|重要意义)|适用范围|附则|名词解释|有关说明|施行说明|(?:制定|编制)依据|定义|解释"
)


def is_goals(item: Item) -> bool:
    """Whether the item states goals: its numbers are targets of the plan, its sentences no tasks."""
    caption = _caption(item)
    return _GOALS.fullmatch(caption) is not None and not caption.startswith(("总体要求", "总体思路", "指导思想", "基本原则"))


def is_reasons(item: Item) -> bool:
    """Whether the item gives reasons, principles or definitions, and orders nothing."""
    caption = _caption(item)
    return _REASONS.fullmatch(caption) is not None and caption not in {"有关要求", "工作要求"}


def _caption(item: Item) -> str:
    return item.heading.strip("* 。：").replace(" ", "")
