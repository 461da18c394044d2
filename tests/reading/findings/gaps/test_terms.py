"""Abbreviations in numbers."""

import pytest

from ...making import reading
from .found import notice, of, plan, said


def test_an_abbreviation_that_nobody_explains_is_a_gap() -> None:
    assert "“三清四建”" in said(plan("整治水源。深化“三清四建”工程。"), "term-undefined")


def test_a_term_is_asked_about_once() -> None:
    assert of(plan("整治水源。深化“三清四建”工程。", "保护水源。巩固“三清四建”成果。"), "term-undefined")[0].about == ("t1",)


@pytest.mark.parametrize(
    "words",
    [
        "深化“三清四建”（清垃圾、清淤泥、清障碍，建厂、建网、建站、建制）工程",
        "落实“三清四建”，即清垃圾、清淤泥、清障碍",
        "清垃圾、清淤泥等“三清”行动",
        "落实“双碳”要求",
        "推进“一网通办”",
        "打造“清溪水厂”",
        "完成三清四建任务",
    ],
)
def test_terms_that_are_explained_known_or_plain_are_no_gap(words: str) -> None:
    assert of(plan(f"整治水源。{words}。"), "term-undefined") == []


def test_a_term_of_the_notice_is_a_gap_of_the_notice() -> None:
    found = notice("深入宣传\n用好“123456”工作法。", "抓好落实\n各单位要抓好落实。")

    assert of(found, "term-undefined")[0].about == ("n1",)


def test_a_term_that_the_head_of_the_notice_defines_is_no_gap() -> None:
    found = reading(
        "禾岭县人民政府办公室关于印发供水保障行动方案的通知\n各乡镇人民政府：\n《供水保障行动方案》（以下简称“三个确保”方案）已经同意，现印发给你们。\n"
        "一、抓好落实\n聚焦“三个确保”抓好落实。\n二、加强宣传\n各单位要加强宣传。\n禾岭县人民政府办公室\n2022年3月28日\n"
        "禾岭县供水保障2022年行动方案\n一、重点任务\n1.建设水厂。建成水厂2座。（县水务局负责）"
    )

    assert len(found.orders) == 2
    assert of(found, "term-undefined") == []
