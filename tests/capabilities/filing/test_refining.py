"""A lead refines its own targets, never below the plan's, and its quarters make the whole."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from taizhang.capabilities.filing.actions.refining import refine
from taizhang.capabilities.filing.queries.refining import targets_of
from taizhang.capabilities.filing.rules.refining import Lowered
from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Event, Ledger, Milestone, Obligation, Target
from taizhang.ledger.rules.permissions import NotPermitted
from tests.ledger.in_force import confirmed_draft
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(who: Cast) -> Ledger:
    return confirmed_draft(who)


@pytest.fixture
def row(draft: Ledger) -> Obligation:
    return Obligation.objects.get(code=f"{draft.code}-0001")


@pytest.fixture
def clerk(browser: Browser) -> Client:
    return browser("water-clerk")


def target_of(row: Obligation) -> Target:
    [found] = targets_of(row)
    return found.target


def changed(row: Obligation, **values: Any) -> Target:
    """What the plan asked is something else."""
    target = target_of(row)
    with deeds.deed("set_target", by=clock()) as deed:
        return deed.change(target, **values)


def send(clerk: Client, row: Obligation, act: str, **said: str) -> str:
    address = f"/filing/ledgers/{row.ledger.code}/claims/{row.code}"  # type: ignore[union-attr]
    return clerk.post(address, {"act": act} | said, follow=True).content.decode()


def test_a_target_is_refined_upwards_and_what_the_plan_asked_stays_in_the_record(row: Obligation, clerk: Client) -> None:
    page = send(clerk, row, "targets", **{f"target-{target_of(row).key}": "22.5"})

    [refined] = targets_of(row)
    assert (refined.target.value, refined.plan) == (Decimal("22.5"), Decimal(20))
    assert Target.objects.get(obligation=row, valid_to__isnull=False).value == Decimal(20)
    assert "The plan asks for 20" in page


def test_a_target_below_the_plans_is_refused_in_words_and_stays_as_it_was_written(row: Obligation, clerk: Client) -> None:
    key = target_of(row).key

    page = send(clerk, row, "targets", **{f"target-{key}": "18"})

    assert "18万亩 is less than the 20万亩 of the plan" in page
    assert f'value="18" id="target-{key}"' in page
    assert target_of(row).value == Decimal(20)


def test_once_refined_it_may_come_back_to_the_plans_and_no_further(row: Obligation, who: Cast) -> None:
    by = who.by("water-clerk")
    refine(row, target_of(row), Decimal(25), by=by)
    refine(row, target_of(row), Decimal(20), by=by)

    with pytest.raises(Lowered):
        refine(row, target_of(row), Decimal(19), by=by)


@pytest.mark.parametrize(("kind", "comparator"), [("ceiling", "<="), ("falling", "<="), ("rank", "<=")])
def test_what_must_not_be_exceeded_is_refined_downwards(kind: str, comparator: str, row: Obligation, who: Cast) -> None:
    changed(row, kind=kind, comparator=comparator)
    by = who.by("water-clerk")

    with pytest.raises(Lowered, match="more than the 20"):
        refine(row, target_of(row), Decimal(21), by=by)

    assert refine(row, target_of(row), Decimal(18), by=by).value == Decimal(18)


def test_a_range_stays_as_it_is(row: Obligation, who: Cast) -> None:
    changed(row, kind="range", upper=Decimal(30))

    with pytest.raises(Lowered, match="propose an amendment"):
        refine(row, target_of(row), Decimal(25), by=who.by("water-clerk"))


def test_a_lead_of_the_row_may_and_nobody_else(row: Obligation, who: Cast) -> None:
    with pytest.raises(NotPermitted):
        refine(row, target_of(row), Decimal(25), by=who.by("elsewhere-clerk"))


def test_quarters_that_make_the_whole_become_milestones(row: Obligation, clerk: Client) -> None:
    send(clerk, row, "quarters", **{"quarter-2026-03-31": "5万亩", "quarter-2026-06-30": "20"})

    stand = Milestone.objects.filter(obligation=row, removed_on__isnull=True).order_by("day")
    assert [(one.day, one.percent, one.title) for one in stand] == [
        (date(2026, 3, 31), Decimal(25), "2026年第一季度末累计5万亩"),
        (date(2026, 6, 30), Decimal(100), "2026年第二季度末累计20万亩"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("5", "18", "2万亩 less than 20万亩"),
        ("12", "10", "a running target does not fall"),
        ("", "20", "say what each quarter reaches: 2026 Q1"),
        ("五", "20", "a number in 万亩 is wanted"),
    ],
)
def test_quarters_that_do_not_are_refused_and_come_back_as_written(
    first: str, last: str, said: str, row: Obligation, clerk: Client
) -> None:
    before = Event.objects.count()

    page = send(clerk, row, "quarters", **{"quarter-2026-03-31": first, "quarter-2026-06-30": last})

    assert said in page
    assert f'value="{last}"' in page
    assert Event.objects.count() == before


def test_quarters_cover_the_refined_target_and_not_only_the_plans(row: Obligation, who: Cast, clerk: Client) -> None:
    refine(row, target_of(row), Decimal(25), by=who.by("water-clerk"))

    assert "5万亩 less than 25万亩" in send(clerk, row, "quarters", **{"quarter-2026-03-31": "5", "quarter-2026-06-30": "20"})


def test_a_row_without_a_quantity_is_planned_in_percent(draft: Ledger, clerk: Client) -> None:
    row = Obligation.objects.get(code=f"{draft.code}-0002")
    with deeds.deed("set_due", by=clock()) as deed:
        deed.change(row, start=date(2026, 1, 1), due=date(2026, 12, 31))

    ends = ("2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31")
    send(clerk, row, "quarters", **{f"quarter-{end}": percent for end, percent in zip(ends, ("10", "10", "60", "100"), strict=True)})

    stand = Milestone.objects.filter(obligation=row, removed_on__isnull=True).order_by("day").values_list("day", "percent")
    assert [(day.isoformat(), percent) for day, percent in stand] == [("2026-03-31", 10), ("2026-09-30", 60), ("2026-12-31", 100)]


def test_the_page_of_claims_leads_to_each_row(row: Obligation, clerk: Client) -> None:
    page = clerk.get(f"/filing/ledgers/{row.ledger.code}/claims").content.decode()  # type: ignore[union-attr]

    assert f"/claims/{row.code}" in page


def test_milestones_that_follow_from_the_work_stand_in_the_form_marked_until_somebody_saves_them(row: Obligation, clerk: Client) -> None:
    address = f"/filing/ledgers/{row.ledger.code}/claims/{row.code}"  # type: ignore[union-attr]

    page = clerk.get(address).content.decode()

    assert "前期手续（10%）" in page
    assert "Inferred" in page
    assert not Milestone.objects.exists()
    steps = page.split('<textarea rows="')[1].split(">", 1)[1].split("</textarea>")[0]
    send(clerk, row, "steps", steps=steps)
    assert list(Milestone.objects.order_by("day").values_list("title", flat=True)) == ["前期手续", "开工", "主体过半", "完工", "验收"]
    assert not Milestone.objects.filter(inferred=True).exists(), "a person has said them"
    assert "Inferred" not in clerk.get(address).content.decode()


def test_a_row_has_a_curve_of_its_own_or_that_of_its_ledger(row: Obligation, clerk: Client) -> None:
    send(clerk, row, "curve", curve="milestones")
    row.refresh_from_db()
    assert row.curve == "milestones"

    send(clerk, row, "curve", curve="")
    row.refresh_from_db()
    assert row.curve == ""
