"""The changes of wording, laid over the source: what stood there stays, what is read instead stands beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .anchors import edit_anchor

# A change that no reader would question. A text of one script may hold thousands of them: they are shown only when asked for.
QUIET = frozenset({"script", "width", "invisible"})


# Named tuples here: a page holds thousands of these two, and a tuple is made in a third of the time of a dataclass.
class Edit(NamedTuple):
    """One change: the characters [start, end) are read as `mended`."""

    id: str
    start: int
    end: int
    source: str
    mended: str
    why: str

    @property
    def quiet(self) -> bool:
        return self.why in QUIET


class Piece(NamedTuple):
    """Words of the source; `mended` is what is read instead, None where they are read as they stand.

    `id` is that of the change where it begins here and is one to be looked at.
    """

    text: str
    mended: str | None = None
    why: str = ""
    quiet: bool = False
    id: str = ""


def edits_of(mendings: Iterable[Mapping[str, Any]]) -> list[Edit]:
    """The changes of a reading in the order of the text; of two over the same characters the later one is left out."""
    found = [_edit(edit_anchor(place), mending) for place, mending in enumerate(mendings, start=1)]
    return list(_apart(sorted(found, key=lambda edit: (edit.start, edit.end))))


def _edit(id_: str, mending: Mapping[str, Any]) -> Edit:
    start, end = mending["span"]
    return Edit(id_, start, end, mending["source"], mending["mended"], mending["why"])


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    last = 0
    for edit in edits:
        if last <= edit.start < edit.end:
            yield edit
            last = edit.end


class Wording:
    """A source text with its changes; any stretch of it can be asked for in pieces."""

    def __init__(self, source: str, edits: Sequence[Edit]) -> None:
        self._source = source
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """The characters [start, end) in pieces, neighbouring quiet changes in one."""
        return tuple(_joined(self._cut(start, end)))

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        at = start
        for edit in self._edits[bisect_right(self._ends, start) : bisect_left(self._starts, end)]:
            if at < edit.start:
                yield Piece(self._source[at : edit.start])
            at = min(edit.end, end)
            yield self._piece(edit, max(edit.start, start), at)
        if at < end:
            yield Piece(self._source[at:end])

    def _piece(self, edit: Edit, start: int, end: int) -> Piece:
        # A change over the border of two segments is told once, where it begins.
        begins, quiet = start == edit.start, edit.why in QUIET
        id_ = edit.id if begins and not quiet else ""
        return Piece(self._source[start:end], edit.mended if begins else "", edit.why, quiet, id_)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    run: list[Piece] = []
    for piece in pieces:
        if piece.quiet:
            run.append(piece)
            continue
        if run:
            yield _one(run)
            run = []
        yield piece
    if run:
        yield _one(run)


def _one(run: Sequence[Piece]) -> Piece:
    if len(run) == 1:
        return run[0]
    return run[0]._replace(text="".join([p.text for p in run]), mended="".join([p.mended or "" for p in run]))
