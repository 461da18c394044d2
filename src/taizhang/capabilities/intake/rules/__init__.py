"""The two panes of a document: its words on the left, what was read in them on the right. Values in, values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .cards import Outline
from .edits import edits_of
from .marks import Kind, Mark, finding_at, in_order, marks_of
from .naming import file_name
from .outline import outline_of
from .source import Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class Panes:
    """Both sides of the page. An id on one side stands on the other: `s-t1-m2` in the source, `r-t1-m2` in the reading."""

    source: tuple[Paragraph, ...]
    outline: Outline


def panes(source: str, reading: Mapping[str, Any]) -> Panes:
    """The panes of a text and of its reading, a JSON object of the format `taizhang.reading/1`.

    >>> found = panes("1.新建水厂2座。", {"mendings": [], "plans": [], "orders": [], "gaps": [], "targets": [], "provisions": [], "tasks": []})
    >>> ["".join(segment.text for segment in paragraph.segments) for paragraph in found.source]
    ['1.新建水厂2座。']
    """
    reading = {"orders": [], **reading}  # readings that were recorded before a covering notice's orders were read have none
    marks, edits = marks_of(reading), edits_of(reading["mendings"])
    return Panes(tuple(paragraphs(source, marks, edits)), outline_of(reading, edits))


def part(source: str, mendings: Iterable[Mapping[str, Any]], spans: Mapping[str, tuple[int, int]]) -> tuple[Paragraph, ...]:
    """The lines of a text in which those spans stand, and what lies between them; each span marked with its name.

    >>> [segment.marks for line in part("甲。\\n乙。\\n丙。", [], {"r1": (3, 5)}) for segment in line.segments]
    [('r1',), ()]
    """
    if not spans:
        return ()
    start = source.rfind("\n", 0, min(begin for begin, _ in spans.values()) + 1) + 1
    last = max(end for _, end in spans.values())
    end = source.find("\n", last) + 1 or len(source)
    marks = [Mark(name, Kind.MEASURE, begin - start, stop - start) for name, (begin, stop) in spans.items()]
    inside = [edit for edit in edits_of(mendings) if start <= edit.start and edit.end <= end]
    moved = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in inside]
    return tuple(paragraphs(source[start:end], in_order(marks), moved))


__all__ = ["Panes", "file_name", "finding_at", "panes", "part"]
