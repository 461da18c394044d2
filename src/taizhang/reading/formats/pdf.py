"""A PDF with a text layer to its blocks, by the places of its characters and ruling lines (PDFium)."""

import ctypes
from collections.abc import Iterator
from typing import Any

from .. import refusals
from ..errors import Wording
from .blocks import Extract
from .file import File
from .laid.flow import pieces_of
from .laid.sheet import Rule, Run, Sheet
from .writing import written

_KIND = Wording("a PDF file", "PDF 文件")
_PAGES = 2000
_CHARACTERS = 2_000_000
_RULES = 20_000
_THIN = 3.0  # points: a rectangle so thin is a line
_SHORTEST = 4.0
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def owns(file: File) -> bool:
    """Whether the bytes begin as a PDF; a few may stand before."""
    return b"%PDF-" in file.data[:1024]


def extract(file: File) -> Extract:
    """The text of the pages with its blocks; refused are a scan, a password, damage, and more pages than a plan has."""
    sheets = list(_sheets(file))
    found = written(pieces_of(sheets))
    if not found.blocks:
        raise refusals.without_text(file.name, Wording("a PDF of pictures (a scan)", "由图片组成的 PDF（扫描件）"))
    return found


def _sheets(file: File) -> Iterator[Sheet]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(file.data)
    except pdfium.PdfiumError as error:
        raise (refusals.locked if getattr(error, "err_code", None) == _PASSWORD else refusals.damaged)(file.name, _KIND) from None
    try:
        if len(document) > _PAGES:
            raise refusals.too_much(file.name, Wording(f"more than {_PAGES} pages", f"超过 {_PAGES} 页的内容"))
        yield from _read(document, file)
    except pdfium.PdfiumError:
        raise refusals.damaged(file.name, _KIND) from None
    finally:
        document.close()


def _read(document: Any, file: File) -> Iterator[Sheet]:
    characters = 0
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        characters += text.count_chars()
        if characters > _CHARACTERS:
            raise refusals.too_much(file.name, Wording(f"more than {_CHARACTERS} characters", f"超过 {_CHARACTERS} 个字符"))
        width, height = page.get_size()
        left, bottom = page.get_mediabox()[:2]
        turn = _Turn(page.get_rotation(), (left, bottom), _unturned(page, width, height))
        yield Sheet(width, height, list(_runs(text, turn)), list(_rules(page, turn)))
        text.close()
        page.close()


def _unturned(page: Any, width: float, height: float) -> tuple[float, float]:
    return (height, width) if page.get_rotation() in (90, 270) else (width, height)


class _Turn:
    """From the coordinates of a page, which grow upwards and know no rotation, to those that a reader sees."""

    def __init__(self, rotation: int, corner: tuple[float, float], size: tuple[float, float]) -> None:
        self._rotation = rotation
        self._left, self._bottom = corner
        self._width, self._height = size

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) as seen."""
        a, b, c, d = x0 - self._left, y0 - self._bottom, x1 - self._left, y1 - self._bottom
        if self._rotation == 90:
            return b, a, d, c
        if self._rotation == 180:
            return self._width - c, b, self._width - a, d
        if self._rotation == 270:
            return self._height - d, self._width - c, self._height - b, self._width - a
        return a, self._height - d, c, self._height - b


def _runs(text: Any, turn: _Turn) -> Iterator[Run]:
    """Every character that has a box. Its height is that of its type, so that marks and letters line up."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, i)
        if code <= 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code in (0xFFFE, 0xFFFF):
            continue
        if raw.FPDFText_GetLooseCharBox(text, i, ctypes.byref(box)):
            yield Run(*turn.box(box.left, box.bottom, box.right, box.top), chr(code))


def _rules(page: Any, turn: _Turn) -> Iterator[Rule]:
    """Ruling lines: thin shapes as they are, and the edges of those that are stroked."""
    from pypdfium2 import raw

    for count, shape in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,))):
        if count >= _RULES:
            return
        x0, top, x1, bottom = turn.box(*shape.get_bounds())
        if min(x1 - x0, bottom - top) <= _THIN:
            if max(x1 - x0, bottom - top) >= _SHORTEST:
                yield Rule(x0, top, x1, bottom)
        elif _is_stroked(shape):
            yield from (Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom))


def _is_stroked(shape: Any) -> bool:
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)
