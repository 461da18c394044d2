"""Rows out of a spreadsheet and forms that come back: every difference is seen before it is kept."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from taizhang.ledger.actions import report_lines, reports
from taizhang.ledger.models import Event, Ledger, Observation, Report
from taizhang.ledger.rules.terms import Period
from tests.ledger.live import line_of, opened, said
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import DAY, Cast, clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(ledger: Ledger) -> Report:
    return opened(ledger)


def url(report: Report, rest: str) -> str:
    return f"/reports/{report.key}/{rest}"


def pasted(report: Report, *rows: tuple[str, ...]) -> str:
    """The head, and the rows; 0 and 1 stand for the codes of its lines."""
    codes = {str(place): line_of(report, place).obligation.code for place in (0, 1)}
    head = ("编码", "完成情况", "存在问题", "原因", "完成值", "预计完成日期")
    return "\n".join("\t".join(codes.get(cell, cell) if place == 0 else cell for place, cell in enumerate(row)) for row in (head, *rows))


def workbook_of(content: bytes) -> "openpyxl.Workbook":
    return openpyxl.load_workbook(BytesIO(content))


def test_what_would_change_is_shown_cell_by_cell_and_nothing_is_kept_yet(report: Report, browser: Browser) -> None:
    text = pasted(report, ("0", "完成三成", "用地未批", "用地", "3.5", "2026年6月20日"))

    page = browser("water-clerk").post(url(report, "paste"), {"text": text}).content.decode()

    assert "5 cells would change" in page
    for words in ("<ins>完成三成</ins>", "<ins>用地未批</ins>", "<ins>用地</ins>", "<ins>3.5万亩</ins>"):
        assert words in page
    assert not Event.objects.filter(verb="fill_line").exists()


def test_once_it_is_confirmed_each_line_is_kept_and_the_rest_stays(report: Report, who: Cast, browser: Browser) -> None:
    second = line_of(report, 1)
    report_lines.fill_line(second, said(second, done="已报审"), by=who.by("water-clerk"))
    text = pasted(report, ("0", "完成三成", "用地未批", "用地", "3.5", "2026/6/20"), ("1", "", "", "", "", ""))

    answer = browser("water-clerk").post(url(report, "paste"), {"text": text, "keep": "1"}, follow=True)

    assert "1 line is kept." in answer.content.decode()
    first = line_of(report)
    assert (first.done, first.problem, first.cause, first.expected_on.isoformat()) == ("完成三成", "用地未批", "land", "2026-06-20")
    assert Observation.objects.get(line=first).value == 35 / 10
    assert line_of(report, 1).done == "已报审"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("别的编码", "已开工", "", "", "", ""), "This report has no measure with that code."),
        (("0", "已开工", "", "", "三成", ""), "a number in 万亩 is wanted"),
        (("0", "已开工", "", "", "", "六月"), "六月 is not understood."),
        (("0", "已开工", "下雨", "天气", "", ""), "天气 is not understood."),
        (("1", "已开工", "", "", "3", ""), "Of which indicator is 3?"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named_with_its_row(row: tuple[str, ...], why: str, report: Report, browser: Browser) -> None:
    page = browser("water-clerk").post(url(report, "paste"), {"text": pasted(report, row)}).content.decode()

    assert why in page
    assert "Row 2" in page


def test_what_has_no_head_is_refused_and_stays_in_its_field(report: Report, browser: Browser) -> None:
    answer = browser("water-clerk").post(url(report, "paste"), {"text": "随便写的"})

    assert answer.status_code == 422
    assert "no head was found" in answer.content.decode()
    assert "随便写的" in answer.content.decode()


def test_a_line_that_was_changed_since_it_was_shown_is_not_overwritten(report: Report, who: Cast, browser: Browser) -> None:
    first = line_of(report)
    seen = first.revision
    report_lines.fill_line(first, said(first, done="后来填的"), by=who.by("water-clerk"))

    form = {"text": pasted(report, ("0", "先前的", "", "", "", "")), "keep": "1", f"seen-{first.pk}": str(seen)}
    browser("water-clerk").post(url(report, "paste"), form)

    assert line_of(report).done == "后来填的"


def test_the_form_goes_out_is_filled_in_and_comes_back(report: Report, browser: Browser) -> None:
    clerk = browser("water-clerk")
    answer = clerk.get(url(report, "form.xlsx"))
    book = workbook_of(answer.content)
    sheet = book.active
    heads = [cell.value for cell in sheet[2]]
    assert sheet.cell(3, heads.index("编码") + 1).value == line_of(report).obligation.code
    assert sheet.cell(3, heads.index("编码") + 1).protection.locked
    assert not sheet.cell(3, heads.index("完成情况") + 1).protection.locked

    sheet.cell(3, heads.index("完成情况") + 1).value = "完成三成\n其余在建"
    sheet.cell(3, heads.index("完成值") + 1).value = 3.5
    back = BytesIO()
    book.save(back)
    page = clerk.post(url(report, "paste"), {"file": SimpleUploadedFile("表.xlsx", back.getvalue())}).content.decode()

    assert "2 cells would change" in page
    assert "3.5万亩" in page


def test_a_form_that_comes_back_as_it_went_changes_nothing(report: Report, who: Cast, browser: Browser) -> None:
    first = line_of(report)
    report_lines.fill_line(first, said(first, "3.5", done="=1+1 不是公式", next_step="一\t二"), by=who.by("water-clerk"))
    clerk = browser("water-clerk")
    content = clerk.get(url(report, "form.xlsx")).content

    page = clerk.post(url(report, "paste"), {"file": SimpleUploadedFile("表.xlsx", content)}).content.decode()

    assert "0 cells would change" in page


@pytest.mark.parametrize(("name", "content"), [("表.xlsx", b"PK\x03\x04broken"), ("表.exe", b"MZ"), ("表.xlsx", b"")])
def test_what_is_no_workbook_is_refused_in_words(name: str, content: bytes, report: Report, browser: Browser) -> None:
    answer = browser("water-clerk").post(url(report, "paste"), {"file": SimpleUploadedFile(name, content)})

    assert answer.status_code == 422


def test_only_who_fills_it_in_gets_the_form(report: Report, browser: Browser) -> None:
    assert browser("office-supervisor").get(url(report, "form.xlsx")).status_code == 404
    assert browser("office-supervisor").get(url(report, "paste")).status_code == 404


def test_a_figure_that_would_be_pasted_is_asked_about_before_it_is_kept(report: Report, browser: Browser) -> None:
    """Twenty 万亩 are wanted; somebody has pasted mu."""
    text = pasted(report, ("0", "完成", "", "", "200000", ""))

    page = browser("water-clerk").post(url(report, "paste"), {"text": text}).content.decode()

    assert "far above the target of 20万亩: is it in the same unit?" in page
    assert "Some figures are asked about" in page
    assert not Observation.objects.exists()


def test_a_figure_that_is_ordinary_is_asked_nothing(report: Report, browser: Browser) -> None:
    page = browser("water-clerk").post(url(report, "paste"), {"text": pasted(report, ("0", "完成", "", "", "3.5", ""))}).content.decode()

    assert "<ins>3.5万亩</ins>" in page
    assert "Some figures are asked about" not in page


def test_a_final_value_of_a_period_that_is_not_over_is_asked_about(ledger: Ledger, browser: Browser) -> None:
    today = timezone.localdate()
    (report,) = [
        one
        for one in reports.open_reports(ledger, Period(today.replace(day=1), today + DAY), due=today + DAY, by=clock())
        if one.organisation.short_name == "省水利厅"
    ]
    code = line_of(report).obligation.code
    text = f"编码\t完成值\t数据性质\n{code}\t3.5\t最终值"

    page = browser("water-clerk").post(url(report, "paste"), {"text": text}).content.decode()

    assert "the period is not over" in page
