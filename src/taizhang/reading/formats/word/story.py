"""The body of a Word document, element by element, put into boxes: what a reader of the accepted text sees, in its order."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # a type; package.py parses

from ..boxes import Box, Spot, Table
from ..writing import collapsed
from .numbering import Numbering
from .styles import Styles, listed, whole

# Around the words, and no words: what stands inside is read as if they were not there.
_AROUND_TAGS = "body sdt sdtContent ins moveTo smartTag customXml hyperlink fldSimple bdo dir r ruby rubyBase txbxContent oMathPara oMath"
_AROUND = frozenset(_AROUND_TAGS.split())
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": ""}
_OFF = ("0", "false", "off")
_WIDEST = 1000


class Story:
    """Takes the body and gives its box. Paragraphs are numbered as they come, so a story is told once."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields: list[bool] = []
        self._carried = ""

    def told(self, body: Element, *, in_cell: bool = False) -> Box:
        box = Box()
        for element in _through(body):
            if element.tag == "p":
                self._paragraph(element, box, in_cell=in_cell)
            elif element.tag == "tbl":
                box.put_table(self._table(element))
        return box

    def _table(self, table: Element) -> Table:
        """The rows; a cell that goes on from the row above is counted by the one that it goes on from."""
        open_cells: dict[int, Spot] = {}
        kept = (row for row in _through(table) if row.tag == "tr" and row.find("trPr/del") is None)
        return Table([list(self._row(row, open_cells)) for row in kept])

    def _row(self, row: Element, open_cells: dict[int, Spot]) -> Iterator[Spot]:
        column = min(_value(row, "trPr/gridBefore", 0), _WIDEST)
        if column:
            yield Spot(Box(), column, 1)
        still_open: dict[int, Spot] = {}
        for cell in _through(row):
            if cell.tag != "tc" or cell.find("tcPr/cellDel") is not None:
                continue
            columns = min(max(1, _value(cell, "tcPr/gridSpan", 1)), _WIDEST)
            merge = cell.find("tcPr/vMerge")
            above = open_cells.get(column)
            if merge is not None and merge.get("val") != "restart" and above is not None and above.columns == columns:
                above.rows += 1
                still_open[column] = above
                self.told(cell, in_cell=True)  # its paragraphs are not shown, and counted all the same
            else:
                spot = Spot(self.told(cell, in_cell=True), columns, 1)
                if merge is not None:
                    still_open[column] = spot
                yield spot
            column += columns
        open_cells.clear()
        open_cells.update(still_open)

    def _paragraph(self, paragraph: Element, box: Box, *, in_cell: bool) -> None:
        properties = paragraph.find("pPr")
        style = _named(properties, "pStyle")
        boxed: list[Element] = []
        words = self._carried + "".join(self._words(paragraph, boxed))
        self._carried = ""
        if properties is not None and properties.find("rPr/del") is not None:
            self._carried = words  # the end of the paragraph is struck out: it goes on in the next one
            return
        if not self._styles.is_contents(style):
            self._add(words, self._number(properties, style), box, in_cell=in_cell)
        for text_box in boxed:
            box.put(self.told(text_box))

    def _number(self, properties: Element | None, style: str | None) -> str:
        numbering = properties.find("numPr") if properties is not None else None
        return self._numbering.next(listed(numbering) if numbering is not None else None, style)

    def _add(self, words: str, number: str, box: Box, *, in_cell: bool) -> None:
        # An empty paragraph with a number is a slip of the pen, except in a cell: there it is the number of the row.
        if not words.strip() and not in_cell:
            return
        for line in f"{number}{words.lstrip()}".split("\n"):
            if line := collapsed(line):
                box.add(line)

    def _words(self, element: Element, boxed: list[Element]) -> Iterator[str]:
        """The words of a paragraph with a line feed for each line break; text boxes in it are put aside."""
        for part in _through(element):
            tag = part.tag
            if tag == "fldChar":
                self._field(part.get("fldCharType"))
            elif tag == "instrText":
                self._instructed(part.text or "")
            elif any(self._fields):
                continue  # the entries of a table of contents
            elif tag == "t":
                yield (part.text or "").replace("\n", " ")
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == "cr" or (tag == "br" and part.get("type") not in ("page", "column")):
                yield "\n"
            elif tag == "sym":
                yield _symbol(part)
            elif tag in ("drawing", "pict", "object"):
                boxed.extend(part.iter("txbxContent"))

    def _field(self, kind: str | None) -> None:
        if kind == "begin" and len(self._fields) < _WIDEST:
            self._fields.append(False)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _instructed(self, instruction: str) -> None:
        if self._fields and instruction.split()[:1] == ["TOC"]:
            self._fields[-1] = True


def _through(element: Element) -> Iterator[Element]:
    """What stands in `element`, without the wrappings: content controls, insertions, links, runs."""
    for child in element:
        tag = child.tag
        if tag == "AlternateContent":
            yield from _through(next(iter(child), child))
        elif tag in ("Choice", "Fallback") or (tag in _AROUND and _is_shown(child)):
            yield from _through(child)
        else:
            yield child


def _is_shown(wrapping: Element) -> bool:
    """Whether a reader sees what stands inside: no hidden run, no hint in an empty control, no table of contents."""
    if wrapping.tag == "r":
        hidden = wrapping.find("rPr/vanish")
        return hidden is None or hidden.get("val") in _OFF
    if wrapping.tag == "sdt":
        gallery = wrapping.find("sdtPr/docPartObj/docPartGallery")
        return wrapping.find("sdtPr/showingPlcHdr") is None and (gallery is None or gallery.get("val") != "Table of Contents")
    return True


def _symbol(part: Element) -> str:
    """A character of a symbol font: those in the private area are signs of that font alone."""
    code = part.get("char") or ""
    value = int(code, 16) if len(code) == 4 and all(c in "0123456789abcdefABCDEF" for c in code) else 0
    return chr(value) if 0x20 <= value < 0xD800 else ""


def _named(properties: Element | None, name: str) -> str | None:
    found = properties.find(name) if properties is not None else None
    return found.get("val") if found is not None else None


def _value(element: Element, path: str, otherwise: int) -> int:
    found = element.find(path)
    return whole(found.get("val")) if found is not None else otherwise
