"""Rows of a ledger in the order of the text."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Assignment, Ledger, Milestone, Obligation, PlanItem
from taizhang.ledger.queries.moments import Moment
from taizhang.ledger.queries.rows_in_place import PlacedPage, Text, period_of, rows_in_place, rows_of_organisation, steps_of, text_of
from tests.ledger.live import live_ledger
from tests.ledger.people import Cast, clock, day

from .test_plans import packaged

pytestmark = pytest.mark.django_db

NOW = Moment(day(9, 1), datetime(2026, 9, 1, 4, tzinfo=UTC))
APRIL = datetime(2026, 4, 1, 1, tzinfo=UTC)


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    made = live_ledger(who)
    light_up(on=NOW.day, by=clock(NOW.now))
    return made


def then(month: int, number: int) -> Moment:
    return Moment(day(month, number), NOW.now, datetime(2026, month, number, 16, tzinfo=UTC))


def codes(ledger: Ledger, moment: Moment = NOW) -> list[str]:
    return [row.code[-4:] for row in rows_in_place(ledger.pk, moment).rows]


def test_rows_stand_in_the_order_of_the_text_and_not_of_their_codes(ledger: Ledger) -> None:
    with deeds.deed("move", by=clock(APRIL)) as deed:
        deed.change(PlanItem.objects.get(obligation__code=f"{ledger.code}-0001"), position=9_000)

    assert codes(ledger) == ["0002", "0001"]
    assert codes(ledger, then(3, 20)) == ["0001", "0002"]


def test_a_row_tells_who_leads_its_days_and_its_light(ledger: Ledger) -> None:
    first = rows_in_place(ledger.pk, NOW).rows[0]

    assert (first.lead, first.due, first.light.colour) == ("省水利厅", day(6, 30), "red")
    assert "overdue" in first.light.sentence_en


def test_on_a_past_day_a_row_has_the_light_and_the_lead_of_that_day(ledger: Ledger, who: Cast) -> None:
    with deeds.deed("transfer", by=clock(datetime(2026, 8, 1, 1, tzinfo=UTC))) as deed:
        deed.change(Assignment.objects.get(obligation__code=f"{ledger.code}-0001", role="lead"), ended_on=day(8, 1))

    first = rows_in_place(ledger.pk, then(6, 1)).rows[0]

    assert first.lead == "省水利厅"
    assert first.light.colour not in ("red", "")
    assert rows_in_place(ledger.pk, NOW).rows[0].lead == ""


def test_what_was_dropped_is_not_there(ledger: Ledger) -> None:
    with deeds.deed("cancel", by=clock(APRIL)) as deed:
        deed.change(Obligation.objects.get(code=f"{ledger.code}-0001"), state="cancelled")

    assert codes(ledger) == ["0002"]


def test_page_after_page_each_row_comes_once(ledger: Ledger) -> None:
    first = rows_in_place(ledger.pk, NOW, limit=1)
    second = rows_in_place(ledger.pk, NOW, limit=1, after=first.following or 0)

    assert [row.code[-4:] for page in (first, second) for row in page.rows] == ["0001", "0002"]
    assert second.following is None


def test_steps_come_by_day_and_say_whether_somebody_has_verified_them_by_then(ledger: Ledger) -> None:
    row = Obligation.objects.get(code=f"{ledger.code}-0001")
    with deeds.deed("set_milestones", by=clock(APRIL)) as deed:
        deed.add(Milestone(obligation=row, day=day(5, 31), percent=Decimal(60), title="通水", verified_on=day(6, 5)))
        deed.add(Milestone(obligation=row, day=day(4, 30), percent=Decimal(30), title="开工", verified_on=day(5, 5)))
        deed.add(Milestone(obligation=row, day=day(4, 10), percent=Decimal(10), title="招标", removed_on=day(4, 2)))

    found = steps_of([row.pk], Moment(day(6, 1), NOW.now))[row.pk]

    assert [(step.title, step.verified) for step in found] == [("开工", True), ("通水", False)]


def test_many_rows_take_four_questions(ledger: Ledger, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator]
        rows_in_place(ledger.pk, NOW)


def test_the_text_is_that_of_the_newest_reading(ledger: Ledger) -> None:
    assert text_of(ledger.pk, NOW) == Text()
    package = packaged(ledger)
    assert package.document
    package.document.readings.update(source_text="1.推进节水。")

    assert text_of(ledger.pk, NOW) == Text("1.推进节水。", 0, 7)
    assert text_of(ledger.pk, then(2, 1)) == Text()


def test_of_a_document_with_several_plans_each_has_its_own_part(ledger: Ledger) -> None:
    package = packaged(ledger)
    assert package.document
    reading = package.document.readings.get()
    reading.source_text = "2026年节水方案\n1.推进节水。\n水网建设行动计划"
    reading.findings["plans"][0]["span"] = [0, 18]
    reading.save()

    text = text_of(ledger.pk, NOW)

    assert text.words[text.start : text.end] == "2026年节水方案\n1.推进节水。\n"


def test_an_organisation_has_the_rows_of_all_ledgers_that_are_asked_about(ledger: Ledger, who: Cast) -> None:
    other = live_ledger(who)

    def found(*ledgers: Ledger, **more: object) -> PlacedPage:
        return rows_of_organisation(who.works.pk, [one.pk for one in ledgers], NOW, **more)  # type: ignore[arg-type]

    assert [row.code[-4:] for row in found(ledger, other).rows] == ["0001", "0002"] * 2
    first = found(ledger, other, limit=3)
    assert [row.code for row in found(ledger, other, after=first.following).rows] == [f"{other.code}-0002"]
    assert {row.code[:11] for row in found(other).rows} == {other.code}
    assert rows_of_organisation(who.elsewhere.pk, [ledger.pk], NOW).rows == []


def test_the_period_is_that_of_the_plan(ledger: Ledger) -> None:
    assert period_of(ledger.pk, NOW) == (day(1, 1), day(12, 31))
