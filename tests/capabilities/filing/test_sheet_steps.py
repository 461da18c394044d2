"""A sub-sheet carries the leader, the liaison with his number, milestones and quarters, both ways: what stands here goes out, what was changed is
shown cell by cell, and what is agreed to is done by the verbs, and refused by the rules, of the forms on the pages."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from taizhang.capabilities.filing.actions.refining import schedule_in_words, set_steps
from taizhang.ledger.actions import deeds, drafting, duties, people
from taizhang.ledger.models import Assignment, Event, Ledger, Milestone, Obligation, Person
from taizhang.ledger.queries import log
from taizhang.ledger.rules.roles import Role
from tests.ledger.in_force import confirmed_draft, first_row, own
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import Cast, clock

from .test_sheets import bytes_of, column, differences, sent_back, take, went_out

pytestmark = pytest.mark.django_db
LEADER, PERSON, LIAISON, PHONE, STEPS, QUARTERS = "分管领导", "责任人", "联络员", "联系电话", "节点", "季度安排"
TWO_STEPS = "2026年4月30日：完成设计（30%）；2026年6月30日：建成（100%）"


@pytest.fixture
def draft(who: Cast) -> Ledger:
    """Its first row, of 20万亩 by June, has people."""
    ledger = confirmed_draft(who)
    fang = people.enter_person("方远", organisation=who.water, by=clock())
    people.appoint(fang, Role.DEPUTY, organisation=who.water, by=clock())
    by = who.by("water-clerk")
    duties.name_person(own(first_row(ledger)), leader=fang, liaison=Person.objects.get(name="water-clerk"), by=by)
    duties.set_phone(own(first_row(ledger)), "025-8300009", by=by)
    return ledger


@pytest.fixture
def clerk(browser: Browser) -> Client:
    return browser("water-clerk")


def steps_of(row: Obligation) -> list[tuple[date, int, str]]:
    found = Milestone.objects.filter(obligation=row, removed_on__isnull=True).order_by("day")
    return [(one.day, int(one.percent), one.title) for one in found]


def item(page: str, words: str) -> str:
    [found] = [one for one in page.split("<li>")[1:] if words in one]
    return found


def back(clerk: Client, ledger: Ledger, **changed: str) -> str:
    """The page that compares a sheet whose first row says this; no heads are moved."""
    book = went_out(clerk, ledger)
    for head, words in changed.items():
        book["分表"].cell(4, column(book["分表"], head), words)
    return sent_back(clerk, ledger, bytes_of(book))


def test_what_stands_here_goes_out_with_it(draft: Ledger, who: Cast, clerk: Client) -> None:
    first, second = Obligation.objects.filter(ledger=draft).order_by("code")
    set_steps(first, TWO_STEPS, by=who.by("water-clerk"))
    drafting.set_due(second, _due(date(2026, 12, 31)), by=who.by("water-clerk"))
    second.refresh_from_db()
    schedule_in_words(second, "2026年第一季度：10；2026年第二季度：40；2026年第三季度：40；2026年第四季度：100", by=who.by("water-clerk"))

    sheet = went_out(clerk, draft)["分表"]

    said = {
        head: [sheet.cell(row, column(sheet, head)).value or "" for row in (4, 5)] for head in (LEADER, LIAISON, PHONE, STEPS, QUARTERS)
    }
    assert said == {
        LEADER: ["方远", ""],
        LIAISON: ["water-clerk", ""],
        PHONE: ["025-8300009", ""],
        STEPS: [TWO_STEPS, ""],
        QUARTERS: ["", "2026年第一季度：10%；2026年第二季度：40%；2026年第三季度：40%；2026年第四季度：100%"],
    }


def test_a_sheet_with_steps_that_comes_back_as_it_went_out_makes_no_difference(draft: Ledger, who: Cast, clerk: Client) -> None:
    set_steps(first_row(draft), TWO_STEPS, by=who.by("water-clerk"))

    assert "there is no difference" in sent_back(clerk, draft, bytes_of(went_out(clerk, draft)))


def test_each_changed_cell_is_shown_beside_what_stands_and_taken_over_only_after_consent(draft: Ledger, who: Cast, clerk: Client) -> None:
    other = people.enter_person("陆鸣", organisation=who.water, by=clock())
    before = Event.objects.count()

    page = back(clerk, draft, **{LEADER: "陆鸣", PHONE: "025-8300010", STEPS: "2026/4/30 完成设计 30%；6月30日，建成（100%）"})

    assert differences(page) == [("方远", "陆鸣"), ("025-8300009", "025-8300010"), (TWO_STEPS,)]
    assert "Liaison：water-clerk" in item(page, "025-8300010"), "whose number it is stands beside it"
    assert Event.objects.count() == before

    assert "3 differences were taken over." in take(clerk, draft, page, 0, 1, 2)

    assert own(first_row(draft)).leader == other
    assert Person.objects.get(name="water-clerk").phone == "025-8300010"
    assert steps_of(first_row(draft)) == [(date(2026, 4, 30), 30, "完成设计"), (date(2026, 6, 30), 100, "建成")]
    assert log.verified().broken is None


def test_what_is_left_out_of_the_choice_stays(draft: Ledger, clerk: Client) -> None:
    page = back(clerk, draft, **{PHONE: "025-8300010", STEPS: TWO_STEPS})

    take(clerk, draft, page, 1)

    assert Person.objects.get(name="water-clerk").phone == "025-8300009"
    assert len(steps_of(first_row(draft))) == 2


def test_quarters_come_back_as_the_schedule_of_the_page_with_the_same_rules(draft: Ledger, clerk: Client) -> None:
    page = back(clerk, draft, **{QUARTERS: "一季度5；二季度20万亩"})
    assert differences(page) == [("2026年第一季度：5万亩；2026年第二季度：20万亩",)]

    take(clerk, draft, page, 0)

    assert steps_of(first_row(draft)) == [
        (date(2026, 3, 31), 25, "2026年第一季度末累计5万亩"),
        (date(2026, 6, 30), 100, "2026年第二季度末累计20万亩"),
    ]
    short = back(clerk, draft, **{QUARTERS: "一季度5；二季度18"})
    assert "the last quarter reaches 18万亩: 2万亩 less than 20万亩" in take(clerk, draft, short, 0)
    assert steps_of(first_row(draft))[-1][1] == 100


@pytest.mark.parametrize(
    ("head", "words", "said"),
    [
        (STEPS, "6月底前完成主体工程", "write a day, what is done by then and its share"),
        (STEPS, "尽快（100%）", "write a day, what is done by then and its share"),
        (QUARTERS, "四季度20", "the quarter is not one from 2026 Q1 to 2026 Q2"),
        (QUARTERS, "二季度5公顷", "a number in 万亩 is wanted"),
        (PHONE, "找小王", "is no telephone number"),
    ],
)
def test_what_cannot_be_read_says_what_would_be_and_is_not_taken(head: str, words: str, said: str, draft: Ledger, clerk: Client) -> None:
    page = back(clerk, draft, **{head: words})

    one = item(page, f"<ins>{words}</ins>")
    assert "Cannot be read" in one
    assert said in one
    assert "checkbox" not in one


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2026年7月31日：建成（100%）", "after the due day"),
        ("2026年5月31日：建成（60%）；2026年4月30日：设计（100%）", "no step forward"),
        ("2026年4月30日：设计（60%）；2026年5月31日：建成（50%）", "no step forward"),
        ("2025年12月31日：设计（60%）；2026年5月31日：建成（100%）", "before the first day"),
    ],
)
def test_steps_that_do_not_go_forward_within_the_time_of_the_row_are_refused_as_on_the_page(
    words: str, said: str, draft: Ledger, clerk: Client
) -> None:
    with deeds.deed("start", by=clock()) as deed:
        deed.change(first_row(draft), start=date(2026, 1, 1))

    told = take(clerk, draft, back(clerk, draft, **{STEPS: words}), 0)

    assert said in told
    assert steps_of(first_row(draft)) == []


def test_steps_that_lead_to_a_day_of_the_same_sheet_are_read_with_that_day(draft: Ledger, clerk: Client) -> None:
    page = back(clerk, draft, **{"完成时限": "2026年9月底", QUARTERS: "一季度5；二季度12；三季度20"})

    take(clerk, draft, page, 0, 1)

    assert [one[0] for one in steps_of(first_row(draft))] == [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)]


def test_of_milestones_and_quarters_of_one_row_none_is_chosen_beforehand_and_not_both_are_taken(draft: Ledger, clerk: Client) -> None:
    page = back(clerk, draft, **{STEPS: TWO_STEPS, QUARTERS: "一季度5；二季度20"})
    assert page.count("choose one of the two") == 2
    assert not re.search(r'name="take" value="\d+" checked', page)

    told = take(clerk, draft, page, 0, 1)
    assert "milestones or quarters, not both" in told
    assert steps_of(first_row(draft)) == []

    take(clerk, draft, page, 0)
    assert [one[2] for one in steps_of(first_row(draft))] == ["完成设计", "建成"]


def test_of_two_numbers_for_one_liaison_none_is_taken_and_that_is_said(draft: Ledger, who: Cast, clerk: Client) -> None:
    second = Obligation.objects.filter(ledger=draft).order_by("code")[1]
    duties.name_person(own(second), liaison=Person.objects.get(name="water-clerk"), by=who.by("water-clerk"))
    book = went_out(clerk, draft)
    sheet = book["分表"]
    for row, number in ((4, "025-1111111"), (5, "025-2222222")):
        sheet.cell(row, column(sheet, PHONE), number)

    page = sent_back(clerk, draft, bytes_of(book))

    assert page.count("the sheet has two numbers for water-clerk") == 2
    assert 'name="take"' not in page


def test_a_number_in_a_row_without_a_liaison_is_not_taken_and_says_what_is_missing(draft: Ledger, clerk: Client) -> None:
    book = went_out(clerk, draft)
    book["分表"].cell(5, column(book["分表"], PHONE), "025-8300010")

    one = item(sent_back(clerk, draft, bytes_of(book)), "025-8300010")

    assert "the row names no liaison" in one
    assert "checkbox" not in one


def test_a_number_is_not_given_to_another_than_the_sheet_names_beside_it(draft: Ledger, clerk: Client) -> None:
    page = back(clerk, draft, **{LIAISON: "查无此人", PHONE: "025-8300010"})

    told = take(clerk, draft, page, 0, 1)

    assert "no one person of the organisation is called 查无此人" in told
    assert "the liaison is water-clerk and not 查无此人: 025-8300010 is not taken over" in told
    assert Person.objects.get(name="water-clerk").phone == "025-8300009"


def test_a_liaison_and_his_number_in_one_cell_are_told_apart(draft: Ledger, clerk: Client) -> None:
    book = went_out(clerk, draft)
    sheet = book["分表"]
    sheet.cell(3, column(sheet, LIAISON), "联络员及电话")
    sheet.cell(4, column(sheet, "联络员及电话"), "water-head 025-8300011")
    sheet.delete_cols(column(sheet, PHONE))

    page = sent_back(clerk, draft, bytes_of(book))
    take(clerk, draft, page, 0, 1)

    assert own(first_row(draft)).liaison.phone == "025-8300011"  # type: ignore[union-attr]


def test_columns_under_other_known_names_are_found_and_a_removed_one_changes_nothing(draft: Ledger, who: Cast, clerk: Client) -> None:
    set_steps(first_row(draft), TWO_STEPS, by=who.by("water-clerk"))
    book = went_out(clerk, draft)
    sheet = book["分表"]
    for head, other in ((LEADER, "牵头领导"), (PHONE, "联系方式"), (STEPS, "阶段目标"), (QUARTERS, "季度计划")):
        sheet.cell(3, column(sheet, head), other)
    assert "there is no difference" in sent_back(clerk, draft, bytes_of(book))

    sheet.cell(4, column(sheet, "牵头领导"), "water-head")
    for head in ("联系方式", "阶段目标", "季度计划", LIAISON):
        sheet.delete_cols(column(sheet, head))
    page = sent_back(clerk, draft, bytes_of(book))
    assert differences(page) == [("方远", "water-head")]

    take(clerk, draft, page, 0)

    mine = own(first_row(draft))
    assert (str(mine.leader), str(mine.liaison)) == ("water-head", "water-clerk")
    assert len(steps_of(first_row(draft))) == 2


def test_a_cell_that_nobody_touched_does_not_bring_back_what_was_changed_here_meanwhile(draft: Ledger, who: Cast, clerk: Client) -> None:
    book = went_out(clerk, draft)
    duties.set_phone(own(first_row(draft)), "025-9999999", by=who.by("water-clerk"))

    assert "there is no difference" in sent_back(clerk, draft, bytes_of(book))


def test_what_changed_between_showing_and_consent_is_not_overwritten(draft: Ledger, who: Cast, clerk: Client) -> None:
    page = back(clerk, draft, **{STEPS: TWO_STEPS})
    set_steps(first_row(draft), "2026年5月31日：全部建成（100%）", by=who.by("water-clerk"))

    told = take(clerk, draft, page, 0)

    assert "it has changed here meanwhile" in told
    assert [one[2] for one in steps_of(first_row(draft))] == ["全部建成"]


def test_a_new_row_brings_its_people_and_steps_along(draft: Ledger, who: Cast, clerk: Client) -> None:
    book = went_out(clerk, draft)
    sheet = book["分表"]
    said = {"具体举措": "建设节水展示馆", "完成时限": "2026年9月底", LEADER: "方远", LIAISON: "water-head", PHONE: "025-8300012"}
    said[STEPS] = "2026年6月底：主体建成（40%）；2026年9月底：建成（100%）"
    for head, words in said.items():
        sheet.cell(6, column(sheet, head), words)

    told = take(clerk, draft, sent_back(clerk, draft, bytes_of(book)), 0)

    added = Obligation.objects.get(title="建设节水展示馆")
    assert "1 difference was taken over." in told
    assert (str(own(added).leader), own(added).liaison.phone) == ("方远", "025-8300012")  # type: ignore[union-attr]
    assert steps_of(added) == [(date(2026, 6, 30), 40, "主体建成"), (date(2026, 9, 30), 100, "建成")]


def test_the_coordinator_changes_of_a_row_with_two_leads_the_people_that_the_sheet_shows(draft: Ledger, who: Cast, clerk: Client) -> None:
    row = first_row(draft)
    with deeds.deed("assign", by=clock()) as deed:
        works = deed.change(
            Assignment.objects.get(obligation=row, organisation=who.works), role="lead", person=Person.objects.get(name="works-head")
        )
        deed.change(own_of(row, who), position=works.position + 1)

    sheet = went_out(clerk, draft)["分表"]

    assert sheet.cell(4, column(sheet, LEADER)).value == "方远", "its own, though another stands first"


def own_of(row: Obligation, who: Cast) -> Assignment:
    return Assignment.objects.get(obligation=row, organisation=who.water)


def test_milestones_are_set_on_the_page_by_the_same_words(draft: Ledger, clerk: Client) -> None:
    address = f"/filing/ledgers/{draft.code}/claims/{first_row(draft).code}"

    clerk.post(address, {"act": "steps", "steps": "2026年4月30日：完成设计（30%）\n6月底前 建成 100%"})

    assert steps_of(first_row(draft)) == [(date(2026, 4, 30), 30, "完成设计"), (date(2026, 6, 30), 100, "建成")]
    assert "2026年4月30日：完成设计（30%）\n2026年6月30日：建成（100%）</textarea>" in clerk.get(address).content.decode()


def test_the_quarters_that_stand_are_in_the_form_of_the_page(draft: Ledger, who: Cast, clerk: Client) -> None:
    schedule_in_words(first_row(draft), "一季度5；二季度20", by=who.by("water-clerk"))

    page = clerk.get(f"/filing/ledgers/{draft.code}/claims/{first_row(draft).code}").content.decode()

    assert re.findall(r'value="([^"]*)" id="quarter-', page) == ["5", "20"]


def test_milestones_that_cannot_be_read_come_back_as_they_were_written(draft: Ledger, clerk: Client) -> None:
    address = f"/filing/ledgers/{draft.code}/claims/{first_row(draft).code}"

    answer = clerk.post(address, {"act": "steps", "steps": "6月底前建成"})

    assert answer.status_code == 422
    assert "6月底前建成</textarea>" in answer.content.decode()
    assert "write a day" in answer.content.decode()


def _due(day: date) -> Any:
    from taizhang.ledger.queries import registry
    from taizhang.ledger.rules import clock as clocks
    from taizhang.ledger.rules.terms import By, Dates

    return clocks.due(By(day), dates=Dates(), calendar=registry.calendar())
