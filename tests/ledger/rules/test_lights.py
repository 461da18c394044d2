"""Lights: which rule fires on which facts, the worst of several, and who has no say in it."""

import inspect
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.rules.calendars import Calendar, official
from taizhang.ledger.rules.colours import SEVERITY, Colour
from taizhang.ledger.rules.lifecycle import State
from taizhang.ledger.rules.light import Light
from taizhang.ledger.rules.light_facts import Checkpoint, Claim, Decision, Facts, Rule, Thresholds
from taizhang.ledger.rules.light_words import WORDS
from taizhang.ledger.rules.lights import Judge, KnownLater
from taizhang.ledger.rules.schedule import Linear, Pace, Stepped

ON = date(2022, 8, 31)
KNOWN = datetime(2022, 9, 1, tzinfo=UTC)
YEAR = Linear(Pace.BY_MONTH, date(2022, 1, 1), date(2022, 12, 31))
RUNNING = Facts(State.IN_PROGRESS, owned=True, start=date(2022, 1, 1), due=date(2022, 12, 31), heard_on=date(2022, 8, 28))
ON_SCHEDULE = RUNNING._replace(curve=YEAR, completion=Decimal(74))


def light(facts: Facts, on: date = ON, thresholds: Thresholds | None = None) -> Light:
    return Judge(thresholds or Thresholds(), official(), on=on, known_at=KNOWN + timedelta(days=9999)).light(facts)


def fired(facts: Facts, on: date = ON) -> set[Rule]:
    return {reason.rule for reason in light(facts, on).reasons}


@pytest.mark.parametrize(
    ("facts", "colour", "rule"),
    [
        (ON_SCHEDULE, Colour.GREEN, Rule.ON_SCHEDULE),
        (ON_SCHEDULE._replace(owned=False), Colour.RED, Rule.VACANT),
        (ON_SCHEDULE._replace(due=date(2022, 8, 30)), Colour.RED, Rule.OVERDUE),
        (ON_SCHEDULE._replace(due=ON), Colour.BLUE, Rule.DUE_SOON),
        (ON_SCHEDULE._replace(due=date(2022, 9, 9)), Colour.BLUE, Rule.DUE_SOON),  # the seventh working day
        (ON_SCHEDULE._replace(due=date(2022, 9, 10)), Colour.GREEN, Rule.ON_SCHEDULE),
        (ON_SCHEDULE._replace(reports_missed=1), Colour.YELLOW, Rule.REPORTS_MISSED),
        (ON_SCHEDULE._replace(reports_missed=2), Colour.RED, Rule.REPORTS_MISSED),
        (ON_SCHEDULE._replace(refusals=1), Colour.GREEN, Rule.ON_SCHEDULE),
        (ON_SCHEDULE._replace(refusals=2), Colour.RED, Rule.EVIDENCE_REFUSED),
        (ON_SCHEDULE._replace(checkpoints=(Checkpoint(date(2022, 8, 30), None),)), Colour.YELLOW, Rule.MILESTONE_MISSED),
        (ON_SCHEDULE._replace(checkpoints=(Checkpoint(ON, None),)), Colour.GREEN, Rule.ON_SCHEDULE),
        (ON_SCHEDULE._replace(checkpoints=(Checkpoint(date(2022, 6, 30), date(2022, 7, 9)),)), Colour.GREEN, Rule.ON_SCHEDULE),
        (ON_SCHEDULE._replace(checkpoints=(Checkpoint(date(2022, 6, 30), date(2022, 9, 9)),)), Colour.YELLOW, Rule.MILESTONE_MISSED),
        (ON_SCHEDULE._replace(heard_on=date(2022, 7, 16)), Colour.YELLOW, Rule.STALE),
        (ON_SCHEDULE._replace(heard_on=date(2022, 7, 17)), Colour.GREEN, Rule.ON_SCHEDULE),
        (ON_SCHEDULE._replace(start=date(2022, 9, 1)), Colour.GREY, Rule.NOT_STARTED),
        (ON_SCHEDULE._replace(suspended_since=date(2022, 8, 1), due=date(2022, 8, 2)), Colour.GREY, Rule.SUSPENDED),
        (ON_SCHEDULE._replace(state=State.CLOSED, due=date(2022, 8, 2)), Colour.NONE, Rule.ENDED),
        (ON_SCHEDULE._replace(state=State.CANCELLED, owned=False), Colour.NONE, Rule.ENDED),
        (ON_SCHEDULE._replace(state=State.DRAFT, owned=False), Colour.NONE, Rule.NOT_ISSUED),
        (ON_SCHEDULE._replace(state=State.APPLIED, applied_on=ON), Colour.NONE, Rule.WITH_VERIFIER),
    ],
)
def test_each_rule_fires_on_its_facts(facts: Facts, colour: Colour, rule: Rule) -> None:
    found = light(facts)

    assert (found.colour, found.reasons[0].rule) == (colour, rule)


@pytest.mark.parametrize(
    ("done", "colour"),
    [
        ("61.67", Colour.GREEN),
        ("61.66", Colour.YELLOW),
        ("46.67", Colour.YELLOW),
        ("46.66", Colour.RED),
        ("0", Colour.RED),
        ("150", Colour.GREEN),
    ],
)
def test_five_points_behind_are_green_twenty_yellow_and_more_is_red(done: str, colour: Colour) -> None:
    assert light(ON_SCHEDULE._replace(completion=Decimal(done))).colour is colour  # 66.67 percent are expected


@pytest.mark.parametrize("days", [1, 30, 200, 201, 365, 3650])
def test_a_light_can_turn_late_for_a_task_of_any_length(days: int) -> None:
    start = ON - timedelta(days=days)
    halfway = Linear(Pace.BY_DAY, start, ON + timedelta(days=days))
    behind = RUNNING._replace(start=start, due=ON + timedelta(days=days), curve=halfway, completion=Decimal(25))

    assert Rule.FAR_BEHIND in fired(behind)
    assert Rule.OVERDUE in fired(behind._replace(due=ON - timedelta(days=1), completion=Decimal(99)))


def test_the_worst_rule_decides_and_the_others_are_kept() -> None:
    found = light(ON_SCHEDULE._replace(reports_missed=1, due=date(2022, 9, 1), owned=False))

    assert found.colour is Colour.RED
    assert [reason.rule for reason in found.reasons] == [Rule.VACANT, Rule.REPORTS_MISSED, Rule.DUE_SOON, Rule.ON_SCHEDULE]


def test_the_light_says_which_rule_fired_in_words_of_both_languages() -> None:
    found = light(ON_SCHEDULE._replace(completion=Decimal(50), reports_missed=1))

    assert found.sentence.zh == "黄灯：连续1次未报进展；完成50%，序时进度66.67%，落后16.67个百分点，超过5个"
    assert (
        found.sentence.en == "yellow: 1 reports missed in a row; 50 % done of 66.67 % by now: 16.67 percentage points behind, more than 5"
    )


def test_without_a_curve_an_item_is_grey_and_not_falsely_red() -> None:
    found = light(RUNNING._replace(completion=Decimal(0)))

    assert (found.colour, found.reasons[0].rule) == (Colour.GREY, Rule.NO_CURVE)
    assert found.sentence.zh == "灰灯：未定进度"


def test_without_a_curve_the_other_rules_still_hold() -> None:
    assert light(RUNNING._replace(due=date(2022, 8, 1))).colour is Colour.RED


def test_a_blank_is_not_zero() -> None:
    assert light(ON_SCHEDULE._replace(completion=None)).reasons[0].rule is Rule.NO_FIGURE
    assert light(ON_SCHEDULE._replace(completion=Decimal(0))).colour is Colour.RED


def test_before_its_release_a_statistic_is_awaited_and_neither_stale_nor_late() -> None:
    yearly = ON_SCHEDULE._replace(
        completion=Decimal(10), heard_on=date(2022, 3, 1), due=date(2022, 8, 20), figures_out_on=date(2022, 9, 15)
    )

    before, after = light(yearly), light(yearly, date(2022, 9, 15))

    assert (before.colour, [r.rule for r in before.reasons]) == (Colour.GREY, [Rule.AWAITING_FIGURES])
    assert after.colour is Colour.RED
    assert "待数" in before.sentence.zh


def test_staleness_is_shown_and_no_owner_is_itself_a_red_light() -> None:
    assert light(RUNNING._replace(heard_on=date(2022, 1, 5))).colour is Colour.YELLOW
    assert light(ON_SCHEDULE._replace(owned=False, start=date(2023, 1, 1))).colour is Colour.RED
    assert light(ON_SCHEDULE._replace(owned=False, suspended_since=ON)).colour is Colour.RED


def test_the_person_who_reports_does_not_choose_the_colour_and_the_gap_is_shown() -> None:
    late = ON_SCHEDULE._replace(due=date(2022, 8, 1))
    claimed = light(late._replace(claim=Claim(Colour.GREEN, None)))

    assert claimed.colour is light(late).colour is Colour.RED
    assert claimed.reasons == light(late).reasons
    assert claimed.overstated is not None
    assert claimed.overstated.zh == "自报绿灯，系统判定红灯"


def test_a_claimed_percentage_is_shown_beside_the_accepted_one() -> None:
    more = light(ON_SCHEDULE._replace(claim=Claim(None, Decimal(100)))).overstated
    blank = light(ON_SCHEDULE._replace(completion=None, claim=Claim(None, Decimal(100)))).overstated

    assert more is not None
    assert more.zh == "自报完成100%，认定74%"
    assert blank is not None
    assert blank.en == "it says 100 % done, nothing is accepted"
    assert light(ON_SCHEDULE._replace(claim=Claim(Colour.GREEN, Decimal(74)))).overstated is None
    assert light(ON_SCHEDULE).overstated is None


def test_applying_late_does_not_put_out_a_red_light() -> None:
    late = ON_SCHEDULE._replace(state=State.APPLIED, due=date(2022, 8, 1), applied_on=date(2022, 8, 2))
    in_time = late._replace(applied_on=date(2022, 8, 1))

    assert (light(late).colour, light(late).reasons[0].rule) == (Colour.RED, Rule.APPLIED_LATE)
    assert light(late._replace(state=State.VERIFIED)).colour is Colour.RED
    assert light(late._replace(state=State.CLOSED)).colour is Colour.NONE
    assert light(in_time).colour is Colour.NONE
    assert light(in_time._replace(state=State.RETURNED)).colour is Colour.RED


def test_what_the_organisation_does_is_lit_apart_from_what_a_ministry_decides() -> None:
    waiting = RUNNING._replace(due=date(2022, 6, 30), decision=Decision("国家部委", date(2022, 12, 31), submitted_on=date(2022, 6, 1)))

    found = light(waiting)

    assert (found.colour, found.reasons[0].rule) == (Colour.GREEN, Rule.SUBMITTED)
    assert found.outcome is not None
    assert (found.outcome.rule, found.outcome.colour) == (Rule.AWAITING_DECISION, Colour.GREY)


@pytest.mark.parametrize(
    ("decision", "own", "outcome"),
    [
        (Decision("部委", date(2022, 12, 31)), Colour.RED, Rule.NOT_SUBMITTED),
        (Decision("部委", date(2022, 12, 31), submitted_on=date(2022, 9, 9)), Colour.RED, Rule.NOT_SUBMITTED),
        (Decision("部委", date(2022, 8, 1), submitted_on=date(2022, 6, 1)), Colour.GREEN, Rule.DECISION_LATE),
        (Decision("部委", None, submitted_on=date(2022, 6, 1)), Colour.GREEN, Rule.AWAITING_DECISION),
        (Decision("部委", None, date(2022, 6, 1), date(2022, 8, 1), granted=True), Colour.GREEN, Rule.GRANTED),
        (Decision("部委", None, date(2022, 6, 1), date(2022, 8, 1), granted=False), Colour.GREEN, Rule.NOT_GRANTED),
        (Decision("部委", None, date(2022, 6, 1), date(2022, 9, 1), granted=True), Colour.GREEN, Rule.AWAITING_DECISION),
    ],
)
def test_a_decision_of_others_never_colours_the_own_part(decision: Decision, own: Colour, outcome: Rule) -> None:
    found = light(RUNNING._replace(due=date(2022, 6, 30), decision=decision))

    assert found.colour is own
    assert found.outcome is not None
    assert found.outcome.rule is outcome
    assert "部委" in found.outcome.sentence.zh


def test_thresholds_belong_to_the_ledger() -> None:
    behind = ON_SCHEDULE._replace(completion=Decimal(50))
    other = Thresholds(version="yinchuan", behind=Decimal(10), far_behind=Decimal(30), stale_days=200, vacant=Colour.YELLOW)

    assert [light(ON_SCHEDULE._replace(completion=Decimal(done)), thresholds=other).colour for done in (57, 56, 36)] == [
        Colour.GREEN,
        Colour.YELLOW,
        Colour.RED,
    ]
    assert light(behind._replace(owned=False), thresholds=other).colour is Colour.YELLOW


@pytest.mark.parametrize("wrong", [{"behind": Decimal(30)}, {"reports_missed": 3}, {"stale_days": 0}, {"soon_working_days": 0}])
def test_thresholds_that_contradict_themselves_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"red|from one"):
        Thresholds(**wrong)  # type: ignore[arg-type]


def test_a_light_can_be_replayed_for_any_past_day() -> None:
    facts = ON_SCHEDULE._replace(due=date(2022, 8, 20), checkpoints=(Checkpoint(date(2022, 3, 31), date(2022, 5, 1)),))

    colours = [light(facts, day).colour for day in (date(2022, 4, 30), date(2022, 5, 1), date(2022, 8, 15), date(2022, 8, 21))]

    assert colours == [Colour.YELLOW, Colour.GREEN, Colour.BLUE, Colour.RED]


def test_the_run_keeps_the_versions_that_a_replay_needs() -> None:
    judge = Judge(Thresholds(), official(), on=ON, known_at=KNOWN)

    assert judge.version == "lights-1/suggested-1/official"
    assert (judge.on, judge.known_at) == (ON, KNOWN)


def test_a_replay_sees_nothing_that_was_recorded_later() -> None:
    judge = Judge(Thresholds(), official(), on=ON, known_at=KNOWN)

    assert judge.light(ON_SCHEDULE._replace(recorded_at=KNOWN)).colour is Colour.GREEN
    with pytest.raises(KnownLater):
        judge.light(ON_SCHEDULE._replace(recorded_at=KNOWN + timedelta(seconds=1)))


def test_a_year_without_a_calendar_has_no_lights() -> None:
    until_2022 = Calendar("short", frozenset({2022}), official().holidays, official().worked)

    with pytest.raises(CalendarMissing):
        Judge(Thresholds(), until_2022, on=date(2022, 12, 28), known_at=KNOWN)


def test_milestones_can_be_the_curve() -> None:
    built = RUNNING._replace(curve=Stepped(((date(2022, 6, 30), Decimal(10)), (date(2022, 12, 31), Decimal(100)))), completion=Decimal(10))

    assert light(built).colour is Colour.GREEN


def test_every_rule_has_its_words() -> None:
    assert set(WORDS) == set(Rule)
    assert "colour" not in inspect.signature(Judge.light).parameters


dates = st.dates(date(2021, 1, 1), date(2023, 12, 31))
facts = st.builds(
    Facts,
    state=st.sampled_from(State),
    owned=st.booleans(),
    start=st.none() | dates,
    due=st.none() | dates,
    suspended_since=st.none() | dates,
    curve=st.none() | st.just(YEAR),
    completion=st.none() | st.decimals(-50, 150, places=2),
    checkpoints=st.lists(st.builds(Checkpoint, dates, st.none() | dates), max_size=3).map(tuple),
    reports_missed=st.integers(0, 3),
    refusals=st.integers(0, 3),
    heard_on=st.none() | dates,
    applied_on=st.none() | dates,
    figures_out_on=st.none() | dates,
    decision=st.none() | st.builds(Decision, st.just("部委"), st.none() | dates, st.none() | dates, st.none() | dates, st.booleans()),
    claim=st.none() | st.builds(Claim, st.none() | st.sampled_from(Colour), st.none() | st.decimals(0, 100, places=1)),
    recorded_at=st.none(),
)


@given(facts, dates)
def test_every_light_has_reasons_the_worst_first_and_says_them(any_facts: Facts, on: date) -> None:
    found = light(any_facts, on)

    severities = [SEVERITY[reason.colour] for reason in found.reasons]
    assert severities == sorted(severities, reverse=True)
    assert found.colour is found.reasons[0].colour
    assert all(text and "{" not in text for text in (found.sentence.zh, found.sentence.en))


@given(facts, dates, st.builds(Claim, st.none() | st.sampled_from(Colour), st.none() | st.decimals(0, 100, places=1)))
def test_no_claim_changes_any_light(any_facts: Facts, on: date, claim: Claim) -> None:
    assert light(any_facts._replace(claim=claim), on)[:3] == light(any_facts, on)[:3]


@given(facts, dates)
def test_whoever_has_nobody_is_never_better_off(any_facts: Facts, on: date) -> None:
    owned, vacant = light(any_facts._replace(owned=True), on), light(any_facts._replace(owned=False), on)

    assert SEVERITY[vacant.colour] >= SEVERITY[owned.colour]
