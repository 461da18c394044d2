"""The progress of a month in the recipient's own form: kept once, confirmed by a person, filled from what was accepted."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from taizhang.ledger.actions import forms, report_lines, reports
from taizhang.ledger.actions.lights import light_up
from taizhang.ledger.models import Ledger, LightNow, Obligation
from taizhang.ledger.pages.filled_forms import blank_of
from taizhang.ledger.rules.colours import NAMES, Colour
from taizhang.ledger.rules.form_columns import Purpose
from taizhang.ledger.rules.reporting import Cause
from tests.frame.tables.made import template
from tests.ledger.live import line_of, opened, said
from tests.ledger.pages.conftest import Browser
from tests.ledger.people import DAY, MARCH, Cast, clock, day

pytestmark = pytest.mark.django_db
HEADS = ("序号", "重点任务", "具体举措", "责任单位", "完成时限", "进展情况", "存在问题", "下一步打算")


@pytest.fixture
def reported(ledger: Ledger, who: Cast) -> Ledger:
    """Of March: the first line was accepted with a figure and a problem; the second is still to be judged."""
    made = opened(ledger)
    stuck = {"problem": "用地批复未下达", "cause": Cause.LAND, "next_step": "四月开工"}
    report_lines.fill_line(line_of(made), said(line_of(made), "3.5", **stuck), by=who.by("water-clerk", MARCH + 20 * DAY))
    report_lines.fill_line(line_of(made, 1), said(line_of(made, 1), done="未经审核"), by=who.by("water-clerk", MARCH + 20 * DAY))
    made.refresh_from_db()
    reports.sign_report(made, by=who.by("water-head", MARCH + 20 * DAY))
    report_lines.accept_line(line_of(made), by=who.by("office-supervisor", MARCH + 21 * DAY))
    return ledger


def keep(who: Cast, *, confirmed: bool = True, heads: tuple[str, ...] = HEADS) -> None:
    blank = blank_of("进展情况表.xlsx", template(heads))
    kept = forms.keep_form(who.office, Purpose.PROGRESS, blank, by=who.by("water-clerk"))
    if confirmed:
        forms.map_form(kept, blank.columns, first_row=blank.first_row, by=who.by("water-clerk"))


def address(ledger: Ledger) -> str:
    return f"/reports/forms/{ledger.code}?month=2026-03"


def sheet(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content)).worksheets[0]


def test_it_says_of_every_row_what_was_accepted_and_nothing_else(reported: Ledger, who: Cast, browser: Browser) -> None:
    keep(who)

    found = sheet(browser("water-clerk").get(address(reported)).content)

    first, second = ([cell.value for cell in row] for row in found.iter_rows(min_row=3, max_row=4))
    assert first[0] == 1
    assert first[2] == "新增高效节水灌溉面积20万亩"
    assert first[5:] == ["已开工；高效节水灌溉面积3.5万亩，目标20万亩", "用地批复未下达（用地）", "四月开工"]
    assert second[2] == "出台节水管理办法"
    assert second[5:] == [None, None, None]


def test_it_says_how_far_each_row_was_and_its_light_when_that_month_had_been_judged(reported: Ledger, who: Cast, browser: Browser) -> None:
    keep(who, heads=("序号", "具体举措", "完成率", "亮灯情况"))
    light_up(on=day(3, 31), by=clock(MARCH + 29 * DAY))
    first = Obligation.objects.get(code=f"{reported.code}-0001")
    then = NAMES[Colour(LightNow.objects.get(obligation=first).colour)].zh
    later = opened(reported, 4, at=MARCH + 30 * DAY)
    report_lines.fill_line(line_of(later), said(line_of(later), "12"), by=who.by("water-clerk", MARCH + 50 * DAY))
    report_lines.fill_line(line_of(later, 1), said(line_of(later, 1)), by=who.by("water-clerk", MARCH + 50 * DAY))
    later.refresh_from_db()
    reports.sign_report(later, by=who.by("water-head", MARCH + 50 * DAY))
    report_lines.accept_line(line_of(later), by=who.by("office-supervisor", MARCH + 51 * DAY))

    march, april = (
        [cell.value for cell in sheet(browser("water-clerk").get(f"/reports/forms/{reported.code}?month=2026-{month}").content)[3]]
        for month in ("03", "04")
    )

    assert march[2:] == ["17.5%", then], "3.5 of 20"
    assert april[2] == "60%", "12 of 20"


def test_its_heads_and_looks_are_those_of_its_maker(reported: Ledger, who: Cast, browser: Browser) -> None:
    keep(who)

    found = sheet(browser("water-clerk").get(address(reported)).content)

    assert tuple(cell.value for cell in found[2]) == HEADS
    assert "A1:H1" in [str(one) for one in found.merged_cells.ranges]
    assert (found["A2"].font.name, found["A2"].fill.fgColor.rgb[-6:]) == ("黑体", "DDDDDD")
    assert found.row_dimensions[1].height == 36


def test_the_way_to_it_stands_on_the_reports_of_that_ledger(reported: Ledger, who: Cast, browser: Browser) -> None:
    overview = f"/reports/?month=2026-03&ledger={reported.code}"
    assert "/reports/forms/" not in browser("water-clerk").get(overview).content.decode()

    keep(who)

    assert f"/reports/forms/{reported.code}?month=2026-03" in browser("water-clerk").get(overview).content.decode()


def test_before_a_person_has_confirmed_its_columns_nothing_is_filled(reported: Ledger, who: Cast, browser: Browser) -> None:
    keep(who, confirmed=False)

    assert browser("water-clerk").get(address(reported)).status_code == 404


def test_who_tells_nobody_of_it_gets_none(reported: Ledger, who: Cast, browser: Browser) -> None:
    keep(who)

    assert browser("works-clerk").get(address(reported)).status_code == 404
    assert browser("elsewhere-clerk").get(address(reported)).status_code == 404
