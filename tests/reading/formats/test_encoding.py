"""Bytes become characters in every encoding that Chinese governments publish in, and in no other by accident."""

import random

import pytest

from taizhang.reading.errors import EncodingUnknown, FormatUnknown
from taizhang.reading.formats.encoding import decode

PLAN = "云川省2026年行动计划\n一、加快建设“数字云川”，新建基站6万个——力争突破10%。（牵头单位：省大数据局）\n" * 3
TRADITIONAL = "雲川省2026年行動計劃\n一、加快建設「數字雲川」，新建基站6萬個，力爭突破10%。（牽頭單位：省大數據局）\n" * 3


@pytest.mark.parametrize("text", [PLAN, TRADITIONAL], ids=["simplified", "traditional"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_text_comes_back_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="a.txt") == text


def test_utf_16_with_the_big_endian_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + PLAN.encode("utf-16-be"), name="a.txt") == PLAN


def test_a_page_that_declares_gb2312_and_holds_characters_beyond_it_is_read() -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>朱镕基{PLAN}</body></html>'
    assert decode(page.encode("gb18030"), name="a.html") == page


def test_a_page_in_big5_is_read_when_it_says_so() -> None:
    page = f'<html><head><meta charset="big5"></head><body>{TRADITIONAL}</body></html>'
    assert decode(page.encode("big5hkscs"), name="a.html") == page


def test_a_page_that_declares_the_wrong_encoding_is_read_by_its_bytes() -> None:
    page = f'<html><head><meta charset="gbk"></head><body>{PLAN}</body></html>'
    assert decode(page.encode(), name="a.html") == page


def test_plain_english_is_read() -> None:
    assert decode(b"plan of 2026\n", name="a.txt") == "plan of 2026\n"


def test_one_broken_character_on_a_long_page_is_shown_and_no_reason_to_refuse() -> None:
    whole = PLAN * 40
    broken = whole[:20].encode() + b"\xe4\xb8" + whole[20:].encode()
    assert decode(broken, name="a.html").replace("\ufffd", "") == whole


@pytest.mark.parametrize(
    "data",
    [
        PLAN[:30].encode()[:-1],
        b"".join(b"\xff" + c.encode() for c in PLAN),
        TRADITIONAL.encode("big5hkscs"),
        "行動計画を推進する。ひらがなとカタカナ".encode("shift_jis"),
        "Café naïve à Genève, élève".encode("latin-1"),
        PLAN.encode("utf-8").decode("latin-1").encode("cp1252", "ignore"),
    ],
    ids=["cut in mid-character", "a stray byte before every character", "undeclared big5", "shift-jis", "latin-1", "cp1252"],
)
def test_bytes_that_are_no_known_encoding_are_refused(data: bytes) -> None:
    with pytest.raises(EncodingUnknown) as refused:
        decode(data, name="a.txt")
    assert "UTF-8" in str(refused.value)


@pytest.mark.parametrize("data", [random.Random(7).randbytes(5000), b"plan\x00\x01\x02" * 99], ids=["random", "words between nulls"])
def test_binary_data_is_refused_as_such(data: bytes) -> None:
    with pytest.raises(FormatUnknown):
        decode(data, name="a.txt")


def test_a_nul_that_strayed_into_a_text_is_left_out() -> None:
    words = "江北县2026年节水工作方案。" * 20

    assert decode(f"{words}\x00{words}".encode(), name="plan.txt") == words + words
    assert decode(b"\xff\xfe" + f"{words}\x00{words}".encode("utf-16-le"), name="plan.txt") == words + words
