"""Numbers as people write them: read in the unit of the target, or refused; never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules import amounts


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("20", "万亩", "20"),
        ("20万", "万亩", "20"),
        ("20万亩", "万亩", "20"),
        ("20亩", "万亩", "0.002"),
        ("1.5亿元", "万元", "15000"),
        ("3.2万", "家", "32000"),
        ("１,２３４", "家", "1234"),
        ("1 234 家", "家", "1234"),
        ("95％", "%", "95"),
        ("-1.2", "%", "-1.2"),
        ("0", "家", "0"),
    ],
)
def test_what_is_meant_is_read(text: str, unit: str, value: str) -> None:
    assert amounts.read(text, unit) == Decimal(value)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_nothing_written_is_no_zero(text: str) -> None:
    assert amounts.read(text, "家") is None


@pytest.mark.parametrize("text", ["约20", "20公顷", "二十", "5万5", "1e5", "NaN", "--5", "1.2.3", "99999999999999999999", "20%"])
def test_what_may_mean_several_things_or_nothing_is_refused(text: str) -> None:
    with pytest.raises(amounts.NoNumber):
        amounts.read(text, "亩")


@given(st.text(max_size=30), st.text(max_size=6))
def test_whatever_is_typed_is_a_number_or_refused(text: str, unit: str) -> None:
    try:
        value = amounts.read(text, unit)
    except amounts.NoNumber:
        return
    assert value is None or value.is_finite()
