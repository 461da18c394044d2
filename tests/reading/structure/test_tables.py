"""Tables of tasks: headers under every name, cells merged over rows filled down, tables of other things left alone."""

import pytest

from taizhang.reading.structure.page import Page
from taizhang.reading.structure.tables import Row, task_rows

from ..making import Merged, Table, page, reading

HEADER = ["序号", "重点任务", "具体举措", "牵头单位", "责任单位", "完成时限"]


def _rows(*rows: list[str | Merged | None]) -> tuple[Page, list[Row]]:
    made = page(Table(rows))
    return made, list(task_rows(made, made.lines))


def _cells(made: Page, row: Row) -> dict[str, str]:
    return {kind: "|".join(made.folded[f.start : f.end] for f in fields) for kind, fields in row.fields.items()}


def test_each_row_below_the_header_is_a_task() -> None:
    made, rows = _rows(
        HEADER,
        ["1", "城乡供水", "更新供水管网30公里", "县水务局", "县财政局", "2026年底前"],
        ["2", "农村道路", "修复水毁路段12处", "县交通运输局", "县公安局", "2026年6月底前"],
    )

    assert [_cells(made, row) for row in rows] == [
        {
            "no": "1",
            "task": "城乡供水",
            "measures": "更新供水管网30公里",
            "lead": "县水务局",
            "responsible": "县财政局",
            "due": "2026年底前",
        },
        {
            "no": "2",
            "task": "农村道路",
            "measures": "修复水毁路段12处",
            "lead": "县交通运输局",
            "responsible": "县公安局",
            "due": "2026年6月底前",
        },
    ]
    assert rows[0].labels["lead"] == "牵头单位"


def test_a_cell_merged_over_rows_stands_in_each_of_them() -> None:
    made, rows = _rows(
        HEADER,
        ["1", Merged("城乡供水", rows=3), "更新供水管网30公里", Merged("县水务局", rows=2), "县财政局", "2026年底前"],
        ["2", None, "建成水厂2座", None, "县住房城乡建设局", "2026年底前"],
        ["3", None, "水质检测120次", "县卫生健康局", "县水务局", "每月"],
    )

    assert [_cells(made, row)["task"] for row in rows] == ["城乡供水"] * 3
    assert [_cells(made, row)["lead"] for row in rows] == ["县水务局", "县水务局", "县卫生健康局"]


def test_a_merged_cell_ends_with_its_last_row() -> None:
    made, rows = _rows(
        HEADER,
        ["1", Merged("城乡供水", rows=2), "更新供水管网30公里", "县水务局", "县财政局", "2026年底前"],
        ["2", None, "建成水厂2座", "县水务局", "县财政局", "2026年底前"],
        ["3", "农村道路", "修复水毁路段12处", "县交通运输局", "县公安局", "2026年底前"],
    )

    assert _cells(made, rows[2])["task"] == "农村道路"


@pytest.mark.parametrize(
    ("caption", "kind"),
    [
        ("牵头单位", "lead"),
        ("牵头部门", "lead"),
        ("主办单位", "lead"),
        ("牵头责任单位", "lead"),
        ("牵 头\n单 位", "lead"),
        ("责任单位", "responsible"),
        ("责任部门", "responsible"),
        ("责任主体", "responsible"),
        ("承办单位", "responsible"),
        ("责任单位（第一位为牵头）", "responsible"),
        ("配合单位", "support"),
        ("配合部门", "support"),
        ("参与单位", "support"),
        ("牵头", "lead"),
        ("牵头部门（单位）", "lead"),
        ("整改责任单位", "responsible"),
        ("责任分工", "responsible"),
        ("牵头/配合单位", "responsible"),
        ("配合", "support"),
    ],
)
def test_the_column_of_those_responsible_is_known_under_every_name(caption: str, kind: str) -> None:
    _, rows = _rows(["序号", "工作任务", caption], ["1", "更新供水管网30公里", "县水务局"])

    assert [set(row.fields) - {"no", "task", "measures"} for row in rows] == [{kind}]


@pytest.mark.parametrize(
    "caption",
    [
        "重点任务",
        "工作任务",
        "主要任务",
        "任务",
        "任务名称",
        "重点工作",
        "工作事项",
        "项目名称",
        "具体举措",
        "工作措施",
        "工作内容",
        "主要举措",
        "任务内容",
        "整改措施",
        "存在问题",
        "改革事项",
        "建设内容",
        "工作内容及目标",
    ],
)
def test_the_column_of_the_work_is_known_under_every_name(caption: str) -> None:
    made, rows = _rows(["序号", caption, "责任单位"], ["1", "更新供水管网30公里", "县水务局"])

    assert ["更新供水管网30公里" in _cells(made, row).values() for row in rows] == [True]


@pytest.mark.parametrize("caption", ["完成时限", "时限", "完成时间", "时间节点", "时间要求", "办理时限", "完成期限", "时限要求"])
def test_the_column_of_the_deadline_is_known_under_every_name(caption: str) -> None:
    made, rows = _rows(["工作任务", "责任单位", caption], ["更新供水管网30公里", "县水务局", "2026年底前"])

    assert [_cells(made, row).get("due") for row in rows] == ["2026年底前"]


def test_a_header_repeated_on_the_next_page_is_no_task() -> None:
    made, rows = _rows(
        HEADER,
        ["1", "供水", "更新管网30公里", "县水务局", "县财政局", "年内"],
        HEADER,
        ["2", "道路", "修复12处", "县交通运输局", "县公安局", "年内"],
    )

    assert [_cells(made, row)["no"] for row in rows] == ["1", "2"]


def test_two_tables_each_have_their_own_columns() -> None:
    first = Table([["序号", "工作任务", "责任单位"], ["1", "更新供水管网30公里", "县水务局"]])
    second = Table([["责任单位", "工作任务"], ["县交通运输局", "修复水毁路段12处"]])
    made = page("附件1", first, "附件2", second)

    rows = list(task_rows(made, made.lines))

    assert [_cells(made, row)["responsible"] for row in rows] == ["县水务局", "县交通运输局"]


@pytest.mark.parametrize(
    "header",
    [["序号", "指标名称", "2025年", "2026年"], ["序号", "乡镇", "联系人", "电话"], ["工作任务", "完成时限"], ["责任单位", "联系人"]],
)
def test_a_table_without_tasks_or_without_those_responsible_holds_no_tasks(header: list[str | Merged | None]) -> None:
    _, rows = _rows(header, ["1", "更新供水管网30公里", "县水务局", "12"][: len(header)])

    assert rows == []


def test_a_row_without_words_in_the_columns_of_work_is_no_task() -> None:
    _, rows = _rows(HEADER, ["1", "", "", "县水务局", "县财政局", "年内"])

    assert rows == []


@pytest.mark.parametrize(
    "section", [[Merged("一、城乡供水", columns=6), None, None, None, None, None], ["一、城乡供水", "", "", "", "", ""]]
)
def test_a_row_that_names_a_section_is_no_task(section: list[str | Merged | None]) -> None:
    made, rows = _rows(HEADER, section, ["1", "供水", "更新管网30公里", "县水务局", "县财政局", "年内"])

    assert [_cells(made, row)["no"] for row in rows] == ["1"]


def test_a_caption_over_a_table_of_tasks_is_no_task_and_a_number_in_a_row_is_read_once() -> None:
    table = Table([["序号", "重点任务", "责任单位", "完成时限"], ["1", "新建水厂2座", "县水务局", "2026年底前"]])

    found = reading("禾溪县供水提升工作方案", "一、供水任务", table, "二、供水宣传", table)

    assert [(task.no, task.heading) for task in found.tasks] == [("1", "新建水厂2座"), ("1", "新建水厂2座")]
    assert [(target.task, target.value) for target in found.targets] == [("t1", 2), ("t2", 2)]


def test_a_head_over_two_columns_names_both() -> None:
    made, rows = _rows(["序号", Merged("重点任务", columns=2), None, "责任单位"], ["1", "城乡供水", "新建水厂2座", "县水务局"])

    assert [_cells(made, row)["task"] for row in rows] == ["城乡供水|新建水厂2座"]


def test_a_head_of_two_rows_is_read_as_one() -> None:
    made, rows = _rows(
        [Merged("序号", rows=2), Merged("工作任务", rows=2), Merged("责任单位", columns=2), None],
        [None, None, "牵头", "配合"],
        ["1", "更新供水管网30公里", "县水务局", "县财政局"],
    )

    assert [(_cells(made, row)["lead"], _cells(made, row)["support"]) for row in rows] == [("县水务局", "县财政局")]


def test_the_second_row_of_a_head_whose_cells_a_copy_has_moved_is_no_task() -> None:
    made, rows = _rows(
        ["序号", "工作任务", "责任单位", "进展情况"],
        ["进展 情况", "是否完成", "成果 形式", ""],
        ["1", "更新供水管网30公里", "县水务局", ""],
    )

    assert [_cells(made, row)["no"] for row in rows] == ["1"]


def test_a_row_that_names_a_section_stands_over_the_rows_below_it() -> None:
    made, rows = _rows(
        HEADER,
        [Merged("一、城乡供水", columns=6), None, None, None, None, None],
        ["1", "供水", "更新管网30公里", "县水务局", "县财政局", "年内"],
        [Merged("二、农村道路", columns=6), None, None, None, None, None],
        ["2", "道路", "修复12处", "县交通运输局", "县公安局", "年内"],
    )

    assert [made.text[row.section.start : row.section.end] for row in rows if row.section] == ["一、城乡供水", "二、农村道路"]


def test_owners_of_the_row_above_stand_for_a_row_that_a_copy_left_without_task_and_owner() -> None:
    made, rows = _rows(
        ["序号", "重点任务", "具体举措", "责任单位"],
        ["1", "城乡供水", "更新管网30公里", "县水务局"],
        ["2", "", "建成水厂2座", ""],
        ["3", "农村道路", "修复12处", ""],
    )

    assert [_cells(made, row)["responsible"] for row in rows] == ["县水务局", "县水务局", ""]


def test_a_second_column_of_those_who_lead_is_read_too() -> None:
    made, rows = _rows(["序号", "重点任务", "牵头部门", "主责单位"], ["1", "更新供水管网", "县水务局", "各乡镇政府"])

    assert [(_cells(made, row)["lead"], _cells(made, row)["responsible"]) for row in rows] == [("县水务局", "各乡镇政府")]


@pytest.mark.parametrize("head", ["目标与任务", "项目内容", "事项名称"])
def test_the_column_of_work_has_many_names(head: str) -> None:
    made, rows = _rows(["序号", head, "牵头单位"], ["1", "更新供水管网30公里", "县水务局"])

    assert [_cells(made, row)["task"] for row in rows] == ["更新供水管网30公里"]


@pytest.mark.parametrize("head", ["工作任务及目标", "主要任务（量化指标）", "具体措施和标准"])
def test_the_column_of_work_may_name_more(head: str) -> None:
    made, rows = _rows(["序号", "重点工作", head, "牵头单位"], ["1", "城乡供水", "更新供水管网30公里", "县水务局"])

    assert _cells(made, rows[0])["measures"] == "更新供水管网30公里"


def test_columns_of_quarters_are_due_at_their_ends() -> None:
    merged = [Merged(words, rows=2) for words in ("序号", "工作任务", "年度目标")]
    table = Table(
        [
            [*merged, Merged("时序进度", columns=2), None, Merged("责任单位", rows=2)],
            [None, None, None, "一季度", "二季度", None],
            ["1", "供水提升", "完成投资320万元", "完成投资60万元", "完成投资150万元", "县水务局"],
            ["2", "水厂建设", "新建水厂6座", "完成选址", "4座开工建设", "县水务局"],
        ]
    )

    found = reading("禾岭县2026年重点工作计划", table)

    assert [(t.value, t.deadline) for t in found.targets] == [
        (3_200_000, "2026-12-31"),
        (600_000, "2026-03-31"),
        (1_500_000, "2026-06-30"),
        (6, "2026-12-31"),
        (4, "2026-06-30"),
    ]
    assert "完成选址" in [m.text for m in found.tasks[1].measures]


def test_a_table_with_days_in_one_column_has_no_stages() -> None:
    _made, rows = _rows(["任务", "责任单位", "时间安排"], ["更新管网", "县水务局", "9月底"], ["新建水厂", "县水务局", "12月底"])

    assert [set(row.fields) for row in rows] == [{"task", "responsible", "due"}] * 2
