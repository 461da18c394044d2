"""Who has reported, who is late, who is missing: facts that a day that has passed keeps."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.capabilities.reporting.pages.desk import cards
from taizhang.capabilities.reporting.queries import overview
from taizhang.ledger.actions import report_lines, reports
from taizhang.ledger.models import Ledger, Obligation, Report
from taizhang.ledger.rules.punctuality import Punctuality
from tests.ledger.live import led_by, line_of, opened, said
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import DAY, MARCH, Cast

pytestmark = pytest.mark.django_db
FORM = {"cadence": "monthly", "by_day": "25", "after": "0", "on_holidays": "before", "basis": "江政督〔2026〕5号"}


def sign(report: Report, who: Cast, days: int) -> Report:
    report.refresh_from_db()
    for place in range(report.lines.count()):
        line = line_of(report, place)
        report_lines.fill_line(line, said(line, done=f"第{days}日"), by=who.by("water-clerk", MARCH + days * DAY))
    report.refresh_from_db()
    return reports.sign_report(report, by=who.by("water-head", MARCH + days * DAY))


def rows(who: Cast, on: date) -> list[overview.Row]:
    return overview.reports_of(who.by("office-supervisor").actor, date(2026, 3, 1), on=on)


def test_before_its_day_it_is_open_and_after_it_missing(ledger: Ledger, who: Cast) -> None:
    opened(ledger)

    assert [row.punctuality for row in rows(who, date(2026, 3, 25))] == [Punctuality.OPEN]
    assert [row.punctuality for row in rows(who, date(2026, 3, 26))] == [Punctuality.MISSING]


def test_signed_on_its_day_it_was_in_time_and_a_day_later_it_was_not(ledger: Ledger, who: Cast) -> None:
    sign(opened(ledger), who, 24)  # 26 March
    assert [row.punctuality for row in rows(who, date(2026, 4, 1))] == [Punctuality.LATE]


def test_what_was_returned_and_signed_again_was_in_time_all_the_same(ledger: Ledger, who: Cast) -> None:
    report = sign(opened(ledger), who, 20)
    judge = who.by("office-supervisor", MARCH + 22 * DAY, reason="缺数")
    for line in report.lines.select_related("report", "obligation"):
        report_lines.return_line(line, by=judge)
    report.refresh_from_db()
    reports.return_report(report, by=judge)

    sign(report, who, 30)

    (row,) = rows(who, date(2026, 4, 3))
    assert (row.signed, row.punctuality) == (date(2026, 3, 22), Punctuality.IN_TIME)


def test_who_misses_most_stands_first(ledger: Ledger, who: Cast) -> None:
    led_by(Obligation.objects.order_by("code")[1], who.works)
    report = opened(ledger)
    sign(report, who, 10)

    found = overview.by_organisation(rows(who, date(2026, 4, 1)))

    assert found == [("省住房城乡建设厅", [Punctuality.MISSING]), ("省水利厅", [Punctuality.IN_TIME])]


def test_the_page_shows_them_and_a_stranger_sees_none(ledger: Ledger, browser: Browser) -> None:
    opened(ledger)

    page = browser("office-supervisor").get("/reports/?month=2026-03").content.decode()

    assert "省水利厅" in page
    assert "Overdue, not reported" in page
    assert "No report has been asked for yet" in browser("elsewhere-clerk").get("/reports/").content.decode()


def test_how_many_questions_are_asked_does_not_grow_with_the_reports(ledger: Ledger, who: Cast) -> None:
    opened(ledger)
    with CaptureQueriesContext(connection) as few:
        rows(who, date(2026, 4, 1))
    for row in Obligation.objects.all():
        led_by(row, who.works)
        led_by(row, who.office)
    opened(ledger)

    with CaptureQueriesContext(connection) as many:
        assert len(rows(who, date(2026, 4, 1))) == 3

    assert len(many) == len(few)


def test_a_report_that_is_half_filled_in_waits_for_the_clerk_and_not_for_a_signature(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    line = line_of(report)
    report_lines.fill_line(line, said(line), by=who.by("water-clerk"))

    for name in ("water-clerk", "water-head"):
        (card,) = cards(who.by(name).actor, date(2026, 3, 20))
        assert (card.act.words.en, card.go) == ("Go on with the report", f"/reports/{report.key}/")
        assert "1 of 2" in card.under or "2项" in card.under


def test_a_whole_one_waits_for_the_head_alone(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    for place in (0, 1):
        line = line_of(report, place)
        report_lines.fill_line(line, said(line), by=who.by("water-clerk"))

    assert list(cards(who.by("water-clerk").actor, date(2026, 3, 20))) == []
    assert [card.act.key for card in cards(who.by("water-head").actor, date(2026, 3, 20))] == ["sign-report"]


def test_who_receives_ledgers_orders_how_often_they_are_reported_on(ledger: Ledger, browser: Browser) -> None:
    supervisor = browser("office-supervisor")
    assert ledger.code in supervisor.get("/reports/order").content.decode()

    answer = supervisor.post("/reports/order", FORM | {"ledger": [ledger.code]}, follow=True)

    assert "1 ledger is reported on by this calendar." in answer.content.decode()


@pytest.mark.parametrize(
    ("changed", "said_"),
    [
        ({"by_day": "32"}, "Give a day from 1 to 31."),
        ({"by_day": "²"}, "Give a day from 1 to 31."),
        ({"cadence": "hourly"}, "Say how often is reported."),
        ({"after": "9"}, "Say in which month it is due."),
        ({"basis": ""}, "Name the paper that orders it."),
        ({"ledger": []}, "Choose at least one ledger."),
    ],
)
def test_what_is_missing_is_said(changed: dict[str, object], said_: str, ledger: Ledger, browser: Browser) -> None:
    answer = browser("office-supervisor").post("/reports/order", FORM | {"ledger": [ledger.code]} | changed)

    assert answer.status_code == 422
    assert said_ in answer.content.decode()


def test_beside_a_ledger_in_force_stand_its_reports(ledger: Ledger, browser: Browser) -> None:
    assert f'href="/reports/?ledger={ledger.code}"' in browser("office-supervisor").get(f"/ledgers/{ledger.code}/").content.decode()
