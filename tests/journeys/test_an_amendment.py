"""A change of a signed ledger: proposed, examined by three hands, in effect, filed, sent back, filed again, on record. Five people."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from taizhang.capabilities.adjustment.jobs.filings import open_filings
from taizhang.ledger.actions import deeds
from taizhang.ledger.models import Amendment, Assignment, Obligation
from taizhang.ledger.queries import log
from tests.ledger.in_force import signed_ledger
from tests.ledger.pack.making import load, shipped
from tests.ledger.people import MARCH, cast, clock

from .accessibility import no_violations
from .conftest import NARROW, Desk, Sit
from .people import seated, with_passwords

pytestmark = pytest.mark.journey


@pytest.fixture
def row(sit: Sit) -> Obligation:
    """Led by 省住房城乡建设厅 in a ledger that 省水利厅 coordinates; the province has loaded its pack."""
    who = cast()
    ledger = signed_ledger(who)
    found = Obligation.objects.get(ledger=ledger, code=f"{ledger.code}-0002")
    with deeds.deed("assign", by=clock()) as deed:
        deed.change(Assignment.objects.get(obligation=found, organisation=who.works), role="lead", position=0)
        deed.change(Assignment.objects.get(obligation=found, organisation=who.water), role="support", position=1)
    load(shipped("yunchuan-demo"), at=MARCH)
    with_passwords()
    return found


def test_an_amendment_goes_its_path_takes_effect_and_is_put_on_record(row: Obligation, sit: Sit) -> None:
    names = ("works-clerk", "works-head", "water-head", "water-clerk", "office-supervisor")
    proposer, own_head, examiner, coordinator, supervisor = (seated(sit, name) for name in names)

    # what it does is shown before it can be proposed
    proposer.open(f"/obligations/{row.code}/")
    proposer.page.get_by_role("link", name="申请变更", exact=True).click()
    proposer.page.get_by_role("link", name="完成时限", exact=True).click()
    for name, words in (
        ("due", "2027-03-31"),
        ("basis", "江政办函〔2026〕8号"),
        ("reason", "用地批复推迟"),
        ("effective_on", timezone.localdate().isoformat()),
    ):
        proposer.page.locator(f"[name={name}]").fill(words)
    proposer.page.locator("button[value=show]").click()
    expect(proposer.page.locator("main")).to_contain_text("2027年第1季度到期事项")
    no_violations(proposer.page)
    proposer.page.locator("button[value=propose]").click()
    expect(proposer.page.locator(".hands .waits")).to_contain_text("申请单位负责人审签")

    # each hand of its path finds it on its desk, with what changes and what that does
    for desk, words in ((own_head, "情况属实"), (examiner, "同意上报"), (supervisor, "同意调整")):
        desk.open("/desk/")
        card = desk.page.locator(".card", has_text="变更")
        expect(card.first).to_contain_text("2026年12月31日 → 2027年3月31日")
        expect(card.first).to_contain_text("到期事项")
        card.first.get_by_role("link", name="审批变更").click()
        desk.page.locator("[name=decision]").fill(words)
        desk.page.get_by_role("button", name="批准", exact=True).click()
    made = Amendment.objects.get()
    assert (made.state, Obligation.objects.get(pk=row.pk).due) == ("approved", row.due)

    # in effect on its day; original and revised stand side by side
    coordinator.open(f"/adjustment/{made.key}/")
    coordinator.page.get_by_role("button", name="办理生效").click()
    coordinator.open(f"/obligations/{row.code}/")
    for words in ("2026年12月31日", "2027年3月31日"):
        expect(coordinator.page.locator("main")).to_contain_text(words)
    coordinator.open(f"/adjustment/editions/{made.ledger.code}/?from=1&to=2")
    expect(coordinator.page.locator("del", has_text="2026年12月31日")).to_be_visible()
    expect(coordinator.page.locator("ins", has_text="2027年3月31日")).to_be_visible()
    open_filings(timezone.now())  # what the worker does after the commit

    # it is filed with a numbered letter, comes back, is filed again and put on record
    _files(coordinator, "报送变更备案")
    supervisor.open("/desk/")
    supervisor.page.get_by_role("link", name="办理变更备案").click()
    supervisor.page.locator("[name=reason]").fill("未附用地批复文件")
    no_violations(supervisor.page)
    supervisor.page.get_by_role("button", name="退回", exact=True).click()
    coordinator.open("/desk/")
    expect(coordinator.page.locator("main")).to_contain_text("未附用地批复文件")
    _files(coordinator, "补正后重新报送变更备案")
    supervisor.open(f"/adjustment/{made.key}/")
    supervisor.page.get_by_role("button", name="予以备案").click()

    # all four papers stay, for whoever proposed it too
    proposer.open(f"/adjustment/{made.key}/")
    year = timezone.localdate().year
    for number in (f"江水函〔{year}〕1号", f"补正〔{year}〕1号", f"江水函〔{year}〕2号", f"备案〔{year}〕1号"):
        expect(proposer.page.locator(".change-letters")).to_contain_text(number)
    no_violations(proposer.page)
    assert log.verified().broken is None


def _files(desk: Desk, act: str) -> None:
    desk.open("/desk/")
    desk.page.get_by_role("link", name=act).first.click()
    expect(desk.page.locator(".sheet-title")).to_contain_text("变更备案")
    desk.page.locator("input[name=mark]").fill("江水函")
    no_violations(desk.page)
    desk.page.locator("button[value=file]").click()
    expect(desk.page.locator(".change-letters")).to_contain_text("江水函〔")


@pytest.mark.looks
def test_its_pages_fit_a_telephone(row: Obligation, sit: Sit) -> None:
    desk = seated(sit, "water-clerk", viewport=NARROW)

    for address in ("/adjustment/", f"/adjustment/propose/{row.code}/?kind=deadline"):
        desk.open(address)
        assert not desk.is_wider_than_its_window(), address
        no_violations(desk.page)
