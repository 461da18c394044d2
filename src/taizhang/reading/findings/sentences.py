"""Sentences of a text as the finders look at it: a semicolon and a line end part them as a full stop does."""

import re
from collections.abc import Iterator

from ..document import Span

SENTENCE = re.compile(r"[^。；\n]+")
_STOP = re.compile(r"[。；\n]")


def sentences(folded: str, start: int, end: int) -> Iterator[Span]:
    """The places of the sentences in [start, end), without the marks that end them; empty ones too."""
    a = start
    for m in _STOP.finditer(folded, start, end):
        yield a, m.start()
        a = m.end()
    yield a, end
