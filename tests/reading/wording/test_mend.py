"""Mending as a whole: damaged wording as its author wrote it, every change with its place; a clean text untouched."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.wording.edits import Mended
from taizhang.reading.wording.mend import KINDS, mend

DAMAGED = "縣當局要加速扶植供水管包養網網,晉陞黉舍(含小學)周遭的狀況,到年末用水量下降10%擺佈;汗青街區由縣水務局（jú）負責。"
WRITTEN = "县政府要加快建设供水管网，提升学校（含小学）环境，到年末用水量下降10%左右；历史街区由县水务局负责。"


def test_a_text_damaged_in_every_way_reads_as_it_was_written() -> None:
    assert mend(DAMAGED).text == WRITTEN


def test_every_mending_says_what_stood_where_and_why() -> None:
    mendings = mend(DAMAGED).mendings

    assert {m.why for m in mendings} == {"script", "synonym", "advertisement", "pinyin", "width"}
    for m in mendings:
        assert DAMAGED[slice(*m.span)] == m.source
        assert m.source != m.mended


def test_mendings_stand_in_the_order_of_the_text_and_never_overlap() -> None:
    spans = [m.span for m in mend(DAMAGED).mendings]

    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_word_split_by_an_advertisement_is_dropped_from_and_named() -> None:
    source = "汗青街區內的黉舍由當局統一修繕,推進扶包養網植供水管網。"

    text = mend(source).text

    assert "包养" not in text
    assert "供水管网" in text


@pytest.mark.parametrize(
    "clean",
    [
        "",
        "县水务局要加快更新供水管网，提高服务水平，用水量下降10%左右。",
        "人才培养、督查结果和重要任务的管理办法,由县政府办公室(县督查室)负责;完成时限:2026年底。",
        "依法依规淘汰落後产能，腾出的用地、用能指标优先用于技术改造项目，年底前完成验收。",
        "每亩补助1,200元，比例为1:3（含）以上；详见http://example.invalid/?a=1,2。",
    ],
)
def test_a_text_without_damage_comes_back_as_it_is(clean: str) -> None:
    mended = mend(clean)

    assert mended.text == clean
    assert mended.mendings == ()


def test_half_width_marks_inside_numbers_and_letters_keep_their_width() -> None:
    source = DAMAGED + "補助1,200元,比例1:3,開放至10:30。A,B兩類"

    text = mend(source).text

    assert text.endswith("补助1,200元，比例1:3，开放至10:30。A,B两类")


@given(
    st.lists(
        st.sampled_from(
            [
                "縣當局",
                "加速",
                "加快",
                "扶植",
                "包養網",
                "黉舍",
                ",",
                "。",
                "10%",
                "擺佈",
                "汗青",
                "（jú）",
                "培養",
                "\u200b",
                "供水",
                "治理",
                "\n",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_every_mending_can_be_undone_by_its_span(source: str) -> None:
    mended = mend(source)

    assert _replayed(source, mended) == mended.text
    assert all(source[slice(*m.span)] == m.source for m in mended.mendings)


@given(st.text(alphabet="县當局加速扶植供水管網包養,，()1a。\n\u200b", max_size=60))
def test_any_text_maps_into_its_source(source: str) -> None:
    mended = mend(source)

    spans = [mended.source_span(i, i + 1) for i in range(len(mended.text))]

    assert all(0 <= a < b <= len(source) for a, b in spans)
    assert spans == sorted(spans)


def _replayed(source: str, mended: Mended) -> str:
    for m in reversed(mended.mendings):
        source = source[: m.span[0]] + m.mended + source[m.span[1] :]
    return source


def test_every_kind_of_mending_can_be_switched_off() -> None:
    for kind in KINDS:
        assert kind not in {m.why for m in mend(DAMAGED, leave={kind}).mendings}


def test_with_all_kinds_switched_off_not_one_character_changes() -> None:
    left = mend(DAMAGED, leave=KINDS)

    assert left.text == DAMAGED
    assert left.mendings == ()
