"""A program of its own: a PDF on standard input, the places of its characters and lines on standard output, a page a line.

PDFium is not made for threads, and a file made for harm may take memory and time without end, or end the process. Here it
ends only this one, which may take so much and no more. It is started by its path and imports nothing of ours.
"""

import contextlib
import ctypes
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

SECONDS, MEMORY = 20, 400 * 1024 * 1024
PAGES, CHARACTERS, RULES = 2_000, 500_000, 5_000
THIN = 3.0  # points: a shape so thin is a line
SHORTEST = 4.0
PASSWORD = 4  # FPDF_ERR_PASSWORD
A4 = (0.0, 0.0, 595.0, 842.0)

Box = tuple[float, float, float, float]


def main() -> None:
    data = sys.stdin.buffer.read()
    _bound()
    try:
        for page in _pages(data):
            _say(page)
    except pdfium.PdfiumError as error:
        _say({"refused": "password" if getattr(error, "err_code", None) == PASSWORD else "damage"})


def _say(words: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(words)}\n")


def _bound() -> None:
    """From here on the process may take so much memory and time; where the system knows no bounds, the caller's patience is one."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pages(data: bytes) -> Iterator[dict[str, Any]]:
    document = pdfium.PdfDocument(data)
    if len(document) > PAGES:
        yield {"refused": "pages"}
        return
    characters = 0
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        characters += text.count_chars()
        if characters > CHARACTERS:
            yield {"refused": "characters"}
            return
        yield _page(page, text)
        text.close()
        page.close()
    yield {"read": len(document)}


def _page(page: Any, text: Any) -> dict[str, Any]:
    turn = _Turn(_quarters(text), page.get_mediabox(fallback_ok=False) or A4)
    words, boxes = [], []
    for character, box in _characters(text):
        words.append(character)
        boxes.append([round(edge, 1) for edge in turn.box(*box)])
    rules = [[round(edge, 1) for edge in turn.box(*box)] for box in _rules(page)]
    return {"width": turn.width, "height": turn.height, "characters": "".join(words), "boxes": boxes, "rules": rules}


class _Turn:
    """From the coordinates of a page, which grow upwards, to those of a reader who holds the page so that its words stand upright."""

    def __init__(self, quarters: int, sheet: Box) -> None:
        self._quarters = quarters
        self._left, self._bottom = sheet[0], sheet[1]
        self._wide, self._high = sheet[2] - sheet[0], sheet[3] - sheet[1]
        self.width, self.height = (self._high, self._wide) if quarters % 2 else (self._wide, self._high)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """(left, top, right, bottom) as seen."""
        a, b, c, d = x0 - self._left, y0 - self._bottom, x1 - self._left, y1 - self._bottom
        if self._quarters == 1:
            return b, a, d, c
        if self._quarters == 2:
            return self._wide - c, b, self._wide - a, d
        if self._quarters == 3:
            return self._high - d, self._wide - c, self._high - b, self._wide - a
        return a, self._high - d, c, self._high - b


def _quarters(text: Any) -> int:
    """By how many quarters, against the clock, most words of the page are turned."""
    count = text.count_chars()
    angles = (raw.FPDFText_GetCharAngle(text, i) for i in range(0, count, max(1, count // 50)))
    turned = Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)  # PDFium counts with the clock
    return turned.most_common(1)[0][0] if turned else 0


def _characters(text: Any) -> Iterator[tuple[str, Box]]:
    """Every character that has a box. The box is that of its type, so that marks and letters line up."""
    box = raw.FS_RECTF()
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, i)
        if code <= 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code in (0xFFFE, 0xFFFF):
            continue
        if raw.FPDFText_GetLooseCharBox(text, i, ctypes.byref(box)):
            yield chr(code), (box.left, box.bottom, box.right, box.top)


def _rules(page: Any) -> Iterator[Box]:
    """Ruling lines: thin shapes as they are, and the level and upright strokes of others."""
    count = 0
    for shape in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=8):
        x0, y0, x1, y1 = shape.get_bounds()
        thin = min(x1 - x0, y1 - y0) <= THIN
        for box in [(x0, y0, x1, y1)] if thin else _strokes(shape):
            if max(box[2] - box[0], box[3] - box[1]) >= SHORTEST:
                count += 1
                yield box
        if count > RULES:
            return


def _strokes(shape: Any) -> Iterator[Box]:
    if not _is_stroked(shape):
        return
    matrix = shape.get_matrix()
    begin = at = None
    for i in range(min(raw.FPDFPath_CountSegments(shape), RULES)):
        segment = raw.FPDFPath_GetPathSegment(shape, i)
        x, y = ctypes.c_float(), ctypes.c_float()
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        to = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            begin = to
        elif at is not None:
            yield from _stroke(at, to)
        at = to
        if raw.FPDFPathSegment_GetClose(segment) and begin is not None:
            yield from _stroke(at, begin)


def _stroke(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Box]:
    if min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= THIN:
        yield min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _is_stroked(shape: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


if __name__ == "__main__":
    main()
