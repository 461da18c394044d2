"""On the last day everybody signs in the same minute: every report is kept, none is doubled."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, connections

from taizhang.ledger.actions import deeds, report_lines, reports
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Assignment, Event, Ledger, Obligation, Organisation, Report, ReportLine
from taizhang.ledger.queries import log
from taizhang.ledger.rules.refusals import Refused
from tests.ledger.live import live_ledger, month, require_kept_standings, said
from tests.ledger.people import MARCH, Cast, cast, clock

pytestmark = pytest.mark.django_db(transaction=True)
REPORTS, AT_ONCE = 200, 50  # so many connections does a PostgreSQL as it is installed leave us


@pytest.fixture
def who() -> Cast:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite is one connection in memory: many writers need PostgreSQL")
    return cast()


def by(who: Cast, name: str, organisation: int) -> By:
    """Somebody of that organisation, with the account of one whom we know."""
    known = who.by(name, MARCH)
    return replace(known, actor=replace(known.actor, organisation=organisation))


def filled(who: Cast, ledger: Ledger) -> list[Report]:
    """Two hundred organisations are responsible for the first row; each has filled in its report."""
    row = Obligation.objects.filter(ledger=ledger).order_by("code")[0]
    with deeds.deed("enter", by=clock()) as deed:
        organisations = [Organisation(name=f"第{number}县") for number in range(REPORTS)]
        deed.add_all(organisations)
        deed.add_all([Assignment(obligation=row, organisation=one, role="responsible", position=9) for one in organisations])
    reports.open_reports(ledger, month(3), due=date(2026, 3, 25), by=clock())
    lines = ReportLine.objects.filter(report__organisation__in=organisations).select_related(
        "report__organisation", "report__ledger", "obligation"
    )
    for line in lines:
        report_lines.fill_line(line, said(line), by=by(who, "water-clerk", line.report.organisation_id))
    return list(Report.objects.filter(organisation__in=organisations).select_related("ledger", "organisation"))


def test_two_hundred_reports_that_are_signed_twice_in_one_moment_are_all_kept_and_none_doubled(who: Cast) -> None:
    found = filled(who, live_ledger(who))
    assert len(found) == REPORTS
    twice = [Report.objects.select_related("ledger", "organisation").get(pk=report.pk) for report in found for _ in range(2)]
    gate = Barrier(AT_ONCE)

    def sign(mine: list[Report]) -> Counter[str]:
        gate.wait()
        told: Counter[str] = Counter()
        for report in mine:
            try:
                reports.sign_report(report, by=by(who, "water-head", report.organisation_id))
                told["signed"] += 1
            except Refused:
                told["refused"] += 1
        connections.close_all()
        return told

    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = sum(pool.map(sign, [twice[start::AT_ONCE] for start in range(AT_ONCE)]), Counter())

    assert told == {"signed": REPORTS, "refused": REPORTS}
    assert Report.objects.filter(pk__in=[report.pk for report in found], state="signed", revision=3).count() == REPORTS
    signatures = Event.objects.filter(verb="sign_report").values_list("subject", flat=True)
    assert len(signatures) == len(set(signatures)) == REPORTS
    assert log.verified().broken is None
    require_kept_standings()
