"""Bulletins are drafted from what was accepted, edited by a person, issued once, and never change again."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.capabilities.reporting.actions import bulletins
from taizhang.capabilities.reporting.actions.bulletins import NoDraft, NotApproved, Wanted
from taizhang.capabilities.reporting.models import Bulletin
from taizhang.capabilities.reporting.queries import accepted
from taizhang.frame import papers
from taizhang.kit.paper import of_json
from taizhang.ledger.actions import observations, report_lines, reports
from taizhang.ledger.models import IssuedPaper, Ledger, Observation, Report
from taizhang.ledger.queries import log
from taizhang.ledger.rules.bulletins import BulletinKind, LightsOld
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.reporting import Cause
from tests.ledger.live import line_of, opened, said
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import DAY, MARCH, Cast

pytestmark = pytest.mark.django_db
MONTH = date(2026, 3, 1), date(2026, 3, 31)
REPORT = Wanted(BulletinKind.PROGRESS, *MONTH, "节水方案")
CIRCULAR = Wanted(BulletinKind.NOTICE, *MONTH, "节水方案")
LATER = MARCH + 40 * DAY


@pytest.fixture
def report(ledger: Ledger, who: Cast) -> Report:
    """Of March: twenty days later it was signed and its first line accepted, the second is stuck."""
    made = opened(ledger)
    more = {1: {"problem": "征求意见未返回", "cause": Cause.PARTNER}}
    for place in (0, 1):
        line = line_of(made, place)
        value = "3.5" if place == 0 else None
        report_lines.fill_line(line, said(line, value, **more.get(place, {})), by=who.by("water-clerk", MARCH + 20 * DAY))
    made.refresh_from_db()
    reports.sign_report(made, by=who.by("water-head", MARCH + 20 * DAY))
    for line in made.lines.select_related("report", "obligation"):
        report_lines.accept_line(line, by=who.by("office-supervisor", MARCH + 21 * DAY))
    return made


def draft(ledger: Ledger, who: Cast, wanted: Wanted = REPORT) -> Bulletin:
    return bulletins.draft_bulletin([ledger], wanted, by=who.by("office-supervisor", LATER))


def test_it_says_what_was_accepted_with_its_figures_and_its_problems(report: Report, ledger: Ledger, who: Cast) -> None:
    made = draft(ledger, who)

    assert made.title == "关于节水方案2026年3月进展情况的报告"
    for words in (
        "应报送进展报告1份，按时报送1份",
        "采纳进展2项",
        "高效节水灌溉面积3.5万亩，目标20万亩",
        "（一）配合单位（1项）",
        "省水利厅“出台节水管理办法”：征求意见未返回。",
    ):
        assert words in made.body
    assert [row[4] for row in made.table.rows] == ["高效节水灌溉面积3.5万亩，目标20万亩；已开工", "已开工"]


def test_what_nobody_has_accepted_is_not_in_it(ledger: Ledger, who: Cast) -> None:
    line = line_of(opened(ledger))
    report_lines.fill_line(line, said(line, done="未经审核"), by=who.by("water-clerk"))

    made = draft(ledger, who)

    assert "未经审核" not in made.body
    assert "未报送1份" in made.body
    assert "未报送的有省水利厅" in made.body
    assert made.table.rows == []


def test_a_correction_changes_neither_the_issued_paper_nor_what_is_asked_of_that_moment(report: Report, ledger: Ledger, who: Cast) -> None:
    made = draft(ledger, who)
    paper = bulletins.issue_bulletin(made, "江政督", to=[who.government], by=who.by("office-supervisor", LATER))
    before = dict(paper.content)

    wrong = Observation.objects.get()
    observations.correct(wrong, Decimal("1.5"), by=who.by("water-clerk", LATER + DAY, reason="重复计算"))

    assert IssuedPaper.objects.get().content == before
    assert "高效节水灌溉面积3.5万亩" in str(before)
    then = accepted.facts_of([ledger], *MONTH, known_at=LATER)
    now = accepted.facts_of([ledger], *MONTH, known_at=LATER + 2 * DAY)
    assert [line.figures for line in then.lines if line.figures] == [("高效节水灌溉面积3.5万亩，目标20万亩",)]
    assert [line.figures for line in now.lines if line.figures] == [("高效节水灌溉面积1.5万亩，目标20万亩",)]
    assert log.verified().broken is None


def test_it_says_of_which_moment_its_lights_are_and_answers_the_same_later(report: Report, ledger: Ledger, who: Cast) -> None:
    """On 11 April the first row is due in June and nobody is late; on 1 September, when the lights of the night were red, it is asked again."""
    made = draft(ledger, who)

    assert "截至2026年4月11日9时00分，在办事项中，灰灯2项。" in made.body
    assert accepted.facts_of([ledger], *MONTH, known_at=LATER).lights == (("grey", 2),)


def test_lights_of_an_earlier_day_are_counted_anew_or_agreed_to_before_it_goes_out(report: Report, ledger: Ledger, who: Cast) -> None:
    first, second = draft(ledger, who), draft(ledger, who)
    august = MARCH + 160 * DAY
    by = who.by("office-supervisor", august)
    with pytest.raises(LightsOld) as refused:
        bulletins.issue_bulletin(first, "江政督", to=[who.government], by=by)
    assert refused.value.of == date(2026, 4, 11)

    bulletins.count_lights_anew(first, by=by)
    bulletins.issue_bulletin(first, "江政督", to=[who.government], by=by)
    bulletins.issue_bulletin(second, "江政督", to=[who.government], lights_of=date(2026, 4, 11), by=by)

    assert "截至2026年8月9日9时00分，在办事项中，红灯1项" in first.body
    assert "4月11日9时00分，在办事项中" not in first.body
    assert "截至2026年4月11日9时00分，在办事项中，灰灯2项。" in second.body
    assert [paper.number for paper in IssuedPaper.objects.order_by("pk")] == ["江政督〔2026〕1号", "江政督〔2026〕2号"]


def test_on_the_page_old_lights_are_asked_about_and_counted_anew(report: Report, ledger: Ledger, who: Cast, browser: Browser) -> None:
    made, supervisor = draft(ledger, who), browser("office-supervisor")
    address = f"/reports/bulletins/{made.key}/"

    asked = supervisor.post(f"{address}issue", {"mark": "江政督", "seen": "1"})
    assert asked.status_code == 422
    assert 'name="lights_of" value="2026-04-11"' in asked.content.decode()
    supervisor.post(address, {"title": made.title, "body": made.body, "seen": "1", "lights": "now"})
    answer = supervisor.post(f"{address}issue", {"mark": "江政督", "seen": str(Bulletin.objects.get().revision)}, follow=True)

    assert "Issued as 江政督〔" in answer.content.decode()
    assert "4月11日9时00分" not in Bulletin.objects.get().body


def test_it_is_edited_and_goes_out_as_it_was_edited_with_a_number(report: Report, ledger: Ledger, who: Cast) -> None:
    made = draft(ledger, who)
    by = who.by("office-supervisor", LATER)
    bulletins.edit_bulletin(made, title="进展通报", body="一、总的看\n进展顺利。", seen=1, by=by)

    paper = bulletins.issue_bulletin(made, "江政督", to=[who.government], by=by)

    sent = of_json(paper.content)
    assert (paper.number, sent.title, sent.to) == ("江政督〔2026〕1号", "进展通报", ("省政府",))
    assert [block.words for block in sent.body] == ["一、总的看", "进展顺利。"]
    assert len(sent.annexes[0].body[1].rows) == 2


def test_what_was_issued_is_neither_edited_nor_issued_again(report: Report, ledger: Ledger, who: Cast) -> None:
    made = draft(ledger, who)
    by = who.by("office-supervisor", LATER)
    bulletins.issue_bulletin(made, "江政督", to=[who.government], by=by)

    with pytest.raises(NoDraft):
        bulletins.edit_bulletin(made, title="改", body="改", by=by)
    with pytest.raises(NoDraft):
        bulletins.issue_bulletin(made, "江政督", to=[who.government], by=by)
    assert IssuedPaper.objects.count() == 1


def test_a_circular_that_names_others_needs_somebodys_approval(report: Report, ledger: Ledger, who: Cast) -> None:
    made = draft(ledger, who, CIRCULAR)
    by = who.by("office-supervisor", LATER)

    with pytest.raises(NotApproved):
        bulletins.issue_bulletin(made, "江政督", to=[who.water], approval=" ", by=by)
    bulletins.issue_bulletin(made, "江政督", to=[who.water], approval="省政府分管领导批示同意", by=by)

    assert Bulletin.objects.get().approval == "省政府分管领导批示同意"


def test_who_owes_drafts_none_and_a_clerk_issues_none(report: Report, ledger: Ledger, who: Cast) -> None:
    with pytest.raises(NotPermitted):
        bulletins.draft_bulletin([ledger], REPORT, by=who.by("works-head", LATER))
    made = draft(ledger, who)
    with pytest.raises(NotPermitted):
        bulletins.issue_bulletin(made, "江政督", to=[], by=who.by("office-clerk", LATER))
    with pytest.raises(NotPermitted):
        bulletins.edit_bulletin(made, title="改", body="改", by=who.by("water-head", LATER))


def test_how_many_questions_are_asked_does_not_grow_with_the_lines(report: Report, ledger: Ledger, who: Cast) -> None:
    with CaptureQueriesContext(connection) as few:
        assert len(accepted.facts_of([ledger], *MONTH, known_at=LATER).lines) == 2
    april = opened(ledger, 4)
    for place in (0, 1):
        report_lines.fill_line(line_of(april, place), said(line_of(april, place), done="四月"), by=who.by("water-clerk", MARCH + 30 * DAY))
    april.refresh_from_db()
    reports.sign_report(april, by=who.by("water-head", MARCH + 30 * DAY))
    for line in april.lines.select_related("report", "obligation"):
        report_lines.accept_line(line, by=who.by("office-supervisor", MARCH + 31 * DAY))
    with CaptureQueriesContext(connection) as many:
        assert len(accepted.facts_of([ledger], MONTH[0], date(2026, 4, 30), known_at=LATER).lines) == 4

    assert len(many) == len(few)


def test_the_pages_lead_from_the_draft_to_the_number(report: Report, ledger: Ledger, browser: Browser) -> None:
    supervisor = browser("office-supervisor")
    form = {"kind": "progress", "month": "2026-03", "subject": "节水方案", "ledger": [ledger.code]}

    page = supervisor.post("/reports/bulletins/new", form, follow=True).content.decode()
    made = Bulletin.objects.get()
    assert "高效节水灌溉面积3.5万亩" in page
    supervisor.post(f"/reports/bulletins/{made.key}/", {"title": "三月进展", "body": "一、总体情况\n顺利。", "seen": "1"})
    for kind, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert supervisor.get(f"/reports/bulletins/{made.key}/bulletin.{kind}").content.startswith(begins)
    page = supervisor.post(f"/reports/bulletins/{made.key}/issue", {"mark": "江政督", "seen": "2"}, follow=True).content.decode()

    assert "Issued as 江政督〔" in page
    assert "Keep the draft" not in page
    issued = docx.Document(BytesIO(supervisor.get(f"/reports/bulletins/{made.key}/bulletin.docx").content))
    heads = [paragraph.text for paragraph in issued.paragraphs[:3]]
    assert IssuedPaper.objects.get().number in heads
    assert "（拟稿）" not in heads
    assert browser("water-head").get(f"/reports/bulletins/{made.key}/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"kind": "poem"}, "Say what it is to be."),
        ({"month": "soon"}, "Choose a month."),
        ({"subject": " "}, "Say what it is about."),
        ({"ledger": ["elsewhere"]}, "Choose at least one ledger."),
    ],
)
def test_what_is_missing_is_said(changed: dict[str, object], why: str, ledger: Ledger, browser: Browser) -> None:
    form = {"kind": "progress", "month": "2026-03", "subject": "节水方案", "ledger": [ledger.code]} | changed

    answer = browser("office-supervisor").post("/reports/bulletins/new", form)

    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_a_code_stands_within_its_column_on_paper(report: Report, ledger: Ledger, who: Cast) -> None:
    made = draft(ledger, who)
    (_plan, _code, title, *_), *_ = made.table.rows
    long = "TZ-2026-001-0001"
    made.table.rows = [[row[0], long, *row[2:]] for row in made.table.rows]

    pages = pypdfium2.PdfDocument(papers.pdf_of(bulletins.paper_of(made)))

    words = pages[len(pages) - 1].get_textpage()
    code, name = (words.search(text).get_next()[0] for text in (long, title[:4]))
    assert words.get_charbox(code + len(long) - 1)[2] < words.get_charbox(name)[0]
