"""When a row is due: what the text states, nearest first; else the end of the plan's year, marked."""

from datetime import date

from taizhang.reading.document import Plan, Target, Task
from taizhang.reading.report.due import Due, due_of_row, due_of_target

PLAN = Plan("p1", "禾岭县供水保障2026年行动方案", 2026, None, (0, 10))
ISSUED = "2026-02-10"


def _task(deadline: str | None = None, said: str | None = None, heading: str = "建设水厂") -> Task:
    return Task("t1", "p1", "1", (), heading, "1.建设水厂", (0, 6), deadline=deadline, deadline_text=said)


def _target(deadline: str | None, said: str | None = None) -> Target:
    return Target("g1", "p1", "t1", None, "建成水厂2座", "水厂", ">=", 2, "座", (0, 6), deadline=deadline, deadline_text=said)


def _due(words: str, task: Task, *targets: Target, plan: Plan | None = PLAN) -> Due:
    return due_of_row(words, task, targets, plan, issued=ISSUED)


def test_the_words_of_the_row_come_first() -> None:
    due = _due("2026年6月底前印发管护办法", _task("2026-11-30", "2026年11月底前"))

    assert due == Due(date(2026, 6, 30), inferred=False, words="2026年6月底前")


def test_of_several_days_the_last_one_counts() -> None:
    assert _due("2026年3月底前开工，2026年9月底前完工", _task()).day == date(2026, 9, 30)


def test_then_the_targets_of_the_row() -> None:
    due = _due("建成水厂2座", _task("2026-11-30", "2026年11月底前"), _target("2026-10-31", "10月底前"))

    assert due == Due(date(2026, 10, 31), inferred=False, words="10月底前")


def test_then_the_task() -> None:
    assert _due("建成水厂2座", _task("2026-11-30", "2026年11月底前"), _target(None)).day == date(2026, 11, 30)


def test_then_the_heading_of_the_task() -> None:
    assert _due("建成水厂2座", _task(heading="建设水厂（2026年8月底前完成）")).day == date(2026, 8, 31)


def test_a_bare_year_in_the_words_yields_to_the_task() -> None:
    assert _due("年内全部开工", _task("2026-11-30", "2026年11月底前")).day == date(2026, 11, 30)
    assert _due("年内全部开工", _task()).day == date(2026, 12, 31)


def test_a_day_before_the_issue_tells_of_the_past() -> None:
    due = _due("改造2000年底前建成的小区", _task())

    assert (due.day, due.inferred) == (date(2026, 12, 31), True)


def test_where_nothing_is_stated_the_end_of_the_plans_year_is_inferred_and_marked() -> None:
    due = _due("建成水厂2座", _task())

    assert due == Due(date(2026, 12, 31), inferred=True)
    assert due.style == "inferred date"


def test_a_stated_day_is_not_marked() -> None:
    assert _due("建成水厂2座", _task("2026-11-30")).style == "date"


def test_where_the_plan_has_no_year_the_day_is_open() -> None:
    due = _due("建成水厂2座", _task(), plan=Plan("p1", "供水行动方案", None, None, (0, 5)))

    assert (due.day, due.shown, due.style) == (None, "待定", "unknown")


def test_a_target_without_a_day_is_due_with_the_plan() -> None:
    assert due_of_target(_target(None), PLAN) == Due(date(2026, 12, 31), inferred=True)
    assert due_of_target(_target("2026-06-30", "上半年"), PLAN) == Due(date(2026, 6, 30), inferred=False, words="上半年")
