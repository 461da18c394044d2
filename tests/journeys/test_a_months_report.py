"""A report of one department, from the morning on which it opens to the line that says that it is accepted: three people, two of them twice."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from taizhang.capabilities.reporting.actions.ordering import order_reporting
from taizhang.capabilities.reporting.jobs.opening import open_due
from taizhang.frame.actions import accounts
from taizhang.frame.models import Account
from taizhang.ledger.actions import deeds, organisations, people, setting_up
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Evidence, Ledger, Obligation, Observation, Organisation, Report
from taizhang.ledger.queries import actors
from taizhang.ledger.rules.report_periods import Cadence, OnHoliday, Rhythm
from taizhang.ledger.rules.roles import CLOCK, Role
from tests.ledger.people import findings

from .accessibility import no_violations
from .conftest import NARROW, PASSWORD, Desk, Sit

pytestmark = pytest.mark.journey

FIRST, SECOND = "新增高效节水灌溉面积20万亩", "出台节水管理办法"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 64
WEEKLY = Rhythm(Cadence.WEEKLY, 7, on_holidays=OnHoliday.SAME)  # whatever the day of the month, it is open today


@pytest.fixture
def ledger(sit: Sit) -> Ledger:
    """省水利厅 owes two rows; 督查室 wants a report on them, and this morning the clock has opened it."""
    by = By(CLOCK, timezone.now() - timedelta(minutes=5))
    entry = organisations.Entry
    government = organisations.register_organisation("江海省人民政府", entry("省政府"), by=by)
    office, water = (
        organisations.register_organisation(f"江海省{name}", entry(f"省{name}", parent=government), by=by)
        for name in ("人民政府督查室", "水利厅")
    )
    accounts.open_account("sun", password=PASSWORD, display_name="孙玉")
    accounts.open_account("he", password=PASSWORD, display_name="何川")
    _post("zhou", water, Role.CLERK, by)
    _post("sun", water, Role.HEAD, by)
    _post("he", office, Role.SUPERVISOR, by)
    wanted = setting_up.Wanted(coordinator=office, recipient=office)
    made = setting_up.set_up_ledger(findings(), "p1", document=None, wanted=wanted, by=_as("he", by))
    with deeds.deed("in_force", by=by) as deed:
        deed.change(made, state="on-record")
        for row in Obligation.objects.filter(ledger=made):
            deed.change(row, state="in-progress", creditor=office)
    order_reporting([made], WEEKLY, basis="江政督〔2026〕5号", by=_as("he", by))
    open_due(by.at)
    return made


def _post(username: str, organisation: Organisation, role: Role, by: By) -> None:
    account = Account.objects.get(username=username)
    person = people.enter_person(account.display_name, organisation=organisation, account=account.pk, by=by)
    people.appoint(person, role, organisation=organisation, by=by)


def _as(username: str, by: By) -> By:
    return By(actors.actor_of(Account.objects.get(username=username), on=timezone.localtime(by.at).date()), by.at)


def signs_in(desk: Desk, username: str) -> None:
    desk.open("/")
    desk.page.locator("input[name=login]").fill(username)
    desk.page.locator("input[name=password]").fill(PASSWORD)
    desk.page.locator("main button").click()


def goes_to(desk: Desk, act: str) -> None:
    """From the desk to the report, by the one act of its card."""
    desk.open("/desk/")
    desk.page.locator(".card").filter(has_text="进展报告").get_by_role("link", name=act).click()


def line(desk: Desk, title: str) -> Locator:
    return desk.page.locator(".rline").filter(has_text=title)


def writes(desk: Desk, title: str, label: str, words: str) -> None:
    """Into that field, and on to the next: so a line is kept."""
    field = line(desk, title).get_by_label(label, exact=True)
    field.fill(words)
    field.blur()


def test_a_report_from_the_morning_it_opens_until_it_is_accepted(ledger: Ledger, sit: Sit) -> None:
    clerk, head, judge = sit(), sit(), sit()
    for desk, name in ((clerk, "zhou"), (head, "sun"), (judge, "he")):
        signs_in(desk, name)

    goes_to(clerk, "填报进展")
    writes(clerk, FIRST, "高效节水灌溉面积", "3.5万亩")
    expect(line(clerk, FIRST).get_by_text("已保存")).to_be_visible()
    writes(clerk, FIRST, "完成情况", "完成三成五，其余在建")
    line(clerk, SECOND).get_by_text("存在问题或请求协调").click()
    writes(clerk, SECOND, "问题", "征求意见未返回")
    expect(line(clerk, SECOND).get_by_text("存在问题与原因须同时填写")).to_be_visible()
    line(clerk, SECOND).get_by_label("原因", exact=True).select_option(label="配合单位")
    expect(clerk.page.locator("#acts")).to_contain_text("2 / 2")
    line(clerk, FIRST).get_by_text("添加佐证").click()
    line(clerk, FIRST).locator("input[type=file]").set_input_files({"name": "现场.png", "mimeType": "image/png", "buffer": PICTURE})
    line(clerk, FIRST).get_by_role("button", name="添加").click()
    expect(line(clerk, FIRST).get_by_role("link", name="现场.png")).to_be_visible()
    no_violations(clerk.page)

    goes_to(head, "签发进展")
    head.page.get_by_role("button", name="签发报告").click()
    expect(head.page.get_by_text("报告已签发并报送。")).to_be_visible()

    goes_to(judge, "审核进展")
    expect(line(judge, SECOND)).to_contain_text("有问题：配合单位")
    line(judge, SECOND).get_by_label("或退回，理由").fill("请写明哪个单位")
    line(judge, SECOND).get_by_label("或退回，理由").press("Enter")  # the key ends the reason, and returns
    line(judge, FIRST).get_by_role("button", name="采纳").click()
    no_violations(judge.page)
    judge.page.get_by_role("button", name="退回报告").click()

    goes_to(clerk, "补充进展")
    expect(line(clerk, SECOND)).to_contain_text("退回：请写明哪个单位")
    writes(clerk, SECOND, "问题", "省司法厅征求意见未返回")
    expect(line(clerk, SECOND).get_by_text("已保存")).to_be_visible()
    goes_to(head, "签发进展")
    head.page.get_by_role("button", name="签发报告").click()
    goes_to(judge, "审核进展")
    line(judge, SECOND).get_by_role("button", name="采纳").click()
    judge.page.get_by_role("button", name="采纳本报告").click()

    expect(judge.page.get_by_text("已采纳").first).to_be_visible()
    report = Report.objects.get()
    assert report.state == "accepted"
    assert {one.done or one.problem for one in report.lines.all()} == {"完成三成五，其余在建", "省司法厅征求意见未返回"}
    assert Observation.objects.get().value == 35 / 10
    assert Evidence.objects.get().file_name == "现场.png"


def test_on_a_telephone_without_a_script_a_line_is_kept_by_its_button(ledger: Ledger, sit: Sit) -> None:
    desk = sit(viewport=NARROW, java_script_enabled=False)
    signs_in(desk, "zhou")
    desk.open(f"/reports/{Report.objects.get().key}/")

    line(desk, SECOND).get_by_label("完成情况", exact=True).fill("已报审")
    line(desk, SECOND).get_by_role("button", name="保存本项").click()

    expect(desk.page.locator("#acts")).to_contain_text("1 / 2")
    assert Report.objects.get().lines.get(obligation__title=SECOND).done == "已报审"


@pytest.mark.looks
def test_the_page_of_a_report_stays_within_a_telephone(ledger: Ledger, sit: Sit) -> None:
    desk = sit(viewport=NARROW)
    signs_in(desk, "zhou")
    desk.open(f"/reports/{Report.objects.get().key}/")

    assert not desk.is_wider_than_its_window()
    no_violations(desk.page)
