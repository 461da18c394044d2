"""Quantities: numbers with their units, in every way of writing; digits that belong to names are none."""

import pytest

from taizhang.reading.findings.quantities import quantities
from taizhang.reading.findings.units import MONEY, TIMES
from taizhang.reading.wording.fold import fold


def _found(words: str, *, before: str = "全县新建") -> list[tuple[float, float | None, str]]:
    folded = fold(before + words)
    return [(q.low, q.high, q.unit) for q in quantities(folded, 0, len(folded))]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("3万家企业", 30_000, "家"),
        ("产值1.4万亿元", 1_400_000_000_000, "元"),
        ("二十五个站点", 25, "个"),
        ("两所学校", 2, "所"),
        ("十二座水厂", 12, "座"),
        ("一百二十项标准", 120, "项"),
        ("补助1,200元", 1_200, "元"),
        ("补助1，200元", 1_200, "元"),
        ("茶园2千亩", 2_000, "亩"),
        ("厂房3.2万平方米", 32_000, "平方米"),
        ("装机200万千瓦", 2_000_000, "千瓦"),
        ("提高2个百分点", 2, "百分点"),
        ("占比50%", 50, "%"),
        ("占比５０％", 50, "%"),
        ("受害率0.8‰", 0.8, "‰"),
        ("10余家企业", 10, "家"),
        ("三十多项标准", 30, "项"),
        ("每年30万人次", 300_000, "人次"),
        ("增长1倍", 1, "倍"),
        ("OPC100家", 100, "家"),
        ("在48小时内", 48, "小时"),
        ("12个县（市、区）", 12, "个"),
        ("二万五千名学员", 25_000, "名"),
        ("占比百分之五十", 50, "%"),
        ("能耗108千克", 108, "千克"),
    ],
)
def test_a_quantity_has_its_value_in_the_plain_unit(words: str, value: float, unit: str) -> None:
    assert _found(words) == [(value, None, unit)]


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("3-5个", 3, 5, "个"),
        ("3—5个", 3, 5, "个"),
        ("3～5个", 3, 5, "个"),
        ("3~5个", 3, 5, "个"),
        ("2至3家", 2, 3, "家"),
        ("3到5个", 3, 5, "个"),
        ("20-30%", 20, 30, "%"),
        ("20%-30%", 20, 30, "%"),
        ("20%至30%", 20, 30, "%"),
        ("3万—5万元", 30_000, 50_000, "元"),
        ("1万至2万元", 10_000, 20_000, "元"),
        ("1-2万元", 10_000, 20_000, "元"),
        ("三至五个", 3, 5, "个"),
        ("5亿元至8亿元", 500_000_000, 800_000_000, "元"),
        ("3个至5个", 3, 5, "个"),
    ],
)
def test_a_range_has_both_its_ends(words: str, low: float, high: float, unit: str) -> None:
    assert _found(words) == [(low, high, unit)]


@pytest.mark.parametrize(
    "words",
    [
        "第3年",
        "第12个",
        "5G基站",
        "4K直播",
        "12345热线",
        "A4纸",
        "零部件",
        "零星工程",
        "一体化平台",
        "三农工作",
        "四好农村路",
        "千方百计",
        "万众创新",
    ],
)
def test_digits_of_a_name_are_no_quantity(words: str) -> None:
    assert _found(words) == []


@pytest.mark.parametrize("words", ["〔2026〕3号", "GB/T 33476", "1+2+3个", "2.0版"])
def test_digits_of_a_number_of_a_document_or_a_version_are_no_quantity(words: str) -> None:
    assert [q for q in _found(words) if q[2] != "个"] == []


def test_several_quantities_come_in_the_order_of_the_text() -> None:
    assert _found("水厂2座、管网30公里，惠及1.2万户") == [(2, None, "座"), (30, None, "公里"), (12_000, None, "户")]


def test_a_quantity_covers_its_number_and_its_unit() -> None:
    text = "全县新建管网1.5万公里以上"

    found = list(quantities(text, 0, len(text)))

    assert [text[q.start : q.end] for q in found] == ["1.5万公里"]


def test_only_the_given_place_is_searched() -> None:
    text = "水厂2座、管网30公里"

    assert [q.unit for q in quantities(text, 4, len(text))] == ["公里"]


def test_a_number_written_in_characters_says_so() -> None:
    text = "水厂两座、管网30公里"

    assert [q.hanzi for q in quantities(text, 0, len(text))] == [True, False]


@pytest.mark.parametrize("unit", sorted(TIMES | MONEY | {"家", "路", "方", "平方公里", "年一遇", "折", "TB"}))
def test_every_unit_is_read_behind_its_number(unit: str) -> None:
    text = f"共3{unit}，"

    assert [text[q.start : q.end] for q in quantities(text, 0, len(text))] == [f"3{unit}"]


def test_a_number_may_be_the_first_character_of_the_text() -> None:
    assert _found("30公里管网", before="") == [(30, None, "公里")]
