"""Script: a text in traditional characters is read in simplified ones, any other text is left alone."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.wording.script import simplified


def test_a_text_in_traditional_characters_comes_back_simplified() -> None:
    text = "縣農業農村局負責建設標準化茶園，縣財政局給予補貼。"

    assert simplified(text) == "县农业农村局负责建设标准化茶园，县财政局给予补贴。"


def test_a_simplified_text_with_one_odd_form_is_left_alone() -> None:
    text = "县工业和信息化局要依法依规淘汰落後产能，腾出的用地、用能指标优先用于技术改造项目，年底前完成验收。"

    assert simplified(text) is None


def test_a_simplified_text_is_left_alone() -> None:
    assert simplified("县水务局负责更新供水管网，年底前完成。") is None


def test_a_text_without_hanzi_is_left_alone() -> None:
    assert simplified("") is None
    assert simplified("Plan 2026, 100%") is None


def test_only_the_script_changes_and_never_the_vocabulary() -> None:
    # A table made for a region turns 資料 into 数据, 軟體 into 软件, 新增 into 添加: that would be another text.
    text = "新增軟體企業，匯總資料，優化網路，發展專案經濟。"

    assert simplified(text) == "新增软体企业，汇总资料，优化网路，发展专案经济。"


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=60))
def test_any_hanzi_come_back_in_the_same_number(text: str) -> None:
    found = simplified(text)

    assert found is None or len(found) == len(text)


@given(
    st.lists(
        st.sampled_from(["乾坤", "臺灣", "頭髮", "發展", "後面", "皇后", "計畫", "瞭解", "瞭望", "著作", "沿著"]), min_size=1, max_size=12
    ).map("".join)
)
def test_words_with_more_than_one_simplified_form_keep_their_length(text: str) -> None:
    found = simplified(text)

    assert found is None or len(found) == len(text)
