"""Goal tables: an indicator in each row with a year in each column, or a year in each row; flattened ones too."""

import pytest

from taizhang.reading.document import Reading

from ..making import Merged, Row, Table, reading

TITLE = "禾溪县供水提升三年行动方案（2026—2028年）"
HEAD = ["指标", "单位", "2026年", "2027年", "2028年"]


def _plan(*pieces: str | Table) -> Reading:
    return reading(TITLE, "一、行动目标", *pieces, "二、主要任务", "1.更新管网。更新改造老旧管网。（责任单位：县水务局）")


def _goals(*rows: Row) -> list[tuple[str, str, float, float | None, str, str | None]]:
    found = _plan(Table(rows))
    return [(t.indicator, t.comparator, t.value, t.value2, t.unit, t.deadline) for t in found.targets if t.task is None]


def test_every_value_of_a_year_is_a_target_due_at_its_end() -> None:
    assert _goals(HEAD, ["供水普及率", "%", "92", "95", "98"]) == [
        ("供水普及率", ">=", 92, None, "%", "2026-12-31"),
        ("供水普及率", ">=", 95, None, "%", "2027-12-31"),
        ("供水普及率", ">=", 98, None, "%", "2028-12-31"),
    ]


def test_a_unit_of_ten_thousand_counts_single_things() -> None:
    assert [(value, unit) for _, _, value, _, unit, _ in _goals(HEAD, ["供水人口", "万人", "12", "15.5", "18"])] == [
        (120_000, "人"),
        (155_000, "人"),
        (180_000, "人"),
    ]


def test_the_unit_may_stand_behind_the_name_of_the_indicator() -> None:
    found = _goals(["指标名称", "2026年目标", "2027年目标"], ["新建水厂（座）", "2", "5"])

    assert [(value, unit) for _, _, value, _, unit, _ in found] == [(2, "座"), (5, "座")]


@pytest.mark.parametrize(
    ("cell", "comparator", "value", "value2", "unit"),
    [
        ("≥95%", ">=", 95, None, "%"),
        ("≤9%", "<=", 9, None, "%"),
        ("9%以内", "<=", 9, None, "%"),
        ("不低于95%", ">=", 95, None, "%"),
        (">95%", ">", 95, None, "%"),
        ("95%左右", "~", 95, None, "%"),
        ("3-5%", "range", 3, 5, "%"),
    ],
)
def test_a_cell_says_how_its_value_is_meant(cell: str, comparator: str, value: float, value2: float | None, unit: str) -> None:
    found = _goals(["指标", "2026年", "2027年"], ["某项指标", cell, "—"])

    assert [(c, v, w, u) for _, c, v, w, u, _ in found] == [(comparator, value, value2, unit)]


def test_brackets_around_a_value_that_counts_all_years_are_no_part_of_it() -> None:
    found = _goals(["指标", "单位", "2026年", "2027年"], ["处理污泥", "万吨", "—", "[120]"])

    assert [(value, unit, day) for _, _, value, _, unit, day in found] == [(1_200_000, "吨", "2027-12-31")]


def test_the_year_from_which_a_plan_starts_is_no_target() -> None:
    found = _goals(["指标", "2025年现状值", "2026年", "2027年"], ["供水普及率", "90%", "92%", "95%"])

    assert [value for _, _, value, _, _, _ in found] == [92, 95]


def test_a_head_of_two_rows_is_read_as_one() -> None:
    found = _goals(
        [Merged("指标", rows=2), Merged("单位", rows=2), Merged("目标值", columns=2), None],
        [None, None, "2026年", "2027年"],
        ["供水普及率", "%", "92", "95"],
    )

    assert [(value, day) for _, _, value, _, _, day in found] == [(92, "2026-12-31"), (95, "2027-12-31")]


def test_a_table_without_a_year_and_without_a_target_holds_no_goals() -> None:
    assert _goals(["序号", "水厂名称", "规模（万吨）"], ["1", "东门水厂", "3"]) == []


def test_a_table_that_a_copy_has_flattened_is_read_by_its_columns() -> None:
    found = _plan("指标\n单位\n2026年\n2027年\n供水普及率\n%\n92\n95\n供水人口\n万人\n12\n15")

    assert [(t.indicator, t.value, t.unit, t.deadline) for t in found.targets] == [
        ("供水普及率", 92, "%", "2026-12-31"),
        ("供水普及率", 95, "%", "2027-12-31"),
        ("供水人口", 120_000, "人", "2026-12-31"),
        ("供水人口", 150_000, "人", "2027-12-31"),
    ]


def test_a_table_with_a_year_in_each_row_gives_its_values_to_their_years() -> None:
    found = _plan(
        "年份\n片区\n达标面积\n（平方公里）\n占比\n2025年-2026年\n老城片区\n25.20\n25%\n2027年\n东湖片区\n4.73\n北山片区\n10.46\n40%"
    )

    assert [(t.indicator, t.value, t.unit, t.deadline) for t in found.targets] == [
        ("东湖片区", 4.73, "平方公里", "2027-12-31"),
        ("北山片区", 10.46, "平方公里", "2027-12-31"),
        ("北山片区", 40, "%", "2027-12-31"),
    ]


def test_the_words_of_a_goal_table_are_not_read_a_second_time_as_prose() -> None:
    found = _plan("到2028年，供水普及率达到98%。", Table([HEAD, ["供水普及率", "%", "92", "95", "98"]]))

    assert [t.value for t in found.targets] == [98, 92, 95, 98]


def test_a_goal_table_inside_a_task_belongs_to_the_task() -> None:
    found = reading(
        TITLE, "一、主要任务", "1.更新管网。分年更新老旧管网，计划见下表。", Table([HEAD, ["更新管网", "公里", "20", "30", "40"]]),
        "工程质量由县水务局把关。（责任单位：县水务局）", "2.建设水厂。新建水厂。（责任单位：县水务局）",
    )  # fmt: skip

    assert [(t.task, t.value, t.unit) for t in found.targets] == [("t1", 20, "公里"), ("t1", 30, "公里"), ("t1", 40, "公里")]


def test_what_is_counted_over_years_may_stand_in_brackets() -> None:
    assert _goals(HEAD, ["供水能耗降低", "%", "[3]", "[5%]", "[8%]"])[1:] == [
        ("供水能耗降低", ">=", 5, None, "%", "2027-12-31"),
        ("供水能耗降低", ">=", 8, None, "%", "2028-12-31"),
    ]


def test_a_table_of_goals_that_stands_alone_states_those_of_the_plan() -> None:
    found = reading(
        TITLE,
        "一、主要指标",
        Table([HEAD, ["供水普及率", "%", "92", "95", "98"]]),
        "二、主要任务",
        "1.更新管网。更新改造老旧管网。（责任单位：县水务局）",
    )

    assert [(t.value, t.task) for t in found.targets] == [(92, None), (95, None), (98, None)]


def test_rows_that_are_counted_begin_at_their_numbers_whatever_stands_merged_before_them() -> None:
    flat = "类别\n序号\n指标\n2026年\n2028年\n属性\n供水\n1\n供水普及率（%）\n92\n98\n约束性\n2\n水厂（座）\n5\n8\n预期性\n水质\n3\n水质合格率（%）\n95\n99\n预期性"

    found = _plan(*flat.split("\n"))

    assert [(t.indicator, t.value, t.deadline) for t in found.targets if t.task is None] == [
        ("供水普及率（%）", 92, "2026-12-31"),
        ("供水普及率（%）", 98, "2028-12-31"),
        ("水厂（座）", 5, "2026-12-31"),
        ("水厂（座）", 8, "2028-12-31"),
        ("水质合格率（%）", 95, "2026-12-31"),
        ("水质合格率（%）", 99, "2028-12-31"),
    ]
