"""A whole document on one line, cut into its paragraphs.

A copy that has lost its line ends keeps a blank for each, or nothing. Chinese prose has no blanks of its own, so a blank between
hanzi was a line end; where none is left, a paragraph begins with the mark of an item behind the end of a sentence.
"""

import re

from ..document import Span
from .marks import mark_of

_SHORTEST = 240
_FEWEST = 3
_HANZI = "\u4e00-\u9fff"
# 2022 年, 达到 30 家: blanks around numbers are the typist's.
_BLANK = re.compile(rf"(?<=[{_HANZI}。；：）》”！？]) +(?=[{_HANZI}（《“【①-⑳*]|\d{{1,3}}[.、](?!\d)|20\d{{2}}年)")
_DAY = re.compile(r"20\d{2}年\d{1,2}月\d{1,2}日")
_MARK = re.compile(
    r"(?<=[。；：）！？])(?=[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十百]{1,4}[章条] ?|\d{1,2}[.、](?!\d))"
)
_CAPTION = re.compile(r"[^，。；：！？]{4,24}")  # with its mark: 一、目标任务
_STRONG = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十百]{1,4}[章条]|\d{1,2}[.、](?!\d)"
)


def unrolled(folded: str, start: int, end: int) -> list[Span]:
    """The paragraphs of the line [start, end); the line itself where it is one."""
    if end - start < _SHORTEST:
        return [(start, end)]
    cuts = sorted({*_blanks(folded, start, end), *(m.start() for m in _MARK.finditer(folded, start, end))})
    if sum(_STRONG.match(folded, at, end) is not None for at in cuts) < _FEWEST:
        return [(start, end)]
    return [(a, b) for a, b in zip([start, *cuts], [*cuts, end], strict=True) if b > a]


def _blanks(folded: str, start: int, end: int) -> list[int]:
    """Where paragraphs begin behind a blank. A mark that stands before a blank keeps its words (（一） 加强)."""
    cuts: list[int] = []
    for blank in _BLANK.finditer(folded, start, end):
        piece = folded[(cuts[-1] if cuts else start) : blank.start()]
        mark = mark_of(piece)
        if folded.startswith("20", blank.end()) and not _DAY.match(folded, blank.end()) and not (mark and _CAPTION.fullmatch(piece)):
            continue  # a year inside a sentence
        if mark is None or mark.length < len(piece):
            cuts.append(blank.end())
    return cuts
