"""Tables in a text that stands on one line, their cells with blanks between them."""

from taizhang.reading import read_bytes
from taizhang.reading.document import Reading
from taizhang.reading.structure.blank_tables import cells

INTRODUCTION = "为提升全县供水保障能力，制定本方案。" + "坚持统筹推进、分类施策，补齐供水短板。" * 12


def _read(*pieces: str) -> Reading:
    return read_bytes(" ".join(("禾岭县2026年供水工作责任清单", INTRODUCTION, *pieces)).encode(), name="plan.txt")


def test_rows_that_a_head_counts_are_tasks() -> None:
    found = _read(
        "序号 重点任务 牵头单位 配合单位 完成时限",
        "1 新建水厂2座 县水务局 县财政局、县公安局 12月底",
        "2 更新管网30公里 县水务局 县财政局 2026年9月底前",
        "3 检测水质120次 县卫生健康局 县水务局 全年",
        "附件：联系方式",
    )

    assert [(task.no, task.deadline, [(one.name, one.role[0]) for one in task.organisations]) for task in found.tasks] == [
        ("1", "2026-12-31", [("县水务局", "l"), ("县财政局", "s"), ("县公安局", "s")]),
        ("2", "2026-09-30", [("县水务局", "l"), ("县财政局", "s")]),
        ("3", "2026-12-31", [("县卫生健康局", "l"), ("县水务局", "s")]),
    ]
    assert [(t.value, t.unit) for t in found.targets] == [(2, "座"), (30, "公里"), (120, "次")]


def test_a_table_with_years_in_its_head_states_goals() -> None:
    found = _read(
        "一、工作目标 供水能力明显提升。",
        "指标 单位 2026年 2027年 供水普及率 % 92 95 水厂 座 5 8",
        "二、重点任务 1.更新管网。改造管网30公里。（县水务局负责） 2.建设水厂。新建水厂2座。（县水务局负责）",
    )

    assert [(t.indicator, t.value, t.deadline) for t in found.targets if t.task is None] == [
        ("供水普及率", 92, "2026-12-31"),
        ("供水普及率", 95, "2027-12-31"),
        ("水厂", 5, "2026-12-31"),
        ("水厂", 8, "2027-12-31"),
    ]
    assert len(found.tasks) == 2


def test_what_follows_the_last_row_is_no_cell_and_a_word_is_no_head() -> None:
    table = "序号 任务 单位 1 更新管网 县水务局 2 建设水厂 县水务局 以上任务自 2026 年起实施。"

    assert [table[at:].split(" ", 1)[0] for at in cells(table, 0, len(table))][-1] == "县水务局"
    assert cells("请按序号 填写 2026 年的申报表，并附说明材料一份。", 0, 24) == []
