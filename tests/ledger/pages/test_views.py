"""Views of the record: packages and plans, what a ledger covers, its rows beside the text, its months, one indicator."""

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from taizhang.ledger.actions import deeds, observations
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.models import Indicator, Ledger, Milestone, Obligation, Observation, PlanItem, Reading, Target
from tests.ledger.people import Cast, clock, day, draft_ledger
from tests.ledger.queries.test_plans import packaged

from .conftest import Browser
from .test_pages import words_of

APRIL = datetime(2026, 4, 1, 1, tzinfo=UTC)
TEXT = "节水方案\n各市人民政府：\n一、主要任务\n1.推进节水。新增高效节水灌溉面积20万亩，出台节水管理办法。\n特此通知。"
FIRST = TEXT.index("新增")
SECOND = TEXT.index("出台")


@pytest.fixture
def read(ledger: Ledger) -> Ledger:
    """The ledger, its document read, its rows at their places in the text."""
    package = packaged(ledger)
    Reading.objects.filter(document=package.document).update(source_text=TEXT)
    with deeds.deed("place", by=clock(APRIL)) as deed:
        for number, start, end in ((1, FIRST, FIRST + 14), (2, SECOND, SECOND + 8)):
            item = PlanItem.objects.get(obligation__code=f"{ledger.code}-{number:04}")
            deed.change(item, span_start=start, span_end=end)
        deed.change(Target.objects.get(plan=ledger.plan, obligation__isnull=True), span_start=None, span_end=None)
    return ledger


def test_the_menu_leads_to_packages_and_plans_and_these_to_the_ledgers(read: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    page = clerk.get("/plans/").content.decode()

    assert 'href="/plans/"' in clerk.get("/ledgers/").content.decode()
    assert f'href="/ledgers/{read.code}/"' in page
    assert f'href="/ledgers/{read.code}/?light=red"' in page
    assert "稳增长政策包" in page


def test_a_plan_that_is_known_by_its_title_only_is_visible_as_such(read: Ledger, browser: Browser) -> None:
    words = words_of(browser("water-clerk").get("/plans/"))

    assert "水网建设行动计划 Known by its title only" in words
    assert "水厂改造行动计划 It has no ledger yet." in words


def test_a_plan_that_is_not_filed_says_so(ledger: Ledger, who: Cast, browser: Browser) -> None:
    assert "Not with the government above" not in words_of(browser("water-clerk").get("/plans/"))

    draft_ledger(who)

    assert "Not with the government above" in words_of(browser("water-clerk").get("/plans/"))


def test_the_views_of_a_ledger_lead_to_one_another_on_the_same_past_day(ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    for view in ("", "coverage/", "sources/", "months/"):
        page = clerk.get(f"/ledgers/{ledger.code}/{view}?on=2026-06-15").content.decode()
        for other in ("", "coverage/", "sources/", "months/"):
            assert f'href="/ledgers/{ledger.code}/{other}?on=2026-06-15"' in page, (view, other)


def test_before_it_was_set_up_a_ledger_has_no_views(ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    assert {clerk.get(f"/ledgers/{ledger.code}/{view}/?on=2026-01-15").status_code for view in ("coverage", "sources", "months")} == {404}


def test_coverage_names_the_goal_that_no_row_serves_and_the_row_without_a_target(ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/coverage/")

    assert "用水总量" in words_of(page)
    assert "No row serves it" in words_of(page)
    assert re.search(r"Rows without a measurable target 1 .*出台节水管理办法", words_of(page))


def test_one_kind_of_what_is_lacking_is_shown_alone(ledger: Ledger, browser: Browser) -> None:
    clerk = browser("water-clerk")

    assert "出台节水管理办法" in words_of(clerk.get(f"/ledgers/{ledger.code}/coverage/?lack=unmeasured"))
    assert "用水总量" not in words_of(clerk.get(f"/ledgers/{ledger.code}/coverage/?lack=unmeasured"))
    assert "用水总量" in words_of(clerk.get(f"/ledgers/{ledger.code}/coverage/?lack=nonsense&after=%00"))


def test_each_row_leads_to_its_words_and_these_to_the_row(read: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/ledgers/{read.code}/sources/").content.decode()

    for code, text in ((f"{read.code}-0001", "新增高效节水灌溉面积20万亩"), (f"{read.code}-0002", "出台节水管理办法")):
        assert re.search(rf'<mark id="s-{code}"><a href="#r-{code}">{text}</a></mark>', page)
        assert f'<li id="r-{code}">' in page
        assert f'href="#s-{code}"' in page
    assert "各市人民政府" in page
    assert "特此通知" in page


def test_a_goal_stands_beside_its_words_too(read: Ledger, browser: Browser) -> None:
    goal = Target.objects.get(plan=read.plan, obligation__isnull=True)
    with deeds.deed("place", by=clock(APRIL)) as deed:
        deed.change(goal, span_start=TEXT.index("特此"), span_end=TEXT.index("特此") + 4)

    page = browser("water-clerk").get(f"/ledgers/{read.code}/sources/").content.decode()

    assert f'<mark id="s-goal-{goal.key}"><a href="#r-goal-{goal.key}">特此通知</a></mark>' in page
    assert f'<li id="r-goal-{goal.key}">' in page


def test_no_place_is_named_twice_though_two_rows_have_the_same_words(read: Ledger, browser: Browser) -> None:
    with deeds.deed("place", by=clock(APRIL)) as deed:
        for item in PlanItem.objects.filter(ledger=read):
            deed.change(item, span_start=FIRST, span_end=FIRST + 14)

    page = browser("water-clerk").get(f"/ledgers/{read.code}/sources/").content.decode()

    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {f"s-{read.code}-0001", f"s-{read.code}-0002"} <= set(ids)


def test_a_row_without_a_place_in_the_text_is_not_lost(ledger: Ledger, browser: Browser) -> None:
    words = words_of(browser("water-clerk").get(f"/ledgers/{ledger.code}/sources/"))

    assert "Rows that have no place in the text" in words
    assert "出台节水管理办法" in words


def cells(page: str, title: str) -> list[str]:
    """The months of the line of that row, from January on."""
    line = re.search(rf'<tr><th scope="row"[^>]*><a [^>]*>{title}.*?</tr>', page, re.DOTALL)
    assert line
    return line[0].split("<td")[3:]


def test_a_line_runs_to_its_deadline_and_is_over_from_there_to_today(ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/months/?on=2026-09-15").content.decode()

    months = cells(page, "新增高效节水灌溉面积20万亩")

    assert len(months) == 12
    assert [number for number, cell in enumerate(months, 1) if "runs" in cell.split(">")[0]] == [1, 2, 3, 4, 5, 6]
    assert [number for number, cell in enumerate(months, 1) if "over" in cell.split(">")[0]] == [7, 8, 9]
    assert "30" in months[5]
    assert "red" in months[5]


def test_milestones_stand_in_their_month(ledger: Ledger, browser: Browser) -> None:
    row = Obligation.objects.get(code=f"{ledger.code}-0001")
    with deeds.deed("set_milestones", by=clock(APRIL)) as deed:
        deed.add(Milestone(obligation=row, day=day(5, 20), percent=Decimal(60), title="主体完工"))

    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/months/").content.decode()

    assert "主体完工" in cells(page, "新增高效节水灌溉面积20万亩")[4]
    assert "◇" in cells(page, "新增高效节水灌溉面积20万亩")[4]


def test_rows_of_one_task_stand_on_one_line_with_the_worst_light(ledger: Ledger, browser: Browser) -> None:
    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/months/?by=task")

    assert "推进节水" in words_of(page)
    assert "2 rows" in words_of(page)
    assert page.content.decode().count('<tr><th scope="row"') == 1
    assert re.search(r'class="lit">\s*<span class="light of-red', page.content.decode())


def test_what_is_closed_bears_no_light_and_says_that_it_is_closed(ledger: Ledger, browser: Browser) -> None:
    with deeds.deed("close", by=clock(APRIL)) as deed:
        deed.change(Obligation.objects.get(code=f"{ledger.code}-0001"), state="closed")

    page = browser("water-clerk").get(f"/ledgers/{ledger.code}/months/").content.decode()

    line = re.search(r"新增高效节水灌溉面积20万亩.*?</tr>", page, re.DOTALL)
    assert line
    assert "Closed" in line[0]
    assert "over" not in line[0]


def test_an_organisation_has_a_board_of_all_that_it_owes(ledger: Ledger, who: Cast, browser: Browser) -> None:
    clerk = browser("works-clerk")
    address = f"/organisations/{who.works.key}/months/"

    page = clerk.get(address)

    assert f'href="{address}"' in clerk.get(f"/organisations/{who.works.key}/").content.decode()
    assert "新增高效节水灌溉面积20万亩" in words_of(page)
    assert clerk.get(address + "?by=task&year=2026").status_code == 200
    assert browser("elsewhere-clerk").get(address).status_code == 404


@pytest.mark.parametrize("asked", ["?by=nonsense&year=1&after=x", "?after=999999999", "?year=2026", "?after=%00"])
def test_what_cannot_be_asked_of_the_months_is_left_out(asked: str, ledger: Ledger, browser: Browser) -> None:
    assert browser("water-clerk").get(f"/ledgers/{ledger.code}/months/{asked}").status_code == 200


def test_an_indicator_shows_its_series_its_grades_and_who_corrected_what_and_why(ledger: Ledger, who: Cast, browser: Browser) -> None:
    indicator = Indicator.objects.get(name="高效节水灌溉面积")
    with deeds.deed("observe", by=clock(APRIL)) as deed:
        value = deed.add(
            Observation(
                indicator=indicator,
                organisation=who.water,
                period_end=day(3, 31),
                value=12,
                unit="万亩",
                kind="cumulative",
                grade=2,
                source="水利统计月报",
            )
        )
    observations.correct(value, Decimal("11.5"), by=who.by("water-head", APRIL, reason="重复统计"))

    page = browser("water-clerk").get(f"/indicators/{indicator.key}/")

    words = words_of(page)
    assert "Preliminary value" in words
    assert "水利统计月报" in words
    assert re.search(r"Corrections 1 .*12万亩 · Preliminary value .*11\.5万亩.*water-head.*重复统计", words)
    assert '"values": [11.5]' in page.content.decode()  # a chart draws what stands
    assert "≥ 20万亩" in words
    assert "Stands" in words


def test_who_reported_a_value_puts_it_right_with_the_reason_and_nobody_else_is_offered_it(
    ledger: Ledger, who: Cast, browser: Browser
) -> None:
    """Given 3.5 was reported; when the clerk writes 2.5 and why, then that stands, and the old value is seen with the reason."""
    indicator = Indicator.objects.get(name="高效节水灌溉面积")
    value = observations.observe(indicator, who.water, Reported(Decimal("3.5"), day(3, 31)), by=who.by("water-clerk"))
    address = f"/indicators/{indicator.key}/"
    clerk = browser("water-clerk")
    assert "Correct a value" in clerk.get(address).content.decode()
    assert "Correct a value" not in browser("works-clerk").get(address).content.decode()

    told = clerk.post(f"{address}correct", {"value_of": value.pk, "value": "2.5", "reason": ""}, follow=True).content.decode()
    assert Observation.objects.count() == 1
    assert "reason" in told
    clerk.post(f"{address}correct", {"value_of": value.pk, "value": "2.5", "reason": "重复计算"})

    assert Observation.objects.get(corrects=value).value == Decimal("2.5")
    assert "重复计算" in clerk.get(address).content.decode()
    assert clerk.post(f"{address}correct", {"value_of": value.pk, "value": "9", "reason": "再改"}).status_code == 404


def test_an_indicator_that_stands_in_no_ledger_that_one_sees_is_not_found(ledger: Ledger, browser: Browser) -> None:
    key = Indicator.objects.get(name="高效节水灌溉面积").key

    assert browser("elsewhere-clerk").get(f"/indicators/{key}/").status_code == 404
    assert browser("water-clerk").get("/indicators/nonsense/").status_code == 404
