"""Annexes: their list, their beginning, and which of them order work."""

import pytest

from taizhang.reading.structure.annexes import orders_work
from taizhang.reading.structure.outline import outline_of
from taizhang.reading.structure.tasks import drafts_of

from ..making import page


def _tasks(text: str) -> list[str]:
    made = page(text)
    root = outline_of(made, 0, len(made.lines), label="")
    return [made.text[d.start : d.end] for d in drafts_of(made, root)]


@pytest.mark.parametrize("label", ["附件：", "附表：", "附件:"])
def test_the_list_of_annexes_holds_no_tasks(label: str) -> None:
    assert _tasks(f"一、任务\n1.更新管网。\n2.新建水厂。\n{label}1.任务分工表\n2.供水指标体系\n3.项目清单\n禾岭县水务局\n2026年3月2日") == [
        "1.更新管网。",
        "2.新建水厂。",
    ]


def test_a_list_below_its_label_holds_no_tasks() -> None:
    assert _tasks("一、任务\n1.更新管网。\n附件：\n1.供水条件\n2.供水指标体系") == ["1.更新管网。"]


def test_an_annex_with_tasks_has_them() -> None:
    assert _tasks("一、任务\n1.更新管网。\n附件1\n重点任务清单\n1.新建水厂两座。（县水务局负责）") == [
        "1.更新管网。",
        "1.新建水厂两座。（县水务局负责）",
    ]


def test_an_annex_with_criteria_or_forms_has_no_tasks() -> None:
    assert _tasks("一、任务\n1.更新管网。\n附件1\n节水企业申报条件\n1.年用水量下降百分之五。\n2.近三年无违法记录。") == ["1.更新管网。"]


@pytest.mark.parametrize("title", ["重点任务分工表", "项目清单", "2026年工作要点", "供水保障方案", ""])
def test_annexes_of_work_order_work(title: str) -> None:
    assert orders_work(title)


@pytest.mark.parametrize("title", ["供水指标体系", "申报条件", "名词解释", "联系人名单", "政策解读", "申请表（样式）"])
def test_annexes_of_other_things_order_none(title: str) -> None:
    assert not orders_work(title)
