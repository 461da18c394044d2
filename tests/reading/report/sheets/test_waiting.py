"""待补计划: plans of which the document gives the title only."""

import pytest
from openpyxl import Workbook

from ..workbooks import NOTICE, PLAN, Grid, opened_text


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened_text(NOTICE)


def test_they_share_one_sheet_and_have_no_ledgers(book: Workbook) -> None:
    assert [name for name in book.sheetnames if name[:3] in ("备案表", "调度表", "待补计")] == [
        "备案表 供水保障",
        "调度表 供水保障",
        "备案表 防汛备汛",
        "调度表 防汛备汛",
        "待补计划",
    ]


def test_each_is_a_row_under_its_package_with_what_is_lacking(book: Workbook) -> None:
    grid = Grid(book["待补计划"])

    assert grid.column("计划名称") == ["托育服务2026年行动计划", "养老服务2026年行动计划", "全民健身2026年行动计划"]
    assert grid.merged("计划包") == [(1, 3)]
    assert grid.at("计划包", 1) == "民生提升"
    assert [grid.at("年度", 1), grid.at("待补内容", 1)] == [2026, "正文（原文只有标题）"]


def test_the_clerk_enters_who_files_and_chooses_how_far_it_is(book: Workbook) -> None:
    grid = Grid(book["待补计划"])
    filed = grid.cell("报送情况", 1).coordinate
    check = next(c for c in grid.sheet.data_validations.dataValidation if filed in c.sqref)

    assert [title for title in grid.titles if grid.fill(title) == grid.fill("备注")] == [
        "汇总牵头单位",
        "联络员及电话",
        "正文收到日",
        "报送情况",
        "备注",
    ]
    assert check.formula1 == '"未报送,已报送,已备案,退回补正"'


def test_a_document_whose_plans_all_have_a_text_has_no_such_sheet() -> None:
    assert "待补计划" not in opened_text(PLAN).sheetnames
