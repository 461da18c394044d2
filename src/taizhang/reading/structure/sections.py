"""Which parts of an outline order work, and which only say why, whither, or by which principles."""

import re

from .outline import Item

# 攻坚目标, 整改目标; an act in front (明确目标, 实现目标) makes a task of it.
_GOALS = re.compile(
    r"(?!明确|实现|完成|确保|落实|锚定|聚焦|强化|分解|压实|紧盯|坚持|围绕|细化|制定|加强)[^，。；的]{0,10}目标(?:任务|要求)?(?:和.*|与.*)?"
)
_BRACKET_BEHIND = re.compile(r"（[^）]*）$")
# What a section is about that gives reasons, bounds or definitions.
_ABOUT = "要求 思路 原则 考虑 背景 定位 安排 范围 对象 类型 期限 依据 定义 概念 内涵 意义 形势 现状 基础 情况 概况 问题 释义".split()
_OF_WHAT = "总体 有关 基本 工作 主要 建设 发展 战略 功能 实施 适用 试点 整治 支持 申报 检查 排查 督查 清理 行动 编制 制定 时间 奖补 政策 任务 项目 遵循 坚持 存在 园区 重要 面临 术语 指导".split()
_REASONS = re.compile(
    rf"(?:{'|'.join(_OF_WHAT)})*(?:的)?(?:{'|'.join(_ABOUT)})(?:[和与及、](?:.{{0,4}}(?:目标|原则|要求|思路|任务|依据|对象|范围)))?"
    r"|指导思想(?:和.*|、.*)?|总体(?:目标|要求).*|(?:现状|形势|基础|意义|重要性|必要性).*|.*(?:现状|形势|重要意义|重要性|必要性)|附则|名词解释|有关说明|施行说明|术语.*|解释"
)
# These words also head sections that order.
_ORDERS = frozenset(
    "有关要求 工作要求 工作安排 实施要求 建设要求 任务要求 时间安排 实施安排 行动安排 有关安排 主要安排 任务安排 整治要求 检查要求 申报要求 安排 要求 督查安排 项目安排 试点要求 检查安排 试点安排".split()
)


def is_goals(item: Item) -> bool:
    """Whether the item states goals: its numbers are targets of the plan, its sentences no tasks."""
    caption = _caption(item)
    return (
        "目标" in caption
        and _GOALS.fullmatch(caption) is not None
        and not caption.startswith(("总体要求", "总体思路", "指导思想", "基本原则"))
    )


def is_reasons(item: Item) -> bool:
    """Whether the item gives reasons, principles or definitions, and orders nothing."""
    caption = _caption(item)
    return _REASONS.fullmatch(caption) is not None and (caption not in _ORDERS or caption == "要求")


# What a text says about itself: why it was made, what it means by its words, where it holds, who explains it, from when.
_ABOUT_ITSELF = re.compile(
    r"为(?:了|贯彻|落实|规范|加强|深入|全面|保障|推进|进一步)?[^。]*?(?:制定|特制定|出台)本[^。]{2,8}。$|本[\u4e00-\u9fff]{2,6}(?:所称|适用|自[^。]*(?:施行|实施|执行|生效)|由[^。]*(?:负责)?解释|中下列用语|有效期)|[^。]{0,30}适用本[\u4e00-\u9fff]{2,4}|[^。，]{0,20}(?:由[^。，]{2,30}负责解释)|[^。]{0,80}(?:坚持|遵循)[^。]{2,120}原则。?$|违反本[\u4e00-\u9fff]{2,4}"
)


def is_about_itself(words: str) -> bool:
    """Whether an item, without its number and caption, speaks of the text itself and orders nothing."""
    return _ABOUT_ITSELF.match(words.lstrip("。： \n")) is not None


def _caption(item: Item) -> str:
    bare = item.heading.strip("* 。：").replace(" ", "")
    return _BRACKET_BEHIND.sub("", bare) if bare.endswith("）") else bare
