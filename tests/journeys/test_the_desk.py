"""A clerk before her desk: she finds what she owes today, does it, is told what others did, and finds anything by two characters."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from taizhang.frame.models import Account
from taizhang.ledger.actions import closing, deeds, duties, evidence, organisations, people, reports, setting_up
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Ledger, Obligation, Organisation, Person
from taizhang.ledger.queries import actors
from taizhang.ledger.rules.roles import CLOCK, Role
from taizhang.ledger.rules.terms import Period
from tests.ledger.people import findings

from .accessibility import no_violations
from .conftest import NARROW, WIDE, Desk, Sit

pytestmark = pytest.mark.journey

FIRST, SECOND = "新增高效节水灌溉面积20万亩", "出台节水管理办法"


@pytest.fixture
def ledger(sit: Sit) -> Ledger:
    """Zhou is a clerk of 省水利厅, which leads; the ledger is on record since two days, its first row is late."""
    by = By(CLOCK, timezone.now() - timedelta(days=2))
    entry = organisations.Entry
    government = organisations.register_organisation("江海省人民政府", entry("省政府"), by=by)
    office, water = (
        organisations.register_organisation(f"江海省{name}", entry(f"省{name}", parent=government), by=by)
        for name in ("人民政府督查室", "水利厅")
    )
    _post("周正明", water, Role.CLERK, by, Account.objects.get(username="zhou").pk)
    _post("何川", office, Role.SUPERVISOR, by, Account.objects.create(username="he", display_name="何川").pk)
    made = setting_up.set_up_ledger(
        findings(), "p1", document=None, wanted=setting_up.Wanted(coordinator=water, recipient=office), by=_as("zhou", by)
    )
    with deeds.deed("in_force", by=by) as deed:
        deed.change(made, state="on-record")
        for row in Obligation.objects.filter(ledger=made).order_by("code"):
            deed.change(row, state="issued", creditor=office, due=by.today - timedelta(days=1 if row.title == FIRST else -90))
    month = by.today.replace(day=1)
    reports.open_reports(made, Period(month, by.today), due=by.today + timedelta(days=3), by=by)
    light_up(on=timezone.localdate(), by=By(CLOCK, timezone.now()))
    return made


def _post(name: str, organisation: Organisation, role: Role, by: By, account: int) -> Person:
    person = people.enter_person(name, organisation=organisation, account=account, by=by)
    people.appoint(person, role, organisation=organisation, by=by)
    return person


def _as(username: str, by: By | None = None, reason: str = "") -> By:
    at = by.at if by else timezone.now()
    return By(actors.actor_of(Account.objects.get(username=username), on=timezone.localtime(at).date()), at, reason=reason)


def card_of(desk: Desk, words: str) -> Locator:
    return desk.page.locator(".card").filter(has_text=words)


def test_a_clerk_finds_on_her_desk_what_she_owes_and_does_it_to_the_end(ledger: Ledger, sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("我的事项")
    expect(desk.page.locator(".card").first).to_contain_text(FIRST)
    expect(card_of(desk, FIRST)).to_contain_text("逾期")
    expect(card_of(desk, FIRST)).to_contain_text("红灯")

    card_of(desk, FIRST).get_by_role("button", name="签收").click()
    card_of(desk, FIRST).get_by_role("button", name="启动").click()
    card_of(desk, FIRST).get_by_role("link", name="办结并申请销号").click()
    desk.page.get_by_label("完成情况").fill("二十万亩已建成并通过验收")
    desk.page.get_by_label("或其他系统中的记录").fill("江水验〔2026〕1号")
    desk.page.get_by_role("button", name="申请销号").click()

    expect(desk.page.get_by_text("申请销号：已办理。")).to_be_visible()
    expect(card_of(desk, FIRST)).to_have_count(0)
    assert Obligation.objects.get(ledger=ledger, title=FIRST).state == "applied"


def test_who_verifies_decides_on_a_telephone_without_a_script(ledger: Ledger, sit: Sit) -> None:
    row = Obligation.objects.get(ledger=ledger, title=FIRST)
    he = _as("he")
    _applied(row, he)
    desk = sit(viewport=NARROW, java_script_enabled=False)
    desk.signs_in()

    card_of(desk, FIRST).get_by_role("link", name="核验").click()
    desk.page.get_by_label("核验结论").fill("现场核查，面积属实")
    desk.page.get_by_role("button", name="核验通过").click()

    expect(desk.page.get_by_text("已办理")).to_be_visible()
    row.refresh_from_db()
    assert row.state == "verified"


def _applied(row: Obligation, he: By) -> None:
    """He's colleagues applied for it, and Zhou now works for those who verify."""
    other = Account.objects.create(username="shen", display_name="沈若")
    water = Organisation.objects.get(name="江海省水利厅")
    _post("沈若", water, Role.CLERK, By(CLOCK, he.at), other.pk)
    shen = _as("shen")
    duties.accept(row, by=shen)
    duties.start(row, by=shen)
    evidence.add_evidence(row, evidence.Proof("验收意见", evidence.Outside("江水验〔2026〕1号")), by=shen)
    closing.apply_for_closing(row, note="已建成", by=shen)
    zhou = Person.objects.get(name="周正明")
    zhou.posts.all().delete()
    people.appoint(zhou, Role.CLERK, organisation=Organisation.objects.get(name="江海省人民政府督查室"), by=By(CLOCK, he.at))


def test_on_a_telephone_the_verifier_sees_evidence_with_a_long_name_and_address_and_opens_it(ledger: Ledger, sit: Sit) -> None:
    row = Obligation.objects.get(ledger=ledger, title=FIRST)
    _applied(row, _as("he"))
    shen = _as("shen")
    evidence.add_evidence(row, evidence.Proof("名" * 90, evidence.File("单" * 80 + ".txt", "江水验".encode())), by=shen)
    evidence.add_evidence(row, evidence.Proof("公告", evidence.Outside("https://www.example.gov.cn/" + "a" * 120)), by=shen)
    desk = sit(viewport=NARROW)
    desk.signs_in()

    desk.open(f"/supervision/closing/{row.code}")
    no_violations(desk.page)
    assert not desk.is_wider_than_its_window()
    desk.page.get_by_role("link", name="名" * 90).click()

    expect(desk.page.get_by_role("heading", name="佐证信息")).to_be_visible()
    expect(desk.page.locator("pre")).to_have_text("江水验")
    assert not desk.is_wider_than_its_window()


def test_the_desk_is_narrowed_and_the_view_kept(ledger: Ledger, sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.page.get_by_role("link", name="按待办事由").click()
    desk.page.get_by_label("保存为常用视图").fill("按事由看")
    desk.page.get_by_role("button", name="保存").click()
    desk.open("/desk/")

    desk.page.get_by_role("link", name="按事由看").click()

    expect(desk.page.get_by_role("heading", name="签收")).to_be_visible()
    desk.page.get_by_role("button", name="签收：所列 2 项一并办理").click()
    expect(desk.page.get_by_text("已办理 2 项")).to_be_visible()


def test_anything_is_found_by_two_characters_and_by_the_keyboard_alone(ledger: Ledger, sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.page.wait_for_load_state("load")
    desk.page.keyboard.press("/")
    desk.page.keyboard.type("办法")
    desk.page.keyboard.press("Enter")

    expect(desk.page.locator(".hits mark").first).to_have_text("办法")
    desk.page.get_by_role("link", name=SECOND).click()

    expect(desk.page.locator(".ordered")).to_contain_text(SECOND)


def test_what_others_did_is_told_and_leads_to_the_thing(ledger: Ledger, sit: Sit) -> None:
    row = Obligation.objects.get(ledger=ledger, title=FIRST)
    zhou = _as("zhou")
    duties.accept(row, by=zhou)
    evidence.add_evidence(row, evidence.Proof("验收意见", evidence.Outside("江水验〔2026〕1号")), by=zhou)
    closing.apply_for_closing(row, note="已建成", by=zhou)
    closing.return_(row, by=_as("he", reason="数量与台账不符，请补充"))
    desk = sit()
    desk.signs_in()

    desk.page.get_by_role("link", name="消息").click()
    told = desk.page.locator(".notices li").first
    expect(told).to_contain_text("数量与台账不符，请补充")
    told.get_by_role("link").click()

    expect(desk.page.locator(".ordered")).to_contain_text(FIRST)
    desk.open("/desk/")
    expect(card_of(desk, FIRST).get_by_role("link", name="重新办理")).to_be_visible()


def test_the_calendar_becomes_a_feed_whose_address_is_shown_once(ledger: Ledger, sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.page.get_by_role("link", name="日程").click()
    desk.page.get_by_role("button", name="生成订阅地址").click()
    address = desk.page.get_by_label("订阅地址").input_value()

    answer = desk.page.context.request.get(address)

    assert answer.ok
    assert FIRST in answer.text().replace("\r\n ", "")
    desk.open("/agenda/")
    expect(desk.page.get_by_label("订阅地址")).to_have_count(0)


@pytest.mark.looks
@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_no_page_breaks_a_rule_of_accessibility_or_is_wider_than_its_window(language: str, ledger: Ledger, sit: Sit) -> None:
    row = Obligation.objects.get(ledger=ledger, title=FIRST)
    act = f"/desk/act/accept/obligation:{row.pk}"
    addresses = [
        "/desk/",
        "/desk/?group=act&words=节水",
        "/desk/?words=没有",
        act,
        "/search/?q=节水",
        "/search/?q=没有的",
        "/inbox/",
        "/agenda/",
    ]
    wider = []
    for window in (WIDE, NARROW):
        desk = sit(locale=language, viewport=window)
        desk.signs_in()
        for address in addresses:
            desk.open(address)
            no_violations(desk.page)
            wider += [(window["width"], address)] if desk.is_wider_than_its_window() else []

    assert wider == []
