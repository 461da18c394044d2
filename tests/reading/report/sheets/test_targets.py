"""指标: targets as numbers."""

from datetime import date

import pytest

from ..workbooks import CITY, PLAN, Grid, opened_file, opened_text


@pytest.fixture(scope="module")
def made() -> Grid:
    return Grid(opened_text(PLAN)["指标"])


def test_a_target_is_a_number_beside_its_unit(made: Grid) -> None:
    row = made.row_of("原文", "建成水厂2座")

    assert [made.at(title, row) for title in ("要求", "目标值", "单位", "约束")] == ["不低于", 2, "座", "确保"]
    assert made.at("所属任务", row) == "1.建设水厂"
    assert made.at("责任单位", row) == "县水务局（牵头）、县财政局"


def test_its_number_leads_to_its_row_of_the_ledger() -> None:
    book = opened_text(PLAN)
    made, ledger = Grid(book["指标"]), Grid(book["备案表"])
    link = made.cell("台账序号", made.row_of("原文", "建成水厂2座"))

    assert link.value == 1
    assert link.hyperlink.location == f"'备案表'!A{ledger.head + 1}"


def test_a_goal_of_the_plan_belongs_to_no_task(made: Grid) -> None:
    row = made.row_of("原文", "供水普及率达到97%")

    assert [made.at(title, row) for title in ("台账序号", "所属任务", "责任单位")] == [None, "总体目标", None]
    assert "推定" in made.cell("完成时限", row).number_format


def test_a_stated_day_is_plain(made: Grid) -> None:
    row = next(n for n, quote in enumerate(made.column("原文"), start=1) if "管网改造30公里" in str(quote))

    assert made.at("完成时限", row) == date(2026, 6, 30)
    assert made.cell("完成时限", row).number_format == "yyyy-mm-dd"


def test_money_is_written_in_the_unit_that_an_official_writes() -> None:
    # 全市数字经济核心产业增加值突破210亿元
    grid = Grid(opened_file(CITY)["指标"])
    row = next(n for n, quote in enumerate(grid.column("原文"), start=1) if quote and "突破210亿元" in str(quote))

    assert [grid.at(title, row) for title in ("要求", "目标值", "单位")] == ["超过", 210, "亿元"]


def test_a_range_has_both_ends() -> None:
    grid = Grid(opened_text(PLAN.replace("建成水厂2座", "建成水厂2—3座"))["指标"])
    row = grid.row_of("原文", "建成水厂2—3座")

    assert [grid.at(title, row) for title in ("要求", "目标值", "上限值", "单位")] == ["区间", 2, 3, "座"]


def test_columns_that_this_document_does_not_need_are_left_out(made: Grid) -> None:
    assert {"计划", "上限值", "范围", "基数"}.isdisjoint(made.titles)


def test_a_wish_is_told_from_a_firm_target() -> None:
    grid = Grid(opened_text(PLAN.replace("建成水厂2座", "力争建成水厂2座"))["指标"])

    assert grid.at("约束", grid.row_of("原文", "力争建成水厂2座")) == "力争"


def test_the_value_reached_is_a_number_that_the_clerk_enters(made: Grid) -> None:
    cell = made.cell("完成值", 1).coordinate
    check = next(c for c in made.sheet.data_validations.dataValidation if cell in c.sqref)

    assert check.type == "decimal"
