"""A ledger from its draft to the record: three organisations, each before its own window; it comes back once, and goes up again."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from taizhang.capabilities.filing.models import Attachment
from taizhang.frame.actions import accounts
from taizhang.frame.models import Account
from taizhang.ledger.actions import deeds, organisations, people, setting_up
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Assignment, Event, Ledger, Obligation, Organisation
from taizhang.ledger.queries import actors, log
from taizhang.ledger.rules.roles import CLOCK, Role
from tests.frame.tables.made import workbook
from tests.ledger.people import findings
from tests.ledger.scans import PDF

from .accessibility import no_violations
from .conftest import NARROW, PASSWORD, Desk, Sit
from .people import seated

pytestmark = pytest.mark.journey
PEOPLE = {"chen": "陈守一", "wei": "韦国栋", "he": "何川"}


@pytest.fixture
def ledger(sit: Sit) -> Ledger:
    """周正明 is a clerk of 省水利厅, which coordinates and leads the first row; 省住房城乡建设厅 leads the second; 督查室 receives."""
    by = By(CLOCK, timezone.now() - timedelta(days=2))
    entry = organisations.Entry
    government = organisations.register_organisation("江海省人民政府", entry("省政府"), by=by)
    office, water, works = (
        organisations.register_organisation(f"江海省{name}", entry(f"省{name}", parent=government), by=by)
        for name in ("人民政府督查室", "水利厅", "住房城乡建设厅")
    )
    for username, name in PEOPLE.items():
        accounts.open_account(username, password=PASSWORD, display_name=name)
    for username, organisation, role in (
        ("zhou", water, Role.CLERK),
        ("chen", water, Role.HEAD),
        ("wei", works, Role.HEAD),
        ("he", office, Role.SUPERVISOR),
    ):
        _post(username, organisation, role, by)
    actor = actors.actor_of(Account.objects.get(username="zhou"), on=by.today)
    wanted = setting_up.Wanted(coordinator=water, recipient=office)
    made = setting_up.set_up_ledger(findings(), "p1", document=None, wanted=wanted, by=By(actor, by.at))
    second = Obligation.objects.filter(ledger=made).order_by("code")[1]
    with deeds.deed("confirm", by=by) as deed:
        deed.change(Assignment.objects.get(obligation=second, organisation=works), role="lead", position=0)
        deed.change(Assignment.objects.get(obligation=second, organisation=water), role="support", position=1)
        for row in Obligation.objects.filter(ledger=made):
            deed.change(row, due_inferred=False, creditor=office)
    return made


def _post(username: str, organisation: Organisation, role: Role, by: By) -> None:
    account = Account.objects.get(username=username)
    person = people.enter_person(account.display_name, organisation=organisation, account=account.pk, by=by)
    people.appoint(person, role, organisation=organisation, by=by)


def test_a_ledger_goes_up_comes_back_and_is_put_on_record(ledger: Ledger, sit: Sit) -> None:
    zhou, chen, wei, he = (seated(sit, name) for name in ("zhou", "chen", "wei", "he"))

    # each lead claims what is its own, and names who answers for it
    for desk, name in ((zhou, "周正明"), (wei, "韦国栋")):
        desk.open(f"/ledgers/{ledger.code}/")
        desk.page.get_by_role("link", name="认领台账行").click()
        desk.page.get_by_label("责任人").select_option(label=name)
        desk.page.get_by_role("button", name="认领所选各行").click()
        expect(desk.page.locator("main")).to_contain_text("已认领1行")
    expect(wei.page.locator("section", has=wei.page.locator("#unclaimed"))).to_contain_text("无。")

    # the draft goes round; the other lead agrees, and has an opinion
    zhou.open(f"/filing/ledgers/{ledger.code}/")
    zhou.page.get_by_role("button", name="送会签").click()
    wei.open("/desk/")
    wei.page.locator("main").get_by_role("link", name="会签").first.click()
    wei.page.get_by_label("意见").first.fill("建议明确资金来源。")
    wei.page.get_by_role("button", name="同意").click()

    # the opinion is answered, the head signs, the letter goes up under a number
    zhou.open(f"/filing/ledgers/{ledger.code}/")
    zhou.page.locator("select[name=outcome]").select_option(label="采纳")
    zhou.page.locator(".filing-opinion button").click()
    chen.open(f"/filing/ledgers/{ledger.code}/")
    chen.page.get_by_role("button", name="签发台账").click()
    _files(zhou, ledger, "江水函〔", "1号")

    # it comes back with the row that has no target
    he.open("/desk/")
    he.page.get_by_role("link", name="办理备案").first.click()
    expect(he.page.locator("#defect")).to_contain_text("无可衡量的目标")
    he.page.locator("[name=reason]").fill("第二项目标未量化")
    he.page.locator("button[value=return]").click()
    expect(he.page.locator("main")).to_contain_text("补正〔")

    # made good, it goes up again and is put on record
    zhou.open("/desk/")
    zhou.page.get_by_role("link", name="补正台账").first.click()
    zhou.page.locator("section.filing-returned input[name^=defect-]").fill("办法属于制度成果，以印发文件为完成标志")
    zhou.page.locator("section.filing-returned button").last.click()
    zhou.page.get_by_role("button", name="转为草拟，开始补正").click()
    zhou.page.get_by_role("button", name="送会签").click()
    wei.open("/desk/")
    wei.page.locator("main").get_by_role("link", name="会签").first.click()
    wei.page.get_by_role("button", name="同意").click()
    chen.open(f"/filing/ledgers/{ledger.code}/")
    chen.page.get_by_role("button", name="签发台账").click()
    _files(zhou, ledger, "江水函〔", "2号", unchanged="办法以印发文件为完成标志，台账无需修改")
    he.open(f"/filing/ledgers/{ledger.code}/answer")
    he.page.locator("button[value=record]").click()
    expect(he.page.locator("main")).to_contain_text("备案〔")

    # both letters and both answers stay, for whoever looks
    zhou.open(f"/filing/ledgers/{ledger.code}/")
    for words in ("江水函〔", "2号", "1号", "补正〔", "备案〔"):
        expect(zhou.page.locator("#letters ~ ol")).to_contain_text(words)
    no_violations(zhou.page)
    assert log.verified().broken is None


def _files(desk: Desk, ledger: Ledger, *number: str, unchanged: str = "") -> None:
    desk.open("/desk/")
    desk.page.get_by_role("link", name="报送台账").first.click()
    expect(desk.page.locator(".sheet-title")).to_contain_text("报送")
    desk.page.locator("input[name=mark]").fill("江水函")
    if unchanged:
        desk.page.locator("input[name=unchanged]").fill(unchanged)
    no_violations(desk.page)
    desk.page.get_by_role("button", name="报送", exact=True).click()
    for words in number:
        expect(desk.page.locator("main")).to_contain_text(words)
    assert Ledger.objects.get(pk=ledger.pk).state == "filed"


@pytest.mark.looks
@pytest.mark.parametrize("page", ["", "claims", "letter", "sheet"])
def test_its_pages_fit_a_telephone_and_nothing_stands_in_anybodys_way(page: str, ledger: Ledger, sit: Sit) -> None:
    desk = sit(viewport=NARROW)
    desk.signs_in()
    desk.open(f"/filing/ledgers/{ledger.code}/{page}")

    assert not desk.is_wider_than_its_window()
    no_violations(desk.page)


HEADS = ("编号", "重点任务", "推进措施", "目标值", "牵头部门", "协办单位", "办理时限", "本年累计")
FIRST = ("1", "推进节水", "新增高效节水灌溉面积20万亩", "", "省水利厅", "", "2026年9月30日", "3")
SECOND = ("2", "推进节水", "出台节水管理办法（试行）", "", "省住房城乡建设厅", "省水利厅", "", "")


def test_a_ledger_of_an_office_without_this_software_is_compared_and_taken_over_with_its_scan(ledger: Ledger, sit: Sit) -> None:
    zhou, told = seated(sit, "zhou", viewport=NARROW), Event.objects.count
    came, before = workbook(("2026年节水工作台账（盖章）",), HEADS, FIRST, SECOND), told()

    # it is compared: columns by their aliases, differences cell by cell, and nothing is saved
    zhou.open(f"/filing/ledgers/{ledger.code}/")
    zhou.page.get_by_role("link", name="导入外单位台账").click()
    zhou.page.locator("[name=file]").set_input_files({"name": "节水台账.xlsx", "mimeType": "application/octet-stream", "buffer": came})
    zhou.page.get_by_role("button", name="对照").click()
    heads = zhou.page.locator("section", has=zhou.page.locator("#heads"))
    expect(heads.locator("li", has_text="推进措施")).to_contain_text("按“具体举措”处理")
    expect(heads.locator("li", has_text="本年累计")).to_contain_text("不识别")
    due, words = (zhou.page.locator("form li", has=zhou.page.locator("ins", has_text=said)) for said in ("2026-09-30", "（试行）"))
    expect(due.locator("del")).to_have_text("2026-06-30")
    expect(words.locator("del")).to_have_text("出台节水管理办法")
    assert not zhou.is_wider_than_its_window()
    no_violations(zhou.page)

    # without the scan the form does not go
    zhou.page.get_by_role("button", name="采用所选").click()
    assert told() == before
    assert not Attachment.objects.exists()

    # he agrees to one of them, with the scan
    words.locator("input").uncheck()
    zhou.page.locator("[name=scan]").set_input_files({"name": "盖章扫描件.pdf", "mimeType": "application/pdf", "buffer": PDF})
    zhou.page.get_by_role("button", name="采用所选").click()
    expect(zhou.page.locator(".messages")).to_contain_text("已采用1处差异")
    first, second = Obligation.objects.filter(ledger=ledger).order_by("code")
    assert (str(first.due), second.title) == ("2026-09-30", "出台节水管理办法")

    # both files stand beside the ledger, as they came
    beside = zhou.page.locator("section", has=zhou.page.locator("#came"))
    expect(beside).to_contain_text("盖章扫描件.pdf")
    with zhou.page.expect_download() as saved:
        beside.get_by_role("link", name="节水台账.xlsx").click()
    assert saved.value.path().read_bytes() == came
    assert log.verified().broken is None
    no_violations(zhou.page)
