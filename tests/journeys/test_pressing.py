"""From a red light to a closed supervision order: a supervisor, a leader, and the department that has to answer."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from taizhang.capabilities.supervision.actions import proposals
from taizhang.capabilities.supervision.models import Pressing
from taizhang.frame.actions import accounts
from taizhang.frame.models import Account
from taizhang.frame.packs import folder
from taizhang.ledger.actions import deeds, organisations, people
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Obligation
from taizhang.ledger.pack import whole
from taizhang.ledger.rules.roles import CLOCK, Role
from tests.ledger.live import make_live
from tests.ledger.pack.making import COUNTY, folder_of, load
from tests.ledger.people import Cast, draft_ledger

from .accessibility import no_violations
from .conftest import NARROW, PASSWORD, Desk, Sit

pytestmark = pytest.mark.journey
MEASURE = "新增高效节水灌溉面积20万亩"


@pytest.fixture
def row(sit: Sit, tmp_path: Path) -> Obligation:
    """Zhou supervises, Fang is deputy governor, Shen a clerk of the department whose measure is late since a month."""
    by = By(CLOCK, timezone.now() - timedelta(days=60))
    entry = organisations.Entry
    government = organisations.register_organisation("江海省人民政府", entry("省政府"), by=by)
    office, water, works = (
        organisations.register_organisation(f"江海省{name}", entry(f"省{name}", parent=government), by=by)
        for name in ("人民政府督查室", "水利厅", "住房城乡建设厅")
    )
    for name, username, organisation, role in (
        ("周正明", "zhou", office, Role.SUPERVISOR),
        ("方远", "fang", government, Role.DEPUTY),
        ("沈若", "water-clerk", water, Role.CLERK),
    ):
        if username != "zhou":
            accounts.open_account(username, password=PASSWORD, display_name=name)
        account = Account.objects.get(username=username)
        person = people.enter_person(name, organisation=organisation, account=account.pk, by=by)
        people.appoint(person, role, organisation=organisation, by=by)
    Account.objects.update(password_given_at=None)
    text = (folder.find("shandong-2022") / "ladders.yaml").read_text("utf-8")
    pack, problems = whole.read(folder_of(tmp_path, {"pack.yaml": COUNTY["pack.yaml"], "ladders.yaml": text}))
    assert pack is not None, problems
    load(pack, at=by.at)
    ledger = draft_ledger(Cast(government, office, water, works, works), at=by.at)
    make_live(ledger, by.at)
    late = Obligation.objects.get(ledger=ledger, title=MEASURE)
    with deeds.deed("late", by=by) as deed:
        deed.change(late, start=None, due=timezone.localdate() - timedelta(days=30))
    now = By(CLOCK, timezone.now())
    light_up(on=timezone.localdate(), by=now)
    proposals.propose_all(by=now)
    return late


def signs_in(desk: Desk, username: str) -> None:
    desk.open("/account/login/")
    desk.page.locator("input[name=login]").fill(username)
    desk.page.locator("input[name=password]").fill(PASSWORD)
    desk.page.locator("main button").first.click()


def test_a_red_light_becomes_an_order_that_is_answered_and_closed(row: Obligation, sit: Sit) -> None:
    zhou, fang, shen = sit(), sit(viewport=NARROW, java_script_enabled=False), sit()
    signs_in(zhou, "zhou")
    zhou.page.get_by_role("link", name="处理督办建议").click()
    zhou.page.get_by_role("link", name=MEASURE).click()
    expect(zhou.page.get_by_text("已逾期30日").first).to_be_visible()
    zhou.page.get_by_role("button", name="报批").click()

    signs_in(fang, "fang")
    fang.open("/desk/")
    fang.page.locator(".card").filter(has_text=MEASURE).get_by_role("link", name="审批督办件").click()
    fang.page.get_by_label("批准意见").fill("同意，请抓紧督办")
    fang.page.get_by_role("button", name="批准", exact=True).click()
    expect(fang.page.get_by_text("批准：已办理。")).to_be_visible()

    zhou.open("/desk/")
    zhou.page.get_by_role("link", name="签发督办件").click()
    zhou.page.get_by_role("button", name="签发").click()
    expect(zhou.page.get_by_text(f"督办单〔{timezone.localdate().year}〕1号").first).to_be_visible()

    signs_in(shen, "water-clerk")
    shen.open("/desk/")
    shen.page.locator(".card").filter(has_text="督办单").get_by_role("link", name="回复督办件").click()
    expect(shen.page.get_by_label("审签领导")).to_be_visible()
    no_violations(shen.page)
    shen.page.get_by_label("回复内容").fill("因招标流标滞后，已重新招标，十二月底完工")
    shen.page.get_by_label("审签领导").fill("何川 副厅长")
    shen.page.get_by_role("button", name="提交回复").click()
    expect(shen.page.get_by_text("待省人民政府督查室办理")).to_be_visible()

    zhou.open("/desk/")
    zhou.page.get_by_role("link", name="审核回复").click()
    zhou.page.get_by_role("button", name="认可回复").click()
    zhou.page.get_by_label("核验结论").fill("现场核查，工程已完工")
    zhou.page.get_by_role("button", name="办结").click()
    expect(zhou.page.get_by_text("办结：已办理。")).to_be_visible()
    assert Pressing.objects.get(obligation=row).state == "closed"


def test_a_supervisor_presses_from_what_is_late(row: Obligation, sit: Sit) -> None:
    Pressing.objects.all().delete()
    zhou = sit()
    signs_in(zhou, "zhou")
    zhou.open("/late/")
    zhou.page.locator("tr").filter(has_text=MEASURE).get_by_role("link", name="督办").click()
    expect(zhou.page.get_by_label("警示函")).to_be_visible()
    no_violations(zhou.page)

    zhou.page.get_by_label("警示函").check()
    zhou.page.get_by_role("button", name="拟发督办件").click()
    expect(zhou.page.get_by_text("须写明越级理由").first).to_be_visible()
    assert [words for words in zhou.complaints if "422" not in words] == []
    zhou.complaints.clear()  # the page that came back is what he was meant to see
    zhou.page.get_by_label("越级理由").fill("已两次口头催办，未见进展")
    zhou.page.get_by_role("button", name="拟发督办件").click()

    expect(zhou.page.get_by_role("heading", level=1)).to_have_text(f"警示函：{MEASURE}")
    expect(zhou.page.get_by_text("尚未发出")).to_be_visible()
