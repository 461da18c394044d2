"""The year of a time that names none, in a plan for one year and in a plan for several."""

import pytest

from taizhang.reading import read_bytes

PLAN = """甲县人民政府关于印发甲县供水行动计划（{years}年）的通知
甲政发〔2026〕3号
各乡镇人民政府：
现印发给你们，请认真组织实施。
甲县人民政府
{issued}
甲县供水行动计划（{years}年）
一、工作目标
经过三年攻坚，供水普及率达到97%。
二、重点任务
（一）更新管网。6月底前完成管网普查。年内更新老旧管网30公里。（责任单位：县水务局）
"""


@pytest.mark.parametrize(
    ("years", "issued", "due"),
    [
        ("2026", "2026年2月1日", "2026-12-31"),
        ("2026—2028", "2026年2月1日", "2026-12-31"),
        ("2026—2028", "2027年1月5日", "2027-12-31"),
        ("2026—2028", "2025年12月20日", "2028-12-31"),  # issued before its years: its own year is all that is known
    ],
)
def test_a_time_without_a_year_lies_in_the_year_of_issue_where_that_is_one_of_the_plans(years: str, issued: str, due: str) -> None:
    reading = read_bytes(PLAN.format(years=years, issued=issued).encode(), name="plan.txt")

    assert [target.deadline for target in reading.targets if target.task] == [due]
    assert reading.plans[0].year == int(years[-4:])


def test_what_the_whole_time_brings_is_due_at_its_end() -> None:
    reading = read_bytes(PLAN.format(years="2026—2028", issued="2026年2月1日").encode(), name="plan.txt")

    assert [target.deadline for target in reading.targets if not target.task] == ["2028-12-31"]
