"""Tables that stand in a text on one line, their cells with a blank between them: where each cell begins.

Behind a head that counts its rows (序号 重点任务 责任单位) stands the first number, and behind each row the next; a head with
years (指标 单位 2026年 2027年) is followed by cells that are short and no sentences.
"""

import re
from collections.abc import Iterator

_PIECE = re.compile(r"[^ ]+")
_COUNTED = re.compile(r"(?:(?<= )|^)序号(?= )")
_YEARS = re.compile(
    r"(?:(?<= )|^)(?:主要|核心|具体)?(?:指标|目标|名称|项目)(?:名称)?(?: [^ 。；]{1,10}){0,3}(?: (?:20\d{2}年?)[^ 。；]{0,6}){2}(?= )"
)
_SENTENCE = re.compile(r"[。；：]")
_LONGEST_HEAD, _MOST_COLUMNS, _ROW_AT_MOST, _LONGEST_CELL = 16, 12, 5, 40


def cells(folded: str, start: int, end: int) -> list[int]:
    """The beginnings of the cells of all such tables in [start, end)."""
    counted = _counted(folded, start, end) if folded.find("序号 ", start, end) != -1 else ()
    of_years = _of_years(folded, start, end) if folded.find(" 20", start, end) != -1 else ()
    return sorted({*counted, *of_years})


def _counted(folded: str, start: int, end: int) -> Iterator[int]:
    at = start
    while head := _COUNTED.search(folded, at, end):
        at = head.end()
        found: list[int] = []
        width, behind, expected = 0, 0, 1
        for k, piece in enumerate(_PIECE.finditer(folded, head.start(), end)):
            if (not width and (k > _MOST_COLUMNS or len(piece[0]) > _LONGEST_HEAD)) or (width and k - behind > _ROW_AT_MOST * width):
                break
            found.append(piece.start())
            if piece[0] == str(expected) and (width or k > 1):
                width, behind, expected = width or k, k, expected + 1
        if width:
            yield from found[: behind + width]
            at = found[: behind + width][-1]


def _of_years(folded: str, start: int, end: int) -> Iterator[int]:
    for head in _YEARS.finditer(folded, start, end):
        for piece in _PIECE.finditer(folded, head.start(), end):
            if len(piece[0]) > _LONGEST_CELL or _SENTENCE.search(piece[0]):
                break
            yield piece.start()
