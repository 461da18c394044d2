"""A year ends: figures are held against targets, what is awaited is listed, the year is settled, what is open goes on, the rest is put away."""

import zipfile
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from taizhang.ledger.actions import deeds, observations
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.models import Indicator, Ledger, Obligation
from taizhang.ledger.queries import log
from taizhang.ledger.rules.observations import Grade
from tests.ledger.in_force import signed_ledger
from tests.ledger.people import MARCH, Cast, cast, clock, day, draft_ledger, target

from .accessibility import no_violations
from .conftest import NARROW, Sit
from .people import seated, with_passwords

pytestmark = pytest.mark.journey
LAST_DAY = day(12, 31).replace(year=2025)


def plan(year: int) -> list[dict[str, object]]:
    return [{"id": "p1", "title": f"{year}年节水方案", "year": year, "package": None, "span": [0, 200], "title_only": False}]


@pytest.fixture
def who(sit: Sit) -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    """The year 2025 is over: 省水利厅 has a preliminary figure, whose final one is published twenty days after the year."""
    irrigated = target("g1", "t1", "t1.m1", "高效节水灌溉面积", 20, "万亩") | {"deadline": LAST_DAY.isoformat()}
    made = signed_ledger(who, plans=plan(2025), targets=[irrigated])
    area = Indicator.objects.get(name="高效节水灌溉面积")
    with deeds.deed("calendar", by=clock()) as deed:
        deed.change(area, out_after_days=20)
    said = Reported(Decimal(19), LAST_DAY, Grade.PRELIMINARY, unit="万亩")
    observations.observe(area, who.water, said, by=who.by("water-clerk", MARCH))
    with_passwords()
    return made


def test_from_the_figures_to_the_archive_package(ledger: Ledger, who: Cast, sit: Sit) -> None:
    draft = draft_ledger(who, plans=plan(2026))
    clerk, supervisor = seated(sit, "water-clerk"), seated(sit, "office-supervisor")

    # what is awaited says until when; what has no figure is told apart from it
    clerk.open("/desk/")
    clerk.page.get_by_role("link", name="年终对账").first.click()
    clerk.page.get_by_role("link", name="年末").click()
    awaited = clerk.page.locator("tr", has_text="高效节水灌溉面积")
    for words in ("20万亩", "19万亩", "初步", "待数", "预计2026年1月20日发布"):
        expect(awaited).to_contain_text(words)
    expect(clerk.page.locator("tr", has_text="出台节水管理办法")).not_to_contain_text("待数")
    no_violations(clerk.page)
    clerk.page.get_by_role("navigation", name="按结果").get_by_role("link", name="待数").click()
    expect(clerk.page.locator("tbody tr")).to_have_count(1)

    # the year is settled as it is known; what is known later stands beside it
    clerk.open(f"/settlement/{ledger.code}/")
    clerk.page.get_by_role("button", name="确认对账").click()
    expect(clerk.page.locator("main")).to_contain_text("待数1项")
    final = Reported(Decimal(21), LAST_DAY, Grade.FINAL, unit="万亩")
    area = Indicator.objects.get(name="高效节水灌溉面积")
    observations.observe(area, who.water, final, by=who.by("water-clerk", timezone.now()))
    clerk.open(f"/settlement/{ledger.code}/")
    expect(clerk.page.locator("tr", has_text="高效节水灌溉面积")).to_contain_text("19万亩")
    expect(clerk.page.locator("main")).to_contain_text("21万亩（最终")

    # who has it on record decides what goes on, and each row says where it comes from
    supervisor.open(f"/settlement/{ledger.code}/")
    supervisor.page.locator("[name=into]").select_option(draft.code)
    supervisor.page.locator("[name=approval]").fill("省政府常务会议纪要〔2026〕2号")
    supervisor.page.locator("[name=reason]").fill("跨年实施")
    supervisor.page.get_by_role("button", name="办理结转").click()
    expect(supervisor.page.locator("main")).to_contain_text("已结转2项")
    for row in Obligation.objects.filter(ledger=draft, carried_from__isnull=False).select_related("carried_from"):
        expect(supervisor.page.locator("section", has=supervisor.page.locator("#lineage"))).to_contain_text(
            f"{row.carried_from.code} → {row.code}"  # type: ignore[union-attr]
        )
    no_violations(supervisor.page)

    # nothing is open any more: it is put away, whole
    with supervisor.page.expect_download() as asked:
        supervisor.page.get_by_role("button", name="生成归档包").click()
    with zipfile.ZipFile(asked.value.path()) as package:
        assert {"目录.html", "record.json", "manifest.json"} <= set(package.namelist())
        assert package.testzip() is None
        events = "".join(package.read(name).decode() for name in package.namelist() if name.startswith("events/"))
        assert "省政府常务会议纪要〔2026〕2号" in events
    assert log.verified().broken is None


@pytest.mark.looks
def test_its_pages_fit_a_telephone(ledger: Ledger, sit: Sit) -> None:
    desk = seated(sit, "water-clerk", viewport=NARROW)

    for address in ("/settlement/", f"/settlement/{ledger.code}/?at=end"):
        desk.open(address)
        assert not desk.is_wider_than_its_window(), address
        no_violations(desk.page)
