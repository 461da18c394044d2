"""Two people report, correct, prove or amend the same thing in the same moment: the record holds it once, and how things stand is true."""

from decimal import Decimal

import pytest
from django.db import connection

from taizhang.ledger.actions import amendments, evidence, observations, report_lines, reports
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.actions.errors import Overtaken
from taizhang.ledger.actions.evidence import File, Outside, Proof
from taizhang.ledger.actions.observations import CorrectedAlready, Reported
from taizhang.ledger.models import Amendment, Edition, EvidenceFile, EvidenceVerdict, Observation, Report, ReportLine
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.transitions import NotNow
from tests.ledger.at_once import at_once
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.live import line_of, live_ledger, opened, require_kept_standings, said, target_of
from tests.ledger.people import MARCH, Cast, cast, clock, day

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def who() -> Cast:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite is one connection in memory: two writers need PostgreSQL")
    return cast()


def test_reports_that_two_open_at_once_are_there_once(who: Cast) -> None:
    ledger = live_ledger(who)

    assert at_once(lambda: opened(ledger), lambda: opened(ledger)) == [None, None]

    assert (Report.objects.count(), ReportLine.objects.count()) == (1, 2)


def test_a_line_is_not_filled_after_the_signature_that_it_would_slip_under(who: Cast) -> None:
    report = opened(live_ledger(who))
    for place in (0, 1):
        report_lines.fill_line(line_of(report, place), said(line_of(report, place)), by=who.by("water-clerk"))
    line, report = line_of(report), Report.objects.get(pk=report.pk)

    told = at_once(
        lambda: report_lines.fill_line(line, said(line, 7, done="改"), by=who.by("water-clerk")),
        lambda: reports.sign_report(report, by=who.by("water-head")),
    )

    assert told[1] is None
    line = ReportLine.objects.get(pk=line.pk)
    assert (told[0] is None) == (line.done == "改")
    require_kept_standings()


def test_of_two_corrections_of_one_value_one_stands_and_the_other_is_told(who: Cast) -> None:
    target = target_of(live_ledger(who).obligations.order_by("code")[0])
    value = observations.observe(target.indicator, who.water, Reported(Decimal(9), day(3, 31), unit="万亩"), by=who.by("water-clerk"))
    both = [who.by(name, reason="重复计算") for name in ("water-clerk", "water-head")]

    told = at_once(*(lambda by=by: observations.correct(value, Decimal(7), by=by) for by in both))

    assert [type(one) for one in told if one is not None] == [CorrectedAlready]
    assert Observation.objects.filter(corrects=value).count() == 1
    require_kept_standings()


def test_the_same_bytes_sent_twice_at_once_are_stored_once(who: Cast) -> None:
    row = live_ledger(who).obligations.order_by("code")[0]
    proof = Proof("验收单", File("验收单.pdf", b"%PDF-1.7"))

    told = at_once(*(lambda name=name: evidence.add_evidence(row, proof, by=who.by(name)) for name in ("water-clerk", "water-head")))

    assert told == [None, None]
    assert EvidenceFile.objects.count() == 1


def test_verdicts_of_the_same_moment_are_all_counted(who: Cast) -> None:
    row = live_ledger(who).obligations.order_by("code")[0]
    given = [evidence.add_evidence(row, Proof("单", Outside(f"{n}号")), by=who.by("water-clerk")) for n in (1, 2)]

    told = at_once(*(lambda one=one: evidence.refuse_evidence(one, by=who.by("office-supervisor", reason="缺章")) for one in given))

    assert told == [None, None]
    assert EvidenceVerdict.objects.count() == 2
    require_kept_standings()


def test_an_amendment_that_two_apply_at_once_is_applied_once(who: Cast) -> None:
    ledger = signed_ledger(who)
    proposal = Proposal(AmendmentKind.DEADLINE, {"due": day(9, 30)}, "函", MARCH.date(), first_row(ledger))
    amendment = amendments.propose(ledger, proposal, by=who.by("water-clerk", reason="推迟"))
    amendments.approve(amendment, by=who.by("office-supervisor"))

    told = at_once(*(lambda: amendments.apply(Amendment.objects.get(pk=amendment.pk), by=clock()) for _ in range(2)))

    assert sum(one is None for one in told) == 1
    assert Edition.objects.filter(ledger=ledger).count() == 2
    assert any(isinstance(one, Overtaken | NotNow) or type(one).__name__ == "Clash" for one in told)
