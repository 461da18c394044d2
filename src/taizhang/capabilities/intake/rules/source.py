"""The source text cut where findings begin and end: every character once, in its order, with the marks that open and close."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .edits import Edit, Piece, Wording
from .marks import RANK, Kind, Mark

# Marks on the same words beyond this depth are not drawn: nobody could tell them apart, and a page must end.
DEEPEST = 64
_CAPTION = re.compile(r"(?:第?[一二三四五六七八九十百]+[、章节]|[（(][一二三四五六七八九十]+[）)])[^。；：:;]{1,40}。?")


@dataclass(frozen=True, slots=True)
class Opening:
    """A mark that begins before a segment; `first` where the finding begins here and is not merely taken up again."""

    id: str
    kind: Kind
    first: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line under the same marks: `opens` before it, outermost first, and `closes` of them after it.

    `marks` are the ids over it, outermost first; the innermost is where its link leads. A mere comma is no link.
    """

    pieces: tuple[Piece, ...]
    opens: tuple[Opening, ...]
    closes: int
    marks: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def target(self) -> str | None:
        return self.marks[-1] if self.marks and any(map(str.isalnum, self.text)) else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the source with its line end. `caption` where it is a numbered heading or the title of a plan."""

    segments: tuple[Segment, ...]
    blank: bool
    caption: bool


def paragraphs(source: str, marks: Sequence[Mark], edits: Sequence[Edit]) -> Iterator[Paragraph]:
    """The lines of `source` in order; a mark over several lines is closed at the end of each and taken up in the next.

    A plan is marked on its first line alone: the rest of it is its tasks. A blank line bears no marks.
    """
    wording, sheet = Wording(source, edits), _Sheet(marks)
    for start, end in _lines(source):
        words = source[start:end].strip()
        segments = sheet.line(wording, start, end) if words else (_plain(wording, start, end),)
        yield Paragraph(segments, blank=not words, caption=_CAPTION.fullmatch(words) is not None or _is_title(segments))


def _is_title(segments: Sequence[Segment]) -> bool:
    """Whether a plan is marked on the whole line; plans that are named in the middle of a sentence are no titles."""
    return all(any(opening.kind is Kind.PLAN for opening in segment.opens) or not segment.text.strip() for segment in segments)


def _lines(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(source):
        end = source.find("\n", start) + 1 or len(source)
        yield start, end
        start = end


def _plain(wording: Wording, start: int, end: int) -> Segment:
    return Segment(wording.pieces(start, end), (), 0, ())


class _Sheet:
    """The marks that are still to come, and those that a line leaves open for the next one."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._coming = sorted((m for m in marks if m.start < m.end), key=lambda m: m.start, reverse=True)
        self._held: list[Mark] = []
        self._begun: set[str] = set()

    def line(self, wording: Wording, start: int, end: int) -> tuple[Segment, ...]:
        """The segments of one line; lines are asked for in their order."""
        while self._coming and self._coming[-1].start < end:
            self._held.append(self._coming.pop())
        here = [mark for mark in self._held if mark.end > start]
        segments = tuple(self._segments(wording, here, start, end))
        self._held = [mark for mark in here if mark.end > end and mark.kind is not Kind.PLAN][:DEEPEST]
        return segments

    def _segments(self, wording: Wording, marks: Sequence[Mark], start: int, end: int) -> Iterator[Segment]:
        stack: list[Mark] = []
        waiting = _by_start(marks, start)
        for at, to in pairwise(_cuts(marks, start, end)):
            opens = sorted(waiting.pop(at, []), key=_widest_first)[: DEEPEST - len(stack)]
            stack += opens
            closed = _closed(stack, to, end)
            over = tuple(mark.id for mark in (*stack, *closed))
            yield Segment(wording.pieces(at, to), tuple(map(self._opening, opens)), len(closed), over)
            waiting.setdefault(to, []).extend(mark for mark in closed if mark.end > to)

    def _opening(self, mark: Mark) -> Opening:
        first = mark.id not in self._begun
        self._begun.add(mark.id)
        return Opening(mark.id, mark.kind, first)


def _by_start(marks: Iterable[Mark], start: int) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(max(mark.start, start), []).append(mark)
    return found


def _cuts(marks: Iterable[Mark], start: int, end: int) -> list[int]:
    return sorted({start, end, *(at for mark in marks for at in (mark.start, mark.end) if start < at < end)})


def _closed(stack: list[Mark], to: int, end: int) -> list[Mark]:
    """Takes off the stack what ends at `to` and all that was opened inside it; everything at the end of the line."""
    keep = 0 if to == end else next((place for place, mark in enumerate(stack) if mark.end <= to), len(stack))
    closed = stack[keep:]
    del stack[keep:]
    return closed


def _widest_first(mark: Mark) -> tuple[int, int]:
    return -mark.end, RANK[mark.kind]
