"""就高不就低: the stricter of several sources stands, and none is lost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules.stricter import Requirement, standings

PLAN = Requirement("行动计划", "高新技术企业", "全省", date(2022, 12, 31), ">=", Decimal(23000), "家")
REPORT = replace(PLAN, source="政府工作报告", value=Decimal(25000))


def test_the_higher_of_two_minimums_stands_and_both_keep_their_sources() -> None:
    (standing,) = standings([PLAN, REPORT])

    assert standing.effective is REPORT
    assert standing.outdone == (PLAN,)
    assert "政府工作报告" in standing.sentence.zh
    assert "政府工作报告" in standing.sentence.en


def test_of_two_maximums_the_lower_stands() -> None:
    loose, strict = (replace(PLAN, source=s, comparator="<=", value=Decimal(v), unit="%") for s, v in (("甲", "5.5"), ("乙", "5")))

    (standing,) = standings([loose, strict])

    assert standing.effective is strict


def test_at_the_same_value_more_than_it_is_stricter_and_firm_stands_before_a_wish() -> None:
    exceed, wish = replace(PLAN, source="甲", comparator=">"), replace(PLAN, source="乙", firm=False)

    assert standings([PLAN, exceed])[0].effective is exceed
    assert standings([wish, PLAN])[0].effective is PLAN
    assert standings([wish, PLAN])[0].stretch is None


def test_a_wish_beyond_the_pass_line_is_the_stretch_and_not_the_pass_line() -> None:
    wish = replace(PLAN, source="规划", value=Decimal(50000), firm=False)

    (standing,) = standings([wish, PLAN])

    assert (standing.effective, standing.stretch, standing.outdone) == (PLAN, wish, ())


def test_a_wish_stands_where_nothing_firm_does() -> None:
    wish = replace(PLAN, firm=False)

    assert standings([wish])[0].effective is wish


def test_what_does_not_compare_is_told_apart() -> None:
    growth = replace(PLAN, source="规划", value=Decimal(15), unit="%", kind="growth")
    about = replace(PLAN, source="通知", comparator="~")

    found = standings([PLAN, growth, about, REPORT])

    assert [standing.effective for standing in found] == [REPORT, growth, about]
    assert found[0].apart == (growth, about)
    assert "口径不同" in found[0].sentence.zh


def test_another_scope_or_deadline_is_another_indicator() -> None:
    city, later = replace(PLAN, scope="甲市"), replace(PLAN, deadline=date(2025, 12, 31))

    assert [(s.effective, s.apart) for s in standings([PLAN, city, later])] == [(PLAN, ()), (city, ()), (later, ())]


requirements = st.builds(
    Requirement,
    source=st.uuids().map(str),
    indicator=st.sampled_from(["甲", "乙"]),
    scope=st.none(),
    deadline=st.none(),
    comparator=st.sampled_from([">=", ">", "<=", "<", "~", "range"]),
    value=st.integers(1, 5).map(Decimal),
    unit=st.sampled_from(["家", "%", "百分点"]),
    firm=st.booleans(),
)


@given(st.lists(requirements, max_size=12), st.randoms())
def test_no_source_is_lost_and_the_order_makes_no_difference(said: list[Requirement], random: object) -> None:
    found = standings(said)
    again = standings(random.sample(said, len(said)))  # type: ignore[attr-defined]

    kept = [r for s in found for r in (s.effective, *s.outdone, *([s.stretch] if s.stretch else []))]

    assert sorted(r.source for r in kept) == sorted(r.source for r in said)
    assert {(s.effective.subject, s.effective.yardstick, s.effective.strictness) for s in found} == {
        (s.effective.subject, s.effective.yardstick, s.effective.strictness) for s in again
    }
