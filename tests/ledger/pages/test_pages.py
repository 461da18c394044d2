"""Pages of the record: who sees what, what stands there, as of which day, and at what cost."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from taizhang.ledger.actions import deeds, report_lines, reports
from taizhang.ledger.models import Indicator, Ledger, Obligation, Organisation, Suspension
from taizhang.ledger.pages.administration.urls import urlpatterns as administration
from taizhang.ledger.pages.urls import urlpatterns
from tests.ledger.live import line_of, opened, said
from tests.ledger.people import Cast, clock, day, draft_ledger

from .conftest import Browser

MOST = 25  # queries of a page


def addresses(ledger: Ledger, who: Cast) -> dict[str, str]:
    """Every page of one ledger, by the name of its address."""
    return {
        "ledger": f"/ledgers/{ledger.code}/",
        "settings": f"/ledgers/{ledger.code}/settings/",
        "ledger_xlsx": f"/ledgers/{ledger.code}/ledger.xlsx",
        "ledger_csv": f"/ledgers/{ledger.code}/ledger.csv",
        "coverage": f"/ledgers/{ledger.code}/coverage/",
        "sources": f"/ledgers/{ledger.code}/sources/",
        "months": f"/ledgers/{ledger.code}/months/",
        "indicator": f"/indicators/{Indicator.objects.get(name='高效节水灌溉面积').key}/",
        "obligation": f"/obligations/{ledger.code}-0001/",
        "organisation": f"/organisations/{who.water.key}/",
        "organisation_months": f"/organisations/{who.water.key}/months/",
    }


LISTS = {"ledgers": "/ledgers/", "obligations": "/obligations/", "plans": "/plans/", "late": "/late/"}
OF_ALL = {"obligations_xlsx", "obligations_csv"}  # test_all_measures looks at these
OF_PEOPLE = {"deputies", "end_delegation"}  # test_deputies looks at these
OF_CHAINS = {"chains", "propose_chain", "decide_chain", "return_step"}  # test_chains looks at these
OF_PIECES = {"piece", "piece_file", "piece_preview", "proofs", "event_proof"}  # test_pieces looks at these
OF_VERDICTS = {"judge_piece", "verify_milestone", "record_decision"}  # test_verdicts looks at these
OF_FORMS = {"forms", "form", "form_file"}  # test_forms looks at these
OF_PAPERS = {"papers", "paper", "paper_docx", "paper_pdf"}  # test_papers looks at these
OF_VALUES = {"correct"}  # test_views looks at this
OF_FIELDS = {"organisation_names"}  # test_organisation_names looks at this


def words_of(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_every_address_is_looked_at_here(ledger: Ledger, who: Cast) -> None:
    of_administrators = {pattern.name for pattern in administration}  # tests/ledger/pages/administration looks at these

    elsewhere = of_administrators | OF_PEOPLE | OF_PAPERS | OF_CHAINS | OF_PIECES | OF_VERDICTS | OF_FORMS | OF_FIELDS | OF_VALUES | OF_ALL
    assert {pattern.name for pattern in urlpatterns} - elsewhere == set(addresses(ledger, who)) | set(LISTS)


def test_who_has_nothing_to_do_with_a_ledger_finds_none_of_its_pages(ledger: Ledger, who: Cast, browser: Browser) -> None:
    outside = browser("elsewhere-clerk")

    assert {name: outside.get(address).status_code for name, address in addresses(ledger, who).items()} == dict.fromkeys(
        addresses(ledger, who), 404
    )
    for address in LISTS.values():
        page = outside.get(address)
        assert page.status_code == 200
        assert ledger.code not in page.content.decode()
        assert "节水" not in page.content.decode()


@pytest.mark.parametrize("username", ["water-clerk", "works-clerk", "office-supervisor"])
def test_who_coordinates_helps_or_supervises_opens_every_page(username: str, ledger: Ledger, who: Cast, browser: Browser) -> None:
    inside = browser(username)

    opened = {name: inside.get(address).status_code for name, address in (addresses(ledger, who) | LISTS).items()}

    assert set(opened.values()) == {200}


@pytest.mark.parametrize("on", ["", "?on=2026-07-15", "?on=2026-01-15", "?next=ourselves"])
def test_no_page_asks_more_than_twenty_five_questions(
    on: str, ledger: Ledger, who: Cast, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    clerk = browser("water-clerk")

    for address in (addresses(ledger, who) | LISTS).values():
        with django_assert_max_num_queries(MOST):
            assert clerk.get(address + on).status_code in {200, 404}


def test_a_page_that_asks_about_a_year_without_a_calendar_says_so(ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/obligations/{ledger.code}-0001/?on=1999-05-05")

    assert page.status_code in {404, 422}  # it had not been recorded by then, or nobody knows the calendar


@pytest.mark.parametrize("on", ["yesterday", "2026-13-45", "2999-01-01", "%00", "'"])
def test_a_day_that_is_none_or_not_past_is_today(on: str, ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/?on={on}")

    assert page.status_code == 200
    assert "As of 20" not in words_of(page)


def test_the_list_leads_to_a_ledger_with_its_lights(ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get("/ledgers/").content.decode()

    assert f'href="/ledgers/{ledger.code}/"' in page
    assert f'href="/ledgers/{ledger.code}/?light=red"' in page


def test_the_list_is_narrowed_by_state(ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    assert ledger.code in clerk.get("/ledgers/?state=on-record").content.decode()
    assert ledger.code not in clerk.get("/ledgers/?state=filed").content.decode()
    assert ledger.code in clerk.get("/ledgers/?state=nonsense").content.decode()


def titles(page: Any) -> list[str]:
    """The rows of a grid in their order."""
    return re.findall(r'rowheader" class="main"><a href="[^"]+">([^<]+)', page.content.decode())


FIRST, SECOND = "新增高效节水灌溉面积20万亩", "出台节水管理办法"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", [FIRST, SECOND]),
        ("?words=办法", [SECOND]),
        ("?light=red", [FIRST]),
        ("?late=1", [FIRST]),
        ("?state=closed", []),
        ("?state=in-progress&words=灌溉", [FIRST]),
        ("?lead=nobody", []),
        ("?sort=light", [FIRST, SECOND]),
        ("?sort=nonsense&light=nonsense&after=nonsense", [FIRST, SECOND]),
    ],
)
def test_a_grid_is_narrowed_and_sorted(asked: str, shown: list[str], ledger: Ledger, browser: Browser) -> None:
    assert titles(browser("water-clerk").get(f"/ledgers/{ledger.code}/{asked}")) == shown


def test_a_grid_is_narrowed_by_who_leads(ledger: Ledger, who: Cast, browser: Browser) -> None:
    clerk = browser("water-clerk")

    assert titles(clerk.get(f"/ledgers/{ledger.code}/?lead={who.water.key}")) == [FIRST, SECOND]
    assert titles(clerk.get(f"/ledgers/{ledger.code}/?lead={who.works.key}")) == []


def test_a_grid_says_what_a_draft_lacks_and_a_signed_ledger_has_had_its_time_for_that(ledger: Ledger, who: Cast, browser: Browser) -> None:
    draft, clerk = draft_ledger(who), browser("water-clerk")

    assert "a target in 1 row" in words_of(clerk.get(f"/ledgers/{draft.code}/"))
    assert "a target in 1 row" not in words_of(clerk.get(f"/ledgers/{ledger.code}/"))


@pytest.mark.parametrize("asked", ["", "?light=red", "?words=办法&sort=due", "?on=2026-07-15&light=red"])
def test_the_workbook_holds_what_the_page_shows(asked: str, ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    answer = clerk.get(f"/ledgers/{ledger.code}/ledger.xlsx{asked}")

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[2:]] == titles(clerk.get(f"/ledgers/{ledger.code}/{asked}"))


def test_an_obligation_shows_the_sentence_the_rule_of_its_clock_and_every_reason(ledger: Ledger, browser: Browser) -> None:
    words = words_of(browser("water-clerk").get(f"/obligations/{ledger.code}-0001/"))

    assert FIRST in words
    assert "推进节水" in words
    assert "overdue by" in words
    assert "no curve of progress was chosen" in words
    assert "高效节水灌溉面积 ≥ 20万亩" in words
    assert "set up the ledger" in words
    assert "event " in words


def test_as_of_a_past_day_a_page_says_so_and_its_links_stay_there(ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/?on=2026-06-15")

    assert "As of " in words_of(page)
    assert f'href="/obligations/{ledger.code}-0001/?on=2026-06-15"' in page.content.decode()
    assert "overdue" not in words_of(page)


def test_an_organisation_shows_what_it_owes_and_what_is_owed_to_it(ledger: Ledger, who: Cast, browser: Browser) -> None:
    clerk = browser("water-clerk")

    assert titles(clerk.get(f"/organisations/{who.water.key}/")) == [FIRST, SECOND]
    assert titles(clerk.get(f"/organisations/{who.water.key}/?side=owed")) == []
    assert titles(clerk.get(f"/organisations/{who.office.key}/?side=owed")) == [FIRST, SECOND]
    assert "water-head" in words_of(clerk.get(f"/organisations/{who.water.key}/"))


def test_an_organisation_that_stands_in_no_ledger_that_one_sees_is_not_found(ledger: Ledger, who: Cast, browser: Browser) -> None:
    assert browser("water-clerk").get(f"/organisations/{Organisation.objects.get(pk=who.elsewhere.pk).key}/").status_code == 404


def test_the_front_door_leads_leaders_to_what_is_late_where_nothing_waits_for_them(ledger: Ledger, browser: Browser) -> None:
    assert browser("water-deputy").get("/").headers["Location"] == "/late/"


def test_the_menu_says_for_whom_one_acts(ledger: Ledger, browser: Browser, lins_browser: Client) -> None:
    assert "省水利厅 · Clerk" in words_of(browser("water-clerk").get("/ledgers/"))
    assert "省水利厅 · Clerk" in words_of(browser("water-clerk").get("/documents/"))
    assert " · Clerk" not in words_of(lins_browser.get("/documents/"))


def test_a_clock_that_stood_says_by_how_much_it_was_moved(ledger: Ledger, browser: Browser, django_assert_max_num_queries: Any) -> None:
    row = Obligation.objects.get(code=f"{ledger.code}-0001")
    with deeds.deed("suspend", by=clock()) as deed:
        deed.add(Suspension(obligation=row, start=day(4, 1), end=day(4, 11), reason="用地"))
    clerk = browser("water-clerk")

    with django_assert_max_num_queries(MOST):
        words = words_of(clerk.get(f"/obligations/{row.code}/"))

    assert "10 Jul 2026 Originally 30 Jun 2026" in words
    assert "due 2026-06-30, moved by 10 days of suspension to 2026-07-10" in words
    assert "用地" in words


def test_a_target_is_drawn_beside_what_its_curve_wanted_by_then(ledger: Ledger, who: Cast, browser: Browser) -> None:
    row = Obligation.objects.get(code=f"{ledger.code}-0001")
    with deeds.deed("choose_curve", by=clock()) as deed:
        deed.change(row, curve="by-month", start=day(1, 1))
    report = opened(ledger)
    report_lines.fill_line(line_of(report), said(line_of(report), value=12), by=who.by("water-clerk"))
    drafted = browser("water-clerk").get(f"/obligations/{row.code}/").content.decode()
    report_lines.fill_line(line_of(report, 1), said(line_of(report, 1)), by=who.by("water-clerk"))
    report.refresh_from_db()
    reports.sign_report(report, by=who.by("water-head"))

    page = browser("water-clerk").get(f"/obligations/{row.code}/")

    assert 'aria-labelledby="lines"' not in drafted  # nobody has reported what is still being written
    assert 'data-chart aria-labelledby="target-' not in drafted
    assert 'data-chart aria-labelledby="target-' in page.content.decode()
    assert "last reported: 12万亩" in words_of(page)
    assert "Planned by then" in words_of(page)
    assert "Planned by then" in words_of(page)


def test_a_ledger_in_which_one_owes_several_rows_is_listed_once(ledger: Ledger, browser: Browser) -> None:
    page = browser("works-clerk").get("/ledgers/").content.decode()

    assert page.count(f'href="/ledgers/{ledger.code}/"') == 1
