"""A ledger of an organisation without this software: everything that it says is shown, and only what is chosen is taken over, with its scan."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.capabilities.filing.models import Attachment
from taizhang.capabilities.filing.pages import foreign
from taizhang.ledger.models import Assignment, Event, EvidenceFile, Ledger, Obligation
from taizhang.ledger.queries import log
from tests.frame.tables.made import bytes_of, word_file
from tests.ledger.in_force import confirmed_draft
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast

pytestmark = pytest.mark.django_db
HEADS = ("编号", "重点任务", "推进措施", "目标值", "牵头部门", "协办单位", "办理时限", "本年累计")
FIRST = ("1", "推进节水", "新增高效节水灌溉面积20万亩", "高效节水灌溉面积≥20万亩", "省水利厅", "省住房城乡建设厅", "2026年6月底前", "3")
SECOND = ("2", "推进节水", "出台节水管理办法", "", "省水利厅", "", "", "")
SCAN = b"%PDF-1.7 stamped"


@pytest.fixture
def draft(who: Cast) -> Ledger:
    return confirmed_draft(who)


@pytest.fixture
def clerk(browser: Browser) -> Client:
    return browser("water-clerk")


def made(*rows: tuple[Any, ...], title: bool = True) -> Any:
    """A workbook as a careless hand makes it: a merged title, the task merged over its measures."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    if title:
        sheet.append(["2026年节水工作台账（盖章）"])
        sheet.merge_cells("A1:H1")
    sheet.append(list(HEADS))
    for row in rows:
        sheet.append(list(row))
    return book


def compare(clerk: Client, ledger: Ledger, book: Any, name: str = "台账.xlsx") -> str:
    content = book if isinstance(book, bytes) else bytes_of(book)
    answer = clerk.post(f"/filing/ledgers/{ledger.code}/import", {"file": SimpleUploadedFile(name, content)})
    return answer.content.decode()


def take(clerk: Client, ledger: Ledger, page: str, *numbers: int, scan: tuple[str, bytes] | None = ("盖章.pdf", SCAN)) -> str:
    kept, came = (re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("kept", "came"))
    assert kept
    sent: dict[str, Any] = {"act": "take", "kept": kept[1], "take": [str(number) for number in numbers]}
    if came:
        sent["came"] = came[1]
    if scan:
        sent["scan"] = SimpleUploadedFile(*scan)
    return clerk.post(f"/filing/ledgers/{ledger.code}/import", sent, follow=True).content.decode()


def offered(page: str) -> dict[str, int]:
    """What can be taken over: the words, and the number of the box."""
    found = re.findall(r'name="take" value="(\d+)".*?<ins>([^<]*)</ins>', page, re.DOTALL)
    return {words: int(number) for number, words in found}


def test_what_says_the_same_makes_no_difference_under_other_names_of_columns(draft: Ledger, clerk: Client) -> None:
    book = made(FIRST, SECOND)
    book.worksheets[0].merge_cells("B3:B4")

    page = compare(clerk, draft, book)

    assert offered(page) == {}
    assert "Rows that say the same as here: 2. Merged cells: 1" in page
    assert "is taken for 具体举措" in page


def test_a_column_that_nobody_knows_is_listed_with_what_to_do(draft: Ledger, clerk: Client) -> None:
    page = compare(clerk, draft, made(FIRST, SECOND))

    assert re.search(r"<b>H</b> 本年累计<span class=\"under\">not known: left out; what matters of it is entered by hand", page)


def test_nothing_is_saved_before_somebody_agrees_and_nothing_without_the_stamped_scan(draft: Ledger, clerk: Client) -> None:
    before = Event.objects.count()
    page = compare(clerk, draft, made((*FIRST[:6], "2026年9月30日", ""), SECOND))

    told = take(clerk, draft, page, *offered(page).values(), scan=None)
    again = take(clerk, draft, page, *offered(page).values(), scan=("台账.xlsx", SCAN))

    assert "add the stamped scan" in told
    assert "add the stamped scan" in again
    assert Event.objects.count() == before


def test_what_is_chosen_is_taken_over_and_the_scan_stays_with_its_hash_in_the_log(draft: Ledger, clerk: Client) -> None:
    page = compare(clerk, draft, made((*FIRST[:6], "2026年9月30日", ""), (*SECOND[:2], "出台节水管理办法（试行）", *SECOND[3:])))

    take(clerk, draft, page, offered(page)["2026-09-30"])

    first, second = Obligation.objects.filter(ledger=draft).order_by("code")
    kept, event = Attachment.objects.get(kind="scan"), Event.objects.get(verb="import_ledger")
    assert first.due == date(2026, 9, 30)
    assert second.title == "出台节水管理办法", "it was not chosen"
    assert bytes(kept.file.content) == SCAN
    assert event.payload["scan_sha256"] == kept.file.sha256
    assert log.verified().broken is None


def test_a_row_of_theirs_becomes_one_of_ours_with_who_owes_it_and_by_when(draft: Ledger, who: Cast, clerk: Client) -> None:
    new = ("3", "推进节水", "建设节水展示馆", "", "省水利厅", "省住房城乡建设厅", "2026年10月底", "")
    page = compare(clerk, draft, made(FIRST, SECOND, new))

    take(clerk, draft, page, offered(page)["建设节水展示馆"])

    added = Obligation.objects.get(ledger=draft, title="建设节水展示馆")
    assert added.due == date(2026, 10, 31)
    owed = Assignment.objects.filter(obligation=added).order_by("position").values_list("organisation__name", "role")
    assert list(owed) == [(who.water.name, "lead"), (who.works.name, "support")]


def test_names_days_and_targets_that_cannot_be_taken_are_listed_and_not_passed_over(draft: Ledger, clerk: Client) -> None:
    wrong = ("1", "推进节水", "新增高效节水灌溉面积20万亩", "约二十五万亩", "省节水办", "", "第三季度", "三成")

    page = compare(clerk, draft, made(wrong, SECOND))

    assert "No organisation of that name is registered" in page
    assert "<ins>省节水办</ins>" in page
    assert "Cannot be read" in page
    assert "<ins>第三季度</ins>" in page
    assert "The target differs" in page
    assert "<ins>约二十五万亩</ins>" in page


def test_sections_sums_and_second_rows_are_listed_as_left_out(draft: Ledger, clerk: Client) -> None:
    book = made(("一、农业节水",), FIRST, SECOND, FIRST, ("", "", "", "合计20万亩", "", "", "", ""))
    book.worksheets[0].merge_cells("A3:H3")

    page = compare(clerk, draft, book)

    assert "A second row for the same one of ours; left out" in page
    assert "<ins>一、农业节水</ins>" in page
    assert "<ins>合计20万亩</ins>" in page
    assert offered(page) == {}


def test_a_row_that_is_worded_a_little_otherwise_is_proposed_as_the_same(draft: Ledger, clerk: Client) -> None:
    page = compare(clerk, draft, made(("1", "推进节水", "全省新增高效节水灌溉面积20万亩", *FIRST[3:]), SECOND))

    assert list(offered(page)) == ["全省新增高效节水灌溉面积20万亩"]
    assert "A new row" not in page


def test_a_row_of_ours_that_they_do_not_have_stays_and_that_is_said(draft: Ledger, clerk: Client) -> None:
    assert "Did not come back; the row stays" in compare(clerk, draft, made(FIRST))


def test_a_table_in_a_word_file_is_read_too(draft: Ledger, clerk: Client) -> None:
    page = compare(clerk, draft, word_file(HEADS, (*FIRST[:6], "2026.9.30", ""), SECOND), "台账.docx")

    assert list(offered(page)) == ["2026-09-30"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("台账.doc", b"\xd0\xcf\x11\xe0 old", "it is no .xlsx or .docx that can be opened"),
        ("台账.xlsx", b"", "file"),
        ("台账.xlsx", bytes_of(openpyxl.Workbook()), "no row names the columns"),
    ],
)
def test_what_is_no_ledger_is_refused_with_what_to_do(name: str, content: bytes, said: str, draft: Ledger, clerk: Client) -> None:
    assert said in compare(clerk, draft, content, name)


def test_who_may_not_edit_the_draft_takes_nothing_over(draft: Ledger, clerk: Client, browser: Browser) -> None:
    page = compare(clerk, draft, made((*FIRST[:6], "2026年9月30日", ""), SECOND))

    take(browser("works-clerk"), draft, page, *offered(page).values())

    assert not Event.objects.filter(verb="import_ledger").exists()


def test_differences_that_were_tampered_with_are_not_taken(draft: Ledger, clerk: Client) -> None:
    answer = clerk.post(f"/filing/ledgers/{draft.code}/import", {"act": "take", "kept": "forged", "take": ["0"]}, follow=True)

    assert "send the file again" in answer.content.decode()


def test_the_ledger_itself_stays_as_it_came_and_who_sees_ours_can_have_it(draft: Ledger, clerk: Client, browser: Browser) -> None:
    book = bytes_of(made((*FIRST[:6], "2026年9月30日", ""), SECOND))
    page = compare(clerk, draft, book)

    take(clerk, draft, page, *offered(page).values())

    kept, event = Attachment.objects.get(kind="ledger"), Event.objects.get(verb="import_ledger")
    address = f"/filing/ledgers/{draft.code}/files/{kept.pk}"
    assert (kept.file_name, bytes(kept.file.content)) == ("台账.xlsx", book)
    assert event.payload["ledger_sha256"] == sha256(book).hexdigest()
    assert address in clerk.get(f"/filing/ledgers/{draft.code}/").content.decode()
    assert browser("office-supervisor").get(address).content == book
    assert browser("elsewhere-clerk").get(address).status_code == 404
    assert log.verified().broken is None


def test_another_file_than_the_one_that_was_compared_is_not_kept_in_its_place(draft: Ledger, clerk: Client) -> None:
    page = compare(clerk, draft, made((*FIRST[:6], "2026年9月30日", ""), SECOND))
    other = b64encode(bytes_of(made(FIRST, SECOND))).decode()

    told = take(clerk, draft, re.sub(r'name="came" value="[^"]+"', f'name="came" value="{other}"', page), *offered(page).values())

    assert "it is not the file that was compared" in told
    assert not Attachment.objects.exists()


def test_a_large_one_is_not_carried_along_but_chosen_once_more(draft: Ledger, clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "_CARRIED", 100)
    book = bytes_of(made((*FIRST[:6], "2026年9月30日", ""), SECOND))
    page = compare(clerk, draft, book)
    kept = re.search(r'name="kept" value="([^"]+)"', page)
    assert kept
    sent = {"act": "take", "kept": kept[1], "take": [str(number) for number in offered(page).values()]}
    files = {"came": SimpleUploadedFile("台账.xlsx", book), "scan": SimpleUploadedFile("盖章.pdf", SCAN)}

    assert 'type="hidden" name="came"' not in page
    clerk.post(f"/filing/ledgers/{draft.code}/import", sent | files)

    assert bytes(Attachment.objects.get(kind="ledger").file.content) == book


def test_a_ledger_with_a_mark_of_secrecy_is_refused_wherever_the_mark_stands(draft: Ledger, clerk: Client) -> None:
    headed, named = made(FIRST, SECOND), made(FIRST, SECOND)
    headed.worksheets[0].oddHeader.right.text = "机密★1年"
    word = docx.Document(BytesIO(word_file(HEADS, FIRST, SECOND)))
    word.sections[0].header.paragraphs[0].text = "秘密★6个月"

    told = [
        compare(clerk, draft, headed),
        compare(clerk, draft, named, "台账（秘密）.xlsx"),
        compare(clerk, draft, bytes_of(word), "台账.docx"),
    ]

    assert all("marked as classified" in page for page in told)
    assert not EvidenceFile.objects.exists()


def test_a_scan_whose_name_bears_a_mark_of_secrecy_is_refused(draft: Ledger, clerk: Client) -> None:
    page = compare(clerk, draft, made((*FIRST[:6], "2026年9月30日", ""), SECOND))

    told = take(clerk, draft, page, *offered(page).values(), scan=("盖章（机密）.pdf", SCAN))

    assert "marked as classified" in told
    assert not EvidenceFile.objects.exists()
