"""The notice itself, from its upload to the record: three organisations; it comes back once, since another plan demands more 就高不就低."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from taizhang import reading
from taizhang.capabilities.intake import actions as intake
from taizhang.frame.actions import accounts
from taizhang.frame.models import Account
from taizhang.ledger.actions import deeds, duties, ledgers, organisations, people, targets
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.setting_up import Wanted
from taizhang.ledger.models import Assignment, Ledger, Obligation, Organisation, Target
from taizhang.ledger.queries import actors, log
from taizhang.ledger.queries.documents import document_as_read
from taizhang.ledger.rules.aims import Kind
from taizhang.ledger.rules.roles import CLOCK, Actor, Role
from tests.capabilities.intake.drafts import set_up_all
from tests.house.sources import ROOT

from .conftest import PASSWORD, PATIENCE, Desk, Sit
from .people import seated

NOTICE = ROOT.parent / "shared" / "reading" / "plans" / "000_shandong_sanshida.txt"
pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not NOTICE.exists(), reason="the notice is published text that is not ours to ship"),
]
RECEIVES, COORDINATES, LEADS = "省发展改革委", "省科技厅", "省财政厅"
PEOPLE = {"chen": ("陈守一", COORDINATES, Role.HEAD), "wei": ("韦国栋", LEADS, Role.HEAD), "he": ("何川", RECEIVES, Role.SUPERVISOR)}
STRICTER = """省财政厅支持科技型企业2022年工作方案
一、主要任务
1.扩大支持范围。科技型中小企业达到32000家。（牵头单位：省财政厅）
"""


@pytest.fixture
def at_work(sit: Sit) -> By:
    """Every organisation that the notice names is registered; 周正明 is a clerk of the one that puts the first ledger together."""
    by = By(CLOCK, timezone.now() - timedelta(days=2))
    findings = reading.to_json(reading.read_bytes(NOTICE.read_bytes(), name="notice.txt"))
    government = organisations.register_organisation("山东省人民政府", by=by)
    names = {one["name"] for task in findings["tasks"] for one in task["organisations"]} | {RECEIVES, COORDINATES, LEADS}
    for name in sorted(names):
        organisations.register_organisation(name, organisations.Entry(parent=government), by=by)
    for username, (name, *_post) in PEOPLE.items():
        accounts.open_account(username, password=PASSWORD, display_name=name)
    for username, (_name, organisation, role) in ({"zhou": ("", COORDINATES, Role.CLERK)} | PEOPLE).items():
        account, body = Account.objects.get(username=username), Organisation.objects.get(name=organisation)
        person = people.enter_person(account.display_name, organisation=body, account=account.pk, by=by)
        people.appoint(person, role, organisation=body, by=by)
    return by


def test_the_notice_goes_from_its_upload_to_the_record(at_work: By, sit: Sit) -> None:
    zhou, chen, wei, he = (seated(sit, name) for name in ("zhou", "chen", "wei", "he"))

    # it is sent and read, and each of its 31 plans has a ledger
    zhou.open("/documents/upload")
    zhou.sends(NOTICE.read_bytes(), "notice.txt")
    expect(zhou.page.locator("h1")).to_contain_text("2022年行动计划")
    zhou.page.get_by_role("link", name="建立台账").click()
    zhou.page.locator("[name=recipient]").fill(RECEIVES)
    zhou.page.get_by_role("button", name="建立台账草稿").click()
    expect(zhou.page.locator(".ledgers-to-review > li")).to_have_count(31, timeout=PATIENCE)
    ledger = Ledger.objects.get(plan__title="科技研发创新2022年行动计划")

    # who receives them says by when: ten working days from the day of the notice
    he.open("/filing/order")
    he.page.locator("[name=basis]").fill("鲁政办字〔2022〕28号")
    he.page.get_by_role("button", name="确定", exact=True).click()
    he.open(f"/filing/ledgers/{ledger.code}/")
    expect(he.page.locator("main")).to_contain_text("2022年4月11日")

    # another plan demands more of the same indicator, and its row is there before this ledger goes up
    clash = _another_plan(ledger)
    _reviewed(ledger, at_work)

    # two claim what is theirs before their windows, the others elsewhere
    for desk, name in ((zhou, "周正明"), (wei, "韦国栋")):
        desk.open(f"/filing/ledgers/{ledger.code}/claims")
        desk.page.get_by_label("责任人").select_option(label=name)
        desk.page.get_by_role("button", name="认领所选各行").click()
        expect(desk.page.locator("main")).to_contain_text("已认领", timeout=PATIENCE)
    _claimed_by_the_others(ledger)
    _goes_round_and_up(ledger, zhou, wei, chen)

    # who receives it sees that two plans do not agree, and returns it with that row
    he.open("/filing/register")
    expect(he.page.locator("section", has=he.page.locator("#conflicts"))).to_contain_text("≥32000家", timeout=PATIENCE)
    he.open(f"/filing/ledgers/{ledger.code}/answer")
    he.page.locator("#defect input[type=checkbox]").evaluate_all("boxes => boxes.forEach((box) => { box.checked = false })")
    he.page.locator("#defect label", has_text="与其他台账行不一致").locator("input").check()
    he.page.locator("[name=reason]").fill("同一指标两个计划目标不一致，请按就高不就低的原则确定")
    he.page.locator("button[value=return]").click()
    expect(he.page.locator("main")).to_contain_text("补正〔", timeout=PATIENCE)

    # the higher of the two stands, and the ledger goes up again
    zhou.open(f"/filing/ledgers/{ledger.code}/")
    expect(zhou.page.locator("section.filing-returned")).to_contain_text(clash.obligation.code)
    zhou.page.locator("section.filing-returned input[name^=defect-]").fill("按32000家确定")
    zhou.page.locator("section.filing-returned button").click()
    zhou.page.get_by_role("button", name="转为草拟，开始补正").click()
    expect(zhou.page.get_by_role("button", name="送会签")).to_be_visible(timeout=PATIENCE)
    _as_high_as_the_other(clash)
    _goes_round_and_up(ledger, zhou, wei, chen)
    he.open("/filing/register")
    expect(he.page.locator("section", has=he.page.locator("#conflicts"))).not_to_contain_text("科技型中小企业")
    he.open(f"/filing/ledgers/{ledger.code}/answer")
    he.page.locator("button[value=record]").click()
    expect(he.page.locator("main")).to_contain_text("备案〔", timeout=PATIENCE)

    assert Ledger.objects.get(pk=ledger.pk).state == "on-record"
    assert log.verified().broken is None


def _by(username: str) -> By:
    now = timezone.now()
    return By(actors.actor_of(Account.objects.get(username=username), on=timezone.localdate(now)), now)


def _for(organisation: Organisation) -> By:
    """Somebody who signs for an organisation that has no window here."""
    return By(Actor(None, f"{organisation}负责人", None, organisation.pk, str(organisation), frozenset({Role.HEAD})), timezone.now())


def _another_plan(ledger: Ledger) -> Target:
    """The target of this ledger with which it does not agree."""
    by = _by("wei")
    document, _new = intake.take_in(STRICTER.encode(), name="stricter.txt", by=by)
    read = document_as_read(document.key)
    assert read
    wanted = Wanted(coordinator=Organisation.objects.get(name=LEADS), recipient=ledger.recipient)
    (other,) = set_up_all(read, {"p1": wanted}, by=by)
    demanded = Target.objects.get(obligation__ledger=other)
    return Target.objects.get(obligation__ledger=ledger, indicator=demanded.indicator)


def _reviewed(ledger: Ledger, by: By) -> None:
    """Every row is led by whom the notice names first, dated and confirmed."""
    office = Organisation.objects.get(name="山东省人民政府")
    with deeds.deed("confirm", by=by) as deed:
        for row in Obligation.objects.filter(ledger=ledger):
            owing = list(Assignment.objects.filter(obligation=row).order_by("position", "id"))
            changes: dict[str, Any] = {"creditor": office} if row.creditor_id in {one.organisation_id for one in owing} else {}
            deed.change(row, due_inferred=False, **changes)
            for place, one in enumerate(owing):
                deed.change(one, inferred=False, **({"role": "lead"} if not place else {}))


def _claimed_by_the_others(ledger: Ledger) -> None:
    for one in Assignment.objects.filter(obligation__ledger=ledger, role="lead", claimed_on__isnull=True).select_related(
        "organisation", "obligation"
    ):
        if one.organisation.name not in (COORDINATES, LEADS):
            duties.claim(one.obligation, by=_for(one.organisation))


def _as_high_as_the_other(clash: Target) -> None:
    wanted = targets.Wanted(Decimal(32000), clash.unit, Kind(clash.kind), clash.comparator, scope=clash.scope, deadline=clash.deadline)
    targets.set_target(Obligation.objects.get(pk=clash.obligation_id), clash.indicator, wanted, by=_by("zhou"))


def _is_told_and_goes_on(desk: Desk, words: str) -> None:
    """Of some rows the notice names two leads, and both have claimed them: that is said first."""
    expect(desk.page.locator("main")).to_contain_text("项重复认领", timeout=PATIENCE)
    desk.page.get_by_role("button", name=words).click()


def _goes_round_and_up(ledger: Ledger, zhou: Desk, wei: Desk, chen: Desk) -> None:
    """Sent round, countersigned by every lead, signed, and sent up with a letter."""
    zhou.open(f"/filing/ledgers/{ledger.code}/")
    zhou.page.get_by_role("button", name="送会签").click()
    _is_told_and_goes_on(zhou, "仍要送会签")
    expect(zhou.page.get_by_role("button", name="送会签")).to_have_count(0, timeout=PATIENCE)
    wei.open("/desk/?act=countersign")  # forty rows to be claimed stand before it
    wei.page.locator(".card").get_by_role("link", name="会签").first.click()
    wei.page.get_by_role("button", name="同意").click()
    expect(wei.page.get_by_role("button", name="同意")).to_have_count(0, timeout=PATIENCE)
    leads = Organisation.objects.filter(assignments__obligation__ledger=ledger, assignments__role="lead").distinct()
    for organisation in leads.exclude(name__in=(COORDINATES, LEADS)):
        ledgers.countersign(Ledger.objects.get(pk=ledger.pk), agreed=True, by=_for(organisation))
    chen.open(f"/filing/ledgers/{ledger.code}/")
    chen.page.get_by_role("button", name="签发台账").click()
    _is_told_and_goes_on(chen, "仍要签发")
    expect(chen.page.get_by_role("button", name="签发台账")).to_have_count(0, timeout=PATIENCE)
    zhou.open(f"/filing/ledgers/{ledger.code}/letter")
    zhou.page.locator("input[name=mark]").fill("鲁科函")
    zhou.page.get_by_role("button", name="报送", exact=True).click()
    expect(zhou.page.locator("main")).to_contain_text("鲁科函〔", timeout=PATIENCE)
