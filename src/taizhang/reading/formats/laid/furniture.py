"""What is printed on every page and belongs to none: page numbers, running heads and feet."""

import re
from collections import Counter
from collections.abc import Sequence

from .lines import Line

_PAGE_NUMBER = re.compile(r"[-—–－·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－·•\s]*")
_EDGE = 0.1


def without_furniture(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page, less those at its edges that are page numbers or return on most pages."""
    running = _running(pages, heights)
    return [
        [line for line in lines if not (_at_edge(line, height) and (_PAGE_NUMBER.fullmatch(line.text) or _likeness(line) in running))]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _running(pages: Sequence[list[Line]], heights: Sequence[float]) -> set[str]:
    seen = Counter(
        likeness
        for lines, height in zip(pages, heights, strict=True)
        for likeness in {_likeness(line) for line in lines if _at_edge(line, height)}
    )
    return {likeness for likeness, count in seen.items() if count > 1 and count * 2 >= len(pages)}


def _likeness(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < height * _EDGE or line.top > height * (1 - _EDGE)
