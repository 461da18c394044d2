"""A report asks for help: it becomes a blocker, goes to the level above, is decided and solved, and the clock of what it blocked has stood meanwhile."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from taizhang.capabilities.supervision.models import Blocker
from taizhang.ledger.actions import deeds, report_lines, reports
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Obligation, Report, Suspension
from taizhang.ledger.rules.reporting import Cause
from taizhang.ledger.rules.roles import CLOCK
from taizhang.ledger.rules.terms import Period

from .accessibility import no_violations
from .conftest import NARROW, Sit
from .test_pressing import MEASURE, row, signs_in

__all__ = ["row"]
pytestmark = pytest.mark.journey
HELP = "请协调自然资源部门调剂用地指标"


@pytest.fixture
def report(row: Obligation) -> Report:
    """The signed report of the department, in which it asks for help; there are ten days left."""
    today, by = timezone.localdate(), By(CLOCK, timezone.now())
    with deeds.deed("not late yet", by=by) as deed:
        deed.change(row, due=today + timedelta(days=10))
    period = Period(today - timedelta(days=30), today)
    made = next(one for one in reports.open_reports(row.ledger, period, due=today, by=by) if one.lines.filter(obligation=row).exists())
    for line in made.lines.select_related("obligation").order_by("pk"):
        line.report = made  # one report in memory: each line that is filled moves it on
        asks = {"problem": "用地预审未批", "help_needed": HELP, "cause": Cause.LAND} if line.obligation_id == row.pk else {}
        report_lines.fill_line(line, report_lines.Said(done="已完成前期工作", **asks), by=by)  # type: ignore[arg-type]
    made.refresh_from_db()
    return reports.sign_report(made, by=by)


def a_week_passes(row: Obligation) -> None:
    """The clock has stood since seven days."""
    pause = Suspension.objects.get(obligation=row)
    with deeds.deed("a week passes", by=By(CLOCK, timezone.now())) as deed:
        deed.change(pause, start=pause.start - timedelta(days=7))


def test_help_that_a_report_asks_for_is_decided_above_and_the_clock_stands_until_it_is_solved(
    row: Obligation, report: Report, sit: Sit
) -> None:
    shen, zhou, fang = sit(), sit(), sit(viewport=NARROW, java_script_enabled=False)
    signs_in(shen, "water-clerk")
    shen.open(f"/reports/{report.key}/")
    shen.page.get_by_role("link", name="转为难点堵点").click()
    expect(shen.page.get_by_label("难点堵点")).to_have_value(HELP)
    expect(shen.page.get_by_text("在截至")).to_be_visible()
    no_violations(shen.page)
    shen.page.get_by_role("button", name="提出", exact=True).click()
    expect(shen.page.get_by_role("heading", level=1)).to_have_text(HELP)
    address = f"/supervision/blockers/{Blocker.objects.get().key}"

    signs_in(zhou, "zhou")
    zhou.open("/desk/")
    zhou.page.locator(".card").filter(has_text=HELP).get_by_role("link", name="受理难点堵点").click()
    zhou.page.get_by_text("中止计时").first.click()
    zhou.page.get_by_label("审批依据").fill("分管领导批示同意")
    zhou.page.get_by_role("button", name="中止计时").click()
    expect(zhou.page.get_by_text("已中止计时，难点解决后恢复。")).to_be_visible()
    zhou.page.locator("summary").filter(has_text="提请上级协调").click()
    above = zhou.page.locator("details").filter(has_text="提请上级协调")
    above.get_by_label("理由").fill("涉及省级用地指标，须省政府协调")
    above.get_by_role("button", name="提请上级协调").click()
    expect(zhou.page.get_by_text("已提请上级协调1次")).to_be_visible()

    signs_in(fang, "fang")
    fang.open(address)
    fang.page.locator("summary").filter(has_text="作出协调意见").click()
    deciding = fang.page.locator("details").filter(has_text="作出协调意见")
    deciding.get_by_label("协调意见").first.fill("由自然资源厅调剂指标，一周内办结")
    deciding.get_by_role("button", name="作出协调意见").click()
    expect(fang.page.get_by_text("由自然资源厅调剂指标，一周内办结").first).to_be_visible()

    a_week_passes(row)
    shen.open("/desk/")
    shen.page.locator(".card").filter(has_text=HELP).get_by_role("link", name="确认是否解决").click()
    shen.page.get_by_label("解决情况").fill("指标已下达")
    shen.page.get_by_role("button", name="确认已解决").click()
    expect(shen.page.get_by_text("确认已解决：已办理。")).to_be_visible()
    shen.open(f"/obligations/{row.code}/")
    expect(shen.page.get_by_role("heading", level=1)).to_have_text(MEASURE)
    moved = timezone.localdate() + timedelta(days=17)
    expect(shen.page.get_by_text(f"因中止顺延7日至{moved}").first).to_be_visible()
    shen.open(address)
    shen.page.get_by_role("link", name="的进展中提请协调").click()
    expect(shen.page.locator(f"#line-{Blocker.objects.get().line_id}")).to_be_visible()
