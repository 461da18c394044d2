"""The words that somebody looks for, and the places at which they stand.

>>> wanted("  节水 灌溉，5G ")
('节水', '灌溉', '5G')
>>> wanted("水")  # one character stands everywhere
()
>>> marked("出台节水管理办法", ("节水",))
(Piece(words='出台', hit=False), Piece(words='节水', hit=True), Piece(words='管理办法', hit=False))
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST, SHORTEST, LONGEST = 6, 2, 60
_BREAKS = re.compile(r"[\s,，;；、。]+")
_AROUND = 40  # characters before the first hit of a long text


class Piece(NamedTuple):
    """A run of a text: what was looked for, or what stands between."""

    words: str
    hit: bool


def wanted(asked: str) -> tuple[str, ...]:
    """The words of a question, without those that say nothing; control characters are none."""
    plain = "".join(sign for sign in asked if sign.isprintable() or sign.isspace())
    found = [word[:LONGEST] for word in _BREAKS.split(plain) if len(word) >= SHORTEST]
    return tuple(dict.fromkeys(found))[:MOST]


def marked(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """The text in pieces, the longest words marked first; capital letters are as good as small ones."""
    if not words:
        return (Piece(text, hit=False),) if text else ()
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    pieces: list[Piece] = []
    place = 0
    for match in pattern.finditer(text):
        pieces += [Piece(text[place : match.start()], hit=False), Piece(match[0], hit=True)]
        place = match.end()
    return tuple(piece for piece in [*pieces, Piece(text[place:], hit=False)] if piece.words)


def excerpt(text: str, words: Sequence[str], *, length: int = 120) -> str:
    """So much of a long text that the first hit stands in it.

    >>> excerpt("甲" * 100 + "节水" + "乙" * 100, ("节水",), length=10).count("甲")
    40
    """
    places = [text.casefold().find(word.casefold()) for word in words]
    start = max(0, min((place for place in places if place >= 0), default=0) - _AROUND)
    end = start + max(length, _AROUND + LONGEST)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
