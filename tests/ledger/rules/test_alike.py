"""Names that may mean one indicator are found among many; what is another thing is not proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.rules.alike import Alike

KNOWN = ("规模以上工业增加值增速", "高新技术企业数量", "粮食播种面积", "森林覆盖率", "高效节水灌溉面积")
NAMES = st.text(st.sampled_from("高效节水灌溉面积企业数量"), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("规上工业增加值增速", "规模以上工业增加值增速"),
        ("全省高新技术企业", "高新技术企业数量"),
        ("新增高效节水灌溉面积", "高效节水灌溉面积"),
    ],
)
def test_a_name_that_is_written_otherwise_is_proposed_first(name: str, same: str) -> None:
    assert Alike(KNOWN).to(name)[0] == same


@pytest.mark.parametrize("name", ["公共充电桩", "研发投入强度", "城镇新增就业"])
def test_what_is_another_thing_is_not_proposed(name: str) -> None:
    assert Alike(KNOWN).to(name) == ()


@given(known=st.lists(NAMES, max_size=8), name=NAMES)
def test_no_name_is_proposed_for_itself_and_none_that_is_not_known(known: list[str], name: str) -> None:
    found = Alike(known).to(name)

    assert name not in found
    assert set(found) <= set(known)
