"""Which sections order work."""

import pytest

from taizhang.reading.structure.outline import Item
from taizhang.reading.structure.sections import is_goals, is_reasons


def _section(caption: str) -> Item:
    return Item(1, "一", caption, (f"一、{caption}",))


@pytest.mark.parametrize(
    "caption", ["工作目标", "总体目标", "主要目标", "发展目标", "目标", "目标任务", "行动目标", "年度目标", "工作目标。"]
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
        "",
    ],
)
def test_a_section_that_orders_work_is_neither(caption: str) -> None:
    assert not is_goals(_section(caption))
    assert not is_reasons(_section(caption))
