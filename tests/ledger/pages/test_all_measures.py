"""The measures of every ledger that somebody sees, in one grid: whose they are, narrowed to one ledger, in groups, and in files."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.ledger.actions import setting_up
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Ledger, Obligation
from taizhang.ledger.pages.asked import AskedOfAll
from tests.ledger.live import live_ledger, make_live
from tests.ledger.people import Cast, clock, day, findings, measure

from .conftest import Browser
from .test_grid import headings, heads, sheet_of, table_of
from .test_pages import FIRST, MOST, SECOND, titles, words_of

ALL = "/obligations/"
EVERY = "columns=" + ".".join(AskedOfAll.choices)
FOREIGN = "外省新建泵站30座"
BUILT = "改造老旧小区100个"


@pytest.fixture
def second(ledger: Ledger, who: Cast) -> Ledger:
    """省住房城乡建设厅 has a ledger of its own, with one measure that is long late."""
    return _ledger_of(who, "works-clerk", who.works, "2026年城市更新方案", BUILT, "省住房城乡建设厅")


@pytest.fixture
def foreign(second: Ledger, who: Cast) -> Ledger:
    """One of another province, of which nobody here is a party."""
    return _ledger_of(who, "elsewhere-clerk", who.elsewhere, "外省水网方案", FOREIGN, "外省水利厅")


def _ledger_of(who: Cast, clerk: str, coordinator: Any, plan: str, title: str, lead: str) -> Ledger:
    said = findings(targets=[])
    said["plans"][0]["title"] = plan
    said["tasks"][0]["measures"] = [measure("t1.m1", title, "新建", "built", "2026-05-31", "5月底前")]
    said["tasks"][0]["organisations"] = [said["tasks"][0]["organisations"][0] | {"name": lead}]
    wanted = setting_up.Wanted(coordinator=coordinator, recipient=None if coordinator == who.elsewhere else who.office)
    made = setting_up.set_up_ledger(said, "p1", document=None, wanted=wanted, by=who.by(clerk))
    make_live(made)
    light_up(on=day(9, 1), by=clock())
    return made


def test_a_supervisor_sees_the_measures_of_every_ledger_each_with_its_plan(ledger: Ledger, second: Ledger, browser: Browser) -> None:
    page = browser("office-supervisor").get(ALL)

    assert titles(page) == [FIRST, SECOND, BUILT]
    assert heads(page) == ["Measure", "Plan", "Lead", "Deadline", "Light", "State", "Done"]
    assert f'<a href="/ledgers/{second.code}/">2026年城市更新方案</a>' in page.content.decode()
    assert "2 ledgers" in words_of(page)
    assert "3 rows" in words_of(page)


@pytest.mark.parametrize("on", ["", "on=2026-07-15"])
@pytest.mark.parametrize("asked", ["", "group=plan", "group=lead", "group=light", "words=泵站", "ledger={foreign}", EVERY])
def test_what_is_of_no_ledger_of_his_stands_nowhere(asked: str, on: str, foreign: Ledger, browser: Browser) -> None:
    supervisor, search = browser("office-supervisor"), f"?{asked.format(foreign=foreign.code)}&{on}"

    page = supervisor.get(f"{ALL}{search}").content.decode()
    sheet = str(sheet_of(supervisor.get(f"{ALL}obligations.xlsx{search}")))
    table = str(table_of(supervisor.get(f"{ALL}obligations.csv{search}")))

    for told in (page, sheet, table):
        assert FOREIGN not in told
        assert "外省" not in told
        assert f"{foreign.code}-" not in told


def test_lights_are_counted_over_his_ledgers_alone(foreign: Ledger, second: Ledger, browser: Browser) -> None:
    def red(page: Any) -> str:
        found = re.search(r'light=red[^"]*"(?: aria-current="true")?><span.*?<b>(\d+)</b>', page.content.decode(), re.DOTALL)
        return found[1] if found else ""

    assert Obligation.objects.filter(light__colour="red").count() == 3
    assert red(browser("office-supervisor").get(ALL)) == "2"
    assert red(browser("office-supervisor").get(f"{ALL}?on=2026-09-01")) == "2"
    assert red(browser("elsewhere-clerk").get(ALL)) == "1"
    assert red(browser("office-supervisor").get(f"{ALL}?ledger={second.code}")) == "1"


def test_a_department_sees_the_ledgers_in_which_it_has_a_part(second: Ledger, browser: Browser) -> None:
    assert titles(browser("water-clerk").get(ALL)) == [FIRST, SECOND]
    assert titles(browser("works-clerk").get(ALL)) == [FIRST, SECOND, BUILT]


def test_who_has_no_part_in_any_ledger_is_told_so(ledger: Ledger, browser: Browser) -> None:
    page = browser("elsewhere-clerk").get(ALL)

    assert "You have no ledger yet" in words_of(page)
    assert titles(page) == []


def test_the_rows_are_narrowed_to_one_ledger_and_to_who_leads_in_any(ledger: Ledger, second: Ledger, who: Cast, browser: Browser) -> None:
    supervisor = browser("office-supervisor")

    assert titles(supervisor.get(f"{ALL}?ledger={second.code}")) == [BUILT]
    assert titles(supervisor.get(f"{ALL}?lead={who.works.key}")) == [BUILT]
    assert titles(supervisor.get(f"{ALL}?lead={who.works.key}&ledger={ledger.code}")) == []
    assert titles(supervisor.get(f"{ALL}?ledger=nonsense")) == []
    assert titles(supervisor.get(f"{ALL}?late=1&sort=due")) == [BUILT, FIRST]
    assert "Without 2026年城市更新方案" in words_of(supervisor.get(f"{ALL}?ledger={second.code}"))


@pytest.mark.parametrize("on", ["", "&on=2026-07-15"])
def test_rows_stand_in_groups_by_plan(on: str, second: Ledger, browser: Browser) -> None:
    supervisor = browser("office-supervisor")

    assert headings(supervisor.get(f"{ALL}?group=plan{on}")) == ["2026年节水方案 2", "2026年城市更新方案 1"]
    begun = supervisor.get(f"{ALL}?group=plan&begin={second.code}{on}")
    assert (headings(begun), titles(begun)) == (["2026年城市更新方案 1"], [BUILT])


def test_plans_of_one_title_are_told_apart_by_their_ledgers(ledger: Ledger, who: Cast, browser: Browser) -> None:
    again = live_ledger(who)

    assert headings(browser("office-supervisor").get(f"{ALL}?group=plan")) == [
        f"2026年节水方案（{ledger.code}） 2",
        f"2026年节水方案（{again.code}） 2",
    ]


def test_one_ledger_is_neither_grouped_by_plan_nor_has_that_column(second: Ledger, browser: Browser) -> None:
    page = browser("works-clerk").get(f"/ledgers/{second.code}/?group=plan&columns=title.plan.lead")

    assert (heads(page), headings(page)) == (["Measure", "Lead"], [])
    assert "By plan" not in words_of(page)


def test_a_page_goes_on_behind_its_last_row(second: Ledger, browser: Browser, monkeypatch: Any) -> None:
    monkeypatch.setattr("taizhang.ledger.pages.grid.LIMIT", 2)
    supervisor, found = browser("office-supervisor"), []

    for asked in ("", "?group=lead", "?on=2026-09-01"):
        page = supervisor.get(f"{ALL}{asked}")
        following = page.content.decode().partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
        found.append(titles(page) + titles(supervisor.get(following)))

    assert [sorted(rows) for rows in found] == [sorted([FIRST, SECOND, BUILT])] * 3


@pytest.mark.parametrize("asked", ["", "?columns=title.plan.person&group=plan", "?sort=light&group=state&light=red", "?on=2026-07-15"])
def test_the_files_hold_what_is_seen(asked: str, second: Ledger, browser: Browser) -> None:
    supervisor = browser("office-supervisor")
    page = supervisor.get(f"{ALL}{asked}")

    sheet = sheet_of(supervisor.get(f"{ALL}obligations.xlsx{asked}"))
    table = table_of(supervisor.get(f"{ALL}obligations.csv{asked}"))

    assert [row[table[0].index("Measure")] for row in table[1:]] == titles(page)
    assert [row[1] for row in sheet[2:] if row[1]] == titles(page)
    assert [row[0].replace("(", "").replace(")", "") for row in sheet[2:] if not row[1]] == headings(page)
    both = {"Code", "Concluded", "Why"}  # a page shows these inside another cell
    assert [head.replace(" (%)", "") for head in sheet[1] if head not in both] == heads(page)


def test_a_file_says_what_it_is_of(second: Ledger, browser: Browser) -> None:
    answer = browser("office-supervisor").get(f"{ALL}obligations.xlsx?on=2026-07-15&ledger={second.code}")

    assert sheet_of(answer)[0][0] == "All measures · as of 2026-07-15 · 2026年城市更新方案"
    assert "All%20measures-2026-07-15.xlsx" in answer.headers["Content-Disposition"].replace('"All measures', "All%20measures")


@pytest.mark.parametrize("asked", ["", f"?{EVERY}&group=lead", "?group=plan", "?on=2026-07-15&group=plan"])
def test_a_page_asks_the_same_few_questions_however_many_ledgers_and_rows(asked: str, second: Ledger, who: Cast, browser: Browser) -> None:
    supervisor = browser("office-supervisor")

    def questions() -> int:
        light_up(on=day(9, 1), by=clock())  # an event: nothing is kept
        with CaptureQueriesContext(connection) as listed:
            assert supervisor.get(f"{ALL}{asked}").status_code == 200
        return len(listed)

    few = questions()
    for _ in range(4):
        live_ledger(who)

    assert questions() == few <= MOST


def test_a_second_look_asks_nothing_of_the_rows_again(second: Ledger, browser: Browser) -> None:
    supervisor = browser("office-supervisor")

    for asked in ("", "?group=plan", "?light=red&sort=due"):
        supervisor.get(f"{ALL}{asked}")
        with CaptureQueriesContext(connection) as listed:
            supervisor.get(f"{ALL}{asked}")
        assert not [query["sql"] for query in listed if "ledger_obligation" in query["sql"]]


def test_the_reader_keeps_views_of_it_and_acts_from_its_rows(second: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    clerk.post("/desk/views", {"of": ALL, "asked": "light=red", "name": "红灯"})
    clerk.get(ALL)  # what was said of the saving is gone

    assert "红灯" in words_of(clerk.get(ALL))
    assert "/desk/act/" in clerk.get(f"{ALL}?columns=title.act").content.decode()
