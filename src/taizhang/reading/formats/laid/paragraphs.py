"""Lines to paragraphs: a line goes on where the one above was full and it begins at the margin, without the mark of an item."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .lines import Line, fits, joined

_INDENT = 0.8  # of the type size: a line that begins further in opens a paragraph
_GAP = 1.5  # times the usual distance of lines
_NUMERAL = "[一二三四五六七八九十百零]"
_MARK = re.compile(
    rf"{_NUMERAL}{{1,4}}、|[（(]{_NUMERAL}{{1,4}}[）)]|第(?:{_NUMERAL}{{1,5}}|\d{{1,3}})[章节条编]|\d{{1,3}}(?:[、．]|\.(?!\d))|附件"
)
_LOW_MARK = re.compile(r"[（(]\d{1,2}[）)]|[①-⑳]")
# Marks of the lowest levels also stand inside a paragraph, behind a colon or a semicolon.
_SENTENCE_END, _CLOSED = re.compile(r"[。！？!?）)”]$"), re.compile(r"[。：:！？!?）)”]$")


@dataclass(frozen=True, slots=True)
class _Measure:
    """How the text is set: its margins, the size of its type, the distance of its lines."""

    left: float
    right: float
    size: float
    pitch: float


def paragraphs_of(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of lines that follow one another, also over the ends of pages."""
    if not lines:
        return
    measure = _measured(lines)
    open_: list[Line] = []
    for line in lines:
        if open_ and not _goes_on(open_, line, measure):
            yield joined(part.text for part in open_)
            open_ = []
        open_.append(line)
    yield joined(part.text for part in open_)


def _measured(lines: Sequence[Line]) -> _Measure:
    """Each is the one that most lines have; on the right the furthest that is no exception."""
    size = median(line.size for line in lines) or 1.0
    starts = Counter(round(line.x0 / size * 2) for line in lines)
    common = [place for place, count in starts.items() if count >= max(2, len(lines) * 0.15)]
    ends = Counter(round(line.x1 / size) for line in lines)
    far = [place for place, count in ends.items() if count >= min(3, len(lines) * 0.1)]
    furthest = max(line.x1 for line in lines if round(line.x1 / size) <= max(far, default=max(ends)))
    pitches = [b.top - a.top for a, b in pairwise(lines) if 0 < b.top - a.top < size * 4]
    return _Measure(min(common, default=min(starts)) / 2 * size, furthest, size, median(pitches) if pitches else size * 2)


def _goes_on(open_: Sequence[Line], line: Line, measure: _Measure) -> bool:
    above = open_[-1]
    if line.top - above.top > measure.pitch * _GAP:  # on the next page the top is above: no gap
        return False
    if fits(line, measure.right - above.x1):
        return False
    if _opens_item(line.text, above.text):
        return False
    return line.x0 <= measure.left + measure.size * _INDENT or _hangs(open_, line, measure)


def _opens_item(words: str, above: str) -> bool:
    end = _CLOSED if _MARK.match(words) else _SENTENCE_END if _LOW_MARK.match(words) else None
    return end is not None and end.search(above) is not None


def _hangs(open_: Sequence[Line], line: Line, measure: _Measure) -> bool:
    """Whether the paragraph is set with its number out at the margin, and this line under its words."""
    near = measure.size * _INDENT
    if len(open_) > 1 and open_[1].x0 > measure.left + near:
        return abs(line.x0 - open_[1].x0) <= near
    return _MARK.match(open_[0].text) is not None and len(open_) == 1 and open_[0].x0 < line.x0 - near and not _CLOSED.search(open_[0].text)
