"""Provisions: money granted, capped or discounted, and what opens it."""

import pytest

from taizhang.reading.findings.provisions import Given, provisions
from taizhang.reading.wording.fold import fold


def _given(words: str) -> list[Given]:
    folded = fold(words)
    return list(provisions(folded, 0, len(folded)))


def _kinds(words: str) -> list[tuple[str, float, str]]:
    return [(g.kind, g.amount, g.unit) for g in _given(words)]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("对新建节水项目，一次性给予10万元奖励", 100_000),
        ("每亩补助200元", 200),
        ("给予创业补贴3000元", 3_000),
        ("对节水标杆企业奖励1,200元", 1_200),
        ("从水利发展资金中给予补助100万元", 1_000_000),
        ("按每人每月300元标准给予补贴", 300),
    ],
)
def test_money_given_is_a_grant(words: str, amount: float) -> None:
    assert _kinds(f"{words}。") == [("grant", amount, "元")]


@pytest.mark.parametrize(
    ("words", "amount", "unit"),
    [
        ("对新建节水项目给予最高50万元补助", 500_000, "元"),
        ("单个项目补助最高不超过500万元", 5_000_000, "元"),
        ("每家企业每年补助上限为50万元", 500_000, "元"),
        ("补贴比例不超过35%", 35, "%"),
        ("给予不超过租金30%的补贴", 30, "%"),
        ("对节水项目给予50万元以内的补助", 500_000, "元"),
        ("贷款贴息期限最长不超过3年", 3, "年"),
        ("每户补助标准不高于4000元", 4_000, "元"),
    ],
)
def test_money_limited_is_a_cap(words: str, amount: float, unit: str) -> None:
    assert _kinds(f"{words}。") == [("cap", amount, unit)]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("对困难户水费减免50%", 50),
        ("水价按80%收取，给予优惠", 80),
        ("对小微企业房租减半收取", 50),
        ("对小微企业免收房租", 100),
        ("增值税留抵税额全额退还，给予支持", 100),
    ],
)
def test_a_price_that_is_lowered_is_a_discount(words: str, amount: float) -> None:
    assert _kinds(f"{words}。") == [("discount", amount, "%")]


@pytest.mark.parametrize(
    ("words", "amount"), [("按照设备投资的15%给予补助", 15), ("按购置价的20%给予补贴", 20), ("按贷款利率的50%给予贴息", 50)]
)
def test_a_share_of_the_cost_that_is_given_is_a_grant(words: str, amount: float) -> None:
    assert _kinds(f"{words}。") == [("grant", amount, "%")]


def test_a_sum_that_a_budget_sets_aside_is_neither_grant_nor_cap() -> None:
    assert _kinds("县财政安排奖补资金1800万元。") == [("other", 18_000_000, "元")]


def test_what_opens_a_benefit_is_a_threshold_beside_it() -> None:
    assert _kinds("对年营业收入2000万元以上的企业，一次性给予10万元奖励。") == [("threshold", 20_000_000, "元"), ("grant", 100_000, "元")]


def test_a_period_that_opens_a_benefit_is_a_threshold() -> None:
    assert _kinds("对毕业2年以内的学生，给予每人2000元补贴。") == [("threshold", 2, "年"), ("grant", 2_000, "元")]


def test_grant_and_cap_of_one_sentence_are_two_provisions() -> None:
    assert [(g.kind, g.amount) for g in _given("对购置设备的，每台补助2000元，单户最高不超过1万元。")] == [
        ("grant", 2_000),
        ("cap", 10_000),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "投资1.5亿元建设水厂",
        "对违规取水罚款5万元以上",
        "年供水产值达到3亿元",
        "更新供水管网30公里",
        "供水普及率达到97%",
        "2026年6月底前完成",
        "水厂注册资本5000万元",
    ],
)
def test_money_that_nobody_is_given_is_no_provision(words: str) -> None:
    assert _kinds(f"{words}。") == []


def test_who_benefits_is_named() -> None:
    assert [g.beneficiary for g in _given("对新建节水项目，一次性给予10万元奖励。")] == ["新建节水项目"]


def test_the_fund_that_pays_is_named() -> None:
    assert [g.fund for g in _given("从水利发展资金中给予补助100万元。")] == ["水利发展资金"]


def test_a_quote_holds_its_own_amount_and_no_other_clause() -> None:
    text = "建成水厂2座，每亩补助200元，单户最高不超过1万元。"

    assert [text[g.start : g.end] for g in _given(text)] == ["每亩补助200元", "单户最高不超过1万元"]


def test_the_place_of_the_number_is_given() -> None:
    text = "每亩补助200元。"

    assert [text[g.at :].startswith("200元") for g in _given(text)] == [True]


def test_only_the_given_place_is_searched() -> None:
    text = "每亩补助200元。每户补贴300元。"

    assert [g.amount for g in provisions(text, text.index("每户"), len(text))] == [300]


def test_the_benefit_goes_on_behind_a_semicolon() -> None:
    assert _kinds("供水示范区每个补助500万元；供水强镇每个300万元。") == [("grant", 5_000_000, "元"), ("grant", 3_000_000, "元")]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("供水企业研发费用按100%比例加计扣除", 100),
        ("补贴标准不低于当地最低工资标准的70%", 70),
        ("对供水企业平均担保费率降至1%", 1),
        ("免收投标保证金，履约保证金不超过合同金额的5%", 5),
    ],
)
def test_a_rate_that_is_charged_or_paid_is_a_provision(words: str, amount: float) -> None:
    assert (amount, "%") in [(g.amount, g.unit) for g in _given(f"{words}。")]


@pytest.mark.parametrize(
    "words",
    [
        "供水岗位人员减少30%以上，对技改项目给予补助",
        "新发放贷款平均利率控制在4%以内，给予贴息支持",
        "在中央财政贴息1个百分点的基础上，给予支持",
    ],
)
def test_a_rate_that_is_aimed_at_or_given_by_others_is_none(words: str) -> None:
    assert _given(f"{words}。") == []


def test_what_a_sum_is_paid_for_is_no_sum_that_is_given() -> None:
    assert _kinds("每增加1000万元产值奖励1万元。") == [("grant", 10_000, "元")]


def test_a_sum_for_each_thing_keeps_what_it_is_for() -> None:
    assert _kinds("按20元/人给予奖励。") == [("grant", 20, "元/人")]


@pytest.mark.parametrize("sums", ["100万、50万、20万元", "100、50、20万元", "100万元、50万元、20万元"])
def test_sums_in_a_row_share_the_unit_of_the_last(sums: str) -> None:
    assert _kinds(f"分别给予一次性奖励{sums}。") == [("grant", 1_000_000, "元"), ("grant", 500_000, "元"), ("grant", 200_000, "元")]


def test_the_time_of_a_benefit_is_one_too() -> None:
    assert _kinds("水费按基准价下浮10%给予优惠，优惠期限为6个月。") == [("discount", 10, "%"), ("grant", 6, "个月")]
