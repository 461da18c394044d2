"""Which sections order work."""

import pytest

from taizhang.reading.structure.outline import Item
from taizhang.reading.structure.sections import is_about_itself, is_goals, is_reasons


def _section(caption: str) -> Item:
    return Item(1, "一", caption, (f"一、{caption}",))


@pytest.mark.parametrize(
    "caption",
    [
        "工作目标",
        "总体目标",
        "主要目标",
        "发展目标",
        "目标",
        "目标任务",
        "行动目标",
        "年度目标",
        "工作目标。",
        "攻坚目标",
        "整改目标",
        "三年目标",
    ],
)
def test_a_section_of_goals_states_goals(caption: str) -> None:
    assert is_goals(_section(caption))


@pytest.mark.parametrize(
    "caption",
    [
        "总体要求",
        "指导思想",
        "基本原则",
        "工作原则",
        "总体思路",
        "工作背景",
        "适用范围",
        "重要意义",
        "附则",
        "制定依据",
        "总体要求和主要目标",
        "试点范围",
        "适用对象",
        "实施期限",
        "基本情况",
        "存在问题",
        "工作基础",
        "名词解释",
        "指导思想（2026年版）",
    ],
)
def test_a_section_of_reasons_orders_nothing(caption: str) -> None:
    assert is_reasons(_section(caption))
    assert not is_goals(_section(caption))


@pytest.mark.parametrize(
    "caption",
    [
        "有关要求",
        "工作要求",
        "重点任务",
        "主要任务",
        "保障措施",
        "组织实施",
        "组织领导",
        "工作步骤",
        "政策措施",
        "目标考核",
        "加强目标管理",
        "明确目标任务",
        "工作安排",
        "总则",
        "",
    ],
)
def test_a_section_that_orders_work_is_neither(caption: str) -> None:
    assert not is_goals(_section(caption))
    assert not is_reasons(_section(caption))


@pytest.mark.parametrize(
    "words",
    [
        "为了加强供水管理，根据有关规定，制定本办法。",
        "本办法所称供水，是指集中式供水。",
        "本办法适用于本县行政区域。",
        "本方案自2026年5月1日起施行。",
        "本方案由县水务局负责解释。",
        "供水工作应当遵循节水优先、保障安全的原则。",
    ],
)
def test_what_a_text_says_about_itself_orders_nothing(words: str) -> None:
    assert is_about_itself(words)


@pytest.mark.parametrize(
    "words", ["为保障供水，新建水厂两座。", "县水务局负责供水管理。", "本县各乡镇要更新管网。", "坚持节水优先，更新管网三十公里。"]
)
def test_what_a_text_orders_is_not_about_itself(words: str) -> None:
    assert not is_about_itself(words)
