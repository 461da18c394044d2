"""Questions about what was reported and changed cost the same however many rows they are about."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import amendments, observations
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.models import Indicator, Ledger, Obligation
from taizhang.ledger.queries import report_lines
from taizhang.ledger.queries.amendments import original_and_revised, targets_revised
from taizhang.ledger.queries.observations import AsOf, series_of, series_standing, values_standing
from taizhang.ledger.queries.standings import obligations_measured_by
from taizhang.ledger.queries.years import settlement_of
from taizhang.ledger.rules.amending import AmendmentKind
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.live import line_of, live_ledger, opened, said, target_of
from tests.ledger.people import DAY, MARCH, Cast, cast, clock, day, findings

pytestmark = pytest.mark.django_db
TODAY = MARCH.date()


@pytest.fixture
def who() -> Cast:
    return cast()


def cost(question: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        question()
    return len(asked)


def with_measures(who: Cast, count: int) -> Ledger:
    """A live ledger with so many measures, each with a target of its own."""
    found = findings()
    (task,) = found["tasks"]
    own, goal = found["targets"]
    measures = [task["measures"][0] | {"id": f"t1.m{n}"} for n in range(count)]
    targets = [own | {"id": f"g{n}", "measure": f"t1.m{n}", "indicator": f"指标{n}"} for n in range(count)]
    return live_ledger(who, tasks=[task | {"measures": measures}], targets=[*targets, goal])


def test_a_ledger_of_many_rows_costs_what_one_of_few_costs(who: Cast) -> None:
    few, many = with_measures(who, 1), with_measures(who, 9)

    assert cost(lambda: settlement_of(few, on=TODAY)) == cost(lambda: settlement_of(many, on=TODAY)) <= 9
    assert len(settlement_of(many, on=TODAY)) == 9
    for question in (_owed, _lines_asked):
        assert cost(lambda ask=question: ask(few)) == cost(lambda ask=question: ask(many))  # type: ignore[misc]


def _owed(ledger: Ledger) -> object:
    return report_lines.owed_by_organisation(ledger.pk, on=TODAY)


def _lines_asked(ledger: Ledger) -> object:
    rows = list(Obligation.objects.filter(ledger=ledger).values_list("pk", flat=True))
    return report_lines.planned(rows, before=TODAY), report_lines.counterparts_of(rows)


def test_many_series_are_one_question(who: Cast) -> None:
    with_measures(who, 5)
    indicators = list(Indicator.objects.filter(name__startswith="指标"))
    for indicator in indicators:
        observations.observe(indicator, who.water, Reported(Decimal(1), day(3, 31), unit="万亩"), by=who.by("water-clerk"))
    everything = [indicator.pk for indicator in indicators]

    assert cost(lambda: values_standing(everything, [who.water.pk])) == 1
    assert cost(lambda: series_standing(everything, [who.water.pk], AsOf(known_at=MARCH))) == 1
    assert len(values_standing(everything, [who.water.pk])) == 5
    measured = [{(pk, who.water.pk) for pk in everything[:count]} for count in (1, 5)]
    assert cost(lambda: obligations_measured_by(measured[0], on=TODAY)) == cost(lambda: obligations_measured_by(measured[1], on=TODAY))


def test_the_history_of_a_row_costs_the_same_however_often_it_was_amended(who: Cast) -> None:
    row = first_row(signed_ledger(who))
    costs = []
    for value in (18, 16, 14):
        target = target_of(row)
        assert row.ledger is not None
        proposal = Proposal(AmendmentKind.TARGET, {"value": Decimal(value)}, "函", TODAY, row, target)
        amendment = amendments.propose(row.ledger, proposal, by=who.by("water-clerk", reason="调整"))
        amendments.approve(amendment, by=who.by("office-supervisor"))
        amendments.apply(amendment, by=clock())
        costs.append(cost(lambda: (original_and_revised(row.pk), targets_revised(row.pk))))

    assert costs == [2, 2, 2]
    (found,) = targets_revised(row.pk)
    assert (found.original, found.revised, found.times) == (Decimal(20), Decimal(14), 3)


def test_what_stood_in_a_report_that_nobody_had_signed_was_not_known_then(who: Cast) -> None:
    from taizhang.ledger.actions import report_lines as lines
    from taizhang.ledger.actions import reports

    report = opened(live_ledger(who))
    for place in (0, 1):
        line = line_of(report, place)
        lines.fill_line(line, said(line, 5 if place == 0 else None), by=who.by("water-clerk", MARCH + DAY))
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head", MARCH + 9 * DAY))
    indicator = target_of(line_of(report).obligation).indicator_id

    assert series_of(indicator, who.water.pk, known_at=MARCH + 5 * DAY) == []
    assert [value.value for value in series_of(indicator, who.water.pk, known_at=MARCH + 10 * DAY)] == [Decimal(5)]
