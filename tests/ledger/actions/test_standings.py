"""How obligations stand follows from what was reported, and from nothing that somebody wished."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import deeds, observations, report_lines, reports, standings
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.actions.standings import Decided, NotDecidedElsewhere
from taizhang.ledger.models import Ledger, Milestone, Obligation, Standing
from taizhang.ledger.queries.standings import standing_from_rows
from taizhang.ledger.rules.permissions import NotPermitted
from tests.ledger.live import aim, line_of, live_ledger, opened, require_kept_standings, said, standing
from tests.ledger.people import MARCH, Cast, cast, clock, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return live_ledger(who)


@pytest.fixture
def row(ledger: Ledger) -> Obligation:
    return Obligation.objects.filter(ledger=ledger).order_by("code")[0]


def completion(row: Obligation, who: Cast, reported: object, end: date = date(2026, 3, 31), **target: object) -> Decimal | None:
    """What it is once the value of such a target has been reported."""
    wanted = aim(row, **target)
    unit = wanted.unit
    observations.observe(wanted.indicator, who.water, Reported(Decimal(str(reported)), end, unit=unit), by=who.by("water-clerk"))
    require_kept_standings()
    return standing(row).completion


def test_a_falling_target_shows_its_true_progress(row: Obligation, who: Cast) -> None:
    assert completion(row, who, 50, kind="falling", value=Decimal(0), baseline=Decimal(200), value_kind="point") == Decimal(75)


def test_a_ceiling_and_a_range_are_all_done_inside_their_bounds(row: Obligation, who: Cast) -> None:
    assert completion(row, who, 210, kind="ceiling", value=Decimal(220)) == Decimal(95)  # without evidence
    assert completion(row, who, 4, kind="range", value=Decimal(8), upper=Decimal(12)) == Decimal(50)


def test_a_change_in_percentage_points_is_measured_from_its_baseline(row: Obligation, who: Cast) -> None:
    target = {"kind": "share-change", "value": Decimal(5), "unit": "百分点", "baseline": Decimal(40), "value_kind": "share"}
    wanted = aim(row, **target)
    observations.observe(wanted.indicator, who.water, Reported(Decimal("42.5"), day(3, 31), unit="%"), by=who.by("water-clerk"))

    assert standing(row).completion == Decimal(50)


def test_a_value_in_another_unit_is_no_progress_of_the_target(row: Obligation, who: Cast) -> None:
    wanted = aim(row, unit="万处")
    observations.observe(wanted.indicator, who.water, Reported(Decimal(100), day(3, 31), unit="处"), by=who.by("water-clerk"))

    assert standing(row).completion is None


def test_the_target_that_is_furthest_behind_speaks_for_all_and_a_wish_for_none(row: Obligation, who: Cast) -> None:
    first = aim(row, value=Decimal(100))
    second, wish = aim(row, value=Decimal(100)), aim(row, value=Decimal(100), firm=False)
    with deeds.deed("both", by=clock()) as deed:
        for target in (first, second):
            target.refresh_from_db()
            deed.change(target, valid_to=None)
    for target, value in ((first, 80), (second, 30), (wish, 1)):
        observations.observe(target.indicator, who.water, Reported(Decimal(value), day(3, 31)), by=who.by("water-clerk"))

    assert standing(row).completion == Decimal(30)


def test_what_was_before_the_plan_began_says_nothing_of_it(row: Obligation, who: Cast) -> None:
    assert completion(row, who, 150, end=date(2025, 12, 31)) is None


def test_values_of_single_months_are_added_up(row: Obligation, who: Cast) -> None:
    wanted = aim(row, value=Decimal(100), value_kind="current")
    for number, last in ((1, 31), (2, 28), (3, 31)):
        reported = Reported(Decimal(10), day(number, last), period_start=day(number, 1))
        observations.observe(wanted.indicator, who.water, reported, by=who.by("water-clerk"))

    assert standing(row).completion == Decimal(30)


def test_the_value_of_a_supporting_organisation_is_not_that_of_the_whole(row: Obligation, who: Cast) -> None:
    wanted = aim(row)
    observations.observe(wanted.indicator, who.works, Reported(Decimal(100), day(3, 31)), by=who.by("works-clerk"))

    assert standing(row).completion is None


def test_without_a_target_its_verified_milestones_say_how_much_is_done(row: Obligation, who: Cast) -> None:
    second = Obligation.objects.order_by("code")[1]
    with deeds.deed("milestones", by=clock()) as deed:
        deed.add(Milestone(obligation=second, day=day(3, 1), percent=Decimal(30), title="方案", verified_on=day(3, 1)))
        deed.add(Milestone(obligation=second, day=day(9, 1), percent=Decimal(100), title="印发"))
        standings.keep(deed, [second.pk])

    assert (standing(second).completion, standing(second).method) == (Decimal(30), "milestones")


def test_milestones_that_nobody_has_verified_say_nothing_unless_they_are_the_curve(row: Obligation) -> None:
    second = Obligation.objects.order_by("code")[1]
    with deeds.deed("milestones", by=clock()) as deed:
        deed.add(Milestone(obligation=second, day=day(9, 1), percent=Decimal(100), title="印发"))
        standings.keep(deed, [second.pk])
        assert standing(second).completion is None

        deed.change(second, curve="milestones")
        standings.keep(deed, [second.pk])
    assert standing(second).completion == Decimal(0)


def test_the_figure_of_a_reported_period_is_awaited_until_it_is_published(ledger: Ledger, row: Obligation, who: Cast) -> None:
    wanted = aim(row)
    with deeds.deed("calendar", by=clock()) as deed:
        deed.change(wanted.indicator, out_after_days=20)
    report = opened(ledger)
    for place in (0, 1):
        report_lines.fill_line(line_of(report, place), said(line_of(report, place)), by=who.by("water-clerk"))
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head"))
    assert standing(row).figures_out_on == day(4, 20)

    observations.observe(wanted.indicator, who.water, Reported(Decimal(50), day(3, 31)), by=who.by("water-clerk"))

    assert standing(row).figures_out_on is None
    require_kept_standings()


def test_what_a_body_elsewhere_decides_is_recorded_in_its_order(row: Obligation, who: Cast) -> None:
    by = who.by("water-clerk")
    with pytest.raises(NotDecidedElsewhere):
        standings.record_decision(row, Decided(submitted_on=day(3, 1)), by=by)
    standings.record_decision(row, Decided(by="水利部", submitted_on=day(3, 1)), by=by)
    with pytest.raises(NotDecidedElsewhere):
        standings.record_decision(row, Decided(decided_on=day(2, 1), granted=True), by=by)
    with pytest.raises(NotPermitted):
        standings.record_decision(row, Decided(decided_on=day(4, 1), granted=True), by=who.by("elsewhere-clerk"))

    kept = standings.record_decision(row, Decided(decided_on=day(4, 1), granted=False), by=by)

    assert (kept.decision_by, kept.submitted_on, kept.granted) == ("水利部", day(3, 1), False)


def test_many_stand_in_as_many_questions_as_one(ledger: Ledger, who: Cast) -> None:
    live_ledger(who)
    counts = []
    for ids in ([ledger.obligations.first().pk], list(Standing.objects.values_list("obligation_id", flat=True))):  # type: ignore[union-attr]
        with CaptureQueriesContext(connection) as asked:
            standing_from_rows(ids, on=MARCH.date())
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 10
