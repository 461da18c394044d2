"""A leader before the record: from a red light to the sentence that orders it, from what is late to the person to call."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect
from pypdfium2 import PdfDocument

from taizhang.capabilities.intake import actions
from taizhang.frame.models import Account
from taizhang.ledger.actions import deeds, organisations, people, setting_up
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Ledger, Obligation, Organisation, Reading, Target
from taizhang.ledger.pages.asked import COLUMNS, AskedOfAll
from taizhang.ledger.queries import actors
from taizhang.ledger.rules.roles import CLOCK, Role
from tests.ledger.live import make_live
from tests.plans import PROVINCE

from .accessibility import no_violations
from .conftest import NARROW, WIDE, Desk, Sit

pytestmark = pytest.mark.journey

MEASURE = "完善人口、法人、电子证照等基础数据库"


@pytest.fixture
def ledger(sit: Sit) -> Ledger:
    """Zhou is the deputy leader of the government whose department leads; the plan was read, its ledger runs, one measure is overdue."""
    by = By(CLOCK, timezone.now() - timedelta(days=2))
    entry = organisations.Entry
    government = organisations.register_organisation("云川省人民政府", entry("省政府"), by=by)
    data = organisations.register_organisation("云川省政务和数据局", entry("省政务和数据局", parent=government), by=by)
    _people(government, data, by)
    clerk = Account.objects.get(username="zhou")
    document, _new = actions.take_in(PROVINCE.read_bytes(), name=PROVINCE.name, by=By(actors.actor_of(clerk, on=by.today), by.at))
    made = setting_up.set_up_ledger(
        Reading.objects.get(document=document).findings, "p1", document=document, wanted=setting_up.Wanted(coordinator=data), by=by
    )
    make_live(made, by.at)
    with deeds.deed("overdue", by=by) as deed:
        deed.change(Obligation.objects.get(ledger=made, item__words__startswith=MEASURE), due=date(2026, 1, 30))
    light_up(on=timezone.localdate(), by=By(CLOCK, timezone.now()))
    return made


def _people(government: Organisation, data: Organisation, by: By) -> None:
    account = Account.objects.get(username="zhou")
    zhou = people.enter_person("周正明", organisation=government, account=account.pk, by=by)
    people.appoint(zhou, Role.DEPUTY, organisation=government, by=by)
    liaison = people.enter_person("沈若", organisation=data, phone="025-8300009", by=by)
    people.appoint(liaison, Role.LIAISON, organisation=data, by=by)


def addresses(ledger: Ledger) -> list[str]:
    """Every page of the record, some of them narrowed, some of a past day."""
    overdue = Obligation.objects.get(ledger=ledger, item__words__startswith=MEASURE)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    return [
        "/late/",
        "/late/?next=ourselves",
        "/filing/",
        "/filing/order",
        "/ledgers/",
        "/obligations/",
        f"/obligations/?ledger={ledger.code}&columns={'.'.join(AskedOfAll.choices)}&group=plan",
        f"/ledgers/{ledger.code}/",
        f"/ledgers/{ledger.code}/?words=数据&light=grey&sort=due",
        f"/ledgers/{ledger.code}/?on={yesterday}",
        f"/ledgers/{ledger.code}/?columns={'.'.join(COLUMNS)}&group=light",
        f"/ledgers/{ledger.code}/?columns=title.person&group=month&on={yesterday}",
        f"/obligations/{overdue.code}/",
        f"/obligations/{overdue.code}/?on={yesterday}",
        f"/organisations/{ledger.coordinator.key}/" if ledger.coordinator else "/ledgers/",
        f"/organisations/{ledger.coordinator.key}/months/" if ledger.coordinator else "/ledgers/",
        "/plans/",
        *(
            f"/ledgers/{ledger.code}/{view}"
            for view in ("coverage/", "coverage/?lack=unmeasured", "sources/", "months/", "months/?by=task")
        ),
        f"/indicators/{Target.objects.filter(plan=ledger.plan).order_by('pk')[0].indicator.key}/",
    ]


def row_of(desk: Desk, words: str) -> Locator:
    return desk.page.get_by_role("row").filter(has_text=words)


def test_from_a_red_light_to_the_sentence_that_orders_it_in_two_clicks(ledger: Ledger, sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.open(f"/ledgers/{ledger.code}/?light=red")
    expect(row_of(desk, MEASURE)).to_contain_text("红灯")

    desk.page.get_by_role("link", name=MEASURE).click()
    expect(desk.page.locator(".ordered")).to_contain_text(MEASURE)
    desk.page.get_by_role("link", name="在文件中查看原文").click()

    expect(desk.page.locator("#s-t1-m1")).to_contain_text(MEASURE)
    assert desk.page.url.endswith("#s-t1-m1")


def test_a_leader_lands_on_what_is_late_and_sees_whom_to_call(ledger: Ledger, sit: Sit) -> None:
    desk = sit()

    desk.signs_in()

    expect(desk.page.get_by_role("heading", level=1)).to_have_text("红黄灯及原因")
    row = row_of(desk, MEASURE)
    expect(row).to_contain_text("已逾期")
    expect(row).to_contain_text("未填报原因")
    expect(row.get_by_role("link", name="025-8300009")).to_have_attribute("href", "tel:025-8300009")


def test_everything_is_read_on_a_telephone_without_a_script(ledger: Ledger, sit: Sit) -> None:
    desk = sit(viewport=NARROW, java_script_enabled=False)
    desk.signs_in()
    expect(row_of(desk, MEASURE).get_by_role("link", name="025-8300009")).to_be_visible()

    desk.open(f"/ledgers/{ledger.code}/")
    desk.page.get_by_label("举措文字").fill("电子证照")
    desk.page.get_by_role("button", name="查询").click()

    expect(desk.page.get_by_role("link", name=MEASURE)).to_be_visible()
    expect(desk.page.locator("tbody tr")).to_have_count(1)


def test_by_keyboard_alone_a_grid_is_sorted_and_a_row_opened(ledger: Ledger, sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.open(f"/ledgers/{ledger.code}/")

    desk.page.get_by_role("columnheader", name="亮灯").get_by_role("link").press("Enter")
    expect(desk.page.get_by_role("columnheader", name="亮灯")).to_have_attribute("aria-sort", "descending")
    desk.page.get_by_role("rowheader").first.get_by_role("link").press("Enter")

    expect(desk.page.locator(".ordered")).to_contain_text(MEASURE)


def test_as_of_yesterday_every_link_stays_there_until_one_goes_back(ledger: Ledger, sit: Sit) -> None:
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    desk = sit()
    desk.signs_in()
    desk.open("/ledgers/")

    desk.page.get_by_label("截至").fill(yesterday)
    desk.page.get_by_role("button", name="查看").click()
    desk.page.get_by_role("link", name=ledger.plan.title).click()
    desk.page.get_by_role("rowheader").first.get_by_role("link").click()

    expect(desk.page.locator(".message.warning")).to_contain_text("截至")
    assert f"on={yesterday}" in desk.page.url
    desk.page.get_by_role("link", name="回到今天").click()
    expect(desk.page.locator(".message.warning")).to_have_count(0)


@pytest.mark.looks
@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_no_page_of_the_record_breaks_a_rule_of_accessibility_or_is_wider_than_its_window(language: str, ledger: Ledger, sit: Sit) -> None:
    wider = []
    for window in (WIDE, NARROW):
        desk = sit(locale=language, viewport=window)
        desk.signs_in()
        for address in addresses(ledger):
            desk.open(address)
            no_violations(desk.page)
            wider += [(window["width"], address)] if desk.is_wider_than_its_window() else []

    assert wider == []


def test_a_board_of_months_prints_on_a3_lying_on_its_side(ledger: Ledger, sit: Sit) -> None:
    desk = sit()
    desk.signs_in()
    desk.open(f"/ledgers/{ledger.code}/months/")

    with PdfDocument(desk.page.pdf(prefer_css_page_size=True)) as paper:
        sizes = {tuple(round(length * 25.4 / 72) for length in page.get_size()) for page in paper}
        text = paper[0].get_textpage().get_text_range()

    assert sizes == {(420, 297)}
    assert MEASURE in text.replace("\r\n", "")
    assert "我的事项" not in text


def test_on_paper_the_grid_stays_a_table_and_nothing_that_is_clicked_is_printed(ledger: Ledger, sit: Sit) -> None:
    desk = sit(viewport={"width": 1000, "height": 700})
    desk.signs_in()
    desk.open(f"/ledgers/{ledger.code}/")
    desk.page.emulate_media(media="print")

    expect(desk.page.locator("thead")).to_be_visible()
    for hidden in (".top", ".filters", ".as-of"):
        expect(desk.page.locator(hidden)).to_be_hidden()
