"""A clerk arranges the grid of a ledger for herself: columns, groups, a view under a name; and takes along exactly what she sees."""

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from taizhang.ledger.models import Ledger

from .accessibility import no_violations
from .conftest import NARROW, WIDE, Desk, Sit
from .test_the_desk import FIRST, SECOND, ledger

__all__ = ["ledger"]
pytestmark = pytest.mark.journey


def arranged(desk: Desk, ledger: Ledger) -> None:
    """She leaves out the state, asks for the person in charge, and groups the rows by the month of their deadline."""
    desk.open(f"/ledgers/{ledger.code}/")
    desk.page.get_by_text("列与分组").click()
    desk.page.get_by_role("checkbox", name="状态").uncheck()
    desk.page.get_by_role("checkbox", name="责任人").check()
    desk.page.get_by_label("分组", exact=True).select_option("month")
    desk.page.get_by_role("button", name="应用").click()
    expect(desk.page.locator("tr.group")).to_have_count(2)


def kept(desk: Desk, name: str) -> None:
    desk.page.get_by_label("保存为常用视图").fill(name)
    desk.page.get_by_role("button", name="保存").click()
    expect(desk.page.get_by_role("navigation", name="常用视图").get_by_role("link", name=name)).to_have_attribute("aria-current", "true")


WINDOWS = [
    {"viewport": WIDE},
    {"viewport": NARROW},
    {"viewport": WIDE, "java_script_enabled": False},
    {"viewport": NARROW, "java_script_enabled": False},
]


@pytest.mark.parametrize("window", WINDOWS, ids=["wide", "narrow", "wide-without-script", "narrow-without-script"])
def test_columns_groups_a_view_and_the_file_of_what_is_seen(window: dict[str, Any], ledger: Ledger, sit: Sit, tmp_path: Path) -> None:
    desk = sit(**window)
    desk.signs_in()
    arranged(desk, ledger)
    kept(desk, "按月看")
    if window.get("java_script_enabled", True):
        no_violations(desk.page)
        assert not desk.is_wider_than_its_window()

    desk.open(f"/ledgers/{ledger.code}/")
    desk.page.get_by_role("link", name="按月看").click()
    expect(desk.page.locator("tr.group")).to_have_count(2)
    assert "group=month" in desk.page.url
    with desk.page.expect_download() as sent:
        desk.page.get_by_role("link", name="导出当前事项（XLSX）").click()
    file = tmp_path / sent.value.suggested_filename
    sent.value.save_as(file)

    rows = [[cell.value for cell in row] for row in load_workbook(file).worksheets[0].iter_rows()]
    assert rows[1] == ["编号", "具体举措", "牵头", "责任人", "完成时限", "推定", "亮灯", "原因", "完成率（%）"]
    assert [row[1] for row in rows[2:] if row[1]] == [FIRST, SECOND]
    assert [row[0].partition("（")[0] for row in rows[2:] if not row[1]] == [words.strip() for words in _headings(desk)]


def _headings(desk: Desk) -> list[str]:
    return [words.partition(" ")[0] for words in desk.page.locator("tr.group").all_inner_texts()]


@pytest.mark.parametrize("window", [WIDE, NARROW], ids=["wide", "narrow"])
def test_from_all_measures_to_those_of_one_plan_and_to_its_ledger_without_script(window: dict[str, int], ledger: Ledger, sit: Sit) -> None:
    desk = sit(viewport=window, java_script_enabled=False)
    desk.signs_in()
    desk.open("/obligations/")

    desk.page.get_by_role("combobox", name="计划").select_option(ledger.code)
    desk.page.get_by_role("button", name="查询").click()
    expect(desk.page.get_by_role("row").filter(has_text=FIRST)).to_be_visible()
    desk.page.get_by_role("link", name=ledger.plan.title, exact=True).first.click()

    expect(desk.page).to_have_url(re.compile(f"/ledgers/{ledger.code}/$"))


def test_a_view_is_renamed_and_dropped_where_it_is_open(ledger: Ledger, sit: Sit) -> None:
    desk = sit(java_script_enabled=False)
    desk.signs_in()
    arranged(desk, ledger)
    kept(desk, "按月看")

    desk.page.get_by_text("修改或删除视图").click()
    desk.page.get_by_label("视图名称").fill("月度清单")
    desk.page.get_by_role("button", name="改名").click()
    views = desk.page.get_by_role("navigation", name="常用视图")
    expect(views.get_by_role("link")).to_have_text(["月度清单"])
    desk.page.get_by_text("修改或删除视图").click()
    desk.page.get_by_role("button", name="删除视图“月度清单”").click()

    expect(views).to_have_count(0)


@pytest.mark.parametrize(
    "address", ["/ledgers/", "/obligations/", "/ledgers/{code}/", "/ledgers/{code}/?columns=title.lead.support.person.due&group=lead"]
)
def test_a_list_with_many_columns_lies_on_its_side_on_paper(address: str, ledger: Ledger, sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.open(address.format(code=ledger.code))

    with PdfDocument(desk.page.pdf(prefer_css_page_size=True)) as paper:
        sizes = {tuple(round(length * 25.4 / 72) for length in page.get_size()) for page in paper}
        text = paper[0].get_textpage().get_text_range()

    assert sizes == {(297, 210)}
    assert "常用视图" not in text
    assert "列与分组" not in text
