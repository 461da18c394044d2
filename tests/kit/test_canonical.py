"""One value, one spelling: RFC 8785 for everything but floats, which are refused."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kit.canonical import LARGEST, NotCanonical, canonical, decimal_text

scalars = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text()
plain = st.recursive(scalars, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5), max_leaves=20)


@given(plain)
def test_what_json_can_say_is_spelled_as_somebody_elses_implementation_spells_it(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_keys_stand_in_the_order_of_utf_16_and_not_of_characters() -> None:
    assert canonical({"￿": 1, "😀": 2, "中": 3}) == '{"中":3,"😀":2,"￿":1}'.encode()


def test_the_order_of_keys_and_the_kind_of_list_make_no_difference() -> None:
    assert canonical({"b": (1, 2), "a": None}) == canonical({"a": None, "b": [1, 2]}) == b'{"a":null,"b":[1,2]}'


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_a_decimal_keeps_its_value_and_loses_its_writing(number: Decimal) -> None:
    assert Decimal(decimal_text(number)) == number
    assert decimal_text(number) == decimal_text(number.quantize(Decimal("1.000000")))


def test_zero_is_not_blank() -> None:
    assert canonical({"a": Decimal(0)}) == b'{"a":"0"}'
    assert canonical({"a": None}) == b'{"a":null}'


def test_a_moment_is_written_in_utc_whatever_the_zone() -> None:
    in_jinan = datetime(2022, 4, 11, 8, 0, tzinfo=timezone(timedelta(hours=8)))

    assert canonical(in_jinan) == canonical(datetime(2022, 4, 11, 0, 0, tzinfo=UTC)) == b'"2022-04-11T00:00:00.000000Z"'


def test_days_ids_and_codes_are_strings() -> None:
    class State(StrEnum):
        OPEN = "open"

    value = [date(2022, 4, 11), UUID(int=1), State.OPEN, True]

    assert canonical(value) == b'["2022-04-11","00000000-0000-0000-0000-000000000001","open",true]'


@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), Decimal("NaN"), datetime(2022, 4, 11), {1: "a"}, {"a": {2: 3}}, "\ud800", b"bytes", {1, 2}, 2**53],  # noqa: DTZ001
    ids=repr,
)
def test_what_has_no_one_spelling_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical(value)
