"""Time phrases to dates: always the last day of the period that the phrase names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.findings.deadlines import deadlines, recurrence
from taizhang.reading.wording.fold import fold


def _dates(words: str, *, year: int | None = 2026) -> list[str]:
    folded = fold(words)
    return [d.date for d in deadlines(folded, 0, len(folded), year=year)]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("县水务局在2026年6月底前完成改造", "2026-06-30"),
        ("6月底前完成改造", "2026-06-30"),
        ("2026年6月底完成改造", "2026-06-30"),
        ("2027年6月前完成改造", "2027-05-31"),
        ("1月前完成改造", "2025-12-31"),
        ("2026年6月完成改造", "2026-06-30"),
        ("2026年7月份完成改造", "2026-07-31"),
        ("2026年9月30日前完成改造", "2026-09-30"),
        ("12月15日前完成改造", "2026-12-15"),
        ("年底前完成改造", "2026-12-31"),
        ("今年年底前完成改造", "2026-12-31"),
        ("2027年底前完成改造", "2027-12-31"),
        ("2027年年底前完成改造", "2027-12-31"),
        ("2027年末完成改造", "2027-12-31"),
        ("年内完成改造", "2026-12-31"),
        ("2027年内完成改造", "2027-12-31"),
        ("上半年完成改造", "2026-06-30"),
        ("2027年上半年完成改造", "2027-06-30"),
        ("2027年下半年完成改造", "2027-12-31"),
        ("一季度完成改造", "2026-03-31"),
        ("二季度完成改造", "2026-06-30"),
        ("三季度末前完成改造", "2026-09-30"),
        ("第四季度完成改造", "2026-12-31"),
        ("2027年一季度完成改造", "2027-03-31"),
        ("2027年第3季度完成改造", "2027-09-30"),
        ("3月上旬完成改造", "2026-03-10"),
        ("3月中旬前完成改造", "2026-03-20"),
        ("3月下旬完成改造", "2026-03-31"),
        ("2027年9月上旬完成改造", "2027-09-10"),
        ("到2028年，供水普及率达到97%", "2028-12-31"),
        ("到2028年底，供水普及率达到97%", "2028-12-31"),
        ("至2028年末供水普及率达到97%", "2028-12-31"),
        ("力争2028年供水普及率达到97%", "2028-12-31"),
        ("2027年，供水普及率达到97%", "2027-12-31"),
        ("2027年实现供水全覆盖", "2027-12-31"),
        ("“十四五”期间完成改造", "2025-12-31"),
        ("“十五五”末完成改造", "2030-12-31"),
        ("“十三五”规划期间完成改造", "2020-12-31"),
        ("下半年完成改造", "2026-12-31"),
        ("2027年建成水厂2座", "2027-12-31"),
        ("2027年诊断企业3000家以上", "2027-12-31"),
        ("2027年20座、2028年30座", "2027-12-31 2028-12-31"),
        ("明年6月底前完成改造", "2027-06-30"),
    ],
)
def test_a_phrase_names_the_last_day_of_its_period(words: str, date: str) -> None:
    assert _dates(words) == date.split()


@pytest.mark.parametrize(
    ("month", "date"),
    [
        ("2024年2月底前", "2024-02-29"),
        ("2026年2月底前", "2026-02-28"),
        ("2000年2月底前", "2000-02-29"),
        ("2028年2月下旬", "2028-02-29"),
        ("2028年3月前", "2028-02-29"),
        ("2027年3月前", "2027-02-28"),
    ],
)
def test_february_ends_as_the_calendar_says(month: str, date: str) -> None:
    assert _dates(f"{month}完成改造") == [date]


@pytest.mark.parametrize(
    "words", ["年内完成改造", "年底前完成改造", "一季度完成改造", "6月底前完成改造", "上半年完成改造", "3月上旬完成改造", "今年完成改造"]
)
def test_a_phrase_without_a_year_names_no_day_in_a_plan_without_one(words: str) -> None:
    assert _dates(words, year=None) == []


def test_a_phrase_with_its_own_year_needs_no_plan() -> None:
    assert _dates("2027年6月底前完成改造", year=None) == ["2027-06-30"]


@pytest.mark.parametrize(
    "words",
    [
        "按照供水提升2026年行动计划，抓好落实",
        "2026年度工作要点",
        "印发2026年重点任务分工方案",
        "长期坚持",
        "持续推进",
        "近期启动改造",
        "尽快完成改造",
        "全年推进",
        "用水量比上年下降3%",
        "使用三年以上的管网",
        "6个月内公开转化情况",
        "2026年2月30日前完成改造",
        "2026年13月底前完成改造",
        "三年行动",
        "自2026年7月1日起施行",
        "2026年10月起开展巡查",
    ],
)
def test_words_that_set_no_day_name_none(words: str) -> None:
    assert _dates(words) == []


def test_several_phrases_come_in_the_order_of_the_text() -> None:
    assert _dates("一季度完成主体工程，四季度投入试运行，2027年6月底前验收") == ["2026-03-31", "2026-12-31", "2027-06-30"]


def test_a_deadline_quotes_the_words_that_state_it() -> None:
    text = "县水务局在2027年6月底前完成改造"

    found = deadlines(text, 0, len(text), year=2026)

    assert [(d.text, text[d.start : d.end]) for d in found] == [("2027年6月底前", "2027年6月底前")]


def test_only_the_given_place_is_searched() -> None:
    text = "6月底前完成改造，9月底前完成验收"

    assert [d.date for d in deadlines(text, text.index("，"), len(text), year=2026)] == ["2026-09-30"]


@given(st.integers(2010, 2090), st.integers(1, 12))
def test_the_end_of_a_month_is_the_day_before_the_next_one_begins(year: int, month: int) -> None:
    following = (year, month + 1) if month < 12 else (year + 1, 1)

    assert _dates(f"{year}年{month}月底前完成改造") == _dates(f"{following[0]}年{following[1]}月前完成改造")


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("每月28日前报送进展", "每月28日前"),
        ("每季度末前报送进展", "每季度末前"),
        ("每年组织1次演练", "每年"),
        ("每半年通报一次", "每半年"),
        ("按季度调度进展", "按季度"),
        ("每周通报工程进度", "每周"),
    ],
)
def test_a_recurring_duty_is_quoted(words: str, stated: str) -> None:
    assert recurrence(words, 0, len(words)) == stated


@pytest.mark.parametrize("words", ["每年新增供水能力2万吨", "年底前报送总结", "每月用水量不超过5吨"])
def test_a_yearly_figure_is_no_recurring_duty(words: str) -> None:
    assert recurrence(words, 0, len(words)) is None


@pytest.mark.parametrize(
    "words",
    [
        "2026年更新老旧水表1200只",
        "2026年为500户家庭安装水表",
        "2026年计划实施供水项目42个",
        "2026年推出供水服务30件",
        "扩大规模，2026年供水贷款余额新增5亿元以上",
    ],
)
def test_a_year_before_an_act_with_a_number_is_a_time(words: str) -> None:
    assert _dates(words) == ["2026-12-31"]


@pytest.mark.parametrize("words", ["2026年更新改造计划", "改造2000年底前建成的水厂"])
def test_a_year_in_a_name_or_of_what_stands_already_is_none(words: str) -> None:
    assert _dates(words) == []


def test_a_share_in_front_of_a_year_compares_nothing() -> None:
    assert _dates("供水占比到2027年提高3个百分点") == ["2027-12-31"]
