"""A sub-sheet goes out and comes back from careless hands: every difference is shown with its place, and only what is chosen is taken."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Assignment, Event, Ledger, Obligation
from tests.ledger.in_force import confirmed_draft
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock

pytestmark = pytest.mark.django_db
TITLE, DUE, PERSON = "具体举措", "完成时限", "责任人"


@pytest.fixture
def draft(who: Cast) -> Ledger:
    return confirmed_draft(who)


@pytest.fixture
def clerk(browser: Browser) -> Client:
    return browser("water-clerk")


def went_out(clerk: Client, ledger: Ledger) -> Any:
    answer = clerk.get(f"/filing/ledgers/{ledger.code}/sheet.xlsx")
    assert answer.status_code == 200
    return openpyxl.load_workbook(BytesIO(answer.content))


def column(sheet: Any, head: str) -> int:
    return next(cell.column for cell in sheet[3] if cell.value == head)


def bytes_of(book: Any) -> bytes:
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def sent_back(clerk: Client, ledger: Ledger, content: bytes) -> str:
    file = SimpleUploadedFile("分表.xlsx", content)
    return clerk.post(f"/filing/ledgers/{ledger.code}/sheet", {"file": file}).content.decode()


def differences(page: str) -> list[tuple[str, ...]]:
    """Old and new of each difference, in the order of the page."""
    items = page.split('<ul class="filing-rows">')[1].split("</ul>", maxsplit=1)[0].split("<li>")[1:]
    return [tuple(re.findall(r"<(?:del|ins)>([^<]*)</(?:del|ins)>", item)) for item in items]


def take(clerk: Client, ledger: Ledger, page: str, *numbers: int) -> str:
    kept = re.search(r'name="differences" value="([^"]+)"', page)
    assert kept
    sent = {"act": "take", "differences": kept[1], "take": [str(number) for number in numbers]}
    return clerk.post(f"/filing/ledgers/{ledger.code}/sheet", sent, follow=True).content.decode()


def test_what_comes_back_as_it_went_out_makes_no_difference(draft: Ledger, clerk: Client) -> None:
    assert "there is no difference" in sent_back(clerk, draft, bytes_of(went_out(clerk, draft)))


def test_a_careless_hand_renames_columns_moves_them_writes_days_as_words_and_merges_cells(draft: Ledger, clerk: Client) -> None:
    book = went_out(clerk, draft)
    sheet = book["分表"]
    due, person = column(sheet, DUE), column(sheet, PERSON)
    sheet.cell(3, column(sheet, TITLE), "主要措施")
    sheet.cell(3, due, "时间节点")
    sheet.insert_cols(2)
    sheet.cell(4, due + 1, "2026年9月底前")
    sheet.cell(5, due + 1, "第三季度")
    sheet.cell(4, person + 1, "water-head")
    sheet.merge_cells(start_row=4, end_row=5, start_column=person + 1, end_column=person + 1)
    before = Event.objects.count()

    page = sent_back(clerk, draft, bytes_of(book))

    found = differences(page)
    assert ("2026-06-30", "2026-09-30") in found
    assert [one[-1] for one in found].count("water-head") == 2  # the merged cell speaks for both rows
    assert "第三季度" in [one[-1] for one in found]
    assert "Cannot be read" in page
    assert Event.objects.count() == before, "nothing is saved before somebody has agreed"


def test_only_what_was_chosen_is_taken_over(draft: Ledger, clerk: Client) -> None:
    book = went_out(clerk, draft)
    sheet = book["分表"]
    sheet.cell(4, column(sheet, DUE), date(2026, 9, 30))
    sheet.cell(5, column(sheet, TITLE), "出台节水管理办法（试行）")
    page = sent_back(clerk, draft, bytes_of(book))
    assert differences(page) == [("2026-06-30", "2026-09-30"), ("出台节水管理办法", "出台节水管理办法（试行）")]

    take(clerk, draft, page, 0)

    first, second = Obligation.objects.filter(ledger=draft).order_by("code")
    assert first.due == date(2026, 9, 30)
    assert second.title == "出台节水管理办法"


def test_a_row_without_a_code_is_added_and_led_by_who_sent_it(draft: Ledger, who: Cast, clerk: Client) -> None:
    book = went_out(clerk, draft)
    book["分表"].cell(6, column(book["分表"], TITLE), "建设节水展示馆")
    page = sent_back(clerk, draft, bytes_of(book))

    assert "1 difference was taken over." in take(clerk, draft, page, 0)

    added = Obligation.objects.get(ledger=draft, title="建设节水展示馆")
    assert [one.organisation for one in Assignment.objects.filter(obligation=added)] == [who.water]


def test_whatever_a_careless_hand_did_is_said_and_nothing_of_it_is_lost_in_silence(draft: Ledger, clerk: Client) -> None:
    book = went_out(clerk, draft)
    sheet = book["分表"]
    title, due, code = column(sheet, TITLE), column(sheet, DUE), column(sheet, "事项编号")
    sheet.cell(3, due, "办理时限（年月）")  # found by what stands in it
    sheet.cell(4, due, "2026年9月底前")
    sheet.cell(4, column(sheet, "目标"), "10万亩")  # lower than the plan's, and not set here
    sheet.cell(4, column(sheet, "牵头单位"), "省财政厅")
    sheet.cell(3, 9, "领导意见")
    sheet.cell(4, 9, "请核")
    sheet.cell(6, code, f"{draft.code}-0002")
    sheet.cell(6, title, "又写一遍")
    sheet.cell(7, title, "合 计")
    sheet.cell(8, title, "建设节水展示馆")
    sheet.cell(8, due, "年底")

    page = sent_back(clerk, draft, bytes_of(book))

    found = differences(page)
    assert ("2026-06-30", "2026-09-30") in found
    for said, cell in (
        ("The target differs", "10万亩"),
        ("Went out to be read only", "省财政厅"),
        ("No column of ours is called so", "请核"),
        ("A second row for the same one of ours", "又写一遍"),
        ("No row of a ledger; left out", "合 计"),
        ("Cannot be read", "年底"),
    ):
        [item] = [one for one in page.split("<li>")[1:] if f"<ins>{cell}</ins>" in one]
        assert said in item
        assert "checkbox" not in item
    assert [one[-1] for one in found if "建设节水展示馆" in one] == ["建设节水展示馆"]


def test_a_row_that_a_co_lead_adds_is_its_own_with_the_day_that_it_wrote(draft: Ledger, who: Cast, browser: Browser) -> None:
    row = Obligation.objects.get(code=f"{draft.code}-0002")
    with deeds.deed("assign", by=clock()) as deed:
        deed.change(Assignment.objects.get(obligation=row, organisation=who.works), role="lead")
    works = browser("works-clerk")
    book = went_out(works, draft)
    sheet = book["分表"]
    sheet.cell(5, column(sheet, TITLE), "编制节水器具目录")
    sheet.cell(5, column(sheet, DUE), "2026年8月")
    sheet.cell(5, column(sheet, PERSON), "查无此人")

    told = take(works, draft, sent_back(works, draft, bytes_of(book)), 0)

    added = Obligation.objects.get(ledger=draft, title="编制节水器具目录")
    assert [(one.organisation, one.role) for one in Assignment.objects.filter(obligation=added)] == [(who.works, "lead")]
    assert added.due == date(2026, 8, 31)
    assert "编制节水器具目录: no one person of the organisation is called 查无此人" in told


def test_a_row_that_was_left_out_stays_and_that_is_said(draft: Ledger, clerk: Client) -> None:
    book = went_out(clerk, draft)
    book["分表"].delete_rows(5)

    page = sent_back(clerk, draft, bytes_of(book))

    assert "Did not come back; the row stays" in page
    assert Obligation.objects.filter(ledger=draft).count() == 2


def test_what_changed_here_meanwhile_is_marked_and_not_chosen(draft: Ledger, clerk: Client) -> None:
    book = went_out(clerk, draft)
    sheet = book["分表"]
    sheet.cell(4, column(sheet, DUE), date(2026, 9, 30))
    with deeds.deed("edit_words", by=clock()) as deed:
        deed.change(Obligation.objects.get(code=f"{draft.code}-0001"), title="已改")

    page = sent_back(clerk, draft, bytes_of(book))

    assert "Changed here since it went out" in page
    assert not re.search(r'name="take" value="\d+" checked', page.split("Changed here since it went out")[0].rsplit("<li>", 1)[1])


def test_a_name_of_nobody_is_refused_in_words_and_the_rest_is_taken(draft: Ledger, clerk: Client) -> None:
    book = went_out(clerk, draft)
    sheet = book["分表"]
    sheet.cell(4, column(sheet, PERSON), "查无此人")
    sheet.cell(4, column(sheet, DUE), date(2026, 9, 30))
    page = sent_back(clerk, draft, bytes_of(book))

    told = take(clerk, draft, page, 0, 1)

    assert "查无此人" in told
    assert "1 difference was taken over." in told


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"not a workbook", "This is no workbook"), (b"", "This is no workbook"), (b"PK\x03\x04" + b"0" * 40, "This is no workbook")],
)
def test_what_is_no_workbook_is_refused_with_what_to_do(content: bytes, said: str, draft: Ledger, clerk: Client) -> None:
    page = sent_back(clerk, draft, content)

    assert said in page or "Choose a workbook" in page


def test_a_sheet_without_our_columns_says_which_it_wants(draft: Ledger, clerk: Client) -> None:
    book = openpyxl.Workbook()
    book.active.append(["甲", "乙"])  # type: ignore[union-attr]

    assert "No row names its columns." in sent_back(clerk, draft, bytes_of(book))


def test_differences_that_were_tampered_with_are_not_taken(draft: Ledger, clerk: Client) -> None:
    answer = clerk.post(f"/filing/ledgers/{draft.code}/sheet", {"act": "take", "differences": "forged", "take": ["0"]}, follow=True)

    assert "send the workbook again" in answer.content.decode()


def test_a_lead_gets_its_own_rows_and_the_coordinator_all(draft: Ledger, who: Cast, browser: Browser) -> None:
    row = Obligation.objects.get(code=f"{draft.code}-0002")
    with deeds.deed("assign", by=clock()) as deed:
        deed.add(Assignment(obligation=row, organisation=who.elsewhere, role="lead", position=9))

    own = went_out(browser("elsewhere-clerk"), draft)["分表"]
    whole = went_out(browser("water-clerk"), draft)["分表"]

    assert [own.cell(number, 1).value for number in range(4, own.max_row + 1)] == [row.code]
    assert whole.max_row - 3 == 2
