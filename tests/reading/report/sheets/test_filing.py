"""备案表: the ledger of a plan as it is filed."""

from datetime import date

import pytest

from ...making import Merged, Table, reading
from ..workbooks import CITY, COUNTY, PLAN, PROVINCE, Grid, opened, opened_file, opened_text, values_of

COLUMNS = ["序号", "任务来源", "目标任务", "具体举措", "年度目标", "牵头领导", "牵头单位", "责任单位", "配合单位", "责任人", "联络员及电话", "完成时限", "时间节点", "备注"]  # fmt: skip
SHARED = ["任务来源", "目标任务", "牵头领导", "牵头单位", "责任单位", "配合单位", "责任人", "联络员及电话"]


@pytest.fixture(scope="module")
def made() -> Grid:
    return Grid(opened_text(PLAN)["备案表"])


@pytest.fixture(scope="module")
def city() -> Grid:
    return Grid(opened_file(CITY)["备案表"])


def test_the_columns_are_those_of_the_form_in_its_order(made: Grid) -> None:
    assert made.titles == COLUMNS


def test_the_measure_is_the_row(made: Grid) -> None:
    assert made.column("具体举措")[:4] == ["建成水厂2座", "制定水厂管护办法", "组织管护人员培训", "2026年6月底前完成管网改造30公里"]
    assert made.column("序号")[:4] == [1, 2, 3, 4]


@pytest.mark.parametrize("title", SHARED)
def test_the_cells_of_a_task_are_merged_over_its_measures(made: Grid, title: str) -> None:
    assert made.merged(title) == [(1, 3)]


@pytest.mark.parametrize("title", sorted(set(COLUMNS) - set(SHARED)))
def test_the_cells_of_a_measure_are_not_merged(made: Grid, title: str) -> None:
    assert made.merged(title) == []


def test_the_source_is_the_headings_above_the_task_and_its_caption_stands_beside_it(made: Grid) -> None:
    assert made.at("任务来源", 1) == "二、重点任务\n（一）完善设施"
    assert made.at("目标任务", 1) == "1.建设水厂"


def test_a_document_with_a_number_is_named_by_it(city: Grid) -> None:
    assert city.at("任务来源", 1) == "澜政办发〔2026〕18号\n三、重点任务\n（一）增强产业创新能力"


def test_each_organisation_stands_in_the_column_of_its_label(made: Grid) -> None:
    assert [made.at(title, 1) for title in ("牵头单位", "责任单位", "配合单位")] == ["县水务局", "县财政局", "县审计局"]
    assert [made.at(title, 4) for title in ("牵头单位", "责任单位", "配合单位")] == [None, "县住房城乡建设局", None]


def test_the_labels_of_the_citys_plan_are_followed(city: Grid) -> None:
    # Task 1: 责任单位：市科技局、市工业和信息化局、市财政局. Task 3: 牵头单位 and 配合单位. Task 15: 牵头单位 and 责任单位.
    first, third, fifteenth = (city.row_of("目标任务", caption) for caption in
                               ("1.建强装备制造创新联合体", "3.建设澜江中试谷", "15.实施城镇老旧小区和危旧房改造"))  # fmt: skip

    assert [city.at(t, first) for t in ("牵头单位", "责任单位", "配合单位")] == [None, "市科技局、市工业和信息化局、市财政局", None]
    assert [city.at(t, third) for t in ("牵头单位", "责任单位", "配合单位")] == ["市高新区管委会", None, "市自然资源和规划局、市市场监管局"]
    assert [city.at(t, fifteenth) for t in ("牵头单位", "责任单位", "配合单位")] == [
        "市住房城乡建设局",
        "市财政局、市城市管理局、各县（市、区）人民政府",
        None,
    ]


def test_who_leads_by_the_rule_of_the_text_leads() -> None:
    # 列第一位者为牵头单位，下同: from task 24 on.
    province = Grid(opened_file(PROVINCE)["备案表"])
    row = province.row_of("目标任务", "26.构建生态环境数智监测体系")

    assert [province.at(t, row) for t in ("牵头单位", "责任单位", "配合单位")] == ["省生态环境厅", "省水利厅、省自然资源厅", None]


def test_a_stated_day_is_a_date_and_its_words_stand_in_the_remarks(city: Grid) -> None:
    row = city.row_of("目标任务", "3.建设澜江中试谷")

    for measure in range(row, row + 3):
        assert city.at("完成时限", measure) == date(2026, 9, 30)
        assert city.cell("完成时限", measure).number_format == "yyyy-mm-dd"
        assert city.at("备注", measure) == "时限原文：2026年9月底前"


def test_a_day_that_a_measure_states_is_its_own(made: Grid) -> None:
    assert made.at("完成时限", 4) == date(2026, 6, 30)


def test_a_day_that_the_text_does_not_state_is_the_end_of_the_plans_year_and_marked(made: Grid) -> None:
    cell = made.cell("完成时限", 1)

    assert made.at("完成时限", 1) == date(2026, 12, 31)
    assert cell.is_date
    assert "推定" in cell.number_format
    assert cell.font.italic


def test_a_plan_without_a_year_leaves_the_day_open() -> None:
    grid = Grid(opened_text("禾岭县供水保障行动方案\n一、重点任务\n1.建设水厂。建成水厂2座。（县水务局负责）")["备案表"])

    assert grid.at("完成时限", 1) == "待定"


def test_the_numbers_of_a_row_stand_beside_it_and_recurring_duties_are_its_milestones() -> None:
    county = Grid(opened_file(COUNTY)["备案表"])
    row = county.row_of("具体举措", "建设高标准农田1.2万亩")
    monthly = county.column("时间节点").index("每月25日前") + 1

    assert county.at("年度目标", row) == "建设高标准农田1.2万亩"
    assert "每月25日前向县农业农村局报送进展" in str(county.at("具体举措", monthly))


def test_what_the_text_leaves_open_is_said_in_the_remarks() -> None:
    grid = Grid(opened_text("禾岭县供水保障2026年行动方案\n一、重点任务\n1.建设水厂。建成水厂2座。")["备案表"])

    assert grid.at("备注", 1) == "原文未写明责任单位"


def test_heads_of_cells_to_be_filled_in_have_a_colour_of_their_own(made: Grid) -> None:
    to_fill = {title for title in COLUMNS if made.fill(title) == made.fill("责任人")}

    assert to_fill == {"牵头领导", "责任人", "联络员及电话", "时间节点"}


def test_goals_of_the_plan_stand_above_the_table(made: Grid) -> None:
    assert made.sheet["A1"].value == "禾岭县供水保障2026年行动方案工作台账备案表"
    assert made.sheet["A3"].value == "总体目标：供水普及率达到97%。"


def test_many_goals_are_left_to_the_sheet_of_targets() -> None:
    goals = "，".join(f"第{n}类乡镇集中供水工程的供水保证率达到{n}%" for n in range(10, 40))
    note = Grid(opened_text(PLAN.replace("供水普及率达到97%", goals))["备案表"]).sheet["A3"].value

    assert note.startswith("总体目标：第10类")
    assert note.endswith("等30项，全部见“指标”表。")
    assert len(note) < 300


def test_the_head_is_frozen_filtered_and_repeated_on_every_page(made: Grid) -> None:
    assert made.sheet.freeze_panes == f"E{made.head + 1}"
    assert made.sheet.auto_filter.ref == f"A{made.head}:N{made.head + 4}"
    assert made.sheet.print_title_rows == f"${made.head}:${made.head}"


def test_it_is_printed_on_a4_landscape_one_page_wide_with_page_numbers(made: Grid) -> None:
    page = made.sheet.page_setup

    assert (page.orientation, int(page.paperSize)) == ("landscape", 9)
    assert (page.fitToWidth or 1, page.fitToHeight) == (1, 0)  # 1 is the default and not written
    assert made.sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in made.sheet.oddFooter.center.text


def test_rows_are_as_high_as_their_words(made: Grid) -> None:
    tall = Grid(opened_text(PLAN.replace("制定水厂管护办法", "制定" + "农村饮水安全工程" * 12 + "管护办法"))["备案表"])

    assert tall.sheet.row_dimensions[tall.head + 2].height > 3 * made.sheet.row_dimensions[made.head + 2].height
    assert tall.cell("具体举措", 2).alignment.wrap_text


def test_a_task_is_not_parted_by_the_end_of_a_page(city: Grid) -> None:
    tasks = {range_[0]: range_[1] for range_ in city.merged("目标任务")}
    breaks = [b.id - city.head for b in city.sheet.row_breaks.brk]  # the last row above the break

    assert len(breaks) >= 3
    assert not [b for b in breaks for first, last in tasks.items() if first <= b < last]


def test_words_longer_than_a_row_can_show_get_several_rows() -> None:
    long = "完善" + "农村饮水安全工程" * 90 + "管护制度"
    grid = Grid(opened_text(PLAN.replace("组织管护人员培训", long))["备案表"])
    (first, last) = grid.merged("具体举措")[0]

    assert grid.at("具体举措", first) == long
    assert sum(grid.sheet.row_dimensions[grid.head + row].height for row in range(first, last + 1)) > 409
    assert all(grid.sheet.row_dimensions[grid.head + row].height <= 409 for row in range(first, last + 1))
    assert grid.row_of("具体举措", "2026年6月底前完成管网改造30公里") == last + 1


def test_another_program_finds_the_task_in_each_of_its_rows() -> None:
    rows = values_of(reading(PLAN), "备案表")
    head = next(i for i, row in enumerate(rows) if row[0] == "序号")

    assert [row[2] for row in rows[head + 1 : head + 5]] == ["1.建设水厂"] * 3 + ["2.更新管网"]
    assert [row[0] for row in rows[head + 1 : head + 5]] == [1, 2, 3, 4]


def test_another_program_finds_dates_whether_stated_or_inferred() -> None:
    rows = values_of(reading(PLAN), "备案表")
    column = next(row for row in rows if row[0] == "序号").index("完成时限")

    assert [row[column] for row in rows[-5:-1]] == [date(2026, 12, 31)] * 3 + [date(2026, 6, 30)]


def test_a_table_of_tasks_gives_the_same_form() -> None:
    found = reading(
        "禾岭县供水保障2026年行动方案\n",
        Table(
            [
                ["序号", "重点任务", "具体举措", "牵头单位", "责任单位", "完成时限"],
                ["1", Merged("城乡供水", rows=2), "更新供水管网30公里", "县水务局", "县财政局", "2026年6月底前"],
                ["2", None, "建成水厂2座", "县水务局", "县审计局", "年内"],
            ]
        ),
    )

    grid = Grid(opened(found)["备案表"])

    assert [grid.at(title, 1) for title in ("目标任务", "具体举措", "牵头单位", "责任单位")] == [
        "1.城乡供水",
        "更新供水管网30公里",
        "县水务局",
        "县财政局",
    ]
    assert [grid.at("完成时限", row) for row in (1, 2)] == [date(2026, 6, 30), date(2026, 12, 31)]
