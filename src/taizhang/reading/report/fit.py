"""How high a row must be for its words to show: merged cells do not fit themselves, so it is reckoned.

A Chinese character takes two units of column width, others one. A line holds a little less than the column, because a
mark of punctuation may not begin a line and takes the character before it along.
"""

import unicodedata

LINE = 14.0
_HIGHEST = 409.0
_PADDING = 4.0


def width_of(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in words)


def lines_of(words: str, width: float) -> int:
    """The lines that `words` take in a column `width` units wide."""
    usable = max(2, int(width - 1))
    return sum(max(1, -(-width_of(paragraph) // usable)) for paragraph in words.split("\n")) if words else 0


def height_of(words: str, width: float) -> float:
    return min(_HIGHEST, lines_of(words, width) * LINE + _PADDING)


def fits(words: str, width: float) -> bool:
    """Whether one row, which Excel keeps below 409 points, can show all of `words`."""
    return lines_of(words, width) * LINE + _PADDING <= _HIGHEST


def stretched(heights: list[float], needed: float) -> list[float]:
    """`heights` with what they lack for a cell merged over them, shared out evenly."""
    lacking = needed - sum(heights)
    return [min(_HIGHEST, h + lacking / len(heights)) for h in heights] if lacking > 0 else heights
