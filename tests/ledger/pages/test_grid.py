"""The grid of a ledger in the columns and groups that its address names, and the files that hold what is seen."""

import csv
import re
from html import unescape
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from taizhang.ledger.actions import deeds, people
from taizhang.ledger.models import Assignment, Ledger, Obligation
from taizhang.ledger.pages.asked import COLUMNS
from taizhang.ledger.queries.groups import GROUPINGS
from tests.ledger.in_force import first_row, signed_ledger
from tests.ledger.live import live_ledger
from tests.ledger.people import Cast, clock, day

from .conftest import Browser
from .test_pages import FIRST, MOST, SECOND, titles, words_of

EVERY = "columns=" + ".".join(COLUMNS)


def heads(page: Any) -> list[str]:
    found = re.findall(r'role="columnheader"[^>]*>(.*?)</th>', page.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", head).strip() for head in found]


def headings(page: Any) -> list[str]:
    """Of the groups, each with how many rows it has."""
    found = re.findall(r'class="group">(.*?)</tr>', page.content.decode(), re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in found]


def named(ledger: Ledger, who: Cast) -> Obligation:
    """林悦 answers for the first row, whose deadline the text writes as it likes."""
    row = Obligation.objects.get(code=f"{ledger.code}-0001")
    person = people.enter_person("林悦", organisation=who.water, by=clock())
    with deeds.deed("name", by=clock()) as deed:
        deed.change(Assignment.objects.get(obligation=row, role="lead"), person=person)
        deed.change(row, due_words="6月底前")
    return row


def test_the_form_names_each_column_and_the_address_all_of_them_in_one_word(ledger: Ledger, browser: Browser) -> None:
    clerk, address = browser("water-clerk"), f"/ledgers/{ledger.code}/"

    by_form = clerk.get(f"{address}?columns=title&columns=due&columns=lead")
    by_link = clerk.get(f"{address}?columns=title.lead.due")

    assert heads(by_form) == heads(by_link) == ["Measure", "Lead", "Deadline"]
    assert 'name="columns" value="title.lead.due"' in by_form.content.decode(), "the filters keep them"
    assert titles(by_link) == [FIRST, SECOND]


@pytest.mark.parametrize("asked", ["", "?columns=", "?columns=nonsense.title.%00", "?group=nonsense&begin=red", "?group=light&begin=pink"])
def test_what_is_no_column_and_no_group_is_left_out(asked: str, ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/{asked}")

    assert page.status_code == 200
    assert titles(page) == [FIRST, SECOND]
    assert heads(page)[0] == "Measure"


def test_the_measure_stands_there_whatever_is_left_out(ledger: Ledger, browser: Browser) -> None:
    assert heads(browser("water-clerk").get(f"/ledgers/{ledger.code}/?columns=title")) == ["Measure"]
    assert heads(browser("water-clerk").get(f"/ledgers/{ledger.code}/?columns=state")) == ["Measure", "State"]


@pytest.mark.parametrize("on", ["", "&on=2026-07-15"])
def test_further_columns_say_what_the_record_knows_of_each_row(on: str, ledger: Ledger, who: Cast, browser: Browser) -> None:
    named(ledger, who)

    words = words_of(browser("water-clerk").get(f"/ledgers/{ledger.code}/?{EVERY}{on}"))

    for said in ("推进节水", "省住房城乡建设厅", "林悦", "督查室", "6月底前", "Something built"):
        assert said in words


def test_what_the_reader_has_to_do_next_stands_in_its_row_and_leads_to_it_and_back(who: Cast, browser: Browser) -> None:
    ledger = signed_ledger(who)
    address = f"/ledgers/{ledger.code}/?columns=title.act"

    page = browser("water-clerk").get(address).content.decode()
    others = browser("works-clerk").get(address).content.decode()

    assert (
        f'href="/desk/act/accept/obligation:{first_row(ledger).pk}?next=%2Fledgers%2F{ledger.code}%2F%3Fcolumns%3Dtitle.act"'
        in unescape(page)
    )
    assert "/desk/act/" not in others, "who helps has nothing to take on"
    assert "/desk/act/" not in browser("water-clerk").get(f"{address}&on=2026-03-15").content.decode()


@pytest.mark.parametrize("on", ["", "&on=2026-07-15"])
def test_rows_stand_in_groups_each_with_its_count(on: str, ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    assert headings(clerk.get(f"/ledgers/{ledger.code}/?group=lead{on}")) == ["省水利厅 2"]
    assert headings(clerk.get(f"/ledgers/{ledger.code}/?group=month{on}")) == ["June 2026 1", "December 2026 1"]
    assert headings(clerk.get(f"/ledgers/{ledger.code}/?group=light{on}"))[0] == "Red 1"
    assert headings(clerk.get(f"/ledgers/{ledger.code}/?group=light&light=red{on}")) == ["Red 1"]


@pytest.mark.parametrize("on", ["", "&on=2026-07-15"])
@pytest.mark.parametrize("begin", ["2026-12", "2026-07"], ids=["a group", "one that has no row any more"])
def test_a_heading_leads_to_its_first_row(begin: str, on: str, ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/?group=month&begin={begin}{on}")

    assert headings(page) == ["December 2026 1"]
    assert titles(page) == [SECOND]


def test_a_link_shows_a_colleague_the_same_as_of_the_same_day(ledger: Ledger, browser: Browser) -> None:
    asked = "?on=2026-07-15&light=red&columns=title.person.light&group=state"
    mine, hers = (browser(username).get(f"/ledgers/{ledger.code}/{asked}") for username in ("water-clerk", "office-supervisor"))

    assert (heads(mine), headings(mine), titles(mine)) == (heads(hers), headings(hers), titles(hers))
    assert titles(mine) == [FIRST]
    form = mine.content.decode().partition('class="arrange"')[2].partition("</form>")[0]
    assert 'name="on" value="2026-07-15"' in form, "the form keeps the day"
    assert 'name="light" value="red"' in form, "and what narrows the list"


@pytest.mark.parametrize("by", sorted(GROUPINGS))
@pytest.mark.parametrize("on", ["", "&on=2026-07-15"])
def test_a_page_in_groups_with_every_column_asks_no_more_than_twenty_five_questions(
    by: str, on: str, ledger: Ledger, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    clerk = browser("water-clerk")

    for end in ("", "ledger.xlsx", "ledger.csv"):
        with django_assert_max_num_queries(MOST):
            assert clerk.get(f"/ledgers/{ledger.code}/{end}?{EVERY}&group={by}{on}").status_code == 200


def test_a_second_look_counts_no_group_again(ledger: Ledger, browser: Browser) -> None:
    clerk, address = browser("water-clerk"), f"/ledgers/{ledger.code}/?group=lead"
    clerk.get(address)

    with CaptureQueriesContext(connection) as asked:
        clerk.get(address)

    assert not [query["sql"] for query in asked if "COUNT(" in query["sql"] and "ledger_obligation" in query["sql"]]


def sheet_of(answer: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows()]


def table_of(answer: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    "asked",
    ["", "?columns=title.lead.due", "?columns=title.person&group=lead", "?sort=light&group=state&light=red", "?on=2026-07-15&group=month"],
)
def test_the_files_hold_the_columns_the_rows_and_the_groups_of_the_page(asked: str, ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")
    page = clerk.get(f"/ledgers/{ledger.code}/{asked}")

    sheet = sheet_of(clerk.get(f"/ledgers/{ledger.code}/ledger.xlsx{asked}"))
    table = table_of(clerk.get(f"/ledgers/{ledger.code}/ledger.csv{asked}"))

    title = table[0].index("Measure")
    assert [row[title] for row in table[1:]] == titles(page)
    assert [row[1] for row in sheet[2:] if row[1]] == titles(page)
    assert [row[0].replace("(", "").replace(")", "") for row in sheet[2:] if not row[1]] == headings(page)
    assert table[0][1:] == sheet[1] if "group" in asked else table[0] == sheet[1]
    both = {"Code", "Concluded", "Why"}  # a page shows these inside another cell
    assert [head.replace(" (%)", "") for head in sheet[1] if head not in both] == heads(page)


@pytest.mark.parametrize("on", ["", "&on=2026-07-15"])
def test_a_file_of_very_many_rows_says_the_same_of_each(on: str, ledger: Ledger, who: Cast, browser: Browser, monkeypatch: Any) -> None:
    live_ledger(who)
    clerk, address = browser("water-clerk"), f"/ledgers/{ledger.code}/ledger.csv?{EVERY}&group=lead{on}"
    few = clerk.get(address).content

    monkeypatch.setattr("taizhang.ledger.pages.rows.MANY", 1)

    assert clerk.get(address).content == few
    assert len(table_of(clerk.get(address))) == 3


def test_a_file_says_as_of_which_day_and_what_narrows_it(ledger: Ledger, browser: Browser) -> None:
    answer = browser("water-clerk").get(f"/ledgers/{ledger.code}/ledger.xlsx?on=2026-07-15&light=red")

    assert sheet_of(answer)[0][0] == "2026年节水方案 · as of 2026-07-15 · red"
    assert f"{ledger.code}-2026-07-15.xlsx" in answer.headers["Content-Disposition"]


def test_groups_of_a_workbook_can_be_folded_up(ledger: Ledger, browser: Browser) -> None:
    answer = browser("water-clerk").get(f"/ledgers/{ledger.code}/ledger.xlsx?group=lead")

    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]

    assert sheet["A3"].value == "省水利厅 (2)"
    assert [sheet.row_dimensions[row].outlineLevel for row in (3, 4, 5)] == [0, 1, 1]


@pytest.mark.parametrize("title", ["=1+1", "+86", "-5", "@SUM(A1)"])
def test_no_word_becomes_a_formula_in_either_file(title: str, ledger: Ledger, browser: Browser) -> None:
    with deeds.deed("edit", by=clock()) as deed:
        deed.change(Obligation.objects.get(code=f"{ledger.code}-0001"), title=title)
    clerk = browser("water-clerk")

    table = table_of(clerk.get(f"/ledgers/{ledger.code}/ledger.csv"))
    book = load_workbook(BytesIO(clerk.get(f"/ledgers/{ledger.code}/ledger.xlsx").content))

    assert table[1][1] == f"'{title}"
    assert (book.worksheets[0]["B3"].value, book.worksheets[0]["B3"].data_type) == (title, "s")


def test_days_and_shares_are_days_and_numbers(ledger: Ledger, who: Cast, browser: Browser) -> None:
    row = sheet_of(browser("water-clerk").get(f"/ledgers/{ledger.code}/ledger.xlsx?columns=title.due"))[2]

    assert row[2].date() == day(6, 30)


def test_without_a_module_that_keeps_views_or_answers_acts_the_grid_still_stands(who: Cast, browser: Browser, settings: Any) -> None:
    ledger = signed_ledger(who)
    settings.MODULES = tuple(name for name in settings.MODULES if "desk" not in name)

    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/?columns=title.lead")

    assert titles(page)
    assert "Save this view as" not in words_of(page)
