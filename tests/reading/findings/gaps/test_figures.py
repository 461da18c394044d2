"""Plans and tasks without number and date."""

from taizhang.reading.document import Reading

from .found import of, plan, said

BARE = ("健全机制。完善供水联动机制，健全水价形成机制，强化水质监管。", "加强宣传。普及节水知识，推广节水器具，营造良好氛围。")
COUNTED = tuple(f"工程{k}。新建第{k}片区水厂{k + 1}座，优化运行管理，提升服务水平。" for k in range(1, 6))


def _plan(*tasks: str, title: str = "禾岭县供水保障2026年行动方案\n") -> Reading:
    return plan(*tasks, title=title)


def test_a_task_without_any_number_or_date_is_a_gap_of_its_own() -> None:
    found = _plan(*COUNTED, *BARE)

    assert [gap.about for gap in of(found, "task-without-figure")] == [("t6",), ("t7",)]
    assert "任务6（健全机制）" in of(found, "task-without-figure")[0].message


def test_the_plan_is_told_how_many_measures_have_numbers_and_dates() -> None:
    message = said(_plan(*COUNTED, *BARE), "measures-without-figure")

    assert "7项任务、15项举措中，写明数量的5项、写明时限的0项" in message


def test_a_plan_without_any_numbers_is_asked_once() -> None:
    found = _plan(*BARE, *BARE, *BARE)

    assert of(found, "task-without-figure") == []
    assert "有6项任务两者都没有" in said(found, "measures-without-figure")
    assert of(found, "measures-without-figure")[0].about == ("p1", "t1", "t2", "t3", "t4", "t5", "t6")


def test_a_date_a_count_or_a_duty_by_the_month_is_something_to_measure_by() -> None:
    dated = ("健全机制。6月底前出台供水联动机制。", "培训人员。轮训管水员2000名。", "报送进展。每月25日前报送进展情况。")

    assert of(_plan(*COUNTED, *dated), "task-without-figure") == []


def test_small_plans_and_opinions_are_not_asked() -> None:
    small, opinion = _plan(*BARE), _plan(*COUNTED, *BARE, title="禾岭县人民政府关于供水保障的意见\n")

    for found in (small, opinion):
        assert of(found, "task-without-figure") == of(found, "measures-without-figure") == []
