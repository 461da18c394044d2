"""Totals beside their parts."""

import pytest

from .found import of, plan, said


@pytest.mark.parametrize(
    "task",
    [
        "建设水厂。新建甲片区水厂10座、乙片区水厂5座，共计16座。",
        "建设水厂。新建水厂16座（甲片区10座、乙片区5座）。",
    ],
)
def test_parts_that_do_not_add_up_to_their_total_are_a_gap(task: str) -> None:
    message = said(plan(task), "sum-mismatch")

    assert "16座" in message
    assert "15座" in message
    assert "任务1（建设水厂）" in message


@pytest.mark.parametrize(
    "task",
    [
        "建设水厂。新建甲片区水厂10座、乙片区水厂5座，共计15座。",
        "建设水厂。新建水厂15座（甲片区10座、乙片区5座）。",
        "建设水厂。完成甲片区（4.73平方公里）、乙片区（10.46平方公里），共计15.19平方公里改造。",
        "建设水厂。新建水厂16座（其中甲片区10座、乙片区5座）。",
        "建设水厂。新建水厂16座（2025年10座、2026年5座）。",
        "建设水厂。新建水厂10座、泵站5座，共计投资16亿元。",
        "建设水厂。甲类用户减免100%、乙类用户减免50%，共计减免160%。",
        "建设水厂。新建甲片区水厂10座以上、乙片区水厂5座，共计16座。",
    ],
)
def test_parts_that_add_up_or_need_not_are_no_gap(task: str) -> None:
    assert of(plan(task), "sum-mismatch") == []
