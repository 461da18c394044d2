"""A reading becomes a draft ledger, whole, with one event."""

from datetime import date
from decimal import Decimal

import pytest

from taizhang.ledger.actions import setting_up
from taizhang.ledger.models import Assignment, Event, Indicator, Obligation, PlanItem, Standing, Target
from taizhang.ledger.models.versions import twin_of
from taizhang.ledger.rules.permissions import NotPermitted
from tests.ledger.people import Cast, cast, clock, draft_ledger, findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Cast:
    return cast()


def test_each_measure_is_a_row_with_its_words_owners_and_due_date(who: Cast) -> None:
    ledger = draft_ledger(who)

    first, second = Obligation.objects.order_by("code")
    assert [first.code, second.code] == [f"{ledger.code}-0001", f"{ledger.code}-0002"]
    assert (first.title, first.due, first.due_words, first.due_inferred) == (
        "新增高效节水灌溉面积20万亩",
        date(2026, 6, 30),
        "6月底前",
        False,
    )
    assert [(a.organisation.short_name, a.role) for a in first.assignments.order_by("position")] == [
        ("省水利厅", "lead"),
        ("省住房城乡建设厅", "support"),
    ]
    assert PlanItem.objects.get(obligation=first).path == ["一、主要任务"]


def test_a_measure_without_a_deadline_is_due_at_the_end_of_the_plan_and_says_that_this_was_concluded(who: Cast) -> None:
    draft_ledger(who)

    row = Obligation.objects.get(title="出台节水管理办法")
    assert (row.due, row.due_basis, row.due_inferred) == (date(2026, 12, 31), "plan-period", True)
    assert "2026-12-31" in row.due_rule_zh


def test_a_plan_of_no_known_period_leaves_the_row_without_a_date_for_somebody_to_say(who: Cast) -> None:
    found = findings()
    found["plans"][0] |= {"title": "节水方案", "year": None}

    draft_ledger(who, plans=found["plans"])

    assert Obligation.objects.get(title="出台节水管理办法").due is None


def test_targets_stand_with_their_row_and_goals_with_the_plan(who: Cast) -> None:
    ledger = draft_ledger(who)

    own, goal = Target.objects.order_by("id")
    assert (own.obligation.title if own.obligation else "", own.value, own.unit) == ("新增高效节水灌溉面积20万亩", Decimal(20), "万亩")
    assert (goal.obligation, goal.plan, goal.kind) == (None, ledger.plan, "ceiling")


def test_the_same_indicator_in_two_plans_is_one(who: Cast) -> None:
    draft_ledger(who)
    draft_ledger(who)

    assert Indicator.objects.filter(name="高效节水灌溉面积").count() == 1
    assert Target.objects.filter(indicator__name="高效节水灌溉面积").count() == 2


def test_codes_never_collide_though_names_do(who: Cast) -> None:
    first, second = draft_ledger(who), draft_ledger(who)

    assert first.code != second.code
    codes = list(Obligation.objects.values_list("code", flat=True))
    assert len(codes) == len(set(codes)) == 4


def test_a_name_that_the_registry_does_not_know_stays_as_written_and_is_nobodys_duty(who: Cast) -> None:
    found = findings()
    found["tasks"][0]["organisations"][0]["name"] = "省不存在厅"

    draft_ledger(who, tasks=found["tasks"])

    item = PlanItem.objects.first()
    assert item is not None
    assert ["省不存在厅", "lead"] in item.named
    assert not Assignment.objects.filter(role="lead").exists()


def test_one_event_tells_of_all_of_it_and_names_every_row_that_was_written(who: Cast) -> None:
    before = Event.objects.count()
    ledger = draft_ledger(who)

    assert Event.objects.count() == before + 1
    event = Event.objects.order_by("number").last()
    assert event is not None
    assert (event.verb, event.subject) == ("set_up_ledger", f"ledger:{ledger.pk}")
    named = {(table, row) for table, row, *_ in event.touched}
    rows = {("obligation", pk) for pk in Obligation.objects.values_list("pk", flat=True)}
    assert rows | {("standing", pk) for pk in Standing.objects.values_list("pk", flat=True)} <= named


def test_every_row_has_its_first_version(who: Cast) -> None:
    draft_ledger(who)

    for model in (Obligation, PlanItem, Assignment, Target, Standing):
        assert twin_of(model).objects.count() == model.objects.count() > 0


def test_a_plan_that_the_reading_does_not_have_is_refused(who: Cast) -> None:
    with pytest.raises(setting_up.PlanMissing, match="p9"):
        setting_up.set_up_ledger(findings(), "p9", document=None, wanted=setting_up.Wanted(), by=clock())


def test_who_holds_no_post_sets_up_nothing(who: Cast) -> None:
    from taizhang.ledger.rules.roles import Actor

    with pytest.raises(NotPermitted):
        setting_up.set_up_ledger(
            findings(), "p1", document=None, wanted=setting_up.Wanted(), by=clock().__class__(Actor(1, "谁"), clock().at)
        )
    assert not Obligation.objects.exists()
