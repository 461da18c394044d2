"""Criteria that stand nowhere."""

import pytest

from .found import of, plan, said


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("对符合条件的水厂给予补助", "符合条件的水厂给予补助"),
        ("筛选优势突出的供水企业，择优给予奖励", "筛选优势突出的供水企业"),
        ("对综合指标排名前5位的，给予最高50万元奖补", "对综合指标排名前5位"),
        ("依据运行绩效给予每座水厂最高20万元奖补", "依据运行绩效"),
        ("深化水价改革试点单位管理", "试点单位"),
    ],
)
def test_a_benefit_or_a_choice_on_criteria_that_are_not_given_is_a_gap(words: str, quoted: str) -> None:
    assert quoted in said(plan(f"扶持水厂。{words}。"), "criterion-open")


@pytest.mark.parametrize(
    "words",
    [
        "对符合下列条件的水厂给予补助",
        "按照《水厂评定办法》，对符合条件的水厂给予补助",
        "推动形成布局合理、功能完善的供水格局",
        "加强绩效评价和审计监督",
        "培育100家以上节水试点企业",
        "确定清溪镇、石门镇为节水试点地区，在试点地区先行",
    ],
)
def test_criteria_that_are_given_or_decide_nothing_are_no_gap(words: str) -> None:
    assert of(plan(f"扶持水厂。{words}。"), "criterion-open") == []
