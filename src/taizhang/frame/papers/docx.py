"""A paper as a Word file, to be edited, sealed and sent: each part a paragraph with the typeface and size that its form asks for."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from taizhang.frame.papers import form
from taizhang.frame.papers.words import attached
from taizhang.kit.days_in_words import day_in_words
from taizhang.kit.paper import Annex, Block, Heading, Paper, Table, Text

_DRAFT = "（拟稿）"
_FACES = {1: form.HEI, 2: form.KAI}  # 一、黑体, （一）楷体, below them 仿宋


def written(paper: Paper) -> bytes:
    """The file."""
    sheets = Sheets()
    sheets.head(paper)
    sheets.blocks(paper.body)
    sheets.foot(paper)
    for number, annex in enumerate(paper.annexes, 1):
        sheets.annex(annex, number if len(paper.annexes) > 1 else None)
    return sheets.saved(paper)


class Sheets:
    """The file as it is written, from its first page on."""

    def __init__(self) -> None:
        self.document = Document()
        normal = self.document.styles["Normal"]
        _face(normal, form.FANG)
        normal.font.size = Pt(form.BODY)
        _laid(self.document.sections[0], wide=False)
        _folio(self.document.sections[0])

    def head(self, paper: Paper) -> None:
        """版头, title, and to whom."""
        self.line(paper.sender, face=form.TITLES, size=30, align=ALIGN.CENTER, colour=form.RED, exact=False)
        self.line("")
        number = paper.number or _DRAFT
        words = f"　{number}\t签发人：{paper.signer}" if paper.signer else number
        numbered = self.line(words, align=ALIGN.LEFT if paper.signer else ALIGN.CENTER)
        numbered.paragraph_format.tab_stops.add_tab_stop(Mm(110))
        _ruled(numbered)
        self.line("")
        self.line(paper.title, face=form.TITLES, size=form.TITLE, align=ALIGN.CENTER, exact=False)
        self.line("")
        if paper.to:
            self.line("、".join(paper.to) + "：")

    def foot(self, paper: Paper) -> None:
        """附件说明, who signs and when, 附注, and whom it is copied to."""
        if paper.annexes:
            self.line("")
        for words in attached([annex.title for annex in paper.annexes]):
            self.line(words, indent=2)
        self.line("")
        self.line("")
        for words in (paper.sender, *([day_in_words(paper.day)] if paper.day else [])):
            self.line(words, align=ALIGN.RIGHT, right=2).paragraph_format.keep_with_next = True
        if paper.note:
            self.line(f"（{paper.note}）", indent=2)
        if paper.copies:
            _ruled(self.line(f"　抄送：{'，'.join(paper.copies)}。", size=form.NUMBERS), above=True)

    def annex(self, annex: Annex, number: int | None) -> None:
        """附件, on pages of its own."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        _laid(section, wide=annex.wide)
        self.line(f"附件{number or ''}", face=form.HEI)
        self.line(annex.title, face=form.TITLES, size=form.TITLE, align=ALIGN.CENTER, exact=False)
        self.blocks(annex.body)

    def blocks(self, body: tuple[Block, ...]) -> None:
        for block in body:
            match block:
                case Heading(words, layer):
                    self.line(words, face=_FACES.get(layer, form.FANG), indent=2).paragraph_format.keep_with_next = True
                case Text(words):
                    self.line(words, indent=2, align=ALIGN.JUSTIFY)
                case Table():
                    self.table(block)

    def line(  # noqa: PLR0913  what a line of a paper may be
        self,
        words: str,
        *,
        face: str = "",
        size: int = form.BODY,
        align: Any = None,
        indent: int = 0,
        right: int = 0,
        colour: str = "",
        exact: bool = True,
    ) -> Any:
        """A paragraph; `indent` and `right` are in characters of the body, `exact` keeps it to the 22 lines of a page."""
        paragraph = self.document.add_paragraph()
        laid = paragraph.paragraph_format
        laid.alignment, laid.space_before, laid.space_after = align, Pt(0), Pt(0)
        laid.first_line_indent, laid.right_indent = Pt(form.BODY * indent), Pt(form.BODY * right)
        laid.line_spacing = Pt(form.LINE) if exact else Pt(size + 12)
        run = paragraph.add_run(words)
        run.font.size = Pt(size)
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
        if face:
            _face(run, face)
        return paragraph

    def table(self, block: Table) -> None:
        """Titles that come again on each page; rows that no page breaks."""
        made = self.document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
        made.autofit = False
        section = self.document.sections[-1]
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        shares = block.widths or (1,) * len(block.columns)
        widths = [int(room * share / sum(shares)) for share in shares]
        _filled(made.rows[0], block.columns, widths, face=form.HEI)
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in block.rows:
            _filled(made.add_row(), row, widths, face=form.FANG)

    def saved(self, paper: Paper) -> bytes:
        told = self.document.core_properties
        told.title, told.author, told.language = paper.title[:255], paper.sender[:255], "zh-CN"
        into = BytesIO()
        self.document.save(into)
        return into.getvalue()


def _filled(row: Any, words: tuple[str, ...], widths: list[int], *, face: str) -> None:
    unbroken = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(unbroken)
    for cell, said, width in zip(row.cells, words, widths, strict=True):
        cell.width = width
        run = cell.paragraphs[0].add_run(said)
        run.font.size = Pt(form.SMALL)
        _face(run, face)


def _face(of: Any, name: str) -> None:
    """The typeface of Chinese characters has a place of its own in Word."""
    of.font.name = name
    of._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _laid(section: Any, *, wide: bool) -> None:
    width, height = form.PAGE[::-1] if wide else form.PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    bottom, right = form.PAGE[1] - form.TOP - form.BLOCK[1], form.PAGE[0] - form.LEFT - form.BLOCK[0]
    top, bottom, left, right = form.WIDE if wide else (form.TOP, bottom, form.LEFT, right)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.footer_distance = Mm(bottom - 7 - 5)  # 一字线 7 mm below the block


def _folio(section: Any) -> None:
    """— 1 —, in size 4 (GB/T 9704-2012 7.5)."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    for words, field in (("— ", False), ("PAGE", True), (" —", False)):
        run = paragraph.add_run()
        run.font.size = Pt(form.NUMBERS)
        _face(run, form.SONG)
        _field(run, words) if field else run.add_text(words)


def _field(run: Any, name: str) -> None:
    for kind, words in (("begin", ""), ("", name), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words or None
        run._r.append(part)


def _ruled(paragraph: Any, *, above: bool = False) -> None:
    """The red line of the head below it, or black lines around 版记."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "bottom") if above else ("bottom",):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6" if above else "12"), ("space", "4"), ("color", "000000" if above else form.RED)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
