"""Words that a workbook can hold."""

from taizhang.reading.report import safe


def test_what_xml_forbids_is_left_out() -> None:
    assert safe.clean("建\x00成\x0b水\x1f厂\ufffe2\uffff座\ud800") == "建成水厂2座"


def test_lines_end_with_a_line_feed_and_tabs_are_spaces() -> None:
    assert safe.clean("一\r\n二\r三\t四") == "一\n二\n三 四"


def test_words_that_a_cell_can_hold_are_kept_whole() -> None:
    words = "水" * 32_767

    assert safe.cell_words(words) == words


def test_longer_words_are_cut_and_say_so() -> None:
    kept = safe.cell_words("水" * 32_768)

    assert len(kept) == 32_767
    assert kept.endswith("水……（全文见原文件）")


def test_a_character_beyond_the_basic_plane_is_never_cut_in_half() -> None:
    assert safe.cut("𠮷𠮷", 3) == "𠮷"
