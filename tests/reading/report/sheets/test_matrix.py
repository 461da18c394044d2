"""单位任务矩阵: who does what."""

import pytest

from ..workbooks import COUNTY, PLAN, Grid, opened_file, opened_text


@pytest.fixture(scope="module")
def made() -> Grid:
    return Grid(opened_text(PLAN)["单位任务矩阵"])


def test_marks_stand_where_organisation_and_task_meet(made: Grid) -> None:
    marks = {name: [made.at(name, row) for row in (1, 2)] for name in ("县水务局", "县财政局", "县审计局", "县住房城乡建设局")}

    assert made.column("任务")[:2] == ["1.建设水厂", "2.更新管网"]
    assert marks == {"县水务局": ["牵", None], "县财政局": ["责", None], "县审计局": ["配", None], "县住房城乡建设局": [None, "责"]}


def test_below_stands_how_often_each_bears_which_duty(made: Grid) -> None:
    lead, responsible, support = (made.row_of("任务", words) for words in ("牵头任务数", "责任任务数", "配合任务数"))

    assert [made.at("县水务局", row) for row in (lead, responsible, support)] == [1, 0, 0]
    assert [made.at("县住房城乡建设局", row) for row in (lead, responsible, support)] == [0, 1, 0]


def test_the_busiest_stand_first() -> None:
    text = PLAN.replace("（责任单位：县住房城乡建设局）", "（责任单位：县审计局）")

    assert Grid(opened_text(text)["单位任务矩阵"]).titles[3:] == ["县审计局", "县水务局", "县财政局"]


def test_the_countys_table_is_marked_as_it_stands() -> None:
    # Row 3: 牵头 县自然资源局、县农业农村局, 责任 县财政局. Its first measure is 整治撂荒地2600亩.
    book = opened_file(COUNTY)
    grid, ledger = Grid(book["单位任务矩阵"]), Grid(book["备案表"])
    number = ledger.at("序号", ledger.row_of("具体举措", "整治撂荒地2600亩"))
    row = grid.row_of("台账序号", number)

    assert [grid.at(name, row) for name in ("县自然资源局", "县农业农村局", "县财政局", "县水利局")] == ["牵", "牵", "责", None]


def test_names_stand_upright_so_that_many_fit_on_a_page(made: Grid) -> None:
    head = made.sheet.cell(made.head, made.titles.index("县住房城乡建设局") + 1)

    assert head.alignment.textRotation == 255
    assert made.sheet.row_dimensions[made.head].height > 8 * 12


def test_many_organisations_go_on_pages_beside_one_another_that_repeat_the_tasks() -> None:
    names = "、".join(f"县第{n}水利管理局" for n in range(1, 101))
    grid = Grid(opened_text(PLAN.replace("县审计局", names))["单位任务矩阵"])

    assert grid.sheet.page_setup.fitToWidth == 2
    assert grid.sheet.print_title_cols == "$A:$C"


def test_a_name_too_long_to_stand_upright_is_cut() -> None:
    name = "县" + "农村饮水安全" * 5 + "管理局"
    grid = Grid(opened_text(PLAN.replace("县审计局", name))["单位任务矩阵"])

    assert grid.sheet.row_dimensions[grid.head].height <= 409
    assert [title for title in grid.titles if title.endswith("…")] == [name[:25] + "…"]
