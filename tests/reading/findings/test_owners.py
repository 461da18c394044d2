"""Who owes a task, from a whole plan: rules beside the tasks, statements, doers, captions that name a body."""

import pytest

from ..making import Merged, Table, reading

HEAD = "禾岭县供水保障行动方案\n一、重点任务\n"


def _roles(*pieces: str | Table) -> list[str]:
    """For each task its owners as `name/role`, the role by its first letter."""
    return [" ".join(f"{o.name}/{o.role[0]}" for o in task.organisations) for task in reading(*pieces).tasks]


def test_a_rule_in_the_introduction_holds_for_every_task() -> None:
    assert _roles(
        "禾岭县供水保障行动方案\n以下任务中列第一位的为牵头单位。\n一、重点任务\n1.更新管网。（县水务局、县财政局负责）\n2.新建水厂。（县公安局、县司法局负责）"
    ) == ["县水务局/l 县财政局/s", "县公安局/l 县司法局/s"]


@pytest.mark.parametrize(
    "note",
    ["注：带★的为牵头单位。", "备注：★为牵头单位。", "说明：牵头单位用★标注。", "注：加★号的单位为牵头单位。"],
)
def test_a_note_below_a_table_explains_the_mark_of_those_who_lead(note: str) -> None:
    table = Table([["序号", "工作任务", "责任单位"], ["1", "更新管网", "县财政局、★县水务局"], ["2", "新建水厂", "县水务局"]])

    assert _roles(HEAD, table, note) == ["县财政局/s 县水务局/l", "县水务局/r"]


def test_a_rule_in_the_head_of_a_column_holds_for_its_table() -> None:
    table = Table([["序号", "工作任务", "责任单位（列第一位的为牵头单位）"], ["1", "更新管网", "县水务局、县财政局"]])

    assert _roles(HEAD, table) == ["县水务局/l 县财政局/s"]


@pytest.mark.parametrize(
    "rule",
    [
        "以下任务均需各乡镇落实，不再列出。",
        "各乡镇对辖区内任务负属地责任，不再逐项列出。",
        "各乡镇均为以下任务的责任单位，不再单独列出。",
    ],
)
def test_whom_a_rule_binds_beside_the_tasks_is_entered_at_each(rule: str) -> None:
    assert _roles(f"禾岭县供水保障行动方案\n{rule}\n一、重点任务\n1.更新管网。（县水务局牵头）\n2.新建水厂。（县财政局负责）") == [
        "县水务局/l 各乡镇/s",
        "县财政局/r 各乡镇/r",
    ]


def test_a_body_is_entered_as_each_task_writes_it() -> None:
    assert _roles(
        f"{HEAD}1.更新管网。（责任单位：县水务局。以下均需各乡镇人民政府落实，不再列出）\n二、保障措施\n1.加强领导。县水务局要统筹调度，各乡镇要明确专人。"
    ) == ["县水务局/r 各乡镇人民政府/r", "县水务局/r 各乡镇/r"]


def test_roles_are_settled_over_all_statements_of_a_task() -> None:
    assert _roles(f"{HEAD}（一）更新管网\n牵头单位\n县水务局\n责任单位\n县财政局、县公安局") == ["县水务局/l 县财政局/s 县公安局/s"]


def test_where_a_statement_names_those_responsible_its_sentences_name_nobody_else() -> None:
    assert _roles(f"{HEAD}1.更新管网。县公安局要加强巡查。（县水务局负责）") == ["县水务局/r"]


@pytest.mark.parametrize(
    "text",
    [
        "一、职责分工\n（一）县教育局：更新学校供水设施。\n（二）县公安局：维护施工秩序。",
        "一、职责分工\n（一）县教育局职责。更新学校供水设施。\n（二）县公安局职责。维护施工秩序。",
    ],
)
def test_an_item_whose_caption_is_a_body_is_owed_by_it(text: str) -> None:
    assert _roles(f"禾岭县供水保障分工方案\n{text}") == ["县教育局/r", "县公安局/r"]


def test_the_caption_of_a_section_owes_the_items_below_it() -> None:
    assert _roles("禾岭县供水保障分工方案\n一、县教育局\n1.更新学校供水设施。\n2.检测学校水质。\n二、县公安局\n1.维护施工秩序。") == [
        "县教育局/r",
        "县教育局/r",
        "县公安局/r",
    ]


def test_a_caption_that_names_work_owes_nothing() -> None:
    assert _roles(f"{HEAD}（一）建设供水示范区。更新管网。\n（二）打造调度中心。建设平台。") == ["", ""]


def test_a_plan_whose_table_repeats_its_text_has_a_task_for_each_row_too() -> None:
    table = Table(
        [
            ["序号", "工作任务", "牵头单位", "配合单位"],
            ["1", "更新管网", Merged("县水务局", rows=2), "县财政局"],
            ["2", "新建水厂", None, ""],
        ]
    )

    assert _roles(f"{HEAD}1.更新管网。（县水务局负责）\n附件：任务分工表", table) == ["县水务局/r", "县水务局/l 县财政局/s", "县水务局/l"]


def test_tasks_stand_in_the_order_of_the_text() -> None:
    table = Table([["工作任务", "责任单位"], ["更新管网", "县水务局"]])

    assert [t.heading for t in reading(HEAD, table, "二、保障措施\n1.加强领导。成立专班。").tasks] == ["更新管网", "加强领导"]
