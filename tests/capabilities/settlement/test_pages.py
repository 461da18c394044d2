"""The pages of settlement: half-year, the year's end, what goes on, what is put away."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from taizhang.capabilities.settlement.pages.desk import cards
from taizhang.ledger.actions import deeds, observations, years
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.models import Event, Handling, Indicator, Ledger, Obligation, Observation, Plan, Target
from taizhang.ledger.rules.observations import Grade
from taizhang.ledger.rules.settling import NotOver
from tests.ledger.in_force import first_row
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import DAY, MARCH, Cast, clock, day, draft_ledger

pytestmark = pytest.mark.django_db
JANUARY = MARCH + 310 * DAY  # 6 January 2027


def observe(who: Cast, value: int, month: int, number: int, grade: Grade = Grade.PRELIMINARY) -> None:
    area = Indicator.objects.get(name="高效节水灌溉面积")
    observations.observe(
        area, who.water, Reported(Decimal(value), day(month, number), grade, unit="万亩"), by=who.by("water-clerk", JANUARY)
    )


def settle(signed: Ledger, who: Cast) -> Ledger:
    years.close_year(Ledger.objects.get(pk=signed.pk), by=who.by("water-clerk", JANUARY))
    return Ledger.objects.get(pk=signed.pk)


def ends(ledger: Ledger, end: date, start: date | None = None) -> None:
    """The period of its plan is that."""
    with deeds.deed("period", by=clock()) as deed:
        deed.change(Plan.objects.get(pk=ledger.plan_id), period_start=start or day(1, 1), period_end=end)


def aims(row: Obligation, **values: int) -> None:
    """What is to be reached of it by the end of which year."""
    indicator = Target.objects.filter(obligation=row).values_list("indicator_id", flat=True)[0]
    with deeds.deed("aims", by=clock()) as deed:
        for old in Target.objects.filter(obligation=row):
            deed.change(old, valid_to=day(3, 2))
        for year, value in values.items():
            end = date(int(year[1:]), 12, 31)
            deed.add(Target(obligation=row, indicator_id=indicator, value=value, unit="万亩", comparator=">=", deadline=end))


def next_draft(who: Cast) -> Ledger:
    plan = {"id": "p1", "title": "2027年节水方案", "year": 2027, "package": None, "span": [0, 200], "title_only": False}
    return draft_ledger(who, at=JANUARY, plans=[plan])


def test_half_year_shows_the_figures_of_half_the_year_beside_the_targets(signed: Ledger, who: Cast, browser: Browser) -> None:
    observe(who, 9, 6, 30)
    observe(who, 19, 12, 31)

    half = browser("water-clerk").get(f"/settlement/{signed.code}/?at=half").content.decode()
    end = browser("water-clerk").get(f"/settlement/{signed.code}/?at=end").content.decode()

    assert "<b>9万亩</b>" in half
    assert "Under way" in half
    assert "<b>19万亩</b>" in end
    assert "Preliminary value" in end
    assert "Figure awaited" in end


def test_a_plan_of_several_years_has_half_and_end_of_each_with_the_targets_of_that_year(
    signed: Ledger, who: Cast, browser: Browser
) -> None:
    ends(signed, date(2029, 12, 31), start=day(1, 1))
    aims(first_row(signed), y2026=10, y2029=40)
    observe(who, 9, 12, 31, Grade.FINAL)
    clerk, address = browser("water-clerk"), f"/settlement/{signed.code}/"

    first = clerk.get(f"{address}?at=2026-end").content.decode()
    second = clerk.get(f"{address}?at=2027-end").content.decode()

    assert all(f"?at={year}-{part}" in first for year in (2026, 2027, 2028) for part in ("half", "end"))
    assert 'href="' + address + '?at=end"' in first
    assert "<b>10万亩</b>" in first
    assert "Not reached" in first
    assert "<b>40万亩</b>" not in first
    assert "<b>40万亩</b>" in second
    assert "Under way" in second
    assert "Not reached" not in second


def test_each_year_of_a_plan_is_settled_the_earliest_first_and_keeps_its_lines(signed: Ledger, who: Cast, browser: Browser) -> None:
    ends(signed, date(2027, 12, 31), start=day(1, 1))
    aims(first_row(signed), y2026=10, y2027=40)
    observe(who, 9, 12, 31, Grade.FINAL)
    (card,) = cards(who.by("water-clerk").actor, JANUARY.date())
    assert card.due == day(12, 31)

    ledger = settle(signed, who)
    observations.correct(Observation.objects.get(), Decimal(12), by=who.by("water-clerk", JANUARY + DAY, reason="漏统一处"))

    assert (ledger.settled_to, ledger.closed_on) == (day(12, 31), None)
    assert list(cards(who.by("water-clerk").actor, JANUARY.date())) == []
    page = browser("water-clerk").get(f"/settlement/{signed.code}/?at=2026-end").content.decode()
    assert "settled on 6 Jan 2027" in page
    assert "1万亩 short of the target" in page  # as it was settled
    assert "9万亩（Final value） → <b>12万亩（Final value）</b>" in page
    with pytest.raises(NotOver):
        settle(signed, who)
    years.close_year(Ledger.objects.get(pk=signed.pk), by=who.by("water-clerk", JANUARY + 365 * DAY))
    assert Ledger.objects.get(pk=signed.pk).closed_on == date(2028, 1, 6)


def test_a_closed_item_is_closed_and_says_what_it_is_short_of(signed: Ledger, who: Cast, browser: Browser) -> None:
    observe(who, 18, 6, 30)
    row = first_row(signed)
    with deeds.deed("close", by=clock()) as deed:
        deed.change(row, state="closed")
        deed.add(Handling(obligation=row, act="close", state="closed", on=day(8, 1)))

    clerk = browser("water-clerk")
    half, end = (clerk.get(f"/settlement/{signed.code}/?at={at}").content.decode() for at in ("half", "end"))

    assert "2万亩 short of the target" in end
    assert 'class="mark closed"' in end
    assert 'class="mark running"' in half  # it was closed in August


def test_between_two_shares_there_are_percentage_points(signed: Ledger, who: Cast, browser: Browser) -> None:
    share = Indicator.objects.get(name="高效节水灌溉面积")
    with deeds.deed("share", by=clock()) as deed:
        deed.change(share, unit="%", value_kind="share")
        deed.change(Target.objects.get(obligation=first_row(signed)), unit="%", value=Decimal(92))
    observations.observe(share, who.water, Reported(Decimal(77), day(12, 31), Grade.FINAL), by=who.by("water-clerk", JANUARY))

    page = browser("water-clerk").get(f"/settlement/{signed.code}/?at=end").content.decode()

    assert "15个百分点 short of the target" in page


def test_to_settle_is_offered_from_the_last_day_on_and_to_the_coordinator(signed: Ledger, who: Cast, browser: Browser) -> None:
    address, today = f"/settlement/{signed.code}/", timezone.localdate()
    ends(signed, today + DAY)
    assert f"{address}close" not in browser("water-clerk").get(address).content.decode()

    ends(signed, today)

    assert f"{address}close" in browser("water-clerk").get(address).content.decode()
    assert f"{address}close" not in browser("office-supervisor").get(address).content.decode()
    assert f"{address}close" not in browser("works-clerk").get(address).content.decode()


def test_what_nobody_has_reported_is_not_a_zero(signed: Ledger, who: Cast, browser: Browser) -> None:
    clerk = browser("water-clerk")
    assert "No figure reported" in clerk.get(f"/settlement/{signed.code}/?at=end").content.decode()

    observe(who, 0, 12, 31, Grade.FINAL)

    page = clerk.get(f"/settlement/{signed.code}/?at=end").content.decode()
    assert "<b>0万亩</b>" in page
    assert "Not reached" in page
    assert "No figure reported" not in page


def test_the_day_of_release_stands_beside_what_is_awaited(signed: Ledger, who: Cast, browser: Browser) -> None:
    with deeds.deed("calendar", by=clock()) as deed:
        deed.change(Indicator.objects.get(name="高效节水灌溉面积"), out_after_days=20)
    observe(who, 19, 12, 31)

    assert "released by 20 Jan 2027" in browser("water-clerk").get(f"/settlement/{signed.code}/?at=end").content.decode()


def test_a_year_is_settled_on_its_page_and_what_comes_later_stands_beside_it(signed: Ledger, who: Cast, browser: Browser) -> None:
    observe(who, 19, 10, 31)
    clerk = browser("water-clerk")
    ends(signed, timezone.localdate())  # today is its last day

    answer = clerk.post(f"/settlement/{signed.code}/close", follow=True)
    assert "The year is settled as edition 2; figures awaited: 1." in answer.content.decode()
    observe(who, 21, 10, 31, Grade.FINAL)

    page = clerk.get(f"/settlement/{signed.code}/").content.decode()
    assert "<b>19万亩</b>" in page
    assert "19万亩（Preliminary value） → <b>21万亩（Final value）</b>" in page
    again = clerk.post(f"/settlement/{signed.code}/close")
    assert again.status_code == 422
    assert "was settled before" in again.content.decode()


def test_what_is_open_is_carried_over_with_its_lineage_and_by_the_recipient(signed: Ledger, who: Cast, browser: Browser) -> None:
    settle(signed, who)
    into = next_draft(who)
    supervisor, address = browser("office-supervisor"), f"/settlement/{signed.code}/"
    assert into.code in supervisor.get(address).content.decode()

    empty = supervisor.post(f"{address}carry-over", {"into": "X"})
    assert empty.status_code == 422
    for words in ("Choose the draft of the next ledger.", "Please fill this in."):
        assert words in empty.content.decode()
    refused = browser("water-head").post(f"{address}carry-over", {"into": into.code, "approval": "省政府同意", "reason": "跨年实施"})
    assert refused.status_code == 422
    answer = supervisor.post(f"{address}carry-over", {"into": into.code, "approval": "省政府同意", "reason": "跨年实施"}, follow=True)

    page = answer.content.decode()
    assert "2 rows go on." in page
    assert f"{into.code}-0003" in page
    clerk = browser("water-clerk")
    assert f"{signed.code}-0001" in clerk.get(f"/settlement/{into.code}/").content.decode()
    assert f'Goes on in <a href="/obligations/{into.code}-0003/"' in clerk.get(f"/obligations/{signed.code}-0001/").content.decode()
    assert f'Carried over from <a href="/obligations/{signed.code}-0001/"' in clerk.get(f"/obligations/{into.code}-0003/").content.decode()


def test_where_there_is_no_draft_to_go_on_in_the_page_says_how_to_come_by_one(signed: Ledger, who: Cast, browser: Browser) -> None:
    settle(signed, who)

    page = browser("office-supervisor").get(f"/settlement/{signed.code}/").content.decode()

    assert "There is no draft of a later ledger yet." in page
    assert "/carry-over" not in page


def test_what_has_all_ended_is_put_away_as_a_package(signed: Ledger, who: Cast, browser: Browser) -> None:
    settle(signed, who)
    supervisor, address = browser("office-supervisor"), f"/settlement/{signed.code}/archive"
    early = supervisor.post(address, {"retention": "permanent"})
    assert early.status_code == 422
    assert "2 rows have not" in early.content.decode()
    years.carry_over(
        Ledger.objects.get(pk=signed.pk), next_draft(who), approval="省政府同意", by=who.by("office-supervisor", JANUARY, reason="跨年实施")
    )

    answer = supervisor.post(address, {"retention": "permanent"})

    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert {"目录.html", "record.json", "manifest.json"} <= set(package.namelist())
        assert package.testzip() is None
    event = Event.objects.order_by("number").last()
    assert event is not None
    assert event.verb == "make_archive_package"


def test_a_year_that_is_over_lies_on_the_desk_of_its_coordinator_until_it_is_settled(signed: Ledger, who: Cast) -> None:
    clerk, end = who.by("water-clerk").actor, day(12, 31)
    assert list(cards(clerk, end)) == []

    (card,) = cards(clerk, JANUARY.date())
    assert (card.act.key, card.under, card.due) == ("settle", signed.code, end)
    assert list(cards(who.by("works-clerk").actor, JANUARY.date())) == []

    settle(signed, who)
    assert list(cards(clerk, JANUARY.date())) == []


def test_the_list_tells_which_years_are_open_and_what_went_on(signed: Ledger, who: Cast, browser: Browser) -> None:
    settle(signed, who)
    years.carry_over(
        Ledger.objects.get(pk=signed.pk), next_draft(who), approval="省政府同意", by=who.by("office-supervisor", JANUARY, reason="跨年实施")
    )

    page = browser("water-clerk").get("/settlement/").content.decode()

    for words in (signed.code, "节水方案", "31 Dec 2026", "6 Jan 2027"):
        assert words in page


def test_the_pages_ask_as_often_for_many_rows_as_for_few(signed: Ledger, who: Cast, browser: Browser) -> None:
    clerk, counts = browser("water-clerk"), []
    for _ in range(2):
        for address in ("/settlement/", f"/settlement/{signed.code}/?at=end"):
            with CaptureQueriesContext(connection) as queries:
                clerk.get(address)
            counts.append(len(queries))
        indicator = Target.objects.filter(obligation=first_row(signed)).values_list("indicator_id", flat=True)[0]
        with deeds.deed("many", by=clock()) as deed:
            for number in range(30):
                more = deed.add(Obligation(code=f"X-{number}-{_}", title="更多", ledger=signed, state="issued", state_since=day(3, 2)))
                deed.add(Target(obligation=more, indicator_id=indicator, value=Decimal(1), unit="万亩"))

    assert counts[:2] == counts[2:]
    assert max(counts) <= 25
