"""总览: the way into the workbook."""

from openpyxl.worksheet.worksheet import Worksheet

from ..workbooks import NOTICE, PROVINCE, opened_file, opened_text


def _values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def test_it_comes_first_and_says_what_was_read() -> None:
    book = opened_file(PROVINCE)
    rows = _values(book["总览"])

    assert book.sheetnames[0] == "总览"
    assert ["发文字号", "云政办发〔2026〕6号"] in rows
    assert ["发文机关", "云川省人民政府办公厅"] in rows
    assert ["成文日期", "2026年2月11日"] in rows
    assert ["主送机关", "各市、县（区）人民政府、省政府各部门、各直属机构"] in rows


def test_each_plan_with_tasks_leads_to_its_two_sheets() -> None:
    sheet = opened_text(NOTICE)["总览"]
    links = [(cell.value, cell.hyperlink.location) for row in sheet.iter_rows() for cell in row if cell.hyperlink]

    assert links[:5] == [
        ("备案表", "'备案表 供水保障'!A1"),
        ("调度表", "'调度表 供水保障'!A1"),
        ("备案表", "'备案表 防汛备汛'!A1"),
        ("调度表", "'调度表 防汛备汛'!A1"),
        ("待补计划", "'待补计划'!A1"),
    ]


def test_it_counts_tasks_measures_and_goals_of_each_plan() -> None:
    rows = _values(opened_text(NOTICE)["总览"])

    assert [1, "供水保障2026年行动计划", 2026, 2, 4, 1, "备案表", "调度表"] in rows
    assert [2, "防汛备汛2026年行动计划", 2026, 1, 1, 0, "备案表", "调度表"] in rows
    assert ["待补计划", "3 个计划没有可建账的正文，待补"] in rows


def test_what_the_notice_itself_demands_stands_there() -> None:
    rows = _values(opened_text(NOTICE)["总览"])

    assert ["一、建立工作台账", "每个计划形成一套台账，10个工作日内报县发展改革局备案。"] in rows
    assert ["二、深入宣传解读", "及时发布进展。"] in rows


def test_it_is_printed_on_a4_one_page_wide() -> None:
    page = opened_text(NOTICE)["总览"].page_setup

    assert (page.orientation, int(page.paperSize), page.fitToWidth or 1, page.fitToHeight) == ("landscape", 9, 1, 0)
