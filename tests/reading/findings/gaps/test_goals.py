"""Goals that nobody owes, and goals that nobody can measure."""

import pytest

from ...making import reading
from .found import of, plan, said


def test_a_goal_that_no_task_names_is_asked_for_its_task_and_unit() -> None:
    found = plan("建设水厂。建成水厂2座。", goals="农村自来水普及率达到97%。")

    assert of(found, "goal-without-owner")[0].about == ("g1",)
    assert "农村自来水普及率达到97%" in said(found, "goal-without-owner")


@pytest.mark.parametrize(
    "task",
    [
        "建设水厂。农村自来水普及率达到97%。",
        "建设水厂。多措并举提升农村自来水普及率。",
        "建设水厂。提高农村的自来水普及率，延伸管网。",
    ],
)
def test_a_goal_that_a_task_repeats_or_names_is_served(task: str) -> None:
    assert of(plan(task, goals="农村自来水普及率达到97%。"), "goal-without-owner") == []


def test_money_that_a_task_gives_does_not_serve_the_goal_to_raise_the_fund() -> None:
    found = plan("扶持水厂。对新建水厂，县级水利发展资金给予每座50万元补助。", goals="县级水利发展资金增长10%。")

    assert len(of(found, "goal-without-owner")) == 1


def test_one_indicator_for_two_years_is_one_goal() -> None:
    found = plan(
        "建设水厂。建成水厂2座。",
        goals="到2026年底，农村供水保证率达到95%。\n到2028年底，农村供水保证率达到98%。",
        title="禾岭县供水保障行动方案\n",
    )

    (gap,) = of(found, "goal-without-owner")
    assert gap.about == ("g1", "g2")


def test_a_figure_of_a_year_that_was_over_at_issue_is_no_goal() -> None:
    found = reading(
        "禾岭县供水保障2026年行动方案\n一、工作目标\n2025年底农村自来水普及率达到91%。\n二、重点任务\n1.建设水厂。建成水厂2座。（县水务局负责）\n禾岭县人民政府\n2026年3月2日"
    )

    assert of(found, "goal-without-owner") == []


def test_goals_in_words_of_degree_are_asked_for_a_measure() -> None:
    found = plan("建设水厂。建成水厂2座。", goals="建成水厂2座，供水保障能力大幅提升，用水满意度显著提高。")

    message = said(found, "goal-without-measure")
    assert "供水保障能力大幅提升" in message
    assert "用水满意度显著提高" in message


def test_goals_with_numbers_are_measured() -> None:
    assert of(plan("建设水厂。建成水厂2座。", goals="建成水厂2座，漏损率明显下降至9%以内。"), "goal-without-measure") == []
