"""The body of a paper as plain words, as a person edits it, and back: a short line that begins with a number of a layer is a heading.

>>> body_of("一、总体情况\\n全部完成。")
(Heading(words='一、总体情况', layer=1), Text(words='全部完成。'))
>>> words_of(body_of("（一）问题\\n无。"))
'（一）问题\\n无。'
"""

import re
from collections.abc import Iterable

from .paper import Block, Heading, Table, Text

_LAYERS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"（[一二三四五六七八九十]{1,3}）"),
    re.compile(r"\d{1,2}[.．](?!\d)"),
    re.compile(r"（\d{1,2}）"),
)
_LONGEST = 40  # characters: a heading is no sentence


def body_of(words: str) -> tuple[Block, ...]:
    """One block for each line that is not empty."""
    lines = (line.strip() for line in words.splitlines())
    return tuple(_block(line) for line in lines if line)


def words_of(body: Iterable[Block]) -> str:
    """A line for each block; a table is left out, for nobody edits one as words."""
    return "\n".join(block.words for block in body if not isinstance(block, Table))


def _block(line: str) -> Block:
    layer = next((number for number, pattern in enumerate(_LAYERS, 1) if pattern.match(line)), 0)
    return Heading(line, layer) if layer and len(line) <= _LONGEST and not line.endswith(("。", "；", "，")) else Text(line)
