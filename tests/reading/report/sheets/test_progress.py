"""调度表: what is reported of a plan."""

import pytest

from ..workbooks import PLAN, Grid, opened_text

COLUMNS = ["序号", "具体举措", "年度目标", "责任单位", "进展情况", "完成率", "存在问题及原因", "需协调事项", "下步措施", "预计完成日", "佐证材料", "亮灯"]  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Grid:
    return Grid(opened_text(PLAN)["调度表"])


def _check(grid: Grid, title: str) -> object:
    cell = grid.cell(title, 1).coordinate
    return next(check for check in grid.sheet.data_validations.dataValidation if cell in check.sqref)


def test_the_columns_are_those_of_the_form_in_its_order(made: Grid) -> None:
    assert made.titles == COLUMNS


def test_rows_and_numbers_are_those_of_the_ledger(made: Grid) -> None:
    ledger = Grid(opened_text(PLAN)["备案表"])

    assert [(made.at("序号", row), made.at("具体举措", row)) for row in range(1, 5)] == [
        (ledger.at("序号", row), ledger.at("具体举措", row)) for row in range(1, 5)
    ]


def test_those_who_report_are_merged_over_the_measures_of_their_task(made: Grid) -> None:
    assert made.merged("责任单位") == [(1, 3)]
    assert made.at("责任单位", 1) == "县水务局（牵头）、县财政局"
    assert made.at("责任单位", 4) == "县住房城乡建设局"


def test_what_is_reported_is_left_to_the_clerk(made: Grid) -> None:
    to_fill = COLUMNS[4:]

    assert {made.fill(title) for title in to_fill} != {made.fill("具体举措")}
    assert {made.at(title, 1) for title in to_fill} == {None}


def test_the_share_done_lies_between_nothing_and_all(made: Grid) -> None:
    check = _check(made, "完成率")

    assert (check.type, check.operator, float(check.formula1), float(check.formula2)) == ("decimal", None, 0, 1)
    assert made.cell("完成率", 1).number_format == "0%"


def test_lights_are_chosen_from_a_list_and_coloured(made: Grid) -> None:
    check = _check(made, "亮灯")
    rules = [rule for area in made.sheet.conditional_formatting for rule in area.rules]

    assert (check.type, check.formula1) == ("list", '"绿灯,蓝灯,黄灯,红灯,灰灯,已销号"')
    assert [rule.formula for rule in rules] == [['"绿灯"'], ['"蓝灯"'], ['"黄灯"'], ['"红灯"'], ['"灰灯"'], ['"已销号"']]


def test_the_day_expected_is_a_date(made: Grid) -> None:
    assert _check(made, "预计完成日").type == "date"
    assert made.cell("预计完成日", 1).number_format == "yyyy-mm-dd"


def test_every_row_is_checked_and_nothing_below(made: Grid) -> None:
    check = _check(made, "亮灯")

    assert [made.cell("亮灯", row).coordinate in check.sqref for row in (1, 4, 5)] == [True, True, False]
