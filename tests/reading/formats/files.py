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
_LEVELS = (
    ("chineseCountingThousand", "%1、", r"[一二三四五六七八九十]+、", ""),
    ("chineseCountingThousand", "（%2）", r"（[一二三四五六七八九十]+）", ""),
    ("decimal", "%3.", r"\d+\.", '<w:lvlRestart w:val="0"/>'),
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
    body = "".join(_docx_pieces(extract))
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{restart}<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text, _, restart) in enumerate(_LEVELS)
    )
    return zipped({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    })  # fmt: skip


def _docx_pieces(extract: Extract) -> list[str]:
    pieces: list[str] = []
    for table, blocks in _runs(extract):
        if table < 0:
            pieces += [_docx_paragraph(extract.text[b.start : b.end]) for b in blocks]
        else:
            pieces.append(f"<w:tbl>{''.join(_docx_rows(extract, blocks))}</w:tbl>")
    return pieces


def _docx_paragraph(words: str) -> str:
    for level, (_, _, mark, _) in enumerate(_LEVELS):
        if found := re.match(mark, words):
            number = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            return f"<w:p>{number}<w:r><w:t>{escape(words[found.end() :])}</w:t></w:r></w:p>"
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
                row += f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
                column += columns
        covered = {c: (left - 1, columns) for c, (left, columns) in covered.items() if left > 1}
        rows.append(f"<w:tr>{row}</w:tr>")
    return rows


def _docx_paragraph_plain(words: str) -> str:
    return f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


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
