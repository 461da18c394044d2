"""A draft says what is known, numbers its chapters on, and leaves out those that have nothing to say."""

from dataclasses import replace
from datetime import date

from taizhang.ledger.rules import bulletins
from taizhang.ledger.rules.bulletins import Accepted, BulletinKind, Facts, Handed

DONE = Accepted("节水方案", "A-1", "新增灌溉面积", "省水利厅", done="已开工", figures=("面积3.5万亩，目标20万亩",))
STUCK = Accepted("节水方案", "A-2", "出台办法", "省水利厅", problem="征求意见未返回。", cause="partner", help_needed="请省司法厅尽快反馈")
MARCH = Facts(date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 2), (Handed("节水方案", 2, 2),), (DONE, STUCK))


def chapters(facts: Facts) -> list[str]:
    return [block.words for block in bulletins.blocks(bulletins.drafted(facts)) if block.layer == 1]


def test_chapters_are_numbered_on() -> None:
    assert chapters(MARCH) == ["一、总体情况", "二、工作进展", "三、存在问题", "四、需协调事项"]


def test_a_chapter_without_anything_to_say_is_left_out() -> None:
    assert chapters(replace(MARCH, lines=(DONE,))) == ["一、总体情况", "二、工作进展"]


def test_what_several_report_of_one_measure_says_whose_words_it_is() -> None:
    two = replace(MARCH, lines=(DONE, replace(DONE, organisation="省财政厅", done="已拨付")))

    text = bulletins.drafted(two)

    assert "新增灌溉面积（省水利厅）：面积3.5万亩，目标20万亩。已开工。" in text
    assert "新增灌溉面积（省财政厅）：面积3.5万亩，目标20万亩。已拨付。" in text
    assert "新增灌溉面积：面积" in bulletins.drafted(MARCH)


def test_who_is_late_or_missing_is_named_in_its_plan() -> None:
    late = replace(MARCH, handed=(Handed("节水方案", 3, 1, late=("省财政厅",), missing=("省审计厅",)),))

    text = bulletins.drafted(late)

    assert "节水方案：逾期报送的有省财政厅；未报送的有省审计厅。" in text
    assert "应报送进展报告3份，按时报送1份，逾期报送1份，未报送1份" in text


def test_a_problem_stands_under_its_cause_and_ends_in_one_full_stop() -> None:
    assert "（一）配合单位（1项）\n省水利厅“出台办法”：征求意见未返回。\n" in bulletins.drafted(MARCH) + "\n"


def test_the_title_says_the_month_or_the_months() -> None:
    assert bulletins.title_of(BulletinKind.NOTICE, "节水方案", MARCH) == "关于节水方案2026年3月进展情况的通报"
    assert "2026年1月至2026年3月" in bulletins.title_of(BulletinKind.PROGRESS, "节水方案", replace(MARCH, start=date(2026, 1, 1)))


def test_a_long_paragraph_that_begins_with_a_number_is_no_heading() -> None:
    long = "1.省水利厅等部门扎实推进高效节水灌溉建设，累计完成投资三亿元，惠及农户两万余户，进展总体顺利"

    assert [block.layer for block in bulletins.blocks(f"1.进展\n{long}")] == [3, 0]
