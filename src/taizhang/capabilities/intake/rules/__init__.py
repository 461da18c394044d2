"""The two panes of a document: its words on the left, what was read in them on the right. Values in, values out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .cards import Outline
from .edits import edits_of
from .marks import finding_at, marks_of
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
    marks, edits = marks_of(reading), edits_of(reading["mendings"])
    return Panes(tuple(paragraphs(source, marks, edits)), outline_of(reading, edits))


__all__ = ["Panes", "file_name", "finding_at", "panes"]
