"""Plain text and Markdown: a block for every line that is not empty, and rows with cells out of tables drawn with pipes."""

import re
from collections.abc import Iterator
from itertools import groupby

from .. import refusals
from . import frontmatter
from .blocks import Block, Cell, Extract
from .emptied import without_emptied
from .file import File
from .load import check_length

_OTHER_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LINE_ENDS = re.compile(f"\r\n|[{_OTHER_ENDS}]")
_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[\s|:\-—=+]*")
_ROW = re.compile(r"\s*\|.*\|\s*")
_OPEN = re.compile(r"\s*\|\s*")


def owns(file: File) -> bool:
    """Whether it is text at all, which the other formats leave; what is no text in a known encoding is refused."""
    return isinstance(file.characters, str)


def extract(file: File) -> Extract:
    """The text with every line end as a line feed, and its blocks in order; nothing but blanks is refused."""
    if not file.characters.strip():
        raise refusals.blank(file.name)
    check_length(len(file.characters), name=file.name)
    return read(file.characters)


def read(characters: str) -> Extract:
    """The same for a text that is at hand as characters."""
    text = _LINE_ENDS.sub("\n", characters) if any(end in characters for end in _OTHER_ENDS) else characters
    return Extract(text, tuple(_merged(_blocks(text))))


def _merged(blocks: Iterator[Block]) -> Iterator[Block]:
    for table, group in groupby(blocks, key=lambda block: block.table):
        rows = list(group)
        yield from rows if table < 0 else without_emptied(rows)


def _blocks(text: str) -> Iterator[Block]:
    table, row_before = -1, False
    for start, end, is_row in _logical_lines(text):
        if not is_row:
            row_before = False
            if text.find("|", start, end) < 0 or not _OPEN.fullmatch(text, start, end):
                yield Block(*_stripped(text, start, end))
            continue
        table += not row_before
        row_before = True
        if not _RULE.fullmatch(text, start, end):
            yield Block(start, end, table, tuple(_cells(text, start, end)))


def _logical_lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, is a table row) of every line with words; a row whose cells stand on lines of their own is one."""
    lines = [found.span() for found in _LINE.finditer(text, frontmatter.behind(text)) if not found.group().isspace()]
    if "|" not in text:  # as in most
        yield from ((start, end, False) for start, end in lines)
        return
    i = 0
    while i < len(lines):
        start, end = lines[i]
        is_row = _is_row(text, start, end)
        last = _last_of_open_row(text, lines, i) if not is_row and _OPEN.fullmatch(text, start, end) else i
        yield start, lines[last][1], is_row or last > i
        i = last + 1


def _is_row(text: str, start: int, end: int) -> bool:
    return text.count("|", start, end) >= 2 and _ROW.fullmatch(text, start, end) is not None


def _last_of_open_row(text: str, lines: list[tuple[int, int]], opening: int) -> int:
    """The last line of the row that a lone pipe opens: lines without a gap, up to the last one that ends in a pipe."""
    last = at = opening
    while at + 1 < len(lines) and _follows(text, lines[at], lines[at + 1]):
        at += 1
        if text[lines[at][1] - 1] == "|":
            last = at
    return last


def _follows(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    return following[0] == line[1] + 1 and not text.startswith("|", following[0])


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    opening, closing = text.index("|", start), text.rindex("|", start, end)
    at = opening + 1
    for column, bar in enumerate(_bars(text, at, closing)):
        yield Cell(*_stripped(text, at, bar), column)
        at = bar + 1


def _bars(text: str, at: int, closing: int) -> Iterator[int]:
    """The pipes that close a cell; `\\|` inside a cell is a written one."""
    while at <= closing:
        bar = text.index("|", at)
        if text[bar - 1] != "\\":
            yield bar
        at = bar + 1


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())
