"""A clerk has been sent a plan: sign in, upload it, read it against its source, take the ledger along."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from python_calamine import CalamineWorkbook

from tests.house.sources import ROOT
from tests.plans import PROVINCE

from .conftest import NARROW, Desk, Sit

pytestmark = pytest.mark.journey

TITLE = "云川省数字赋能高质量发展行动计划（2026—2028年）"
NOTICE = "云川省人民政府办公厅关于印发《云川省数字赋能高质量发展行动计划（2026—2028年）》的通知"
FIRST_TASK = "建设全省一体化政务大数据平台"
SHARED = ROOT.parent / "shared" / "reading" / "plans"


def reads_the_province(desk: Desk) -> None:
    """Zhou has signed in and sent the province's plan, and its page is open."""
    desk.signs_in()
    desk.page.get_by_role("link", name="上传文件").click()
    desk.sends(PROVINCE.read_bytes(), PROVINCE.name)
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text(TITLE)


def ground_of(element: Locator) -> str:
    return str(element.evaluate("element => getComputedStyle(element).backgroundColor"))


def is_seen(element: Locator) -> bool:
    """Whether it lies in the window, and in the pane that it scrolls in."""
    return bool(
        element.evaluate("""element => {
            const box = element.getBoundingClientRect();
            const frame = element.closest(".pane-body").getBoundingClientRect();
            return box.bottom > Math.max(0, frame.top) && box.top < Math.min(innerHeight, frame.bottom);
        }""")
    )


def test_from_the_door_to_the_ledger_and_out_again(sit: Sit, tmp_path: Path) -> None:
    desk = sit()
    page = desk.page

    reads_the_province(desk)
    expect(page.locator("#source")).to_contain_text(FIRST_TASK)
    expect(page.locator("#reading")).to_contain_text("省市场监管局")

    with page.expect_download() as workbook:
        page.get_by_role("link", name="下载台账（XLSX）").click()
    with page.expect_download() as reading:
        page.get_by_role("link", name="读取结果（JSON）").click()
    workbook.value.save_as(tmp_path / "ledger.xlsx")
    reading.value.save_as(tmp_path / "reading.json")
    assert workbook.value.suggested_filename.endswith("-台账.xlsx")
    assert len(CalamineWorkbook.from_filelike(BytesIO((tmp_path / "ledger.xlsx").read_bytes())).sheet_names) > 2
    assert json.loads((tmp_path / "reading.json").read_text("utf-8"))["document"]["title"] == NOTICE

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("link", name="Reading (JSON)")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(page.get_by_role("heading", name="What was read", exact=True)).to_be_visible()

    desk.signs_out()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    desk.open("/documents/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_an_item_shows_its_sentence_and_a_sentence_its_item(script: bool, sit: Sit) -> None:  # noqa: FBT001
    desk = sit(java_script_enabled=script)
    page = desk.page
    reads_the_province(desk)
    task, sentence = page.locator("#r-t20"), page.locator("#s-t20")
    before = ground_of(sentence)

    task.get_by_role("link").first.click()
    assert ground_of(sentence) != before
    assert is_seen(sentence)

    other = page.locator("#s-t2 a").first
    item = page.locator(str(other.get_attribute("href")))
    before = ground_of(item)
    other.click()
    page.mouse.move(2, 2)  # away: what is under the pointer is lit as well
    assert ground_of(item) != before
    assert is_seen(item)


def test_what_an_address_points_to_is_lit_when_the_page_opens(sit: Sit) -> None:
    desk = sit()
    reads_the_province(desk)

    desk.page.goto(f"{desk.page.url.partition('#')[0]}#s-t30")
    desk.page.reload()

    assert is_seen(desk.page.locator("#s-t30"))
    assert ground_of(desk.page.locator("#s-t30")) != ground_of(desk.page.locator("#s-t29"))


def test_the_whole_errand_works_without_a_script(sit: Sit) -> None:
    desk = sit(java_script_enabled=False)
    page = desk.page

    reads_the_province(desk)
    expect(page.locator("#source")).to_contain_text(FIRST_TASK)
    with page.expect_download() as workbook:
        page.get_by_role("link", name="下载台账（XLSX）").click()
    assert workbook.value.suggested_filename.endswith("-台账.xlsx")
    page.get_by_role("button", name="English").click()
    desk.signs_out()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_on_a_telephone_no_page_is_wider_than_its_window(script: bool, sit: Sit) -> None:  # noqa: FBT001
    desk = sit(viewport=NARROW, java_script_enabled=script)

    desk.open("/")
    wider = {"the door": desk.is_wider_than_its_window()}
    reads_the_province(desk)
    for path in (desk.page.url.removeprefix(desk.address), "/documents/", "/documents/upload", "/nowhere"):
        desk.open(path)
        wider[path] = desk.is_wider_than_its_window()
    desk.complaints.clear()  # the browser itself reports that there is no such page

    assert [path for path, is_wider in wider.items() if is_wider] == []


def test_on_a_telephone_an_item_still_leads_to_its_sentence(sit: Sit) -> None:
    desk = sit(viewport=NARROW)
    page = desk.page
    reads_the_province(desk)

    page.locator(".views").get_by_role("link", name="读取结果").click()
    page.locator("#r-t20").get_by_role("link").first.click()

    expect(page.locator("#s-t20")).to_be_in_viewport()


def test_a_file_that_is_no_plan_comes_back_with_the_reason(sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.open("/documents/upload")

    desk.sends("床前明月光，疑是地上霜。\n".encode(), "静夜思.txt")

    expect(desk.page.get_by_role("alert")).to_contain_text("静夜思.txt：没有找到任何任务或计划标题。")
    desk.complaints.clear()  # the browser itself reports the status 422
    desk.sends(PROVINCE.read_bytes(), PROVINCE.name)
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text(TITLE)


def test_with_a_wrong_password_somebody_stays_at_the_door(sit: Sit) -> None:
    desk = sit()
    desk.open("/")

    desk.page.locator("input[name=login]").fill("zhou")
    desk.page.locator("input[name=password]").fill("wrong")
    desk.page.get_by_role("main").get_by_role("button", name="登录").click()

    expect(desk.page.get_by_role("alert")).to_be_visible()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the notice that this journey reads is not beside the checkout")
def test_the_notice_as_it_was_found_is_read_and_taken_along(sit: Sit, tmp_path: Path) -> None:
    notice = next(SHARED.glob("000*.txt"))
    desk = sit()
    desk.signs_in()
    desk.open("/documents/upload")

    desk.sends(notice.read_bytes(), notice.name)

    expect(desk.page.locator("#reading")).to_contain_text("省科技厅")
    with desk.page.expect_download() as workbook:
        desk.page.get_by_role("link", name="下载台账（XLSX）").click()
    workbook.value.save_as(tmp_path / "ledger.xlsx")
    assert len(CalamineWorkbook.from_filelike(BytesIO((tmp_path / "ledger.xlsx").read_bytes())).sheet_names) > 3
