"""The deadline of a task as a whole: said by a label, a caption, a row, the first words; and times that are not the task's."""

import pytest

from ..making import Table, reading

TITLE = "禾溪县供水提升工作方案"


def _due(*lines: str) -> list[tuple[str | None, str | None]]:
    found = reading(TITLE, "禾溪县人民政府办公室", "2026年3月1日", "一、主要任务", *lines)
    return [(task.deadline, task.deadline_text) for task in found.tasks]


@pytest.mark.parametrize(
    ("task", "day", "words"),
    [
        ("1.更新管网。更新改造老旧管网。（责任单位：县水务局；完成时限：2026年6月底）", "2026-06-30", "2026年6月底"),
        ("1.更新管网。更新改造老旧管网。\n责任单位：县水务局\n完成时限：2026年10月底前", "2026-10-31", "2026年10月底前"),
        ("1.更新管网。2026年9月底前，完成老旧管网更新改造。（责任单位：县水务局）", "2026-09-30", "2026年9月底前"),
        ("（一）动员部署阶段（2026年4月—5月）。各乡镇制定方案，摸清底数。", "2026-05-31", "4月-5月"),
        ("1.摸清底数。开展管网普查，建立台账，上述工作于2026年8月底前完成。（责任单位：县水务局）", "2026-08-31", "2026年8月底前"),
        ("1.摸清底数。开展管网普查，建立台账，以上建设任务2026年9月底前完成。（责任单位：县水务局）", "2026-09-30", "2026年9月底前"),
    ],
)
def test_the_day_by_which_all_of_a_task_is_due_is_its_deadline(task: str, day: str, words: str) -> None:
    [(found, said)] = _due(task)

    assert found == day
    assert said is not None
    assert said.endswith(words)


@pytest.mark.parametrize(
    "task",
    [
        "1.更新管网。改造老旧管网，力争2026年9月底前建成水厂2座。（责任单位：县水务局）",
        "1.更新管网。2026年6月底前，完成普查；9月底前，完成改造。（责任单位：县水务局）",
        "1.减免水费。对2026年6月30日前到期的合同，延长3个月。（责任单位：县水务局）",
        "1.更新管网。持续推进老旧管网更新改造。（责任单位：县水务局；完成时限：长期坚持）",
        "1.更新管网。按照《禾溪县2026年工作要点》更新改造老旧管网。（责任单位：县水务局）",
    ],
)
def test_a_day_of_only_a_part_of_the_task_is_not_its_deadline(task: str) -> None:
    assert [day for day, _ in _due(task)] == [None]


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2026年6月底前", "2026-06-30"), ("2026.10", "2026-10-31"), ("2026/11/15", "2026-11-15"), ("全年", "2026-12-31"), ("长期坚持", None)],
)
def test_a_row_of_a_task_table_is_due_as_its_cell_says(cell: str, day: str | None) -> None:
    table = Table([["序号", "重点任务", "责任单位", "完成时限"], ["1", "更新老旧管网", "县水务局", cell]])

    found = reading(TITLE, "禾溪县人民政府办公室", "2026年3月1日", "一、任务分工", table)

    assert [task.deadline for task in found.tasks if task.no == "1"] == [day]


def test_the_day_by_which_an_item_orders_all_its_items_is_theirs() -> None:
    lines = [
        "（一）推进重点事项",
        "2026年要重点完成2项任务。",
        "1.更新管网。更新改造老旧管网。（责任单位：县水务局）",
        "2.建设水厂。新建水厂。（责任单位：县水务局）",
    ]

    assert [day for day, _ in _due(*lines)] == ["2026-12-31", "2026-12-31"]


def test_the_day_with_which_the_goals_begin_is_that_of_all_their_numbers() -> None:
    found = reading(
        TITLE,
        "一、总体要求",
        "（一）发展目标。到2027年，供水更有保障。",
        "供水更足。日供水能力达到8万吨。",
        "水质更好。水质合格率达到98%。",
    )

    assert [(target.value, target.deadline) for target in found.targets] == [(80_000, "2027-12-31"), (98, "2027-12-31")]
