"""A target as the text has it, and as it stands in the ledger."""

from decimal import Decimal

import pytest

from taizhang import reading
from taizhang.ledger.rules.aims import Aim, Kind, is_met
from taizhang.ledger.rules.quantities import Quantity
from taizhang.ledger.rules.setting_up import DraftTarget, rows_of

ORDERED = "1.推进工业节能。{}，2026年12月底前完成。（责任单位：省工业和信息化厅）"


def target_of(words: str) -> DraftTarget:
    """The one target that is read in these words."""
    text = "\n".join(["江海省2026年节能降碳工作方案", "一、主要任务", ORDERED.format(words)])
    found = reading.to_json(reading.read_bytes(text.encode(), name="plan.txt"))
    [target] = [target for row in rows_of(found, "p1") for target in row.targets]
    return target


@pytest.mark.parametrize(
    ("words", "observed", "met"),
    [
        ("煤炭消费比重降低2个百分点", "-2", True),
        ("煤炭消费比重降低2个百分点", "-3.1", True),
        ("煤炭消费比重降低2个百分点", "-1.9", False),
        ("煤炭消费比重降低2个百分点", "2", False),
        ("绿电消费比重提高2个百分点", "2", True),
        ("绿电消费比重提高2个百分点", "-2", False),
    ],
)
def test_a_share_that_is_to_fall_is_reached_by_falling(words: str, observed: str, met: bool) -> None:  # noqa: FBT001
    target = target_of(words)

    assert target.kind is Kind.SHARE_CHANGE
    assert is_met(Aim(target.kind, target.value, target.unit), Quantity(Decimal(observed), target.unit)) is met


@pytest.mark.parametrize(
    ("words", "indicator", "value"),
    [
        ("单位工业增加值能耗下降3%左右", "单位工业增加值能耗降幅", "3"),
        ("化学需氧量排放总量减少2.5%", "化学需氧量排放总量降幅", "2.5"),
        ("规模以上工业增加值增长6%", "规模以上工业增加值", "6"),
        ("企业负担率下降到5%", "企业负担率", "5"),
    ],
)
def test_what_is_to_fall_by_so_many_percent_is_measured_as_a_fall(words: str, indicator: str, value: str) -> None:
    target = target_of(words)

    assert (target.indicator, target.value) == (indicator, Decimal(value))


def test_of_two_falls_the_deeper_is_the_stricter() -> None:
    assert target_of("煤炭消费比重降低2个百分点").comparator == "<="
    assert target_of("绿电消费比重提高2个百分点").comparator == ">="
