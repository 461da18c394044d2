"""What a change does to the totals is computed from the record before anybody proposes it."""

from decimal import Decimal

import pytest

from taizhang.capabilities.adjustment.queries.effects import Changing, effects_of
from taizhang.ledger.actions import deeds, targets
from taizhang.ledger.models import Indicator, Ledger, Obligation, Target
from taizhang.ledger.rules.amending import AmendmentKind
from taizhang.ledger.rules.amendment_effects import Effect
from tests.ledger.in_force import first_row
from tests.ledger.live import target_of
from tests.ledger.people import Cast, clock, day

pytestmark = pytest.mark.django_db
K = AmendmentKind


@pytest.fixture
def row(signed: Ledger) -> Obligation:
    return first_row(signed)


def effects(row: Obligation, kind: AmendmentKind, target: Target | None = None, **changes: object) -> list[Effect]:
    assert row.ledger is not None
    return effects_of(row.ledger, Changing(kind, changes, None if kind is K.ADD else row, target))


def told(found: list[Effect]) -> list[tuple[str, str, str, bool]]:
    return [(one.about.zh, one.before, one.after, one.grave) for one in found]


def goal(ledger: Ledger, indicator: Indicator, value: int, unit: str = "万亩") -> Target:
    with deeds.deed("goal", by=clock()) as deed:
        return deed.add(Target(plan=ledger.plan, indicator=indicator, value=Decimal(value), unit=unit, comparator=">="))


def test_a_lower_target_leaves_the_goal_of_the_plan_uncovered_and_that_is_grave(row: Obligation, signed: Ledger) -> None:
    target = target_of(row)
    goal(signed, target.indicator, 20)

    (found,) = effects(row, K.TARGET, target, value=Decimal(15))

    assert (found.before, found.after, found.grave) == ("20 / 20万亩", "15 / 20万亩", True)
    assert found.says.zh == "各方合计15，比总目标20少5"


def test_a_share_is_held_against_the_whole_with_the_shares_of_the_others(row: Obligation, who: Cast) -> None:
    target = target_of(row)
    shares = targets.decompose(target, {who.works: Decimal(8), who.water: Decimal(12)}, by=who.by("water-clerk"))
    mine = next(share for share in shares.rows if share.organisation == who.works)

    (found,) = effects(row, K.TARGET, mine, value=Decimal(5))

    assert (found.before, found.after, found.grave) == ("20 / 20万亩", "17 / 20万亩", True)


def test_a_whole_that_grows_is_held_against_its_shares(row: Obligation, who: Cast) -> None:
    target = target_of(row)
    targets.decompose(target, {who.works: Decimal(8), who.water: Decimal(12)}, by=who.by("water-clerk"))

    (found,) = effects(row, K.TARGET, target, value=Decimal(25))

    assert (found.before, found.after, found.grave) == ("20 / 20万亩", "20 / 25万亩", True)


def test_rates_are_never_added(row: Obligation, signed: Ledger) -> None:
    target = target_of(row)
    with deeds.deed("rate", by=clock()) as deed:
        deed.change(target.indicator, value_kind="share")
    goal(signed, target.indicator, 20)

    (found,) = effects(row, K.TARGET, target, value=Decimal(15))

    assert (found.before, found.after) == ("—", "—")
    assert "不能相加" in found.says.zh


def test_units_that_differ_are_no_parts_of_one_whole(row: Obligation, signed: Ledger) -> None:
    target = target_of(row)
    goal(signed, target.indicator, 200, unit="亩")

    assert effects(row, K.TARGET, target, value=Decimal(15)) == []


def test_a_row_that_goes_leaves_its_weight_to_the_others_and_its_part_of_the_goal_open(row: Obligation, signed: Ledger) -> None:
    with deeds.deed("weigh", by=clock()) as deed:
        deed.change(row, weight=Decimal(3))
        deed.change(Obligation.objects.get(code=f"{signed.code}-0002"), weight=Decimal(1))
    goal(signed, target_of(row).indicator, 20)

    found = told(effects(row, K.DROP, state="cancelled"))

    assert ("台账事项总数", "2", "1", False) in found
    assert ("该事项占台账权重", "75%", "—", False) in found
    assert ("2026年第2季度到期事项", "1", "0", False) in found
    assert ("高效节水灌溉面积合计 / 总目标", "20 / 20万亩", "0 / 20万亩", True) in found


def test_a_row_that_comes_counts_and_has_the_usual_weight(row: Obligation) -> None:
    found = told(effects(row, K.ADD, words="建设智慧灌区2处", due=day(11, 30)))

    assert ("台账事项总数", "2", "3", False) in found
    assert ("该事项占台账权重", "—", "33.33%", False) in found
    assert ("2026年第4季度到期事项", "1", "2", False) in found


def test_a_later_day_moves_it_from_quarter_to_quarter_and_beyond_the_plan_it_is_grave(row: Obligation) -> None:
    assert told(effects(row, K.EXTEND, due=day(9, 30))) == [
        ("2026年第2季度到期事项", "1", "0", False),
        ("2026年第3季度到期事项", "0", "1", False),
    ]
    assert told(effects(row, K.EXTEND, due=day(6, 29))) == []

    beyond = effects(row, K.DEADLINE, due=day(12, 31).replace(year=2027))

    assert beyond[-1].about.zh == "计划期"
    assert beyond[-1].grave


def test_another_lead_has_one_row_more_and_the_old_one_less(row: Obligation, who: Cast) -> None:
    found = told(effects(row, K.OWNER, lead=[who.works.pk]))

    assert sorted(found) == [("省住房城乡建设厅牵头事项", "0", "1", False), ("省水利厅牵头事项", "2", "1", False)]


def test_other_words_change_no_total(row: Obligation) -> None:
    assert effects(row, K.WORDS, words="别的表述") == []


@pytest.mark.parametrize("kind", [K.DROP, K.ADD, K.DEADLINE])
def test_it_asks_as_often_for_many_rows_as_for_few(
    kind: AmendmentKind, row: Obligation, signed: Ledger, django_assert_max_num_queries: object
) -> None:
    goal(signed, target_of(row).indicator, 20)
    with deeds.deed("many", by=clock()) as deed:
        for number in range(40):
            more = deed.add(
                Obligation(code=f"X-{number}", title="更多", ledger=signed, state="issued", state_since=day(3, 2), due=day(6, 30))
            )
            deed.add(Target(obligation=more, indicator=target_of(row).indicator, value=Decimal(1), unit="万亩"))

    with django_assert_max_num_queries(6):  # type: ignore[operator]
        found = effects(row, kind, state="cancelled", due=day(9, 30))

    assert found
