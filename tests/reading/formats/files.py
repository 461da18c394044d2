"""Our sample plans as files of every format: DOCX with automatic numbers, PDF, OFD, and a task table as XLSX.

Each is made of the blocks of the plain text or the page, so that what is read back can be compared with it.
"""

import io
import re
import shutil
import zipfile
from html import escape
from pathlib import Path

from openpyxl import Workbook

from taizhang.reading.formats import choose
from taizhang.reading.formats.blocks import Block, Extract

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/></Types>'
)
# The sheet of an official document: type of 16 points, 28 to the line, indented by two; small type in tables.
STYLES = (
    f'<w:styles {_W}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:pPr><w:overflowPunct w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="cell"><w:name w:val="Cell"/><w:pPr><w:ind w:firstLine="0"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr></w:style></w:styles>'
)
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="r3"/><w:footerReference w:type="default" r:id="r4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1417"/></w:sectPr>'
)
_HEADER = f'<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val="cell"/></w:pPr><w:r><w:t>县政府公报</w:t></w:r></w:p></w:hdr>'
_FOOTER = f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="cell"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
_BORDERS = (
    "<w:tblPr><w:tblBorders>"
    + "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders></w:tblPr>"
)
_RELATED = "".join(
    f'<Relationship Id="r{i}" Type="{_OFFICE}/{kind}" Target="{target}.xml"/>'
    for i, (kind, target) in enumerate(
        [("numbering", "numbering"), ("styles", "styles"), ("header", "header1"), ("footer", "footer1")], start=1
    )
)
_HANZI = [*"一二三四五六七八九十"]
_NUMERALS = [*_HANZI, *(f"十{h}" for h in _HANZI[:9]), *(f"{t}十{h}" for t in _HANZI[1:9] for h in ("", *_HANZI[:9]))]
_LEVELS = (
    ("chineseCountingThousand", "%1、", r"([一二三四五六七八九十]+)、"),
    ("chineseCountingThousand", "（%2）", r"（([一二三四五六七八九十]+)）"),
    ("decimal", "%3.", r"([1-9]\d?)\.(?!\d)"),
)


def sample(name: str) -> Extract:
    return choose.extract((SAMPLES / name).read_bytes(), name=name)


def zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return buffer.getvalue()


def docx(extract: Extract) -> bytes:
    """A Word document; numbers in front of paragraphs are Word's own and stand nowhere in its text."""
    lists = _Lists()
    body = "".join(_docx_pieces(extract, lists))
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
        for i, (form, text, _) in enumerate(_LEVELS)
    )
    return zipped({
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{_RELATED}</Relationships>',
        "word/document.xml": f'<w:document {_W} xmlns:r="{_OFFICE}"><w:body>{body}{_SECTION}</w:body></w:document>',
        "word/styles.xml": STYLES,
        "word/header1.xml": _HEADER,
        "word/footer1.xml": _FOOTER,
        "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{"".join(lists.nums)}</w:numbering>',
    })  # fmt: skip


class _Lists:
    """The lists of a document: one that goes on, and a new one wherever a number is not the next."""

    def __init__(self) -> None:
        self.nums = ['<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>']
        self._counts = [0, 0, 0]

    def number(self, level: int, value: int) -> str:
        if value != self._counts[level] + 1:
            start = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
            self.nums.append(f'<w:num w:numId="{len(self.nums) + 1}"><w:abstractNumId w:val="0"/>{start}</w:num>')
            list_ = len(self.nums)
        else:
            list_ = 1
        self._counts[level:] = [value, *[0] * (2 - level)]
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'


def _docx_pieces(extract: Extract, lists: _Lists) -> list[str]:
    pieces: list[str] = []
    for table, blocks in _runs(extract):
        if table < 0:
            pieces += [_docx_paragraph(extract.text[b.start : b.end], lists) for b in blocks]
        else:
            pieces.append(f"<w:tbl>{_BORDERS}{''.join(_docx_rows(extract, blocks))}</w:tbl>")
    return pieces


def _docx_paragraph(words: str, lists: _Lists) -> str:
    for level, (_, _, mark) in enumerate(_LEVELS):
        if (found := re.match(mark, words)) and (found[1].isdecimal() or found[1] in _NUMERALS):
            value = int(found[1]) if found[1].isdecimal() else _NUMERALS.index(found[1]) + 1
            number = f"<w:pPr>{lists.number(level, value)}</w:pPr>"
            return f'<w:p>{number}<w:r><w:t xml:space="preserve">{escape(words[found.end() :])}</w:t></w:r></w:p>'
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def _docx_rows(extract: Extract, blocks: list[Block]) -> list[str]:
    rows, covered = [], {}
    for block in blocks:
        cells = {c.column: c for c in block.cells}
        row, column = "", 0
        while column < 30 and (column in cells or column in covered):
            if column in cells:
                c = cells[column]
                merge = '<w:vMerge w:val="restart"/>' if c.rows > 1 else ""
                row += f'<w:tc><w:tcPr><w:gridSpan w:val="{c.columns}"/>{merge}</w:tcPr>{_docx_paragraph_plain(extract.text[c.start : c.end])}</w:tc>'
                if c.rows > 1:
                    covered[column] = (c.rows, c.columns)
                column += c.columns
            else:
                columns = covered[column][1]
                row += f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/><w:vMerge/></w:tcPr><w:p><w:pPr><w:pStyle w:val="cell"/></w:pPr></w:p></w:tc>'
                column += columns
        covered = {c: (left - 1, columns) for c, (left, columns) in covered.items() if left > 1}
        rows.append(f"<w:tr>{row}</w:tr>")
    return rows


def _docx_paragraph_plain(words: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="cell"/></w:pPr><w:r><w:t>{escape(words)}</w:t></w:r></w:p>'


def _runs(extract: Extract) -> list[tuple[int, list[Block]]]:
    """Blocks that follow one another and are of one table, or of none."""
    runs: list[tuple[int, list[Block]]] = []
    for block in extract.blocks:
        if not runs or runs[-1][0] != block.table:
            runs.append((block.table, []))
        runs[-1][1].append(block)
    return runs


def page(extract: Extract) -> str:
    """A plain page to print: indented paragraphs, ruled tables."""
    style = "p{text-indent:2em;margin:0;line-height:1.8;text-align:justify}table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:3px}body{font:14px 'Noto Serif CJK SC',serif}"
    pieces = []
    for table, blocks in _runs(extract):
        if table < 0:
            pieces += [f"<p>{escape(extract.text[b.start : b.end])}</p>" for b in blocks]
        else:
            rows = [
                "".join(f'<td rowspan="{c.rows}" colspan="{c.columns}">{escape(extract.text[c.start : c.end])}</td>' for c in b.cells)
                for b in blocks
            ]
            pieces.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return f"<meta charset=utf-8><style>{style}</style>{''.join(pieces)}"


def pdf(extract: Extract) -> bytes:
    """The page printed by a browser, with a page number at each foot and a running head."""
    from playwright.sync_api import sync_playwright

    browser = next(found for name in BROWSERS if (found := shutil.which(name)))
    margins = {"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"}
    with sync_playwright() as p, p.chromium.launch(executable_path=browser, args=FLAGS) as chromium:
        sheet = chromium.new_page()
        sheet.set_content(page(extract))
        foot = '<div style="font-size:9px;width:100%;text-align:center">— <span class="pageNumber"></span> —</div>'
        head = '<div style="font-size:9px;margin-left:2cm">县政府公报</div>'
        return sheet.pdf(format="A4", display_header_footer=True, footer_template=foot, header_template=head, margin=margins)


def xlsx(extract: Extract) -> bytes:
    """The tables of a plan on one sheet, with its title above, merged cells merged, and a hidden sheet beside."""
    book = Workbook()
    sheet = book.active
    sheet.append([extract.text[extract.blocks[0].start : extract.blocks[0].end]])
    for row, block in enumerate((b for b in extract.blocks if b.cells), start=2):
        for c in block.cells:
            sheet.cell(row, c.column + 1, extract.text[c.start : c.end] or None)
            if c.rows > 1 or c.columns > 1:
                sheet.merge_cells(start_row=row, end_row=row + c.rows - 1, start_column=c.column + 1, end_column=c.column + c.columns)
    hidden = book.create_sheet("草稿")
    hidden.append(["不读的内容", "也不读"])
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
