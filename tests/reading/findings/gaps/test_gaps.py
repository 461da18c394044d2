"""Gaps: what the plan itself leaves open, each with what it is about and a sentence to send back."""

from taizhang.reading.document import Reading

from ...making import reading

HEAD = "禾岭县供水保障2026年行动方案\n"


def _gaps(found: Reading) -> list[tuple[str, tuple[str, ...]]]:
    return [(gap.kind, gap.about) for gap in found.gaps]


def test_a_task_that_names_nobody_is_a_gap() -> None:
    found = reading(HEAD + "一、重点任务\n1.更新管网。完成改造30公里。（县水务局负责）\n2.建设水厂。建成2座。")

    assert _gaps(found) == [("task-without-owner", ("t2",))]
    assert "建设水厂" in found.gaps[0].message


def test_a_goal_that_no_task_serves_is_a_gap() -> None:
    found = reading(HEAD + "一、工作目标\n供水普及率达到97%。\n二、重点任务\n1.建设水厂。建成水厂2座。（县水务局负责）")

    assert _gaps(found) == [("goal-without-owner", ("g1",))]
    assert "供水普及率达到97%" in found.gaps[0].message


def test_a_goal_that_a_task_repeats_is_no_gap() -> None:
    found = reading(HEAD + "一、工作目标\n供水普及率达到97%。\n二、重点任务\n1.建设水厂。供水普及率达到97%。（县水务局负责）")

    assert _gaps(found) == []


def test_a_plan_without_text_is_a_gap() -> None:
    found = reading(
        "“民生提升”包括托育服务2026年行动计划、养老服务2026年行动计划、全民健身2026年行动计划。\n"
        + HEAD
        + "一、重点任务\n1.建设水厂。建成2座。（县水务局负责）"
    )

    titled = [plan for plan in found.plans if plan.title_only]
    assert [about for kind, about in _gaps(found) if kind == "plan-without-text"] == [(plan.id,) for plan in titled]
    assert len(titled) == 3


def test_a_plan_that_leaves_nothing_open_has_no_gaps() -> None:
    assert reading(HEAD + "一、重点任务\n1.建设水厂。建成2座。（县水务局负责）").gaps == ()


def test_every_gap_is_about_something_in_the_reading_and_says_so_in_words() -> None:
    found = reading(
        HEAD + "一、工作目标\n供水普及率达到97%，漏损率控制在9%以内。\n二、重点任务\n1.建设水厂。建成水厂2座。\n2.更新管网。完成30公里。"
    )
    ids = {thing.id for things in (found.plans, found.tasks, found.targets) for thing in things}

    assert len(found.gaps) >= 4
    for gap in found.gaps:
        assert gap.about
        assert set(gap.about) <= ids
        assert gap.message.endswith(("？", "。"))
