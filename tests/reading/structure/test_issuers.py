"""Who issues a text: one body or several, in the title and in the signature."""

import pytest

from taizhang.reading.structure.head import head_of
from taizhang.reading.structure.issuers import issuer_of_title, issuers_in
from taizhang.reading.structure.parts import parts_of

from ..making import page


@pytest.mark.parametrize(
    ("words", "issuers"),
    [
        ("禾岭县水务局", ("禾岭县水务局",)),
        ("禾岭县水务局、禾岭县财政局", ("禾岭县水务局", "禾岭县财政局")),
        ("禾岭县水务局 禾岭县财政局", ("禾岭县水务局", "禾岭县财政局")),
        ("禾岭县水务局禾岭县财政局", ("禾岭县水务局", "禾岭县财政局")),
        ("澜江市 人民政府", ("澜江市人民政府",)),
        ("加强供水保障", ()),
        ("各乡镇人民政府", ()),
    ],
)
def test_a_line_of_issuers_names_each_of_them(words: str, issuers: tuple[str, ...]) -> None:
    assert issuers_in(words) == issuers


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("禾岭县水务局关于印发供水方案的通知", "禾岭县水务局"),
        ("禾岭县水务局、禾岭县财政局关于加强节水的意见", "禾岭县水务局、禾岭县财政局"),
        ("禾岭县人民政府办公室转发县水务局关于加强节水意见的通知", "禾岭县人民政府办公室"),
        ("关于印发供水方案的通知", None),
        ("供水保障行动方案", None),
    ],
)
def test_the_title_names_the_issuer_in_front_of_what_it_issues(title: str, issuer: str | None) -> None:
    assert issuer_of_title(title) == issuer


def test_all_who_sign_are_the_issuers() -> None:
    made = page(
        "关于印发禾岭县供水保障行动方案的通知\n各乡镇人民政府：\n现将方案印发给你们。\n禾岭县水务局\n禾岭县财政局 禾岭县卫生健康局\n2026年5月6日\n"
        "禾岭县供水保障行动方案\n一、重点任务\n1.更新管网。"
    )

    assert parts_of(made, head_of(made)).issuer == "禾岭县水务局、禾岭县财政局、禾岭县卫生健康局"


def test_a_title_that_forwards_what_others_wrote_is_read_from_its_first_line() -> None:
    head = head_of(
        page(
            "禾岭县人民政府办公室转发县水务局、\n财政局关于加强节约用水\n若干措施的通知\n禾政办发〔2026〕9号\n各乡镇人民政府：\n一、总体要求"
        )
    )

    assert head.title == "禾岭县人民政府办公室转发县水务局、财政局关于加强节约用水若干措施的通知"
    assert head.issuer == "禾岭县人民政府办公室"


def test_a_date_below_the_title_ends_no_notice() -> None:
    made = page(
        "禾岭县供水重点任务清单（2026年度）\n禾岭县水务局 2026年3月11日\n一、更新管网三十公里。（县水务局负责）\n二、新建水厂两座。（县水务局负责）"
    )

    parts = parts_of(made, head_of(made))

    assert [p.title for p in parts.plans] == ["禾岭县供水重点任务清单（2026年度）"]
    assert (parts.issuer, parts.issue_date) == ("禾岭县水务局", "2026-03-11")
