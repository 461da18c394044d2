"""The record over JSON, table by table: what was reported and changed, for those who may see it, as it was known."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from taizhang.frame.models import Account
from taizhang.ledger.actions import amendments, observations, report_lines, reports
from taizhang.ledger.actions.amendments import Proposal
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.models import Ledger
from taizhang.ledger.rules.amending import AmendmentKind
from tests.ledger.in_force import first_row
from tests.ledger.live import line_of, live_ledger, opened, said, target_of
from tests.ledger.people import DAY, MARCH, Cast, cast, day

pytestmark = pytest.mark.django_db
LISTS = ("reports", "report-lines", "targets", "observations", "amendments")
LATER = MARCH + DAY


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    """Reported, observed and changed on the second day."""
    found = live_ledger(who)
    report = opened(found, at=LATER)
    for place, value in ((0, 30), (1, None)):
        line = line_of(report, place)
        report_lines.fill_line(line, said(line, value), by=who.by("water-clerk", LATER))
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head", LATER))
    row = first_row(found)
    proposal = Proposal(AmendmentKind.DEADLINE, {"due": day(11, 30)}, "江政办函〔2026〕8号", day(6, 1), row)
    amendments.propose(found, proposal, by=who.by("water-clerk", LATER, reason="用地批复推迟"))
    return found


def asked(name: str, username: str = "water-clerk", **narrowed: Any) -> list[dict[str, Any]]:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    answer = client.get(f"/api/v1/{name}", narrowed)
    assert answer.status_code == 200, answer.content
    return list(answer.json()["items"])


def walked(name: str, **narrowed: Any) -> list[list[dict[str, Any]]]:
    """Page after page to the end."""
    client = Client()
    client.force_login(Account.objects.get(username="water-clerk"))
    pages, after = [], 0
    while after is not None:
        answer = client.get(f"/api/v1/{name}", narrowed | {"after": after}).json()
        pages.append(answer["items"])
        after = answer["following"]
    return pages


def test_a_report_and_its_line_say_what_was_reported(ledger: Ledger, who: Cast) -> None:
    (report,) = [row for row in asked("reports", ledger=ledger.code) if row["organisation_key"] == who.water.key]
    (line,) = asked("report-lines", report=report["key"], obligation=f"{ledger.code}-0001")

    assert (report["ledger_code"], report["period_end"], report["state"]) == (ledger.code, "2026-03-31", "signed")
    assert (line["done"], line["verdict"]) == ("已开工", "pending")
    assert asked("reports", organisation=who.elsewhere.key) == []


def test_a_change_says_the_old_and_the_new_value(ledger: Ledger) -> None:
    (change,) = asked("amendments", ledger=ledger.code)

    assert change["changes"]["due"] == ["2026-06-30", "2026-11-30"]
    assert (change["obligation_code"], change["state"], change["reason"]) == (f"{ledger.code}-0001", "proposed", "用地批复推迟")
    assert asked("amendments", state="applied") == []
    assert asked("amendments", on="2026-05-31") == []


def test_a_corrected_value_stands_beside_the_one_in_its_place(ledger: Ledger, who: Cast) -> None:
    target = target_of(first_row(ledger))
    first = observations.observe(target.indicator, who.water, Reported(Decimal(35), day(4, 30)), by=who.by("water-clerk", LATER))
    observations.correct(first, Decimal(33), by=who.by("water-clerk", LATER, reason="重复统计"))

    in_april = [row for row in asked("observations", indicator=target.indicator.key) if row["period_end"] == "2026-04-30"]

    wrong, right = in_april
    assert (Decimal(wrong["value"]), Decimal(right["value"])) == (35, 33)
    assert (wrong["corrects_key"], right["corrects_key"], right["correction"]) == (None, wrong["key"], "重复统计")


def test_targets_are_those_of_rows_and_of_the_plan_and_an_indicator_is_found_by_its_words(ledger: Ledger) -> None:
    own = asked("targets", ledger=ledger.code)
    (indicator,) = asked("indicators", words="灌溉")

    assert [(row["obligation_code"], Decimal(row["value"]), row["unit"]) for row in own] == [(f"{ledger.code}-0001", 20, "万亩")]
    assert own[0]["indicator_key"] == indicator["key"]
    assert [row["obligation_code"] for row in asked("targets") if row not in own] == [None]


def test_a_value_that_nobody_has_signed_is_not_listed(ledger: Ledger, who: Cast) -> None:
    line = line_of(opened(ledger, 4, at=LATER))
    report_lines.fill_line(line, said(line, 31), by=who.by("water-clerk", LATER))

    assert [row["period_end"] for row in asked("observations", "office-supervisor")] == ["2026-03-31"]


def test_a_line_that_is_being_written_is_listed_to_its_writer_alone(ledger: Ledger, who: Cast) -> None:
    line = line_of(opened(ledger, 4, at=LATER))
    report_lines.fill_line(line, said(line, done="内部口径"), by=who.by("water-clerk", LATER))

    assert "内部口径" in {row["done"] for row in asked("report-lines")}
    assert {row["done"] for row in asked("report-lines", "office-supervisor")} == {"已开工"}


@pytest.mark.parametrize("name", LISTS)
def test_who_has_nothing_to_do_with_it_sees_none_of_it(name: str, ledger: Ledger) -> None:
    assert asked(name) != []
    assert asked(name, "elsewhere-clerk") == []


@pytest.mark.parametrize("name", LISTS)
def test_what_was_not_recorded_yet_is_not_in_the_list(name: str, ledger: Ledger) -> None:
    before = asked(name, known_at=(MARCH - DAY).isoformat())

    assert before == []
    assert asked(name, known_at=(LATER + DAY).isoformat()) == asked(name)


def test_a_list_goes_on_where_its_page_ended_and_costs_the_same_for_many_rows(ledger: Ledger) -> None:
    with CaptureQueriesContext(connection) as few:
        first = asked("reports")
    for number in (4, 5, 6):
        opened(ledger, number, at=LATER)
    with CaptureQueriesContext(connection) as many:
        whole = asked("reports")
    pages = walked("reports", limit=2)

    assert len(whole) == 4 * len(first)
    assert len(many) == len(few)
    assert [len(page) for page in pages] == [2] * (len(whole) // 2)
    assert [row for page in pages for row in page] == whole
