"""What sites inject in mid-word is found whole, and nothing that the text says itself."""

import pytest

from taizhang.reading.wording.injected import injections
from taizhang.reading.wording.mend import mend


def _dropped(text: str) -> list[tuple[str, str]]:
    return [(text[a:b], why) for a, b, why in injections(text)]


@pytest.mark.parametrize(
    ("text", "advertisement"),
    [
        ("推进供水管包养网改造", "包养网"),
        ("推进供水管甜心包养网网改造", "甜心包养网"),
        ("县级财包养app政统筹安排", "包养app"),
        ("县级财包养ptt政统筹安排", "包养ptt"),
        ("县级财台湾包养网政统筹安排", "台湾包养网"),
        ("完成改包养一个月价钱造任务", "包养一个月价钱"),
        ("完成改长期包养造任务", "长期包养"),
        ("完成改包养软体造任务", "包养软体"),
    ],
)
def test_an_advertisement_in_mid_word_is_found_with_its_company(text: str, advertisement: str) -> None:
    assert _dropped(text) == [(advertisement, "advertisement")]


@pytest.mark.parametrize("pinyin", ["（zào）", "(zào)", "（lǜ）", "（zhuàng）", "（ān）"])
def test_pinyin_in_brackets_behind_a_character_is_found(pinyin: str) -> None:
    assert _dropped(f"完成改造{pinyin}任务") == [(pinyin, "pinyin")]


@pytest.mark.parametrize("bracket", ["（km）", "（app）", "（GDP）", "（含）", "（PPP）", "（5G）"])
def test_letters_in_brackets_without_a_tone_are_no_pinyin(bracket: str) -> None:
    assert _dropped(f"完成改造{bracket}任务") == []


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200b\u200b"])
def test_signs_that_nobody_sees_are_found(sign: str) -> None:
    assert _dropped(f"县水{sign}务局") == [(sign, "invisible")]


def test_the_text_without_its_injections_is_what_was_written() -> None:
    source = "县水\u200b务局推进供水管包养网网改造（zào），年底前完成。"

    mended = mend(source)

    assert mended.text == "县水务局推进供水管网改造，年底前完成。"
    assert [m.why for m in mended.mendings] == ["invisible", "advertisement", "pinyin"]


@pytest.mark.parametrize(
    "words", ["推行农村公路分段承包养护责任制。", "引导农户承包养殖水面3000亩。", "鼓励企业发包养护项目。", "完善外包养老服务的监管办法。"]
)
def test_words_that_meet_by_chance_are_no_advertisement(words: str) -> None:
    assert mend(words).text == words
