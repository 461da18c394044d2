"""Announced counts against what follows."""

import pytest

from ...making import reading
from .found import TITLE, notice, of, plan, said

LISTED = "“三大保障”包括托育服务2026年行动计划、养老服务2026年行动计划、{more}全民健身2026年行动计划。\n"


def _packages(more: str) -> str:
    return LISTED.format(more=more) + TITLE + "一、重点任务\n1.建设水厂。建成2座。（县水务局负责）"


def test_a_package_that_holds_more_plans_than_its_name_says_is_a_gap() -> None:
    message = said(reading(_packages("家政服务2026年行动计划、")), "count-mismatch")

    assert "“三大保障”按名称应为3个计划，原文列出4个" in message


def test_a_package_that_holds_what_its_name_says_is_no_gap() -> None:
    assert of(reading(_packages("")), "count-mismatch") == []


def test_a_notice_that_counts_other_plans_than_there_are_is_a_gap() -> None:
    body = "一、重点任务\n1.建设水厂。建成2座。（县水务局负责）\n" + LISTED.format(more="")
    other, same = notice("建立台账\n6项行动计划都要建账。", body=body), notice("建立台账\n4项行动计划都要建账。", body=body)

    assert "6项行动计划" in said(other, "count-mismatch")
    assert of(same, "count-mismatch") == []


@pytest.mark.parametrize(
    "words",
    [
        "实施“五大行动”：节水行动、护水行动、治水行动、调水行动。",
        "落实四个提升，即水质提升，水量提升，服务提升。",
        "把握三个关系：一是处理好水量与水质的关系；二是处理好当前与长远的关系。",
    ],
)
def test_fewer_things_than_announced_are_a_gap(words: str) -> None:
    assert len(of(plan(f"统筹推进。{words}"), "count-mismatch")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "实施“四大行动”：节水行动、护水行动、治水行动、调水行动。",
        "落实三个提升，即水质提升，水量提升，服务提升。",
        "把握两个关系：一是处理好水量与水质的关系；二是处理好当前与长远的关系。",
        "推进五大工程，提高节水能力、护水能力、治水能力。",
        "建成第3个水厂：厂房、管网、泵站。",
    ],
)
def test_as_many_things_as_announced_are_no_gap(words: str) -> None:
    assert of(plan(f"统筹推进。{words}"), "count-mismatch") == []


def _sections(caption: str) -> str:
    return f"{TITLE}一、重点任务\n（一）{caption}\n1.建水厂。建成2座。（县水务局负责）\n2.铺管网。铺设30公里。（县水务局负责）\n3.护水源。划定5处。（县水务局负责）"


def test_a_caption_that_counts_its_items_wrongly_is_a_gap() -> None:
    assert "推进5项重点改革" not in said(reading(_sections("推进5项重点改革")), "count-mismatch")
    assert "“5项重点”" in said(reading(_sections("推进5项重点改革")), "count-mismatch")


def test_a_caption_that_counts_its_items_rightly_is_no_gap() -> None:
    assert of(reading(_sections("推进3项重点改革")), "count-mismatch") == []
    assert of(reading(_sections("推进重点改革")), "count-mismatch") == []


def test_actions_announced_in_the_goals_are_counted_in_the_captions() -> None:
    def text(number: str) -> str:
        return (
            f"{TITLE}一、工作目标\n实施供水{number}大行动，确保饮水安全。\n二、重点任务\n（一）节水行动\n1.建水厂。建成2座。（县水务局负责）\n"
            "（二）护水行动\n2.护水源。划定5处。（县水务局负责）\n（三）调水行动\n3.铺管网。铺设30公里。（县水务局负责）"
        )

    assert of(reading(text("三").replace("供水", "")), "count-mismatch") == []
    assert "五大行动" in said(reading(text("五").replace("供水", "")), "count-mismatch")


def test_measures_said_to_follow_are_counted_at_any_level() -> None:
    tasks = ["建水厂。建成2座。", "铺管网。铺设30公里。"]
    right = plan(*tasks, title="禾岭县供水保障2026年行动方案\n现提出以下2项措施。\n")
    wrong = plan(*tasks, title="禾岭县供水保障2026年行动方案\n现提出以下6项措施。\n")

    assert of(right, "count-mismatch") == []
    assert "以下6项措施" in said(wrong, "count-mismatch")
