"""What the parts of a page do in a browser: menus, questions, charts, long work; with a script, without one, by keyboard."""

import pytest
from playwright.sync_api import expect

from .conftest import NARROW, Sit

pytestmark = [pytest.mark.journey, pytest.mark.looks]

DESIGN = ("", "/lights", "/tables?words=5", "/forms", "/parts", "/dialogs", "/dialogs/question", "/charts", "/paper")


def test_a_question_opens_over_the_page_and_escape_leads_back_to_its_button(sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.open("/design/dialogs")
    button, dialog = desk.page.locator("[data-dialog]"), desk.page.get_by_role("dialog")

    button.focus()
    desk.page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("textbox")).to_be_focused()

    desk.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_a_question_is_answered_over_the_page_or_left(sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.open("/design/dialogs")
    dialog = desk.page.get_by_role("dialog")

    desk.page.locator("[data-dialog]").click()
    dialog.get_by_role("link", name="取消").click()
    expect(dialog).to_be_hidden()

    desk.page.locator("[data-dialog]").click()
    dialog.get_by_role("textbox").fill("数字不对")
    dialog.get_by_role("button").click()
    expect(desk.page.locator(".message.success")).to_be_visible()


def test_without_a_script_a_question_is_a_page_and_a_chart_is_its_table(sit: Sit) -> None:
    desk = sit(java_script_enabled=False)
    desk.signs_in()

    desk.open("/design/dialogs")
    desk.page.locator("[data-dialog]").click()
    desk.page.get_by_role("textbox").fill("数字不对")
    desk.page.locator("main button").click()
    expect(desk.page.locator(".message.success")).to_be_visible()

    desk.open("/design/charts")
    expect(desk.page.locator(".figures").first).to_be_visible()
    expect(desk.page.locator(".drawing").first).to_be_hidden()


def test_a_chart_is_drawn_and_its_figures_are_behind_it(sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.open("/design/charts")

    expect(desk.page.locator(".drawing svg")).to_have_count(2)
    expect(desk.page.locator(".figures").first).to_be_hidden()
    desk.page.locator(".chart summary").first.click()
    expect(desk.page.locator(".figures").first).to_be_visible()


def test_long_work_goes_on_before_the_eyes(sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.open("/design/parts")

    expect(desk.page.locator("#work[hx-get]")).to_be_visible()


def test_a_menu_closes_with_escape_and_by_a_click_elsewhere(sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    summary, panel = desk.page.locator(".person > summary"), desk.page.locator(".person .drop-panel")

    summary.press("Enter")
    expect(panel).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(summary).to_be_focused()

    summary.click()
    desk.page.locator("h1").click()
    expect(panel).to_be_hidden()


def test_on_a_telephone_the_menu_leads_everywhere(sit: Sit) -> None:
    desk = sit(viewport=NARROW, java_script_enabled=False)
    desk.signs_in()
    desk.open("/design")

    desk.page.locator(".main-menu > summary").click()
    desk.page.locator(".main-menu").get_by_role("link", name="文件").click()
    expect(desk.page.get_by_role("heading", level=1, name="文件")).to_be_visible()


def test_text_is_made_large_with_one_press_and_stays_so(sit: Sit) -> None:
    desk = sit()
    desk.open("/")
    before = desk.page.evaluate("getComputedStyle(document.body).fontSize")

    desk.page.get_by_role("button", name="大字版").click()
    desk.signs_in()

    after = desk.page.evaluate("getComputedStyle(document.body).fontSize")
    assert float(after.removesuffix("px")) >= 1.25 * float(before.removesuffix("px"))
    expect(desk.page.get_by_role("button", name="大字版")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("large", ["usual", "large"])
def test_no_page_of_the_design_language_is_wider_than_a_telephone(large: str, sit: Sit) -> None:
    desk = sit(viewport=NARROW)
    desk.signs_in()
    if large == "large":
        desk.reads_in_large_text()

    wider = []
    for page in DESIGN:
        desk.open(f"/design{page}")
        wider += [page] if desk.is_wider_than_its_window() else []

    assert wider == []


def test_on_paper_a_table_stays_a_table_and_nothing_that_is_clicked_is_printed(sit: Sit) -> None:
    desk = sit(viewport={"width": 680, "height": 900})  # as wide as the text of an upright sheet
    desk.signs_in()
    desk.open("/design/tables?words=5")
    desk.page.emulate_media(media="print")

    expect(desk.page.locator("thead")).to_be_visible()
    for hidden in (".top", ".filters", ".tabs", "td.act >> nth=0", ".pages"):
        expect(desk.page.locator(hidden)).to_be_hidden()
