"""Lines to paragraphs: a line goes on where the one above was full and it begins at the margin itself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from .lines import Line, joined

_INDENT = 0.8  # of the type size: a line that begins further in opens a paragraph
_SHORT = 1.6  # of the type size: a line that ends so far from the margin closes one
_GAP = 1.5  # times the usual distance of lines


def paragraphs_of(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of lines that follow one another, also over the ends of pages."""
    if not lines:
        return
    left, right, size, pitch = _margins(lines)
    open_: list[str] = []
    above: Line | None = None
    for line in lines:
        if above is not None and not _goes_on(above, line, left, right, size, pitch):
            yield joined(open_)
            open_ = []
        open_.append(line.text)
        above = line
    yield joined(open_)


def _margins(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    """Left and right margin, size of the type, distance of two lines: each the one that most lines have."""
    size = median(line.size for line in lines)
    starts = Counter(round(line.x0 / size * 2) for line in lines)
    common = [place for place, count in starts.items() if count >= max(2, len(lines) * 0.15)]
    left = min(common, default=min(starts)) / 2 * size
    pitches = [b.top - a.top for a, b in pairwise(lines) if 0 < b.top - a.top < size * 4]
    return left, max(line.x1 for line in lines), size, median(pitches) if pitches else size * 2


def _goes_on(above: Line, line: Line, left: float, right: float, size: float, pitch: float) -> bool:
    far = line.top - above.top > pitch * _GAP  # on the next page the top is above: no gap
    return not far and line.x0 <= left + size * _INDENT and above.x1 >= right - size * _SHORT
