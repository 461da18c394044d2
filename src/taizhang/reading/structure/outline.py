"""The outline of a plan: its numbered and captioned items, each with its heading, its lines and what stands above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from . import annexes
from .marks import Mark, mark_of
from .page import Line, Page
from .signatures import closes

_FULL_STOP = re.compile(r"[。；]")
_GOES_ON = re.compile(r"；(?=.*[\u4e00-\u9fff])")
_CAPTION = 40
_ANNEX = -1
# Sections that are known by their name: in a text without 一、二、 they stand without any number.
_SECTION = re.compile(
    r"(?:总体|工作|主要|发展|行动|攻坚|年度|建设|整治|整改)?(?:要求|思路|目标|任务|目标任务|原则|安排|步骤|措施|重点|举措)|指导思想|(?:重点|主要|具体|工作|保障|政策|支持|实施|推进)(?:任务|工作|举措|措施|步骤|内容|要求|安排)|组织(?:实施|保障|领导)|实施保障|保障(?:措施|机制)|附则|背景"
)


# A box in the text has a caption of its own; what stands in it goes on in paragraphs or numbered items.
_BOX = re.compile(r"专栏 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[：: ].{0,30}|[^。；，]{2,30})?")


# 市人民政府应当…给予表彰。 每年安排2亿元，重点支持…。
_IS_SENTENCE = re.compile(r"应当|必须|不得|(?<=[局委厅部府位])要(?![求素点件闻])|，[^，]*\d[\d.]*[万亿]*元|[万亿]元[^，]*，")


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

    def is_idle_annex(self) -> bool:
        """Whether it is an annex that orders no work."""
        return self.level == _ANNEX and bool(self.path) and not annexes.orders_work(self.heading)


def outline_of(page: Page, first: int, last: int, *, label: str) -> Item:
    """The lines [first, last) as a tree; the root, of level -1, holds what stands before the first number."""
    root = Item(-1, "", label, ())
    open_items = [root]
    lines = page.lines[first:last]
    listing, named = False, _names_sections(page, lines)
    for i, line in enumerate(lines):
        mark = None if line.fields or (listing and annexes.is_listed(page, line)) else _mark(page, line, lines, i)
        if mark is None and named and _SECTION.fullmatch(page.words(line)) and not line.fields:
            mark = Mark(1, "", 0)
        if mark is None and annexes.begins(page, line) and _opens_annex(page, lines, i):
            open_items[:] = [root, _annex(page, lines, i)]
            root.children.append(open_items[1])
        elif mark is None and closes(page, lines, i):
            open_items[:] = [root, *(item for item in open_items[1:2] if item.level == _ANNEX)]
            listing = annexes.lists(page, line)
        if mark is None:
            open_items[-1].lines.append(line)
            continue
        listing = False
        while open_items[-1].level >= mark.level:
            open_items.pop()
        item = _item(page, line, mark, open_items[-1])
        open_items[-1].children.append(item)
        open_items.append(item)
    return root


def _mark(page: Page, line: Line, lines: Sequence[Line], i: int) -> Mark | None:
    """The number of the line, or the depth of a Markdown heading without one that has text behind it."""
    words = page.words(line)
    mark = mark_of(words)
    if mark is None and words.startswith("专栏") and _BOX.fullmatch(words):
        return Mark(3, "", 0)
    if mark is None and line.depth > 1 and i + 1 < len(lines) and not annexes.begins(page, line):
        return Mark(line.depth - 1, "", 0)
    return mark


def _names_sections(page: Page, lines: Sequence[Line]) -> bool:
    """Whether the sections of the text have names and no numbers, though their items have numbers."""
    levels = [mark.level for line in lines if not line.fields and (mark := mark_of(page.words(line)))]
    return bool(levels) and min(levels) > 1


def _opens_annex(page: Page, lines: Sequence[Line], i: int) -> bool:
    """Whether text follows the number of the annex, and not the list of them (附件： + 1.任务分工表)."""
    return i + 1 < len(lines) and mark_of(page.words(lines[i + 1])) is None and not annexes.begins(page, lines[i + 1])


def _annex(page: Page, lines: Sequence[Line], i: int) -> Item:
    title = "" if lines[i + 1].fields else page.text[lines[i + 1].start : lines[i + 1].end]
    return Item(_ANNEX, "", title, (title,))


def _item(page: Page, line: Line, mark: Mark, above: Item) -> Item:
    heading = heading_of(page, line, mark)
    return Item(mark.level, mark.no, heading, (*above.path, page.text[line.start : line.start + mark.length].strip() + heading), [line])


def heading_of(page: Page, line: Line, mark: Mark) -> str:
    """The caption behind the mark: up to the first full stop or colon, if that is short enough to be one, else empty.

    Words up to a semicolon that more words follow are the first of several clauses, and no caption; nor is a sentence of duty or of sums.
    """
    start = line.start + mark.length
    words = page.folded[start : line.end]
    stop = _FULL_STOP.search(words)
    caption = words[: stop.start()] if stop else words
    colon = caption.find("：")
    if 0 < colon <= _CAPTION // 2:
        caption = caption[:colon]
    elif stop and (_GOES_ON.match(words, stop.start()) or (stop.end() < len(words) and _IS_SENTENCE.search(caption))):
        return ""
    return page.text[start : start + len(caption)].strip("* ") if len(caption) <= _CAPTION else ""
