"""What is asked of an organisation, what stood there already, and what it was not asked twice."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.capabilities.reporting.queries.burden import burden_of
from taizhang.ledger.actions import deeds, report_lines, reports
from taizhang.ledger.models import Ledger, Obligation, PlanItem
from tests.ledger.live import line_of, live_ledger, opened, said
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import DAY, MARCH, Cast, clock

pytestmark = pytest.mark.django_db


def test_what_is_asked_is_counted_by_organisation(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    line = line_of(report)
    report_lines.fill_line(line, said(line, "3.5", next_step="验收"), by=who.by("water-clerk"))

    (found,) = burden_of(who.by("office-supervisor").actor, date(2026, 3, 1))

    assert (found.organisation, found.reports, found.lines) == ("省水利厅", 1, 2)
    assert (found.written, found.prefilled, found.once) == (3, 0, 0)  # what was done, the next step, and a figure


def test_what_was_announced_last_time_stands_there_and_is_not_written_again(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    for place in (0, 1):
        line = line_of(report, place)
        report_lines.fill_line(line, said(line, next_step="验收", expected_on=date(2026, 6, 20)), by=who.by("water-clerk"))
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head", MARCH + DAY))
    for line in report.lines.select_related("report", "obligation"):
        report_lines.accept_line(line, by=who.by("office-supervisor", MARCH + DAY))
    april = opened(ledger, 4)
    line = line_of(april)
    report_lines.fill_line(line, said(line, done="四月", next_step="验收", expected_on=date(2026, 6, 20)), by=who.by("water-clerk"))

    (found,) = burden_of(who.by("office-supervisor").actor, date(2026, 4, 1))

    assert (found.prefilled, found.written) == (4, 1)


def test_a_measure_in_two_ledgers_is_said_once(ledger: Ledger, who: Cast) -> None:
    other = live_ledger(
        who, plans=[{"id": "p1", "title": "2026年水网方案", "year": 2026, "package": None, "span": [0, 200], "title_only": False}]
    )
    first, second = (Obligation.objects.filter(ledger=one).order_by("code")[0] for one in (ledger, other))
    item = PlanItem.objects.get(obligation=second)
    with deeds.deed("link", by=clock()) as deed:
        deed.change(item, implements=first)
    report = opened(ledger)
    opened(other)
    line = line_of(report)

    report_lines.fill_line(line, said(line, done="两处都要的"), by=who.by("water-clerk"))

    (found,) = burden_of(who.by("office-supervisor").actor, date(2026, 3, 1))
    assert (found.reports, found.lines, found.once) == (2, 4, 1)


def test_how_many_questions_are_asked_does_not_grow(ledger: Ledger, who: Cast) -> None:
    opened(ledger)
    actor = who.by("office-supervisor").actor
    with CaptureQueriesContext(connection) as few:
        burden_of(actor, date(2026, 3, 1))
    opened(live_ledger(who))
    with CaptureQueriesContext(connection) as many:
        assert burden_of(actor, date(2026, 3, 1))[0].reports == 2

    assert len(many) == len(few)


def test_the_page_shows_it_and_a_stranger_sees_none(ledger: Ledger, browser: Browser) -> None:
    opened(ledger)

    assert "省水利厅" in browser("office-supervisor").get("/reports/burden?month=2026-03").content.decode()
    assert "0 reports, 0 lines" in browser("elsewhere-clerk").get("/reports/burden?month=2026-03").content.decode()
