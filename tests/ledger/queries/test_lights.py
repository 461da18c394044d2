"""Lights out of the record: now and as of any past day, by what was known when; in few questions, however many there are."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import deeds, organisations
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import (
    Assignment,
    Event,
    Ledger,
    LightNow,
    LightRules,
    Milestone,
    Obligation,
    Organisation,
    Report,
    Standing,
    Suspension,
)
from taizhang.ledger.queries.facts import Asked
from taizhang.ledger.queries.lights import lights_of
from taizhang.ledger.rules.colours import Colour
from tests.ledger.people import DAY, MARCH, Cast, cast, clock, day, draft_ledger

pytestmark = pytest.mark.django_db
LATER = MARCH + 200 * DAY


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    """Signed on 10 March: its rows are issued."""
    ledger = draft_ledger(who)
    put(*Obligation.objects.all(), at=8, state="in-progress", state_since=day(3, 10))
    return ledger


def put(*rows: Any, at: int = 8, **values: Any) -> None:
    """These values stand from that many days after 2 March on."""
    with deeds.deed("test", by=clock(MARCH + at * DAY)) as deed:
        for row in rows:
            deed.change(row, **values)


def add(row: Any, at: int = 8) -> Any:
    with deeds.deed("test", by=clock(MARCH + at * DAY)) as deed:
        return deed.add(row)


def first() -> Obligation:
    return Obligation.objects.order_by("code")[0]


def light(on: Any, known_at: Any = None) -> Any:
    (lit,) = lights_of(Asked(on, known_at, (first().pk,)), now=LATER)
    return lit.light


def rule(*args: Any) -> str:
    return str(light(*args).reasons[0].rule.value)


def test_a_draft_has_no_light(who: Cast) -> None:
    draft_ledger(who)

    assert lights_of(Asked(day(6, 1)), now=LATER) == []


def test_a_row_that_is_due_and_open_is_red_and_says_since_when(ledger: Ledger) -> None:
    put(Standing.objects.get(obligation=first()), at=100, heard_on=day(6, 20))

    assert (light(day(7, 5)).colour, rule(day(7, 5))) == (Colour.RED, "overdue")
    assert "已逾期5日" in light(day(7, 5)).sentence.zh


def test_without_a_chosen_curve_nothing_is_falsely_behind(ledger: Ledger) -> None:
    put(Standing.objects.get(obligation=first()), at=80, completion=Decimal(0), heard_on=day(5, 20))

    assert (light(day(5, 25)).colour, rule(day(5, 25))) == (Colour.GREY, "no-curve")


def test_a_zero_that_was_reported_is_no_blank(ledger: Ledger) -> None:
    put(ledger, pace="by-month")
    assert rule(day(4, 15)) == "no-figure"

    put(Standing.objects.get(obligation=first()), at=40, completion=Decimal(0), heard_on=day(4, 10))

    assert (light(day(4, 15)).colour, rule(day(4, 15))) == (Colour.RED, "far-behind")


def test_nobody_in_the_lead_is_a_red_light_of_its_own(ledger: Ledger) -> None:
    put(*Assignment.objects.filter(obligation=first()), at=20, ended_on=day(3, 22))

    assert rule(day(3, 30)) == "vacant"


def test_an_organisation_that_has_been_dissolved_answers_for_nothing(ledger: Ledger, who: Cast) -> None:
    organisations.dissolve_organisation(who.water, on=day(4, 1), by=clock(MARCH + 30 * DAY))

    assert rule(day(3, 31)) != "vacant"
    assert rule(day(4, 1)) == "vacant"


def test_a_suspension_moves_the_due_date_and_the_date_on_record_stays(ledger: Ledger) -> None:
    add(Suspension(obligation=first(), start=day(6, 1), end=day(6, 21), reason="用地"), at=95)
    put(Standing.objects.get(obligation=first()), at=125, heard_on=day(7, 4))

    assert rule(day(6, 10)) == "suspended"
    assert light(day(7, 5)).colour is not Colour.RED
    assert rule(day(7, 21)) == "overdue"
    assert first().due == day(6, 30)


def test_reports_missed_count_up_to_the_last_one_due(ledger: Ledger, who: Cast) -> None:
    for month in (3, 4):
        add(Report(ledger=ledger, organisation=who.water, period_start=day(month, 1), period_end=day(month, 28), due=day(month + 1, 5)))

    assert "reports-missed" not in {reason.rule for reason in light(day(4, 5)).reasons}
    assert (light(day(4, 10)).colour, rule(day(4, 10))) == (Colour.YELLOW, "reports-missed")
    assert (light(day(5, 10)).colour, rule(day(5, 10))) == (Colour.RED, "reports-missed")

    put(Report.objects.get(due=day(5, 5)), at=70, state="signed", signed_on=day(5, 11))
    assert "reports-missed" not in {reason.rule for reason in light(day(5, 12)).reasons}


def test_a_milestone_that_passed_unverified_is_yellow_and_draws_the_curve(ledger: Ledger) -> None:
    put(first(), curve="milestones")
    add(Milestone(obligation=first(), day=day(4, 10), percent=Decimal(40), title="开工"))
    put(Standing.objects.get(obligation=first()), at=40, completion=Decimal(38), heard_on=day(4, 9))

    assert light(day(4, 10)).colour is Colour.GREEN
    assert rule(day(4, 11)) == "milestone-missed"


def test_a_past_day_is_judged_by_what_was_known_then(ledger: Ledger) -> None:
    put(Standing.objects.get(obligation=first()), at=125, heard_on=day(7, 4))
    put(first(), at=130, due=day(9, 30))

    assert rule(day(7, 5), MARCH + 126 * DAY) == "overdue"
    assert "overdue" not in {reason.rule for reason in light(day(7, 5)).reasons}


def test_a_ledger_may_have_thresholds_of_its_own(ledger: Ledger) -> None:
    put(ledger, pace="by-month")
    put(Standing.objects.get(obligation=first()), at=40, completion=Decimal(25), heard_on=day(4, 10))
    assert light(day(4, 15)).colour is Colour.RED

    rules = add(LightRules(name="宽", thresholds={"far_behind": "40", "behind": "30"}), at=41)
    put(ledger, at=41, light_rules=rules)

    assert light(day(4, 15)).colour is Colour.GREEN


def test_all_lights_cost_the_same_number_of_questions_whether_two_or_two_hundred(who: Cast, ledger: Ledger) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            lights_of(Asked(day(6, 1)), now=LATER)
        return len(asked)

    few = questions()
    for _ in range(5):
        draft_ledger(who)
    put(*Obligation.objects.filter(state="draft"), state="in-progress")
    assert len(lights_of(Asked(day(6, 1)), now=LATER)) == 12

    assert questions() == few <= 12


def test_the_projection_is_what_a_new_computation_says(ledger: Ledger) -> None:
    light_up(on=day(7, 5), by=clock(LATER))

    computed = {lit.id: lit.light for lit in lights_of(Asked(day(7, 5)), now=LATER)}
    stored = {row.obligation_id: row for row in LightNow.objects.all()}
    assert set(stored) == set(computed)
    for pk, seen in computed.items():
        assert (stored[pk].colour, stored[pk].rule, stored[pk].sentence_zh) == (
            seen.colour.value,
            seen.reasons[0].rule.value,
            seen.sentence.zh,
        )


def test_a_change_of_colour_is_told_once_with_the_rule_that_fired(ledger: Ledger) -> None:
    light_up(on=day(6, 1), by=clock(LATER))

    assert light_up(on=day(6, 1), by=clock(LATER + DAY)) == 0
    run = Event.objects.order_by("number").last()
    assert run is not None
    assert (run.verb, run.payload["changed"]) == ("light_up", [])  # that it ran is told; no change is told twice

    assert light_up(on=day(7, 5), by=clock(LATER + 2 * DAY)) >= 1
    event = Event.objects.order_by("number").last()
    assert event is not None
    assert [first().pk, "red", "overdue"] in [[one[0], one[2], one[3]] for one in event.payload["changed"]]


def test_what_is_closed_loses_its_light(ledger: Ledger) -> None:
    light_up(on=day(6, 1), by=clock(LATER))
    put(first(), at=100, state="closed")

    light_up(on=day(6, 2), by=clock(LATER + timedelta(hours=1)))

    assert not LightNow.objects.filter(obligation=first()).exists()


def test_a_dissolved_body_is_named_in_the_registry_for_ever(who: Cast) -> None:
    organisations.dissolve_organisation(who.works, on=day(4, 1), by=clock())

    assert Organisation.objects.get(pk=who.works.pk).name == "江海省住房城乡建设厅"
