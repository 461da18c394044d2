"""What a ledger covers and what it lacks."""

from datetime import UTC, datetime

import pytest

from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Assignment, Indicator, Ledger, Obligation, Target
from taizhang.ledger.queries.coverage import LACKS, gaps_of, goals_of, lacking, lacks_counted
from taizhang.ledger.queries.moments import Moment
from tests.ledger.people import clock, day

from .test_plans import packaged

pytestmark = pytest.mark.django_db

NOW = Moment(day(5, 1), datetime(2026, 5, 1, 4, tzinfo=UTC))
APRIL = datetime(2026, 4, 1, 1, tzinfo=UTC)


def row(ledger: Ledger, number: int) -> Obligation:
    return Obligation.objects.get(code=f"{ledger.code}-{number:04}")


def then(month: int, number: int) -> Moment:
    return Moment(day(month, number), NOW.now, datetime(2026, month, number, 16, tzinfo=UTC))


def test_a_goal_that_no_row_has_a_target_for_is_served_by_none(ledger: Ledger) -> None:
    (goal,) = goals_of(ledger.pk, NOW)

    assert (goal.indicator, goal.served_by) == ("用水总量", [])


def test_a_row_with_a_target_of_the_same_indicator_serves_the_goal(ledger: Ledger) -> None:
    with deeds.deed("set_target", by=clock(APRIL)) as deed:
        indicator = Indicator.objects.get(name="用水总量")
        deed.add(Target(plan=ledger.plan, obligation=row(ledger, 2), indicator=indicator, kind="ceiling", value=100, unit="亿立方米"))

    assert [one.code for one in goals_of(ledger.pk, NOW)[0].served_by] == [f"{ledger.code}-0002"]
    assert goals_of(ledger.pk, then(3, 20))[0].served_by == []


def test_a_row_that_has_a_share_of_the_goal_serves_it_under_whatever_name(ledger: Ledger) -> None:
    goal = Target.objects.get(obligation__isnull=True)
    with deeds.deed("decompose", by=clock(APRIL)) as deed:
        other = deed.add(Indicator(name="农业用水总量", unit="亿立方米"))
        deed.add(Target(obligation=row(ledger, 1), indicator=other, parent=goal, kind="ceiling", value=100, unit="亿立方米"))

    assert [one.code for one in goals_of(ledger.pk, NOW)[0].served_by] == [f"{ledger.code}-0001"]


def test_a_row_that_was_dropped_serves_nothing_and_lacks_nothing(ledger: Ledger) -> None:
    before = lacks_counted(ledger.pk, NOW)
    with deeds.deed("cancel", by=clock(APRIL)) as deed:
        deed.change(row(ledger, 2), state="cancelled")

    after = lacks_counted(ledger.pk, NOW)

    assert (before["rows"], before["unmeasured"]) == (2, 1)
    assert (after["rows"], after["unmeasured"]) == (1, 0)


def test_each_lack_is_counted_and_its_rows_are_named(ledger: Ledger) -> None:
    second = row(ledger, 2)
    with deeds.deed("lose", by=clock(APRIL)) as deed:
        for duty in Assignment.objects.filter(obligation=second):
            deed.change(duty, ended_on=day(4, 1))
        deed.change(second, due=None)

    counts = lacks_counted(ledger.pk, NOW)

    assert {name: counts[name] for name in ("unled", "undated", "unmeasured")} == {"unled": 1, "undated": 1, "unmeasured": 1}
    for name in ("unled", "undated", "unmeasured"):
        assert [one.code for one in lacking(ledger.pk, name, NOW).rows] == [second.code]


def test_who_only_supports_a_row_does_not_lead_it(ledger: Ledger) -> None:
    with deeds.deed("lose", by=clock(APRIL)) as deed:
        deed.change(Assignment.objects.get(obligation=row(ledger, 1), role="lead"), ended_on=day(4, 1))

    assert [one.code for one in lacking(ledger.pk, "unled", NOW).rows] == [f"{ledger.code}-0001"]


def test_a_past_day_lacks_what_it_lacked_then(ledger: Ledger) -> None:
    with deeds.deed("lose", by=clock(APRIL)) as deed:
        deed.change(row(ledger, 1), due=None)

    assert [lacks_counted(ledger.pk, then(month, number))["undated"] for month, number in ((3, 20), (4, 2))] == [0, 1]


def test_rows_that_lack_something_come_page_by_page(ledger: Ledger) -> None:
    with deeds.deed("lose", by=clock(APRIL)) as deed:
        for number in (1, 2):
            deed.change(row(ledger, number), due=None)

    first = lacking(ledger.pk, "undated", NOW, limit=1)
    second = lacking(ledger.pk, "undated", NOW, limit=1, after=first.following or "")

    assert [one.code for page in (first, second) for one in page.rows] == [f"{ledger.code}-0001", f"{ledger.code}-0002"]
    assert second.following is None


def test_coverage_takes_two_questions_for_goals_and_one_for_all_counts(ledger: Ledger, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        goals_of(ledger.pk, NOW)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert set(lacks_counted(ledger.pk, NOW)) == {"rows", *LACKS}


def test_the_gaps_of_its_plan_are_told_and_those_of_another_are_not(ledger: Ledger) -> None:
    package = packaged(ledger)
    assert package.document
    reading = package.document.readings.get()
    reading.findings["gaps"] = [
        {"kind": "a", "about": ["t1"], "message": "由谁验收？"},
        {"kind": "a", "about": ["p2"], "message": "正文在哪里？"},
        {"kind": "a", "about": [], "message": "从哪天起算？"},
    ]
    reading.save()

    assert gaps_of(ledger.pk, NOW).messages == ["由谁验收？", "从哪天起算？"]


def test_a_ledger_without_a_document_has_no_gaps(ledger: Ledger) -> None:
    assert gaps_of(ledger.pk, NOW) == ("", [])
