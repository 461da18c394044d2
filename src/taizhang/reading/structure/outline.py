"""The outline of a plan: its numbered and captioned items, each with its heading, its lines and what stands above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .marks import Mark, mark_of
from .page import Line, Page
from .signatures import closes

_FULL_STOP = re.compile(r"[。；]")
_CAPTION = 40


@dataclass(slots=True)
class Item:
    """One item of the outline. `lines` are its own, without those of its children; `heading` is in mended words."""

    level: int
    no: str
    heading: str
    path: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)
    children: list["Item"] = field(default_factory=list)

    def all_lines(self) -> Iterator[Line]:
        yield from self.lines
        for child in self.children:
            yield from child.all_lines()


def outline_of(page: Page, first: int, last: int, *, label: str) -> Item:
    """The lines [first, last) as a tree; the root, of level -1, holds what stands before the first number."""
    root = Item(-1, "", label, ())
    open_items = [root]
    lines = page.lines[first:last]
    for i, line in enumerate(lines):
        mark = None if line.fields else mark_of(page.words(line))
        if mark is None and closes(page, lines, i):
            del open_items[1:]
        if mark is None:
            open_items[-1].lines.append(line)
            continue
        while open_items[-1].level >= mark.level:
            open_items.pop()
        item = _item(page, line, mark, open_items[-1])
        open_items[-1].children.append(item)
        open_items.append(item)
    return root


def _item(page: Page, line: Line, mark: Mark, above: Item) -> Item:
    heading = heading_of(page, line, mark)
    return Item(mark.level, mark.no, heading, (*above.path, page.text[line.start : line.start + mark.length].strip() + heading), [line])


def heading_of(page: Page, line: Line, mark: Mark) -> str:
    """The caption behind the mark: up to the first full stop or colon, if that is short enough to be one, else empty."""
    start = line.start + mark.length
    words = page.folded[start : line.end]
    stop = _FULL_STOP.search(words)
    caption = words[: stop.start()] if stop else words
    colon = caption.find("：")
    if 0 < colon <= _CAPTION // 2:
        caption = caption[:colon]
    return page.text[start : start + len(caption)].strip("* ") if len(caption) <= _CAPTION else ""
