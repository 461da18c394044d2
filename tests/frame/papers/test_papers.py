"""A paper as PDF and as DOCX says the same, in the form of GB/T 9704."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from taizhang.frame.papers import docx_of, pdf_of
from taizhang.kit.paper import Annex, Heading, Paper, Table, Text

ROWS = tuple((str(number), f"新开通5G基站{number}万个", "省通信管理局") for number in range(1, 61))
LETTER = Paper(
    "关于报送数字强省建设行动计划工作台账的函",
    (Text("现将工作台账报送你委，请予备案。"), Heading("一、形成情况"), Text("经七个牵头单位会签。"), Heading("（一）说明", 2)),
    "山东省工业和信息化厅",
    to=("省发展改革委",),
    number="鲁工信函〔2022〕3号",
    day=date(2022, 4, 8),
    note="联系人：林晓禾",
    copies=("省通信管理局",),
    annexes=(Annex("工作台账", (Table(("序号", "措施", "牵头单位"), ROWS, (1, 6, 3)),), wide=True), Annex("有关说明", (Text("无。"),))),
)
A4 = (595, 842)  # points


def pages_of(content: bytes) -> list[tuple[str, tuple[float, float]]]:
    """Words without blanks, and the size, of each page."""
    with pypdfium2.PdfDocument(content) as document:
        return [(re.sub(r"\s", "", page.get_textpage().get_text_range()), page.get_size()) for page in document]


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.fixture(scope="module")
def pages() -> list[tuple[str, tuple[float, float]]]:
    return pages_of(pdf_of(LETTER))


@pytest.mark.parametrize(
    "words",
    [LETTER.sender, LETTER.number, LETTER.title, "省发展改革委：", "现将工作台账报送你委，请予备案。", "一、形成情况", "附件：1.工作台账", "2.有关说明", "2022年4月8日", "（联系人：林晓禾）", "抄送：省通信管理局。"],
)  # fmt: skip
def test_every_part_stands_in_both_files(words: str, pages: list[tuple[str, tuple[float, float]]]) -> None:
    document = Document(BytesIO(docx_of(LETTER)))
    paragraphs = squeezed("".join(paragraph.text for paragraph in document.paragraphs))

    assert squeezed(words) in "".join(text for text, _ in pages)
    assert squeezed(words) in paragraphs


def test_a_table_has_all_its_rows_in_both_files(pages: list[tuple[str, tuple[float, float]]]) -> None:
    [table] = Document(BytesIO(docx_of(LETTER))).tables
    text = "".join(words for words, _ in pages)

    assert [tuple(cell.text for cell in row.cells) for row in table.rows[1:]] == list(ROWS)
    assert all(row[1] in text for row in ROWS)


def test_the_titles_of_a_table_come_again_on_every_page(pages: list[tuple[str, tuple[float, float]]]) -> None:
    with_rows = [text for text, _ in pages if "新开通5G基站" in text]

    assert len(with_rows) > 1
    assert all("牵头单位" in text for text in with_rows)


def test_an_annex_that_is_wide_lies_on_its_side_and_the_next_stands_again(pages: list[tuple[str, tuple[float, float]]]) -> None:
    sizes = {("新开通5G基站" in text, round(width), round(height)) for text, (width, height) in pages}

    assert sizes == {(False, *A4), (True, *A4[::-1])}
    assert [section.orientation for section in Document(BytesIO(docx_of(LETTER))).sections] == [0, 1, 0]


def test_the_body_is_fangsong_of_size_three_and_headings_are_hei_and_kai() -> None:
    document = Document(BytesIO(docx_of(LETTER)))
    faces = {paragraph.text: paragraph.runs[0] for paragraph in document.paragraphs if paragraph.text}

    def face(words: str) -> str:
        own: Any = faces[words]._element.rPr
        own = own.find(qn("w:rFonts"))
        return (
            str(own.get(qn("w:eastAsia"))) if own is not None else str(document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")))
        )

    assert face("现将工作台账报送你委，请予备案。") == "仿宋"
    assert faces["现将工作台账报送你委，请予备案。"].font.size == Pt(16)
    assert face("一、形成情况") == "黑体"
    assert face("（一）说明") == "楷体"
    assert faces[LETTER.title].font.size == Pt(22)


def test_the_block_of_a_page_measures_156_by_225_millimetres() -> None:
    first = Document(BytesIO(docx_of(LETTER))).sections[0]

    assert round(Length((first.page_width or 0) - (first.left_margin or 0) - (first.right_margin or 0)).mm) == 156
    assert round(Length((first.page_height or 0) - (first.top_margin or 0) - (first.bottom_margin or 0)).mm) == 225
    assert first.top_margin is not None
    assert round(first.top_margin.mm) == 37


def test_what_has_no_number_yet_says_that_it_is_a_draft() -> None:
    draft = Paper("关于报送台账的函", (Text("报送。"),), "省水利厅")

    assert "（拟稿）" in pages_of(pdf_of(draft))[0][0]
    assert "（拟稿）" in [paragraph.text for paragraph in Document(BytesIO(docx_of(draft))).paragraphs]


def test_who_signs_stands_beside_the_number_of_what_goes_upwards() -> None:
    report = Paper("进展情况报告", (Text("报告如下。"),), "省水利厅", number="鲁水〔2022〕9号", signer="陈守一")

    assert "鲁水〔2022〕9号签发人：陈守一" in pages_of(pdf_of(report))[0][0]


def test_words_that_mean_something_to_the_typesetter_are_words() -> None:
    words = '#let x = 1 *重要* _$m$_ [a] <b> @c \\ "引"  http://example.cn // 完'
    paper = Paper(words, (Text(words),), "省水利厅")

    assert squeezed(words) in "".join(text for text, _ in pages_of(pdf_of(paper)))
