"""Counts in batches, and the N of formulas."""

import pytest

from .found import notice, of, plan, said


def test_a_task_that_counts_in_batches_is_asked_once_with_all_its_phrases() -> None:
    found = plan("建设工程。组织实施一批小型水利工程，打造一系列节水载体，建设若干示范水厂。")

    (gap,) = of(found, "count-open")
    assert gap.about == ("t1", "t1.m1", "t1.m2", "t1.m3")
    for phrase in ("组织实施一批小型水利工程", "打造一系列节水载体", "建设若干示范水厂"):
        assert phrase in gap.message


@pytest.mark.parametrize(
    "words",
    [
        "第一批水厂投运",
        "按照“遴选一批、培育一批、推广一批”的原则推进",
        "每一批次检测合格",
        "出台支持供水的若干措施",
        "对取得若干证书的人员给予补贴",
        "近年来建成一批水厂以来，供水能力增强",
        "新建水厂2座",
    ],
)
def test_batches_that_order_nothing_are_no_gap(words: str) -> None:
    assert of(plan(f"建设工程。{words}。"), "count-open") == []


def test_an_order_of_the_notice_that_counts_in_batches_is_a_gap() -> None:
    found = notice("深入宣传\n总结形成一批典型案例。", "抓好落实\n各单位要抓好落实。")

    assert of(found, "count-open")[0].about == ("n1",)


def test_what_an_annex_repeats_is_asked_once() -> None:
    found = plan("建设工程。实施一批水利工程。", "任务分工。实施一批水利工程。")

    assert [gap.about[0] for gap in of(found, "count-open")] == ["t1"]


def test_a_document_of_policy_is_asked_once_for_all_batches() -> None:
    found = plan("建设工程。实施一批水利工程。", "打造载体。打造一批节水载体。", title="禾岭县人民政府关于供水保障的若干措施\n")

    (gap,) = of(found, "count-open")
    assert gap.about == ("t1", "t2")


def test_a_number_that_the_formula_leaves_open_is_a_gap() -> None:
    assert "“1+8+N”中的N" in said(plan("建设平台。建成“1+8+N”水务数据平台。"), "number-open")


def test_a_number_that_is_explained_or_belongs_to_a_known_name_is_no_gap() -> None:
    for words in ("建成“1+8+N”水务数据平台，N即其他涉水单位", "开展1+X证书试点", "按“1名河长+N名巡查员”组队，推行“1+N”模式"):
        assert of(plan(f"建设平台。{words}。"), "number-open") == [], words
