"""Marks of items: every level, and numbers in front of a line that are none."""

import pytest

from taizhang.reading.structure.marks import mark_of
from taizhang.reading.wording.fold import fold


@pytest.mark.parametrize(
    ("line", "level", "no"),
    [
        ("第三章 监督管理", 0, "第三章"),
        ("一、总体要求", 1, "一"),
        ("十二、加强宣传", 1, "十二"),
        ("（三）更新供水管网。", 2, "（三）"),
        ("(三)更新供水管网。", 2, "（三）"),
        ("（十一）完善监测。", 2, "（十一）"),
        ("第四条 申请条件", 2, "第四条"),
        ("第12条 申请条件", 2, "第12条"),
        ("1.更新供水管网。", 3, "1"),
        ("1．更新供水管网。", 3, "1"),
        ("１．更新供水管网。", 3, "1"),
        ("12、更新供水管网。", 3, "12"),
        ("（1）更新供水管网。", 4, "（1）"),
        ("(12) 更新供水管网。", 4, "（12）"),
        ("①更新供水管网。", 5, "①"),
        ("第二部分 重点任务", 0, "第二部分"),
        ("第一节 供水", 1, "第一节"),
        ("一 、总体要求", 1, "一"),
        ("㈠更新供水管网。", 2, "㈠"),
        ("专项行动三：更新供水管网。", 2, "专项行动三"),
        ("任务2：更新供水管网。", 2, "任务2"),
        ("2.1 更新供水管网。", 3, "2.1"),
        ("⒈更新供水管网。", 3, "⒈"),
        ("2.1.3 更新供水管网。", 4, "2.1.3"),
        ("1）更新供水管网。", 4, "1）"),
        ("⑴更新供水管网。", 4, "⑴"),
    ],
)
def test_a_mark_tells_its_level_and_its_number_as_written(line: str, level: int, no: str) -> None:
    mark = mark_of(fold(line))

    assert mark is not None
    assert (mark.level, mark.no) == (level, no)


def test_the_levels_stand_in_the_order_of_official_documents() -> None:
    marks = [mark_of(line) for line in ("第一章 总则", "一、甲", "（一）乙", "1.丙", "（1）丁", "①戊")]

    assert [m.level for m in marks if m] == sorted({m.level for m in marks if m})
    assert all(marks)


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("一、总体要求", "总体要求"),
        ("（三） 更新管网", "更新管网"),
        ("2.更新管网", "更新管网"),
        ("（1）、更新管网", "更新管网"),
        ("第四条 申请条件", "申请条件"),
    ],
)
def test_behind_the_mark_the_words_of_the_item_begin(line: str, behind: str) -> None:
    mark = mark_of(line)

    assert mark is not None
    assert line[mark.length :] == behind


@pytest.mark.parametrize(
    "line",
    [
        "1.5万亩茶园完成改造。",
        "3.2万平方米厂房投用。",
        "2022年，全县新增管网30公里。",
        "2026年5月6日",
        "2026.5.6",
        "一是加快更新供水管网。",
        "二是落实补贴政策。",
        "一方面要补齐短板。",
        "三年改造6万户。",
        "第一，提高认识。",
        "第三方机构开展评估。",
        "第一时间处置险情。",
        "5G基站新增120座。",
        "10个乡镇开展试点。",
        "（此件公开发布）",
        "（2026—2028年）",
        "（县水务局负责）",
        "十个工作日内办结。",
        "1.5 万亩茶园完成改造。",
        "任务分解到人。",
        "行动方案由县水务局制定。",
        "第一部位",
        "县水务局负责。",
        "",
    ],
)
def test_a_number_that_the_sentence_itself_begins_with_is_no_mark(line: str) -> None:
    assert mark_of(fold(line)) is None
