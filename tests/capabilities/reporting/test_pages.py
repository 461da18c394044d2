"""The pages of a report: a clerk fills it in, the head signs it, who receives it judges it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from taizhang.capabilities.reporting.queries.lines import lines_of
from taizhang.ledger.actions import deeds, evidence, report_lines, reports
from taizhang.ledger.models import Event, Evidence, Ledger, LightNow, Observation, Report, ReportLine
from taizhang.ledger.rules.reporting import Cause
from tests.ledger.live import aim, line_of, opened, said, target_of
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import DAY, MARCH, Cast, clock
from tests.ledger.scans import word

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def report(ledger: Ledger) -> Report:
    return opened(ledger)


def url(report: Report, rest: str = "") -> str:
    return f"/reports/{report.key}/{rest}"


def form(line: ReportLine, **said: str) -> dict[str, str]:
    """What the page sends of that line."""
    fields = {"done": "已开工", "problem": "", "cause": "", "help_needed": "", "next_step": "", "expected_on": ""} | said
    return {f"{name}-{line.pk}": value for name, value in fields.items()} | {f"seen-{line.pk}": str(line.revision)}


def with_value(line: ReportLine, value: str, grade: str = "2") -> dict[str, str]:
    target = target_of(line.obligation).pk
    return {f"value-{line.pk}-{target}": value, f"grade-{line.pk}-{target}": grade}


def signed(report: Report, who: Cast, *values: object, month_days: int = 0, **more: object) -> Report:
    at = MARCH + month_days * DAY
    for place in (0, 1):
        line = line_of(report, place)
        value = values[0] if values and place == 0 else None
        report_lines.fill_line(line, said(line, value, **more), by=who.by("water-clerk", at))
    report.refresh_from_db()
    return reports.sign_report(report, by=who.by("water-head", at + DAY))


def accepted(report: Report, who: Cast) -> Report:
    for line in report.lines.select_related("report", "obligation"):
        report_lines.accept_line(line, by=who.by("office-supervisor", MARCH + 2 * DAY))
    report.refresh_from_db()
    return reports.accept_report(report, by=who.by("office-supervisor", MARCH + 2 * DAY))


def test_a_line_that_is_left_is_kept_and_the_answer_says_so(report: Report, browser: Browser) -> None:
    line = line_of(report)

    answer = browser("water-clerk").post(
        url(report, f"lines/{line.pk}"), form(line, next_step="组织验收") | with_value(line, "3.5"), **HTMX
    )

    page = answer.content.decode()
    assert "Kept" in page
    assert "<b>1</b> / 2" in page
    line.refresh_from_db()
    assert (line.done, line.next_step) == ("已开工", "组织验收")
    assert Observation.objects.get(line=line).value == 35 / 10


def test_without_a_script_the_button_keeps_it_and_leads_back_to_the_line(report: Report, browser: Browser) -> None:
    line = line_of(report)

    answer = browser("water-clerk").post(url(report, f"lines/{line.pk}"), form(line))

    assert answer.status_code == 302
    assert answer["Location"] == url(report, f"#line-{line.pk}")


def test_a_problem_without_its_cause_is_not_kept_and_stays_where_it_was_written(report: Report, browser: Browser) -> None:
    line = line_of(report)

    answer = browser("water-clerk").post(url(report, f"lines/{line.pk}"), form(line, problem="用地未批"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "a problem has a cause" in page
    assert "用地未批" in page
    assert not Event.objects.filter(verb="fill_line").exists()


@pytest.mark.parametrize(
    ("written", "said_"),
    [("三家", "a number in 万亩 is wanted"), ("30公顷", "a number in 万亩 is wanted")],
)
def test_what_is_no_number_in_that_unit_is_said_beside_it(written: str, said_: str, report: Report, browser: Browser) -> None:
    line = line_of(report)

    page = browser("water-clerk").post(url(report, f"lines/{line.pk}"), form(line) | with_value(line, written), **HTMX).content.decode()

    assert said_ in page
    assert not Observation.objects.exists()


def test_a_slip_of_the_unit_is_asked_about_at_once_and_kept_all_the_same(
    report: Report, who: Cast, ledger: Ledger, browser: Browser
) -> None:
    accepted(signed(report, who, "3.5"), who)
    april = opened(ledger, 4)
    line = line_of(april)

    page = browser("water-clerk").post(url(april, f"lines/{line.pk}"), form(line) | with_value(line, "38000"), **HTMX).content.decode()

    assert "is this one in the same unit?" in page
    assert Observation.objects.filter(line=line).count() == 1


def test_a_running_total_that_falls_is_refused_until_it_is_corrected(report: Report, who: Cast, ledger: Ledger, browser: Browser) -> None:
    accepted(signed(report, who, "3.5"), who)
    april = opened(ledger, 4)
    line = line_of(april)

    page = browser("water-clerk").post(url(april, f"lines/{line.pk}"), form(line) | with_value(line, "3"), **HTMX).content.decode()

    assert "a running total does not fall" in page
    assert not Observation.objects.filter(line=line).exists()


def test_the_next_month_begins_with_what_was_announced_and_shows_the_last_value(
    report: Report, who: Cast, ledger: Ledger, browser: Browser
) -> None:
    accepted(signed(report, who, "3.5", next_step="开展验收", expected_on=date(2026, 6, 20)), who)
    april = opened(ledger, 4)

    page = browser("water-clerk").get(url(april)).content.decode()

    assert ">开展验收</textarea>" in page
    assert 'value="2026-06-20"' in page
    assert "last 3.5" in page


def test_two_windows_do_not_overwrite_each_other(report: Report, browser: Browser) -> None:
    line = line_of(report)
    clerk = browser("water-clerk")
    clerk.post(url(report, f"lines/{line.pk}"), form(line, done="甲"), **HTMX)

    page = clerk.post(url(report, f"lines/{line.pk}"), form(line, done="乙"), **HTMX).content.decode()

    assert "Not kept" in page
    line.refresh_from_db()
    assert line.done == "甲"


def test_another_line_that_was_kept_meanwhile_is_no_reason_to_refuse(report: Report, browser: Browser) -> None:
    first, second = line_of(report, 0), line_of(report, 1)
    clerk = browser("water-clerk")
    clerk.post(url(report, f"lines/{first.pk}"), form(first), **HTMX)

    page = clerk.post(url(report, f"lines/{second.pk}"), form(second), **HTMX).content.decode()

    assert "Kept" in page
    assert "<b>2</b> / 2" in page


def test_the_head_signs_what_is_whole_and_a_clerk_is_not_offered_it(report: Report, browser: Browser) -> None:
    clerk = browser("water-clerk")
    for place in (0, 1):
        line = line_of(report, place)
        assert "Sign the report" not in browser("water-head").get(url(report)).content.decode()
        clerk.post(url(report, f"lines/{line.pk}"), form(line), **HTMX)
    assert "Sign the report" not in clerk.get(url(report)).content.decode()

    assert "Sign the report" in browser("water-head").get(url(report)).content.decode()
    answer = browser("water-head").post(url(report, "sign"), follow=True)

    assert "The report is signed" in answer.content.decode()
    report.refresh_from_db()
    assert report.state == "signed"


def test_there_may_be_nothing_to_report_and_the_head_signs_that(report: Report, browser: Browser) -> None:
    browser("water-clerk").post(url(report, "nil"), {"because": "待省政府批复"})

    page = browser("water-head").get(url(report)).content.decode()
    assert "Sign: nothing to report" in page
    browser("water-head").post(url(report, "sign"))

    report.refresh_from_db()
    assert (report.state, report.nothing_to_report) == ("signed", True)


def test_a_draft_is_nobody_elses_to_read(report: Report, browser: Browser) -> None:
    line = line_of(report)
    browser("water-clerk").post(url(report, f"lines/{line.pk}"), form(line, done="内部口径，尚未核对"), **HTMX)

    page = browser("office-supervisor").get(url(report)).content.decode()

    assert "内部口径" not in page
    assert "It is still being filled in" in page


def test_a_stranger_does_not_find_it(report: Report, browser: Browser) -> None:
    assert browser("elsewhere-head").get(url(report)).status_code == 404
    assert browser("works-head").get(url(report)).status_code == 404


def test_what_wants_no_look_is_accepted_together_and_the_rest_with_its_reason(report: Report, who: Cast, browser: Browser) -> None:
    first = line_of(report, 0)
    report_lines.fill_line(first, said(first, problem="用地未批", cause=Cause.LAND), by=who.by("water-clerk"))
    second = line_of(report, 1)
    report_lines.fill_line(second, said(second), by=who.by("water-clerk"))
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head", timezone.now()))  # heard of today: it is not stale
    judge = browser("office-supervisor")

    page = judge.get(url(report)).content.decode()
    assert "a problem: land" in page
    assert "Accept the 1 that want no look" in page
    second.refresh_from_db()
    judge.post(url(report, "judge"), {"plain": "1", "line": [str(first.pk), str(second.pk)]})

    assert list(ReportLine.objects.order_by("id").values_list("verdict", flat=True)) == ["pending", "accepted"]


def test_a_line_is_returned_with_a_reason_or_not_at_all(report: Report, who: Cast, browser: Browser) -> None:
    signed(report, who)
    line = line_of(report)
    judge = browser("office-supervisor")

    refused = judge.post(url(report, "judge"), {"line": str(line.pk), "verdict": "returned"}, follow=True).content.decode()
    assert "the reason is missing" in refused
    judge.post(url(report, "judge"), {"line": str(line.pk), "verdict": "returned", f"reason-{line.pk}": "缺完成面积"})
    judge.post(url(report, "judge"), {"line": str(line_of(report, 1).pk), "verdict": "accepted"})
    judge.post(url(report, "decide"))

    report.refresh_from_db()
    assert report.state == "returned"
    page = browser("water-clerk").get(url(report)).content.decode()
    assert "Returned: 缺完成面积" in page


def test_what_was_judged_as_it_no_longer_stands_is_refused(report: Report, who: Cast, browser: Browser) -> None:
    signed(report, who)
    line = line_of(report)

    page = (
        browser("office-supervisor")
        .post(url(report, "judge"), {"line": str(line.pk), "verdict": "accepted", f"seen-{line.pk}": "1"}, follow=True)
        .content.decode()
    )

    assert "1 line is judged." not in page
    line.refresh_from_db()
    assert line.verdict == "pending"


def test_nobody_judges_his_own_report(report: Report, who: Cast, browser: Browser) -> None:
    signed(report, who)

    page = browser("water-head").get(url(report)).content.decode()  # 省水利厅 coordinates the ledger, too

    assert "or return it, because" not in page


def test_evidence_stands_beside_its_line_and_is_shown_where_it_is_safe(report: Report, who: Cast, browser: Browser) -> None:
    line = line_of(report)
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 40
    clerk = browser("water-clerk")

    page = clerk.post(
        url(report, f"lines/{line.pk}/evidence"), {"file": SimpleUploadedFile("现场.png", picture), "issuer": "监理"}, **HTMX
    ).content.decode()

    piece = Evidence.objects.get()
    assert (piece.line_id, piece.proves, piece.issuer) == (line.pk, "line", "监理")
    assert "现场.png" in page
    shown = clerk.get(f"/reports/evidence/{piece.key}")
    assert (shown["Content-Type"], shown.content) == ("image/png", picture)
    assert shown["Content-Disposition"].startswith("inline")
    assert browser("elsewhere-clerk").get(f"/reports/evidence/{piece.key}").status_code == 404


def test_a_piece_is_bound_to_the_claim_and_has_the_type_that_were_chosen(report: Report, who: Cast, browser: Browser) -> None:
    line = line_of(report)
    target = target_of(line.obligation)
    clerk, address = browser("water-clerk"), url(report, f"lines/{line.pk}/evidence")
    sent = {"outside": "江统〔2026〕8号", "claim": f"target-{target.pk}", "kind": "statistics"}

    offered = clerk.get(url(report)).content.decode()
    page = clerk.post(address, sent, **HTMX).content.decode()
    clerk.post(address, {"outside": "江水验〔2026〕1号", "claim": "closing"}, **HTMX)

    assert f'<option value="target-{target.pk}">' in offered
    first, second = Evidence.objects.order_by("pk")
    assert (first.proves, first.target, first.line, first.kind) == ("target", target, line, "statistics")
    assert f"Statistics · Indicator: {target.indicator.name}" in page
    assert (second.proves, second.line, second.kind) == ("closing", line, "issued")


def test_who_judges_the_report_judges_its_evidence_beside_the_line(report: Report, who: Cast, browser: Browser) -> None:
    line, clerk = line_of(report), browser("water-clerk")
    clerk.post(url(report, f"lines/{line.pk}/evidence"), {"outside": "江水验〔2026〕1号"}, **HTMX)
    piece, signed_ = Evidence.objects.get(), signed(report, who)
    judge = browser("office-supervisor")

    offered = judge.get(url(signed_)).content.decode()
    answer = judge.post(
        f"/obligations/{line.obligation.code}/evidence/{piece.key}/judge", {"verdict": "accepted", "next": url(report)}, follow=True
    )

    assert f"/evidence/{piece.key}/judge" in offered
    assert f"/evidence/{piece.key}/judge" not in clerk.get(url(signed_)).content.decode()
    assert "Evidence accepted" in answer.content.decode()


def test_evidence_that_is_refused_comes_back_with_all_that_was_chosen(report: Report, browser: Browser) -> None:
    line, clerk = line_of(report), browser("water-clerk")
    chosen = {"claim": "closing", "kind": "contract", "issuer": "江城市水利局"}

    page = clerk.post(url(report, f"lines/{line.pk}/evidence"), chosen, **HTMX).content.decode()

    assert '<option value="closing" selected>' in page
    assert '<option value="contract" selected>' in page
    assert 'value="江城市水利局"' in page


def test_what_was_not_returned_for_want_of_a_reason_stays_in_view(report: Report, who: Cast, browser: Browser) -> None:
    signed(report, who)
    line = line_of(report)

    answer = browser("office-supervisor").post(url(report, "judge"), {"line": str(line.pk), "verdict": "returned"})

    assert answer.url.endswith(f"#line-{line.pk}")


def test_why_a_piece_was_refused_stands_beside_the_line(report: Report, who: Cast, browser: Browser) -> None:
    line, clerk = line_of(report), browser("water-clerk")
    clerk.post(url(report, f"lines/{line.pk}/evidence"), {"outside": "江水验〔2026〕1号"}, **HTMX)
    signed_ = signed(report, who)

    evidence.refuse_evidence(Evidence.objects.get(), by=who.by("office-supervisor", MARCH + 2 * DAY, reason="未盖章"))

    assert "Evidence refused：未盖章" in clerk.get(url(signed_)).content.decode()


def test_a_claim_of_another_measure_is_refused_in_words(report: Report, browser: Browser) -> None:
    line, other = line_of(report), aim(line_of(report, 1).obligation)

    page = browser("water-clerk").post(
        url(report, f"lines/{line.pk}/evidence"), {"outside": "江统〔2026〕8号", "claim": f"target-{other.pk}"}, **HTMX
    )

    assert "choose again" in page.content.decode()
    assert not Evidence.objects.exists()


def test_a_word_document_is_looked_at_beside_its_line_by_those_who_see_the_report(report: Report, browser: Browser) -> None:
    line, clerk = line_of(report), browser("water-clerk")
    file = SimpleUploadedFile("验收意见.docx", word("同意验收"))
    page = clerk.post(url(report, f"lines/{line.pk}/evidence"), {"file": file}, **HTMX).content.decode()
    look = f"/reports/evidence/{Evidence.objects.get().key}/look"

    assert f'hx-get="{look}"' in page
    assert "<p>同意验收</p>" in clerk.get(look, **HTMX).content.decode()
    assert clerk.get(look)["Location"] == look.removesuffix("/look")
    assert browser("elsewhere-clerk").get(look, **HTMX).status_code == 404


@pytest.mark.parametrize(("name", "content"), [("说明.exe", b"MZ"), ("说明.pdf", b"MZ"), ("空.pdf", b"")])
def test_a_file_that_could_act_or_is_not_what_it_says_is_refused_in_words(
    name: str, content: bytes, report: Report, browser: Browser
) -> None:
    line = line_of(report)

    page = (
        browser("water-clerk")
        .post(url(report, f"lines/{line.pk}/evidence"), {"file": SimpleUploadedFile(name, content)}, **HTMX)
        .content.decode()
    )

    assert "▲" in page
    assert not Evidence.objects.exists()


def test_a_report_asks_the_same_number_of_questions_however_many_lines_it_has(report: Report, who: Cast, browser: Browser) -> None:
    signed(report, who, "3.5")
    first = line_of(report).pk
    with CaptureQueriesContext(connection) as few:
        assert len(lines_of(report, on=date(2026, 3, 20), only=first)) == 1
    with CaptureQueriesContext(connection) as many:
        assert len(lines_of(report, on=date(2026, 3, 20))) == 2
    judge = browser("office-supervisor")
    with CaptureQueriesContext(connection) as page:
        judge.get(url(report))

    assert len(many) == len(few)
    assert len(page) <= 25


def test_nothing_to_report_of_what_is_late_is_asked_about_with_the_rows_and_the_judge_reads_why(
    ledger: Ledger, who: Cast, browser: Browser
) -> None:
    july = opened(ledger, 7)
    late = line_of(july)

    asked = browser("water-clerk").post(url(july, "nil"), {"seen": july.revision})

    page = asked.content.decode()
    assert asked.status_code == 422
    assert f'href="#line-{late.pk}"' in page
    assert 'name="because"' in page
    july.refresh_from_db()
    assert not july.nothing_to_report
    browser("water-clerk").post(url(july, "nil"), {"seen": july.revision, "because": "待省政府批复"})
    july.refresh_from_db()
    reports.sign_report(july, by=who.by("water-head", MARCH + DAY))
    assert "待省政府批复" in browser("office-supervisor").get(url(july)).content.decode()


def test_the_light_beside_a_line_is_that_of_today_as_on_the_page_of_its_measure(report: Report, browser: Browser) -> None:
    """In the night of 1 September it was overdue; then its day was moved far ahead."""
    row = line_of(report).obligation
    assert "(due 2026-06-30)" in LightNow.objects.get(obligation=row).sentence_en
    with deeds.deed("extend", by=clock(MARCH + 184 * DAY)) as deed:
        deed.change(row, due=date(2099, 12, 31))

    clerk = browser("water-clerk")
    page, measure = (clerk.get(address).content.decode() for address in (url(report), f"/obligations/{row.code}/"))

    assert "(due 2026-06-30)" not in page
    assert "(due 2026-06-30)" not in measure
    line = line_of(report)
    kept = clerk.post(url(report, f"lines/{line.pk}"), form(line), **HTMX).content.decode()
    assert "(due 2026-06-30)" not in kept
