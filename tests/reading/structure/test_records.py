"""Items whose parts are the numbered fields of one record: each is one task, with its owners and its day."""

import pytest

from taizhang.reading import read_bytes
from taizhang.reading.document import Reading

HEAD = "禾岭县2026年民生实事实施方案\n一、实事项目\n"
OTHER = "（二）改造农村道路\n1.实施内容：修复水毁路段12处。\n2.责任单位：县交通运输局\n"


def read(words: str) -> Reading:
    return read_bytes((HEAD + words + OTHER).encode(), name="plan.txt")


@pytest.mark.parametrize(
    "marks", [("1.", "2.", "3.", "4.", "5."), ("1、", "2、", "3、", "4、", "5、"), ("（1）", "（2）", "（3）", "（4）", "（5）")]
)
def test_numbered_fields_are_one_task(marks: tuple[str, ...]) -> None:
    a, b, c, d, e = marks
    fields = f"{a}工作目标：供水普及率达到97%。\n{b}实施内容：新建水厂2座。\n{c}牵头单位：县水务局\n{d}责任单位：县财政局、各乡镇人民政府\n{e}完成时限：2026年11月底\n"

    task, other = read(f"（一）改善供水\n{fields}").tasks

    assert (task.no, task.deadline) == ("（一）", "2026-11-30")
    assert [(one.name, one.role) for one in task.organisations] == [
        ("县水务局", "lead"),
        ("县财政局", "support"),
        ("各乡镇人民政府", "support"),
    ]
    assert [one.name for one in other.organisations] == ["县交通运输局"]


def test_what_a_record_is_paid_from_is_no_act_and_grants_nothing() -> None:
    found = read("（一）改善供水\n1.实施内容：新建水厂2座。\n2.资金来源：县级补助资金320万元\n3.责任单位：县水务局\n")

    assert [m.text for m in found.tasks[0].measures] == ["新建水厂2座"]
    assert found.provisions == ()


def test_items_that_are_no_fields_stay_tasks_of_their_own() -> None:
    found = read("（一）改善供水\n1.新建水厂2座。责任单位：县水务局\n2.检测水质120次。责任单位：县卫生健康局\n")

    assert [one.name for task in found.tasks for one in task.organisations] == ["县水务局", "县卫生健康局", "县交通运输局"]
