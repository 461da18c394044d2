"""An OFD document made by hand: type set on lines of 36 characters, tables ruled, a page number at each foot."""

from html import escape

from taizhang.reading.formats.blocks import Block, Extract

from .files import zipped

_SIZE, _PITCH, _LEFT, _TOP, _LINES, _WIDE = 4.0, 6.0, 20.0, 30.0, 38, 42
_O = 'xmlns:ofd="http://www.ofdspec.org/2016"'


class _Press:
    """Sets lines and rules on pages."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.line = 0

    def words(self, text: str, x: float, line: int) -> None:
        y = _TOP + line * _PITCH
        deltas = " ".join([f"g {len(text) - 1} {_SIZE}"] if len(text) > 1 else [])
        code = f'<ofd:TextCode X="0" Y="{_SIZE * 0.86}" DeltaX="{deltas}">{escape(text)}</ofd:TextCode>'
        self.pages[-1].append(f'<ofd:TextObject Boundary="{x} {y} {len(text) * _SIZE} {_SIZE}" Size="{_SIZE}">{code}</ofd:TextObject>')

    def rule(self, x: float, y: float, width: float, height: float) -> None:
        self.pages[-1].append(
            f'<ofd:PathObject Boundary="{x} {y} {width} {height}"><ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>'
        )

    def room_for(self, lines: int) -> None:
        if self.line + lines > _LINES:
            self.pages.append([])
            self.line = 0

    def paragraph(self, text: str) -> None:
        lines = _wrapped(text, _WIDE - 2, _WIDE)
        for i, line in enumerate(lines):
            self.room_for(1)
            self.words(line, _LEFT + (2 * _SIZE if i == 0 else 0), self.line)
            self.line += 1

    def table(self, extract: Extract, blocks: list[Block]) -> None:
        """Rows that a merged cell covers stay on one page together."""
        columns = max(c.column + c.columns for b in blocks for c in b.cells)
        width = _WIDE * _SIZE / columns
        i = 0
        while i < len(blocks):
            group = max([c.rows for c in blocks[i].cells], default=1)
            self._rows(extract, blocks[i : i + group], width)
            i += group

    def _rows(self, extract: Extract, blocks: list[Block], width: float) -> None:
        room = int(width // _SIZE)
        heights = [max(len(_wrapped(extract.text[c.start : c.end], room, room)) for c in b.cells if c.rows == 1) + 1 for b in blocks]
        tall = max((len(_wrapped(extract.text[c.start : c.end], room, room)) + 1 for c in blocks[0].cells if c.rows > 1), default=0)
        heights[-1] += max(0, tall - sum(heights))
        self.room_for(sum(heights))
        for k, block in enumerate(blocks):
            top = _TOP + self.line * _PITCH - 1
            for c in block.cells:
                x, high = _LEFT + c.column * width, sum(heights[k : k + c.rows]) * _PITCH
                for line, words in enumerate(_wrapped(extract.text[c.start : c.end], room, room)):
                    self.words(words, x + 0.5, self.line + line)
                for rule in (
                    (x, top, width * c.columns, 0),
                    (x, top + high, width * c.columns, 0),
                    (x, top, 0, high),
                    (x + width * c.columns, top, 0, high),
                ):
                    self.rule(*rule)
            self.line += heights[k]


def _wrapped(text: str, first: int, wide: int) -> list[str]:
    lines, rest = [text[:first]], text[first:]
    while rest:
        lines.append(rest[:wide])
        rest = rest[wide:]
    return lines


def ofd(extract: Extract) -> bytes:
    press = _Press()
    at = 0
    while at < len(extract.blocks):
        block = extract.blocks[at]
        if block.table < 0:
            press.paragraph(extract.text[block.start : block.end])
            at += 1
            continue
        rows = [b for b in extract.blocks if b.table == block.table]
        press.table(extract, rows)
        at += len(rows)
    pages = press.pages
    for number, objects in enumerate(pages, start=1):
        objects.append(
            f'<ofd:TextObject Boundary="100 285 10 4" Size="3"><ofd:TextCode X="0" Y="3">— {number} —</ofd:TextCode></ofd:TextObject>'
        )
    parts = {
        "OFD.xml": f"<ofd:OFD {_O}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_O}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for i, objects in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = (
            f"<ofd:Page {_O}><ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return zipped(parts)
