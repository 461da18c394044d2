"""The head of an issued text, in the orders in which portals and files give it."""

import pytest

from taizhang.reading.structure.head import Head, date_of, head_of, is_title
from taizhang.reading.structure.issuers import is_issuer
from taizhang.reading.structure.parts import parts_of

from ..making import page

BODY = "一、总体要求\n坚持节水优先。\n二、重点任务\n（一）更新供水管网。完成改造30公里。"
TITLE = "禾岭县人民政府办公室关于印发禾岭县供水保障行动方案的通知"


def _head(text: str) -> Head:
    return head_of(page(text))


def test_a_number_below_its_title() -> None:
    head = _head(f"{TITLE}\n禾政办发〔2026〕9号\n各乡镇人民政府，县政府各部门：\n{BODY}")

    assert head.title == TITLE
    assert head.doc_number == "禾政办发〔2026〕9号"
    assert head.issuer == "禾岭县人民政府办公室"
    assert head.addressees == ("各乡镇人民政府", "县政府各部门")


def test_a_number_above_its_title() -> None:
    head = _head(f"禾政办发〔2026〕9号\n{TITLE}\n各乡镇人民政府：\n{BODY}")

    assert (head.title, head.doc_number) == (TITLE, "禾政办发〔2026〕9号")


@pytest.mark.parametrize(
    "lines",
    [
        "禾岭县人民政府办公室\n关于印发禾岭县供水保障行动方案的通知",
        "禾岭县人民政府办公室关于印发\n禾岭县供水保障行动方案的通知",
        "禾岭县人民政府办公室\n关于印发禾岭县供水保障\n行动方案的通知",
    ],
)
def test_a_title_over_several_lines_is_one_title(lines: str) -> None:
    head = _head(f"{lines}\n禾政办发〔2026〕9号\n各乡镇人民政府：\n{BODY}")

    assert head.title == TITLE
    assert head.issuer == "禾岭县人民政府办公室"


def test_a_title_over_two_lines_without_a_number_is_one_title() -> None:
    head = _head(f"禾岭县人民政府办公室\n关于印发禾岭县供水保障行动方案的通知\n各乡镇人民政府：\n{BODY}")

    assert head.title == TITLE
    assert head.doc_number is None


def test_what_a_page_puts_above_the_title_is_not_part_of_it() -> None:
    head = _head(
        f"当前位置：首页 > 政务公开\n发布日期：2026-05-06 来源：县政府办公室\n{TITLE}\n禾政办发〔2026〕9号\n各乡镇人民政府：\n{BODY}"
    )

    assert head.title == TITLE


@pytest.mark.parametrize(
    "number", ["禾政办发〔2026〕9号", "禾政办发[2026]9号", "禾政办发（2026）9号", "禾政办发【2026】9号", "禾政办发〔2026〕第9号"]
)
def test_a_number_is_known_in_every_bracket(number: str) -> None:
    assert _head(f"{TITLE}\n{number}\n各乡镇人民政府：\n{BODY}").doc_number == number


def test_a_number_in_a_sentence_is_not_the_number_of_the_text() -> None:
    head = _head(f"禾岭县供水保障行动方案\n为落实《澜江市供水保障方案》（澜政办发〔2026〕3号），制定本方案。\n{BODY}")

    assert head.title == "禾岭县供水保障行动方案"
    assert head.doc_number is None


def test_the_body_begins_behind_the_addressees() -> None:
    made = page(f"{TITLE}\n禾政办发〔2026〕9号\n各乡镇人民政府，县政府各部门、各直属单位：\n{BODY}")

    head = head_of(made)

    assert made.words(made.lines[head.body]) == "一、总体要求"
    assert head.addressees == ("各乡镇人民政府", "县政府各部门、各直属单位")


def test_a_text_without_any_head_has_none() -> None:
    made = page("一、总体要求\n坚持节水优先。\n二、重点任务\n（一）更新供水管网。完成改造30公里。")

    head = head_of(made)

    assert (head.title, head.doc_number, head.issuer, head.addressees) == ("", None, None, ())
    assert head.body == 0


def test_an_empty_page_has_no_head() -> None:
    assert _head("").title == ""


def test_the_issuer_of_the_signature_stands_in_where_the_title_names_none() -> None:
    made = page(
        f"关于印发禾岭县供水保障行动方案的通知\n禾水发〔2026〕2号\n各乡镇人民政府：\n现将方案印发给你们，请遵照执行。\n禾岭县水务局\n2026年5月6日\n禾岭县供水保障行动方案\n{BODY}"
    )

    parts = parts_of(made, head_of(made))

    assert head_of(made).issuer is None
    assert (parts.issuer, parts.issue_date) == ("禾岭县水务局", "2026-05-06")


def test_the_issuer_of_the_title_goes_before_the_one_who_signs() -> None:
    made = page(
        f"{TITLE}\n禾政办发〔2026〕9号\n各乡镇人民政府：\n现将方案印发给你们。\n禾岭县政府办\n2026年5月6日\n禾岭县供水保障行动方案\n{BODY}"
    )

    assert parts_of(made, head_of(made)).issuer == "禾岭县人民政府办公室"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2026年5月6日", "2026-05-06"),
        ("2026 年 5 月 16 日", "2026-05-16"),
        ("禾岭县水务局2026年5月6日", "2026-05-06"),
        ("禾岭县人民政府办公室 2026年5月6日印发", "2026-05-06"),
        ("二〇二六年五月六日", "2026-05-06"),
        ("二○二六年十二月三十一日", "2026-12-31"),
        ("二〇二〇年十月二十日", "2020-10-20"),
        ("二〇二六年十一月十日", "2026-11-10"),
    ],
)
def test_a_date_of_issue_is_read_in_digits_and_in_characters(line: str, date: str) -> None:
    assert date_of(line) == date


@pytest.mark.parametrize(
    "line",
    [
        "2026年5月6日前完成改造。",
        "2026年5月",
        "2026年13月6日",
        "一、2026年5月6日",
        "截至2026年5月6日，全县已完成30公里。",
        "2026年5月6日，会议召开",
    ],
)
def test_a_line_that_says_more_than_a_date_is_no_date_of_issue(line: str) -> None:
    assert date_of(line) is None


@pytest.mark.parametrize("day", ["2026年2月30日", "2025年2月29日", "2026年4月31日"])
def test_a_day_that_no_calendar_has_is_no_date(day: str) -> None:
    assert date_of(day) is None


@pytest.mark.parametrize(
    "words",
    [
        "禾岭县供水保障行动方案",
        "关于加强节约用水的实施意见",
        "供水保障三年行动计划（2026—2028年）",
        "重点任务分工清单",
        "禾岭县供水保障若干措施（试行）",
    ],
)
def test_a_line_that_ends_in_a_kind_of_document_may_be_a_title(words: str) -> None:
    assert is_title(words)


@pytest.mark.parametrize(
    "words",
    ["一、供水保障行动方案", "县水务局制定实施方案。", "附件：重点任务分工清单", "县水务局", "计划", "各乡镇要制定实施方案；落实行动计划"],
)
def test_a_sentence_or_an_item_is_no_title(words: str) -> None:
    assert not is_title(words)


@pytest.mark.parametrize(
    "words",
    [
        "禾岭县人民政府",
        "禾岭县人民政府办公室",
        "禾岭县水务局",
        "云川省发展和改革委员会",
        "国务院办公厅",
        "澜江市 人民政府",
        "云川省财政厅",
        "禾岭县节约用水工作领导小组",
    ],
)
def test_an_issuer_is_told_by_its_kind(words: str) -> None:
    assert is_issuer(words)


@pytest.mark.parametrize("words", ["全力打赢供水攻坚战", "严守饮水安全难关", "更新供水管网"])
def test_a_caption_is_no_issuer(words: str) -> None:
    assert not is_issuer(words)


def test_what_a_newspaper_prints_is_the_plan_behind_its_report() -> None:
    news = "中共禾岭省委 禾岭省人民政府印发《禾岭省供水保障规划纲要》"
    text = f"{news}\n近日，中共禾岭省委、禾岭省人民政府印发了《禾岭省供水保障规划纲要》，要求认真贯彻落实。\n禾岭省供水保障规划纲要\n{BODY}"

    head, parts = _head(text), parts_of(page(text), _head(text))

    assert (head.title, head.issuer) == ("禾岭省供水保障规划纲要", "中共禾岭省委、禾岭省人民政府")
    assert [plan.title for plan in parts.plans] == ["禾岭省供水保障规划纲要"]
    assert parts.notice == (head.body, head.body + 1)


def test_a_plan_behind_a_notice_that_nobody_signs() -> None:
    text = f"{TITLE}\n禾政办发〔2026〕9号\n各乡镇人民政府：\n现印发给你们，请认真贯彻执行。\n2026年3月1日\n禾岭县供水保障行动方案\n{BODY}"

    assert [plan.title for plan in parts_of(page(text), _head(text)).plans] == ["禾岭县供水保障行动方案"]


def test_what_a_portal_writes_between_title_and_number_is_no_part_of_the_title() -> None:
    head = _head(f"{TITLE}\n字体：【大 中 小】\n浏览次数：312\n禾政办发〔2026〕9号\n各乡镇人民政府：\n{BODY}")

    assert (head.title, head.issuer) == (TITLE, "禾岭县人民政府办公室")


def test_issuers_that_a_blank_parts_are_two() -> None:
    assert _head(f"水利部 财政部关于做好供水保障工作的通知\n水财〔2026〕9号\n各省水利厅：\n{BODY}").issuer == "水利部、财政部"


def test_an_issuer_beside_its_date_in_the_table_of_a_portal() -> None:
    head = _head(f"发文机关： 禾岭县人民政府办公室 成文日期： 2026年2月11日\n供水保障工作计划\n禾政办发〔2026〕9号\n{BODY}")

    assert head.issuer == "禾岭县人民政府办公室"


def test_the_day_that_a_portal_writes_is_that_of_a_text_which_nobody_dates() -> None:
    text = f"{TITLE}\n发布日期：2026-03-05 成文日期：2026-03-02\n各乡镇人民政府：\n{BODY}"

    assert parts_of(page(text), _head(text)).issue_date == "2026-03-02"
