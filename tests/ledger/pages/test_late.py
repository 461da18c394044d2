"""What is late and why: in the hands of whom, with the cause that was reported beside the rule that fired, and whom to call."""

import re
from typing import Any

import pytest

from taizhang.ledger.actions import people, report_lines, reports
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Assignment, Ledger
from taizhang.ledger.rules.reporting import Cause
from tests.ledger.live import line_of, opened, said
from tests.ledger.people import Cast, clock, day

from .conftest import Browser
from .test_pages import words_of


def reported(ledger: Ledger, who: Cast, cause: Cause | None, problem: str = "") -> None:
    """The lead has reported on every row, and its head has signed."""
    report = opened(ledger)
    for place in range(report.lines.count()):
        report_lines.fill_line(line_of(report, place), said(line_of(report, place), cause=cause, problem=problem), by=who.by("water-clerk"))
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head"))
    light_up(on=day(9, 1), by=clock())


def groups_of(page: Any) -> list[str]:
    return re.findall(r'<h2 id="([a-z]+)"', page.content.decode())


def test_what_nobody_has_explained_is_up_to_who_owes_it(ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get("/late/")

    assert groups_of(page) == ["ourselves"]
    assert "None was reported" in words_of(page)


@pytest.mark.parametrize(("cause", "group"), [(Cause.FUNDS, "funds"), (Cause.STATE_APPROVAL, "ministry"), (Cause.PARTNER, "partner")])
def test_the_cause_that_was_reported_says_who_must_act(cause: Cause, group: str, ledger: Ledger, who: Cast, browser: Browser) -> None:
    reported(ledger, who, cause, "资金尚未到位")

    page = browser("water-clerk").get("/late/")

    assert groups_of(page) == [group]
    assert "资金尚未到位" in words_of(page)
    assert "overdue by" in words_of(page)


def test_a_report_that_nobody_has_signed_says_nothing_yet(ledger: Ledger, who: Cast, browser: Browser) -> None:
    report = opened(ledger)
    report_lines.fill_line(line_of(report), said(line_of(report), cause=Cause.FUNDS, problem="草稿"), by=who.by("water-clerk"))

    assert "草稿" not in words_of(browser("water-clerk").get("/late/"))


def test_the_person_to_call_is_the_one_who_was_named_else_who_holds_a_post(ledger: Ledger, who: Cast, browser: Browser) -> None:
    clerk = browser("water-clerk")
    assert "water-clerk" in words_of(clerk.get("/late/")).partition("Person to call")[2]

    named = people.enter_person("沈若", organisation=who.water, phone="025-8300009", by=clock())
    Assignment.objects.filter(role="lead").update(person=named)

    page = clerk.get("/late/")
    assert "沈若" in words_of(page)
    assert 'href="tel:025-8300009"' in page.content.decode()


def test_a_group_is_shown_alone_and_goes_on_by_its_key(ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    assert "新增高效节水" in words_of(clerk.get("/late/?next=ourselves"))
    assert "新增高效节水" not in words_of(clerk.get("/late/?next=funds"))
    assert clerk.get("/late/?next=nonsense&after=nonsense").status_code == 200


def test_on_a_day_before_it_was_due_nothing_was_late(ledger: Ledger, browser: Browser) -> None:
    words = words_of(browser("water-clerk").get("/late/?on=2026-03-20"))

    assert "Nothing is late" in words
    assert "As of" in words
    assert "Nothing is late" in words
    assert "As of" in words


def test_on_a_past_day_every_row_has_the_light_of_that_day(ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    now, then = (words_of(clerk.get(f"/late/?next=ourselves{on}")) for on in ("", "&on=2026-07-15"))

    assert "overdue by" in now
    assert "overdue by" in then
    assert now.partition("overdue by")[2][:12] != then.partition("overdue by")[2][:12]
