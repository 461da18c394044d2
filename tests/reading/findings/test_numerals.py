"""Numbers as plans write them, against a table worked out by hand."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from taizhang.reading.findings.numerals import MULTIPLIER, NUMBER, value_of

BY_HAND = [
    ("3", "万", 30_000),
    ("1.4", "万亿", 1_400_000_000_000),
    ("1.2", "亿", 120_000_000),
    ("0.29", "亿", 29_000_000),
    ("4.35", "亿", 435_000_000),
    ("1.005", "万", 10_050),
    ("5", "千万", 50_000_000),
    ("1.1", "百万", 1_100_000),
    ("2.1", "千", 2_100),
    ("3", "百", 300),
    ("48", "", 48),
    ("12.5", "", 12.5),
    ("1,200", "", 1_200),
    ("1，200", "", 1_200),
    ("12，345，678", "", 12_345_678),
    ("二十五", "", 25),
    ("十", "", 10),
    ("十二", "", 12),
    ("二十", "", 20),
    ("两", "", 2),
    ("两百", "", 200),
    ("一百零五", "", 105),
    ("一百二十", "", 120),
    ("两千五百", "", 2_500),
    ("一千零一", "", 1_001),
    ("三", "万", 30_000),
    ("二〇二六", "", 2_026),
    ("零", "", 0),
]


@pytest.mark.parametrize(("number", "multiplier", "value"), BY_HAND)
def test_a_number_has_the_value_that_a_clerk_would_write_down(number: str, multiplier: str, value: float) -> None:
    assert value_of(number, multiplier) == value


@pytest.mark.parametrize(("number", "multiplier", "value"), BY_HAND)
def test_every_number_of_the_table_is_found_whole(number: str, multiplier: str, value: float) -> None:
    written = number.replace(",", "，")

    found = re.fullmatch(rf"({NUMBER})({MULTIPLIER})?", written + multiplier)

    assert found is not None
    assert value_of(found[1], found[2] or "") == value


@given(st.integers(1, 9999))
def test_a_whole_number_in_characters_has_the_value_of_its_digits(value: int) -> None:
    assert value_of(_in_characters(value)) == value


@example(3491, "万亿")
@given(st.integers(1, 10**6), st.sampled_from(["万", "亿", "万亿", "千万"]))
def test_a_number_with_two_decimals_times_its_multiplier_is_whole(hundredths: int, multiplier: str) -> None:
    value = value_of(f"{hundredths // 100}.{hundredths % 100:02d}", multiplier)

    assert value == hundredths * int(value_of("1", multiplier)) // 100


def _in_characters(value: int) -> str:
    """The plain Chinese numeral of 1 to 9999, without the habits (十二 for 一十二) that the table above holds."""
    digits = "零一二三四五六七八九"
    written = ""
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            written += digits[digit] + name
        elif written and value % power:
            written += "零"
    return re.sub("零+", "零", written)
