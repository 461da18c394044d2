"""How high a row must be for its words to show: merged cells do not fit themselves, so it is reckoned.

A Chinese character takes two units of column width, others one. A line holds a little less than the column, because a
mark of punctuation may not begin a line and takes the character before it along.
"""

import unicodedata
from collections.abc import Sequence

LINE = 14.0
HIGHEST = 409.0  # Excel makes no row higher
_PADDING = 4.0


def width_of(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in words)


def lines_of(words: str, width: float) -> int:
    """The lines that `words` take in a column `width` units wide."""
    usable = max(2, int(width - 1))
    return sum(max(1, -(-width_of(paragraph) // usable)) for paragraph in words.split("\n")) if words else 0


def height_of(words: str, width: float) -> float:
    """The height that shows all of `words`; it may be more than one row can have."""
    return lines_of(words, width) * LINE + _PADDING if words else 0.0


def rows_of(height: float) -> list[float]:
    """The heights of the rows that are `height` together: one, or as many as keep each below Excel's highest."""
    n = max(1, -int(-height // HIGHEST))
    return [height / n] * n


def stretched(heights: Sequence[float], needed: float) -> list[float]:
    """`heights` with what they lack for a cell merged over them, shared out evenly."""
    lacking = max(0.0, needed - sum(heights))
    return [min(HIGHEST, h + lacking / len(heights)) for h in heights]
