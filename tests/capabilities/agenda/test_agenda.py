"""A month of what somebody owes, and the feed of it, read by the parser that calendars use."""

import re
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from taizhang.capabilities.agenda.actions import feeds
from taizhang.capabilities.agenda.models import Feed
from taizhang.capabilities.agenda.queries.days import Kind, entries
from taizhang.frame.models import Account
from taizhang.ledger.actions import milestones
from taizhang.ledger.models import Event, Ledger, Milestone, Obligation
from taizhang.ledger.queries import log
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.live import opened
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock, day


def words_of(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def cell_of(page: Any, on: date) -> str:
    """What the page says of one day."""
    found = re.search(rf'<td class="[^"]*">\s*<p class="date"><time datetime="{on.isoformat()}".*?</td>', page.content.decode(), re.DOTALL)
    assert found
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0]))


def secret_of(client: Any) -> str:
    """A feed is made, and its address shown once."""
    page = client.post("/agenda/feed", follow=True)
    found = re.search(r'value="(http[^"]+\.ics)"', page.content.decode())
    assert found
    return found[1].partition("testserver")[2]


def test_what_one_owes_stands_on_its_day(who: Cast, ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get("/agenda/?month=2026-06")

    assert "新增高效节水灌溉面积20万亩" in cell_of(page, day(6, 30))
    assert "新增高效节水灌溉面积20万亩" not in cell_of(page, day(6, 29))


def test_reports_and_milestones_stand_there_too(who: Cast, ledger: Ledger) -> None:
    opened(ledger)
    row = first_row(ledger)
    milestones.propose_milestones(row, by=who.by("water-clerk"))

    found = entries(who.by("water-clerk").actor, start=day(1, 1), end=day(12, 31))

    assert {entry.kind for entry in found} == set(Kind)
    assert [entry.day for entry in found if entry.kind is Kind.REPORT] == [day(3, 25)]
    assert sorted(entry.day for entry in found if entry.kind is Kind.MILESTONE) == sorted(Milestone.objects.values_list("day", flat=True))


def test_who_owes_nothing_of_it_sees_nothing(who: Cast, ledger: Ledger, browser: Browser) -> None:
    for username in ("elsewhere-clerk", "works-clerk"):
        assert "节水" not in browser(username).get("/agenda/?month=2026-06").content.decode()


def test_holidays_and_the_days_worked_for_them_are_marked(who: Cast, browser: Browser) -> None:
    page = browser("water-clerk").get("/agenda/?month=2026-10")

    assert "off" in cell_of(page, day(10, 1))  # 国庆节
    assert "work" in cell_of(page, day(10, 10))  # a Saturday worked for it (国办发明电〔2025〕7号)
    assert "off" not in cell_of(page, day(10, 17))  # an ordinary Saturday
    assert "off" not in cell_of(page, day(10, 12))


def test_a_year_that_has_not_been_announced_says_so(who: Cast, browser: Browser) -> None:
    assert "have not been announced" in words_of(browser("water-clerk").get("/agenda/?month=2031-05"))


@pytest.mark.parametrize("asked", ["", "2026", "2026-13", "x-y", "99999-1", "0001-01", "2026-00", "%00", "-"])
def test_what_is_no_month_is_this_one(asked: str, who: Cast, browser: Browser) -> None:
    assert browser("water-clerk").get(f"/agenda/?month={asked}").status_code == 200


def test_the_feed_says_what_the_calendar_says_and_a_parser_reads_it(who: Cast, ledger: Ledger, browser: Browser, stranger: Any) -> None:
    address = secret_of(browser("water-clerk"))
    Obligation.objects.filter(title__startswith="新增").update(due=date.today())  # noqa: DTZ011

    answer = stranger.get(address)
    read = Calendar.from_ical(answer.content)

    events = {str(event["summary"]): event for event in read.walk("VEVENT")}
    found = next(event for summary, event in events.items() if "新增高效节水灌溉面积20万亩" in summary)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert (read["version"], bool(read["prodid"])) == ("2.0", True)
    assert found.decoded("dtstart") == date.today()  # noqa: DTZ011
    assert f"/obligations/{ledger.code}-0001/" in str(found["url"])
    assert len({str(event["uid"]) for event in events.values()}) == len(events)
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))


def test_a_title_cannot_put_a_line_of_its_own_into_the_feed(who: Cast, ledger: Ledger, browser: Browser, stranger: Any) -> None:
    wicked = "一,二;三\nEND:VEVENT\r\nBEGIN:VALARM"
    Obligation.objects.filter(title__startswith="新增").update(title=wicked, due=date.today())  # noqa: DTZ011
    read = Calendar.from_ical(stranger.get(secret_of(browser("water-clerk"))).content)

    assert not read.walk("VALARM")
    assert any("一,二;三" in str(event["summary"]) for event in read.walk("VEVENT"))


def test_a_new_address_ends_the_old_one(who: Cast, browser: Browser, stranger: Any) -> None:
    clerk = browser("water-clerk")
    first, second = secret_of(clerk), secret_of(clerk)

    assert (stranger.get(first).status_code, stranger.get(second).status_code) == (404, 200)
    clerk.post("/agenda/feed/end")
    assert stranger.get(second).status_code == 404


def test_the_secret_stands_nowhere(who: Cast, browser: Browser) -> None:
    clerk = browser("water-clerk")
    secret = secret_of(clerk).split("/")[-1].removesuffix(".ics")

    assert secret not in clerk.get("/agenda/").content.decode(), "it is shown once"
    assert secret not in str(list(Feed.objects.values())) + str(list(Event.objects.values_list("payload", flat=True)))
    assert log.verified().broken is None


def test_who_may_no_longer_sign_in_has_no_feed(who: Cast, browser: Browser, stranger: Any) -> None:
    address = secret_of(browser("water-clerk"))
    Account.objects.filter(username="water-clerk").update(is_active=False)

    assert stranger.get(address).status_code == 404
    assert stranger.get("/agenda/feed/guessed.ics").status_code == 404


def test_the_clock_has_no_feed() -> None:
    with pytest.raises(feeds.NoAccount):
        feeds.renew_feed(by=clock())


def test_a_month_asks_as_many_questions_however_much_falls_into_it(who: Cast, browser: Browser, django_assert_max_num_queries: Any) -> None:
    for _ in range(2):
        signed_ledger(who)
    clerk = browser("water-clerk")

    with django_assert_max_num_queries(16):
        clerk.get("/agenda/?month=2026-06")
