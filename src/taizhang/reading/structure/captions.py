"""Items without a number: sections whose paragraphs each open with a caption, or stand under one on a line of its own."""

import re
from collections.abc import Sequence

from .marks import Mark
from .outline import Item, heading_of
from .page import Line, Page
from .signatures import closes
from .statements import statements

_LONGEST = 30
_OPENING = re.compile(r"[^。；：，？！\d]{4,16}(?:，[^。；：，]{4,12})?[。：](?=.{12})")
# Words with which a sentence begins that is no caption: time, ground, condition, somebody who has to act.
_NO_CAPTION = re.compile(
    r"对|在|为|根据|按照|按|到|截至|以|从|同时|此外|其中|通过|要|各|由|凡|经|本|该|上述|以上|下一步|近年|当前|今年|表|图|专栏|注|附|第|责任|牵头|配合|完成|联系|具体|如下|主要|有条件|不得|符合|原则上|省|市|县|区|国"
)
_DUTY = re.compile(r"要|应当|必须|不得|负责")


def with_captions(page: Page, item: Item) -> None:
    """Gives `item`, where it is a section without numbered items, a child for each caption among its lines."""
    for child in item.children:
        with_captions(page, child)
    if item.children or item.level > 1:
        return
    first = 1 if item.level >= 0 else 0
    last = _signed(page, item.lines, first)
    lines = item.lines[first:last]
    starts = _on_their_own(page, lines) or _in_front(page, lines)
    if len(starts) < 2 or _has_one_statement(page, item, lines):
        return
    behind = [*starts[1:], len(lines)]
    item.children = [_child(page, item, lines[a:b]) for a, b in zip(starts, behind, strict=True)]
    item.lines = [*item.lines[:first], *lines[: starts[0]], *item.lines[last:]]
    if item.level < 0:
        for child in item.children:
            with_captions(page, child)


def _signed(page: Page, lines: Sequence[Line], first: int) -> int:
    """The line with which the signature begins, or the end."""
    return next((i for i in range(first, len(lines)) if closes(page, lines, i)), len(lines))


def _child(page: Page, above: Item, lines: Sequence[Line]) -> Item:
    heading = heading_of(page, lines[0], Mark(0, "", 0))
    return Item(max(above.level, 0) + 1, "", heading, (*above.path, heading), list(lines))


def _has_one_statement(page: Page, item: Item, lines: Sequence[Line]) -> bool:
    """Whether the section says who is responsible once, at its end: then it is one task, whatever its paragraphs look like."""
    plain = [line for line in lines if not line.fields]
    if item.level < 0 or not plain:
        return False
    found = list(statements(page.folded, plain[0].start, plain[-1].end))
    return len(found) == 1 and found[0].start >= plain[-1].start


def _on_their_own(page: Page, lines: Sequence[Line]) -> list[int]:
    """The lines that are captions: short, without punctuation, each with text below; the section begins with the first."""
    found = [i for i in range(len(lines) - 1) if _is_caption(page, lines[i]) and _is_text(page, lines[i + 1])]
    return found if len(found) > 1 and found[0] <= 1 else []


def _is_caption(page: Page, line: Line) -> bool:
    words = page.words(line)
    return (
        2 < len(words) <= _LONGEST
        and not line.fields
        and not re.search(r"[。；：，、！？|\d]|^[（【]", words)
        and not _NO_CAPTION.match(words)
    )


def _is_text(page: Page, line: Line) -> bool:
    words = page.words(line)
    return len(words) > 20 and words.rstrip("* ").endswith(tuple("。；：】）")) and not line.fields


def _in_front(page: Page, lines: Sequence[Line]) -> list[int]:
    """The paragraphs that open with a caption; but for an introduction, every paragraph of the section does."""
    found = [i for i, line in enumerate(lines) if not line.fields and _opens(page, line)]
    plain = [i for i, line in enumerate(lines) if not line.fields]
    return found if found and found[0] <= 1 and len(found) >= len(plain) - 1 else []


def _opens(page: Page, line: Line) -> bool:
    found = _OPENING.match(page.words(line))
    return found is not None and not _NO_CAPTION.match(found.group()) and not _DUTY.search(found.group())
