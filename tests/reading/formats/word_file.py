"""Word documents made by hand for tests: the XML of a body, of lists and of styles, in a package that Word opens."""

from taizhang.reading.formats import choose
from taizhang.reading.formats.blocks import Extract

from .files import _OFFICE, _RELATIONS, _W, CONTENT_TYPES, zipped

_MORE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def document(body: str, *, lists: str = "", styles: str = "") -> bytes:
    related = "".join(
        f'<Relationship Id="r{i}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for i, kind in enumerate(("numbering", "styles"), start=1)
    )
    return zipped({
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="/word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>',
        "word/document.xml": f'<w:document {_W} xmlns:mc="{_MORE}"><w:body>{body}</w:body></w:document>',
        "word/numbering.xml": f'<w:numbering {_W} xmlns:mc="{_MORE}">{lists}</w:numbering>',
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
    })  # fmt: skip


def read(body: str, *, lists: str = "", styles: str = "") -> Extract:
    return choose.extract(document(body, lists=lists, styles=styles), name="plan.docx")


def words(body: str, *, lists: str = "", styles: str = "") -> list[str]:
    found = read(body, lists=lists, styles=styles)
    return [found.text[b.start : b.end] for b in found.blocks]


def p(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def in_list(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def abstract(number: int, *levels: tuple[str, str], more: str = "") -> str:
    """An abstract list whose levels are (format, pattern), each with `more` in it."""
    return f'<w:abstractNum w:abstractNumId="{number}">' + "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    ) + "</w:abstractNum>"  # fmt: skip


def num(number: int, over: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{over}"/>{overrides}</w:num>'


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{words if words.startswith('<') else p(words)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
