"""The tasks of a plan: the smallest items that carry an instruction, cut where responsibility is stated.

A run of text is a place in the page; the task's own words are those of its runs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ..document import Span
from .marks import mark_of
from .outline import Item
from .page import Page
from .records import is_record
from .sections import is_about_itself, is_goals, is_reasons
from .statements import Statement, between, statements
from .tables import Row

# The longest item that only speaks of the text itself.
_ABOUT_ITSELF = 300
_COUNTS = re.compile(r"\d(?:[\d.万亿千百]*)(?:[家个项条座所户套台辆人]|万?平方米|公里|亩|%)")
_HANZI = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A task as it stands in the page, before its findings: [start, end) with the statements of responsibility in it."""

    no: str
    path: tuple[str, ...]
    heading: str
    start: int
    end: int
    body: int
    stated: tuple[Statement, ...] = ()
    row: Row | None = None
    lead: Span = (0, 0)  # what the item above says before its items


def drafts_of(page: Page, root: Item) -> Iterator[Draft]:
    """The tasks below `root` in the order of the text. Goals, reasons and principles hold none."""
    lead = (root.lines[0].start, root.lines[-1].end) if root.lines and root.level >= 0 else (0, 0)
    for item in root.children:
        if item.is_idle_annex() or _orders_nothing(page, item):
            continue
        if _is_one_task(page, item):
            yield from _cut(page, item, lead)
        else:
            yield from drafts_of(page, item)


def _orders_nothing(page: Page, item: Item) -> bool:
    """Whether the item states goals or reasons; one that says who is responsible for its parts orders them, whatever it is called."""
    return (is_goals(item) or is_reasons(item)) and not any(_stated(page, child) for child in item.children)


def goal_lines(root: Item) -> Iterator[Span]:
    """The places that state the goals of the plan: its goals sections, and what stands before its first item."""
    for item in root.children:
        if is_goals(item) or (is_reasons(item) and not item.children) or (not item.heading and is_reasons(root)):
            yield from ((line.start, line.end) for line in item.all_lines())
        else:
            yield from goal_lines(item)


def _is_one_task(page: Page, item: Item) -> bool:
    """A leaf, or a group for which responsibility is stated once: in its caption, or where it closes."""
    if not item.children or is_record(item):
        return True
    if item.level < 1 or any(child.children for child in item.children):
        return False
    stated = [_stated(page, child) for child in item.children]
    own = [s for line in item.lines if not line.fields for s in statements(page.folded, line.start, line.end)]
    if any(stated[:-1]):
        return False
    if own or not stated[-1]:
        return bool(own) and not stated[-1]
    return len(item.children) > 1 and (item.level > 1 or _stands_apart(page, stated[-1][-1]))


def _stands_apart(page: Page, stated: Statement) -> bool:
    """Whether the statement is a paragraph of its own."""
    return page.folded[max(0, stated.start - 9) : stated.start].rstrip(" *").endswith("\n") if stated.start else True


@lru_cache(maxsize=64)
def _statements(folded: str, start: int, end: int) -> tuple[Statement, ...]:
    """Asked for the same item two or three times in a row: whether it is one task, whether it orders, where it is cut."""
    return tuple(statements(folded, start, end))


def _stated(page: Page, item: Item) -> tuple[Statement, ...]:
    lines = [line for line in item.all_lines() if not line.fields]
    return _statements(page.folded, lines[0].start, lines[-1].end) if lines else ()


def _cut(page: Page, item: Item, lead: Span) -> Iterator[Draft]:
    lines = [line for line in item.all_lines() if not line.fields]
    if not lines:
        return  # a table
    start, end = lines[0].start, lines[-1].end
    body = start + _mark_and_heading(page, item)
    of_table = any(line.fields for line in item.lines) or item.heading.startswith("专栏")
    if len(lines) == 1 and item.heading and of_table and not _HANZI.search(page.folded, body, end):
        return  # no words of its own: a caption over a table or a box
    if end - body < _ABOUT_ITSELF and (
        is_about_itself(page.folded[body:end]) or is_about_itself(page.folded[start + _mark(page, item) : end])
    ):
        return
    stated = _statements(page.folded, start, end)
    if not _says_more(page, body, end, stated) or _COUNTS.search(item.heading):
        body = start + _mark(page, item)  # its caption is all that it orders: 新建公办幼儿园15所
    for k, (a, b, inside) in enumerate(_runs(page, start, end, stated)):
        at = _skip(page, a, b)
        if at < b:
            yield Draft(item.no, item.path, item.heading, at, b, body if k == 0 else at, inside, lead=lead)


def _says_more(page: Page, body: int, end: int, stated: tuple[Statement, ...]) -> bool:
    """Whether there are words behind the caption that are no statement of responsibility."""
    return any(_HANZI.search(page.folded, *left) for left in between(stated, body, end))


def _runs(page: Page, start: int, end: int, stated: tuple[Statement, ...]) -> Iterator[tuple[int, int, tuple[Statement, ...]]]:
    """The runs of [start, end) with their statements: cut behind each that a further run with its own follows; the last keeps what is left."""
    first, at = 0, start
    for k, (s, following) in enumerate(pairwise(stated), start=1):
        if len(_HANZI.findall(page.folded, s.end, following.start)) > 3:
            yield at, s.end, stated[first:k]
            first, at = k, s.end
    yield at, end, stated[first:]


def _mark(page: Page, item: Item) -> int:
    mark = mark_of(page.words(item.lines[0]))
    return mark.length if mark else 0


def _mark_and_heading(page: Page, item: Item) -> int:
    first = item.lines[0]
    if not item.heading:
        return len(page.folded[first.start : first.end]) - len(
            page.folded[first.start : first.end].lstrip("第（）一二三四五六七八九十百条、.0123456789 ")
        )
    at = page.text.find(item.heading, first.start, first.end)
    if at < 0:
        return 0
    after = at + len(item.heading)
    return after - first.start if page.folded[after : after + 1] != "：" or after >= first.end else after + 1 - first.start


def _skip(page: Page, a: int, b: int) -> int:
    while a < b and page.folded[a] in "。；，、 \n":
        a += 1
    return a


def row_drafts(page: Page, rows: Iterator[Row], path: tuple[str, ...]) -> Iterator[Draft]:
    """A task for each row of a table of tasks, also of one that repeats what the text has said: a row that orders work is a task of its own.

    The text is the whole row; `body` is where its work begins.
    """
    for row in rows:
        work = [f for kind in ("task", "measures") for f in row.fields.get(kind, ()) if f.end > f.start]
        numbers = row.fields.get("no", ())
        no = page.folded[numbers[0].start : numbers[0].end] if numbers else ""
        sections = (*((row.section,) if row.section else ()), *row.fields.get("section", ()))
        named = tuple(page.text[f.start : f.end] for f in sections)
        yield Draft(no, (*path, *named), page.text[work[0].start : work[0].end], row.line.start, row.line.end, work[-1].start, (), row)
