"""What a page shows of a file that somebody sent: the first words of an office file, and nothing of what is broken."""

from io import BytesIO

import xlsxwriter

from taizhang.frame.first_words import LONGEST
from taizhang.frame.previews import first_words
from tests.ledger.scans import word


def test_a_word_document_shows_its_paragraphs_and_its_tables_in_order() -> None:
    found = first_words(word("验收意见", "已建成水厂2座。", table=[["名称", "座"], ["水厂", "2"]]), "验收意见.docx")

    assert found is not None
    assert found.parts == [["验收意见", "已建成水厂2座。"], [["名称", "座"], ["水厂", "2"]]]
    assert not found.cut


def test_a_workbook_shows_its_rows() -> None:
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept)
    book.add_worksheet().write_row(0, 0, ["名称", "数量"])
    book.worksheets()[0].write_row(1, 0, ["基站", 60])
    book.close()

    found = first_words(kept.getvalue(), "清单.xlsx")

    assert found is not None
    assert found.parts == [[["名称", "数量"], ["基站", "60"]]]


def test_of_a_long_file_the_beginning_is_shown_and_that_it_goes_on_is_said() -> None:
    found = first_words(word(*(f"第{n}段" + "水" * 500 for n in range(60)), "末段"), "总结.docx")

    assert found is not None
    assert found.cut
    assert found.parts[0][0][:3] == "第0段"
    assert LONGEST <= sum(map(len, found.parts[0])) < LONGEST + 600
    one = first_words(word("水" * 50_000), "一段.docx")
    assert one is not None
    assert one.cut
    assert len(one.parts[0][0]) == LONGEST + 1


def test_what_cannot_be_read_shows_nothing() -> None:
    assert first_words(b"PK\x03\x04 broken", "坏.docx") is None
    assert first_words(word(""), "空.docx") is None
    assert first_words(b"x", "a\0b.txt") is None
