"""A clerk of a county sets up the ledger of its plan and reviews it beside its source, by keyboard; two clerks do not overwrite each other."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from taizhang.config.demo_year import load_pack
from taizhang.frame.models import Account
from taizhang.ledger.actions import people
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Ledger, Organisation
from taizhang.ledger.queries import drafts
from taizhang.ledger.rules.roles import CLOCK, Role
from tests.plans import SAMPLES

from .accessibility import no_violations
from .conftest import NARROW, WIDE, Desk, Sit

pytestmark = pytest.mark.journey

COUNTY = SAMPLES / "03_hexi_xiangcun.html"
FARMING = "禾溪县农业农村局"
SETTLED = "[data-review][aria-busy=false]"  # what the last key asked for is there, and the next row is chosen


class Keys:
    """Somebody who uses nothing but the keyboard, and how often he pressed."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.pressed = desk, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += 1
            self.desk.page.keyboard.press(key)

    def types(self, words: str) -> None:
        """As many characters as it takes; it counts as one."""
        self.pressed += 1
        self.desk.page.keyboard.insert_text(words)


@pytest.fixture
def clerk(sit: Sit) -> None:
    """Zhou is the clerk of the county's bureau that puts the plan's ledger together."""
    load_pack(timezone.now() - timedelta(days=1))
    farming = Organisation.objects.get(name=FARMING)
    by = By(CLOCK, timezone.now())
    zhou = people.enter_person("周正明", organisation=farming, account=Account.objects.get(username="zhou").pk, by=by)
    people.appoint(zhou, Role.CLERK, organisation=farming, by=by)


def sets_the_ledger_up(desk: Desk) -> Ledger:
    """The plan is sent, its ledger set up, and its desk is open."""
    page = desk.page
    desk.signs_in()
    desk.open("/documents/upload")
    desk.sends(COUNTY.read_bytes(), COUNTY.name)
    page.get_by_role("link", name="建立台账").click()
    page.get_by_role("button", name="建立台账草稿").click()
    page.locator(".ledgers-to-review a").click()
    expect(page.locator("[data-row]:focus")).to_be_visible()
    return Ledger.objects.get()


def chosen(desk: Desk) -> Locator:
    return desk.page.locator("[data-row]:focus")


def test_the_whole_ledger_of_a_county_is_reviewed_by_keyboard_in_less_than_sixty_presses(clerk: None, sit: Sit) -> None:
    desk = sit()
    ledger = sets_the_ledger_up(desk)
    keys, page = Keys(desk), desk.page
    total = len(drafts.rows_of(ledger))

    while page.locator("[data-act=accept]").count():
        row = page.locator(f"[id='{chosen(desk).get_attribute('id')}']")
        task = row.locator("xpath=ancestor::section[@data-task]")
        if task.locator("[data-act=lead-task]").count():
            keys.press("Shift+L")
        elif not row.locator(".badge.lead").count():  # nobody is named: the county's own bureau is
            keys.press("e")
            expect(page.locator("[data-editing] textarea")).to_be_focused()
            keys.press("Tab")
            keys.types("县农业农村局")
            keys.press("Control+Enter")
        else:
            keys.press("t")
        expect(page.locator(SETTLED)).to_be_visible()
        assert keys.pressed < 60

    rows = drafts.rows_of(ledger)
    assert len(rows) == total
    assert all(row.accepted_by == "周正明" and row.led and not row.doubtful for row in rows)


def test_keys_that_are_pressed_faster_than_the_desk_answers_count_each_in_its_turn(clerk: None, sit: Sit) -> None:
    desk = sit()
    ledger = sets_the_ledger_up(desk)
    before = drafts.rows_of(ledger)

    for key in "aaaaaexy":
        desk.page.keyboard.press(key)
    expect(desk.page.locator(SETTLED)).to_be_visible()

    sixth = desk.page.locator("[data-editing] textarea")
    assert "xy" in sixth.input_value()
    assert sixth.input_value().replace("xy", "") == before[5].words
    assert [row.code for row in drafts.rows_of(ledger) if row.accepted_on] == [row.code for row in before[:5]]


def test_a_second_click_before_the_first_is_answered_is_not_lost(clerk: None, sit: Sit) -> None:
    desk = sit()
    ledger = sets_the_ledger_up(desk)
    page, rows = desk.page, drafts.rows_of(ledger)
    one, other = next((one, other) for one, other in pairwise(rows) if one.task == other.task)

    page.evaluate(
        "codes => codes.forEach(code => document.querySelector(`[id='r-${code}'] [data-act=accept]`).click())", [one.code, other.code]
    )
    expect(page.locator(f"[id='r-{other.code}'] .accepted-by")).to_be_visible()

    assert [row.code for row in drafts.rows_of(ledger) if row.accepted_on] == [one.code, other.code]


def test_a_row_is_set_right_split_and_taken_back_by_keyboard_and_its_place_in_the_source_lights_up(clerk: None, sit: Sit) -> None:
    desk = sit()
    ledger = sets_the_ledger_up(desk)
    page, total = desk.page, len(drafts.rows_of(ledger))
    cut = next(row for row in drafts.rows_of(ledger) if "，" in row.words)
    desk.open(f"{page.url.partition('?')[0].partition('#')[0].removeprefix(desk.address)}?from={cut.code}#r-{cut.code}")
    expect(chosen(desk)).to_have_id(f"r-{cut.code}")
    expect(page.locator(f"#s-{cut.code}")).to_have_class("mark of-measure is-chosen")

    page.keyboard.press("s")
    expect(page.locator(".cut").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("已拆分为")
    assert len(drafts.rows_of(ledger)) == total + 1

    page.keyboard.press("u")
    expect(page.get_by_text("已撤回：拆分事项")).to_be_visible()
    assert [row.words for row in drafts.rows_of(ledger) if row.code == cut.code] == [cut.words]

    page.keyboard.press("a")
    expect(page.locator(f"[id='r-{cut.code}'] .accepted-by")).to_be_visible()
    expect(page.get_by_text("已撤回：拆分事项")).to_have_count(0)


def test_a_row_is_added_by_keyboard(clerk: None, sit: Sit) -> None:
    desk = sit()
    ledger = sets_the_ledger_up(desk)
    page, first = desk.page, drafts.rows_of(ledger)[0]
    desk.open(f"{page.url.partition('?')[0].partition('#')[0].removeprefix(desk.address)}/add?behind={first.code}")
    expect(page.locator("#words")).to_be_focused()

    page.keyboard.insert_text("建设村级议事厅")
    page.keyboard.press("Control+Enter")

    expect(page.locator("[data-row]").filter(has_text="建设村级议事厅")).to_be_visible()
    assert "建设村级议事厅" in [row.words for row in drafts.rows_of(ledger)]


def test_when_a_row_is_dropped_by_keyboard_its_neighbour_is_chosen_and_the_next_key_goes_on_from_there(clerk: None, sit: Sit) -> None:
    desk = sit()
    ledger = sets_the_ledger_up(desk)
    page, rows = desk.page, drafts.rows_of(ledger)
    for _ in range(3):
        page.keyboard.press("j")
    expect(chosen(desk)).to_have_id(f"r-{rows[3].code}")

    page.keyboard.press("d")
    expect(page.locator("[data-act=reason]")).to_be_focused()
    page.keyboard.insert_text("与前一项重复")
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='r-{rows[3].code}']")).to_have_count(0)

    expect(chosen(desk)).to_have_id(f"r-{rows[4].code}")


def test_the_second_of_two_clerks_is_told_and_keeps_what_he_wrote(clerk: None, sit: Sit) -> None:
    first, second = sit(), sit()
    ledger = sets_the_ledger_up(first)
    second.signs_in()
    second.open(first.page.url.removeprefix(first.address))
    for desk in (first, second):
        desk.page.keyboard.press("e")
        expect(desk.page.locator("[data-editing] textarea")).to_be_focused()
    row = drafts.rows_of(ledger)[0]

    first.page.locator("textarea").fill("甲所写的内容")
    first.page.keyboard.press("Control+Enter")
    expect(first.page.locator("[data-editing]")).to_have_count(0)
    second.page.locator("textarea").fill("乙所写的内容")
    second.page.keyboard.press("Control+Enter")

    expect(second.page.get_by_role("alert")).to_contain_text("已被他人修改")
    expect(second.page.locator(".stands-now")).to_contain_text("甲所写的内容")
    expect(second.page.locator("textarea")).to_have_value("乙所写的内容")
    assert drafts.rows_of(ledger, [row.code])[0].words == "甲所写的内容"


def test_what_was_being_written_is_there_again_after_a_crash(clerk: None, sit: Sit) -> None:
    desk = sit()
    sets_the_ledger_up(desk)
    page, path = desk.page, desk.page.url.removeprefix(desk.address)
    page.keyboard.press("e")
    page.locator("textarea").fill("写到一半的内容")

    desk.open(path)
    page.keyboard.press("e")
    expect(page.locator("[data-editing] textarea")).to_have_value("写到一半的内容")
    page.keyboard.press("Escape")
    expect(page.locator("[data-editing]")).to_have_count(0)
    page.keyboard.press("e")

    expect(page.locator("[data-editing] textarea")).not_to_have_value("写到一半的内容")


@pytest.mark.looks
@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_the_desk_can_be_used_by_everybody_on_a_telephone(script: bool, clerk: None, sit: Sit) -> None:  # noqa: FBT001
    desk = sit()
    ledger = sets_the_ledger_up(desk)
    path = desk.page.url.removeprefix(desk.address)
    if script:
        no_violations(desk.page)
    phone = sit(viewport=NARROW, java_script_enabled=script)
    phone.signs_in()
    phone.open(path)
    assert script is False or not phone.is_wider_than_its_window()

    phone.page.locator("[data-act=edit]").first.click()
    phone.page.locator("textarea").fill("改写后的内容")
    phone.page.get_by_role("button", name="保存并通过").click()

    expect(phone.page.locator(".draft-row").first).to_contain_text("改写后的内容")
    assert drafts.rows_of(ledger)[0].words == "改写后的内容"
    if script:
        phone.page.locator("[data-act=edit]").first.click()
        expect(phone.page.locator("[data-editing]")).to_be_visible()
        no_violations(phone.page)


@pytest.mark.looks
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_names_gaps_indicators_and_editions_can_be_used_by_everybody(viewport: dict[str, int], clerk: None, sit: Sit) -> None:
    desk = sit()
    sets_the_ledger_up(desk)
    document = desk.page.url.partition("/review")[0].removeprefix(desk.address)
    reader = sit(viewport=viewport)
    reader.signs_in()
    reader.open("/documents/upload")
    reader.sends(COUNTY.read_bytes().replace("2026年".encode(), "今年".encode(), 3), COUNTY.name)

    for page in ("/ledgers", "/review", "/names", "/gaps", "/indicators", "/editions"):
        reader.open(f"{document}{page}")
        no_violations(reader.page)
        assert not reader.is_wider_than_its_window(), page
