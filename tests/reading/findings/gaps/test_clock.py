"""Days that leave open when they are."""

import subprocess
import sys

import pytest

from ...making import reading
from .found import notice, of, plan, said

OTHER = "抓好落实\n各单位要抓好落实。"


def test_working_days_from_the_issue_are_reckoned_by_the_official_calendar_and_asked_about() -> None:
    found = notice("建立台账\n在《通知》印发后的10个工作日内报送县发展改革局。", OTHER)

    (gap,) = of(found, "start-open")
    assert gap.about == ("n1",)
    assert "《通知》印发后的10个工作日内" in gap.message
    assert "从成文日期2022年3月27日起算为2022年4月11日" in gap.message


def test_days_that_end_on_a_holiday_are_said_to_roll_on() -> None:
    found = notice("建立台账\n在本通知印发之日起7日内报送县发展改革局。", OTHER)

    assert "起算为2022年4月3日（非工作日，顺延为2022年4月6日）" in said(found, "start-open")


def test_a_year_without_a_calendar_leaves_the_day_unsaid() -> None:
    found = notice("建立台账\n在通知印发后的10个工作日内报送县发展改革局。", OTHER, dated="2031年3月27日")

    assert "2031" not in said(found, "start-open")
    assert "以成文、印发还是公布之日起算" in said(found, "start-open")


def test_working_days_from_nothing_at_all_are_asked_about_in_a_notice() -> None:
    bare = notice("建立台账\n台账于10个工作日内报送县发展改革局。", OTHER)
    event = notice("建立台账\n收到台账后5个工作日内反馈意见。", OTHER)

    assert "“10个工作日内”没有写明起算日" in said(bare, "start-open")
    assert of(event, "start-open") == []


def test_a_task_that_counts_from_the_issue_is_a_gap_too() -> None:
    assert of(plan("细化方案。各乡镇要在方案印发之日起20日内制定计划。"), "start-open")[0].about == ("t1",)


@pytest.mark.parametrize(
    "words",
    ["作出决定之日起20个工作日内公开", "验收后6个月内公开", "自印发之日起施行", "收到申请后5个工作日内办结", "48小时内处置"],
)
def test_periods_that_begin_with_another_event_are_no_gap(words: str) -> None:
    assert of(plan(f"细化方案。{words}。"), "start-open") == []


def test_a_last_day_on_a_holiday_is_a_gap() -> None:
    found = plan("建设水厂。2022年10月3日前完成水厂建设。")

    assert "“2022年10月3日前”（2022年10月3日）不是工作日：提前办结，还是顺延至2022年10月8日" in said(found, "deadline-not-working")


@pytest.mark.parametrize("day", ["2022年10月8日前", "2022年4月2日前", "2022年12月底前", "2022年底前", "2031年10月3日前"])
def test_a_day_that_is_worked_a_month_or_a_year_unknown_is_no_gap(day: str) -> None:
    assert of(plan(f"建设水厂。{day}完成水厂建设。"), "deadline-not-working") == []


def test_an_order_with_a_last_day_on_a_sunday_is_a_gap() -> None:
    found = notice("建立台账\n请于4月17日前报送台账。", OTHER)

    assert of(found, "deadline-not-working")[0].about == ("n1",)


def test_the_calendar_is_not_loaded_where_no_day_asks_for_it() -> None:
    script = (
        "import sys; from taizhang import reading;"
        "reading.read_bytes('禾岭县2026年方案\\n一、重点任务\\n1.建设水厂2座。（县水务局负责）'.encode(), name='plan.txt');"
        "sys.exit('chinese_calendar' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_document_without_a_date_is_asked_without_a_day() -> None:
    found = reading("禾岭县供水保障2026年行动方案\n一、重点任务\n1.细化方案。各乡镇在方案印发后20日内制定计划。（县水务局负责）")

    assert "从成文日期" not in said(found, "start-open")
