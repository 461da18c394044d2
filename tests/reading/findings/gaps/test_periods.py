"""Words of time without a time."""

import pytest

from .found import notice, of, plan, said


def test_a_plan_is_asked_once_for_all_its_open_periods() -> None:
    found = plan("通报情况。定期通报进展。", "建设水厂。尽快开工。", "更新目录。逐步扩大范围。")

    (gap,) = of(found, "period-open")
    assert gap.about == ("t1", "t2", "t3")
    assert "“定期”“尽快”“逐步”" in gap.message


def test_the_orders_of_a_notice_are_asked_once() -> None:
    found = notice("深入宣传\n常态化开展宣传，及时介绍进展。", "抓好落实\n第一时间推动落实。")

    assert of(found, "period-open")[0].about == ("n1", "n2")


@pytest.mark.parametrize("words", ["每季度定期通报进展", "及时处置险情", "提高准备金定期存款比例", "在5个工作日内尽快办结"])
def test_words_with_a_period_or_of_manner_are_no_gap(words: str) -> None:
    assert of(plan(f"通报情况。{words}。"), "period-open") == []


def test_opinions_are_not_asked_for_periods() -> None:
    assert of(plan("通报情况。定期通报进展。", title="禾岭县人民政府关于供水保障的意见\n"), "period-open") == []


def test_the_sentence_names_the_tasks() -> None:
    assert "任务1" in said(plan("通报情况。定期通报进展。"), "period-open")
