"""One indicator: all that is demanded of it, which demand stands, every value and every correction."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from taizhang.ledger.actions import deeds, observations, report_lines, reports
from taizhang.ledger.models import Indicator, Ledger, Observation, Report, Target
from taizhang.ledger.queries.moments import Moment
from taizhang.ledger.queries.one_indicator import OneIndicator, indicator_whole
from taizhang.ledger.queries.stricter import Rank
from taizhang.ledger.rules.observations import Grade
from tests.ledger.live import line_of, live_ledger, opened, said
from tests.ledger.people import DAY, MARCH, Cast, clock, day, target

pytestmark = pytest.mark.django_db

NOW = Moment(day(9, 1), datetime(2026, 9, 1, 4, tzinfo=UTC))
LATER = datetime(2026, 5, 4, 1, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def asked(who: Cast, username: str = "water-clerk", moment: Moment = NOW, name: str = "高效节水灌溉面积") -> OneIndicator | None:
    return indicator_whole(Indicator.objects.get(name=name).key, actor=who.by(username).actor, moment=moment)


def found(who: Cast, username: str = "water-clerk", moment: Moment = NOW) -> OneIndicator:
    one = asked(who, username, moment)
    assert one
    return one


def observed(who: Cast, value: str, *, period_end: date = date(2026, 3, 31), at: datetime = MARCH) -> Observation:
    indicator = Indicator.objects.get(name="高效节水灌溉面积")
    with deeds.deed("observe", by=clock(at)) as deed:
        made = Observation(
            indicator=indicator,
            organisation=who.water,
            period_end=period_end,
            value=Decimal(value),
            unit="万亩",
            kind="cumulative",
            grade=2,
        )
        made.recorded_at = at
        return deed.add(made)


def another_demand(who: Cast, value: float, **changed: object) -> Target:
    """Another plan demands that much of the same."""
    other = live_ledger(who, targets=[target("g1", "t1", "t1.m1", "高效节水灌溉面积", value, "万亩") | changed])
    return Target.objects.get(obligation__ledger=other)


def test_of_two_plans_the_stricter_stands_and_the_other_is_there_to_be_seen(ledger: Ledger, who: Cast) -> None:
    stricter = another_demand(who, 30)

    demands = {of.id: of for of in found(who).demands}

    assert demands[stricter.pk].weighed.rank is Rank.STANDS
    (other,) = (of for pk, of in demands.items() if pk != stricter.pk)
    assert (other.value, other.weighed.rank, other.ledger) == (Decimal(20), Rank.OUTDONE, ledger.code)
    assert other.weighed.over.endswith(str(stricter.obligation))


def test_a_wish_beyond_what_must_be_reached_is_a_wish(ledger: Ledger, who: Cast) -> None:
    wish = another_demand(who, 30, firm=False, modality=["力争"])

    assert {of.id: of.weighed.rank for of in found(who).demands}[wish.pk] is Rank.STRETCH


def test_what_was_revised_no_longer_stands_and_did_before(ledger: Ledger, who: Cast) -> None:
    old = Target.objects.get(obligation__ledger=ledger)
    with deeds.deed("revise", by=clock(LATER)) as deed:
        deed.change(old, valid_to=day(5, 4))
        deed.add(Target(plan=ledger.plan, obligation=old.obligation, indicator=old.indicator, revises=old, value=18, unit="万亩"))

    assert [of.weighed.rank for of in found(who).demands if of.id == old.pk] == [Rank.REVISED]
    then = Moment(day(4, 1), NOW.now, datetime(2026, 4, 1, 16, tzinfo=UTC))
    assert [of.weighed.rank for of in found(who, moment=then).demands] == [Rank.STANDS]


def test_a_demand_of_a_plan_that_one_may_not_see_is_not_told(ledger: Ledger, who: Cast) -> None:
    assert asked(who, "elsewhere-clerk") is None
    assert len(found(who, "works-clerk").demands) == 1


def test_a_value_that_was_corrected_stays_with_the_one_that_corrects_it(ledger: Ledger, who: Cast) -> None:
    first = observed(who, "12")
    by = who.by("water-head", LATER, reason="重复统计")
    observations.correct(first, Decimal("11.5"), by=by)

    old, new = found(who).values

    assert (old.value, old.stands, new.value, new.stands) == (Decimal(12), False, Decimal("11.5"), True)
    assert (new.corrects, new.correction, new.recorded_at, new.person) == (old.id, "重复统计", LATER, "water-head")
    then = Moment(day(4, 1), NOW.now, datetime(2026, 4, 1, 16, tzinfo=UTC))
    assert [(value.value, value.stands) for value in found(who, moment=then).values] == [(Decimal(12), True)]


def test_what_nobody_has_signed_is_no_value_yet(ledger: Ledger, who: Cast) -> None:
    report = opened(ledger)
    report_lines.fill_line(line_of(report), said(line_of(report), 5), by=who.by("water-clerk", LATER))
    assert found(who).values == []

    report.refresh_from_db()
    for line in report.lines.filter(done=""):
        report_lines.fill_line(line_of(report, 1), said(line), by=who.by("water-clerk", LATER))
    reports.sign_report(report, by=who.by("water-head", LATER))

    (value,) = found(who).values
    assert (value.value, value.row, value.stands) == (Decimal(5), f"{ledger.code}-0001", True)


def filled(report: Report, who: Cast, *values: object, at: datetime = LATER, **more: object) -> Report:
    """Its first line with one value after the other, as it is kept while somebody types; then the others."""
    for minute, value in enumerate(values):
        line = line_of(report)
        report_lines.fill_line(line, said(line, value, **more), by=who.by("water-clerk", at + minute * MINUTE))
    report.refresh_from_db()
    for line in report.lines.filter(done=""):
        report_lines.fill_line(line_of(report, 1), said(line), by=who.by("water-clerk", at + HOUR))
    report.refresh_from_db()
    return report


def test_a_figure_that_its_report_replaced_before_it_was_signed_was_never_a_value(ledger: Ledger, who: Cast) -> None:
    """-5 and 22000 were kept while the line was filled in; one of them as a final value, which the last one is not."""
    report = opened(ledger)
    line = line_of(report)
    report_lines.fill_line(line, said(line, 22000, Grade.FINAL), by=who.by("water-clerk", LATER - HOUR))
    filled(report, who, -5, 22)
    reports.sign_report(report, by=who.by("water-head", LATER + DAY))

    values = found(who, moment=Moment(day(9, 1), NOW.now, NOW.now)).values
    assert [(value.value, value.stands) for value in found(who).values] == [(Decimal(22), True)]
    assert values == found(who).values
    assert Observation.objects.filter(line=line).count() == 3


def test_a_figure_that_was_signed_stays_when_it_comes_back_and_another_is_signed(ledger: Ledger, who: Cast) -> None:
    report = filled(opened(ledger), who, 12)
    reports.sign_report(report, by=who.by("water-head", LATER + DAY))
    report_lines.return_line(line_of(report), by=who.by("office-supervisor", LATER + 2 * DAY, reason="口径不符"))
    report_lines.accept_line(line_of(report, 1), by=who.by("office-supervisor", LATER + 2 * DAY))
    report.refresh_from_db()
    reports.return_report(report, by=who.by("office-supervisor", LATER + 2 * DAY, reason="口径不符"))
    report = filled(report, who, 11, 10, at=LATER + 3 * DAY)
    reports.sign_report(report, by=who.by("water-head", LATER + 4 * DAY))

    assert [(value.value, value.stands) for value in found(who).values] == [(Decimal(12), False), (Decimal(10), True)]


def test_an_outsider_sees_no_value_of_those_whom_he_does_not_see(ledger: Ledger, who: Cast) -> None:
    observed(who, "12")

    assert len(found(who, "office-supervisor").values) == 1
    assert asked(who, "elsewhere-clerk") is None


def test_many_values_take_as_many_questions_as_one(ledger: Ledger, who: Cast, django_assert_max_num_queries: object) -> None:
    for month in range(3, 9):
        observed(who, str(month), period_end=day(month, 28))
    actor, key = who.by("water-clerk").actor, Indicator.objects.get(name="高效节水灌溉面积").key

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        one = indicator_whole(key, actor=actor, moment=NOW)

    assert one
    assert len(one.values) == 6
