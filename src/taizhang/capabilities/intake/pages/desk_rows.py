"""What the review desk draws: the rows of a draft by their tasks, a page of them, and the part of the source in which they stand."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from taizhang.capabilities.intake import rules
from taizhang.capabilities.intake.rules.source import Paragraph
from taizhang.ledger.pages import words
from taizhang.ledger.queries.documents import ReadDocument
from taizhang.ledger.queries.drafts import DraftRow
from taizhang.ledger.rules.duties import Duty

ROWS = 120  # on a page, as far as tasks are not torn


class Line(NamedTuple):
    """A row as it is drawn. `unknown` are the names in the text that lead to no organisation."""

    row: DraftRow
    rule: str
    unknown: tuple[str, ...]
    following: str  # the code of the next row of its task

    @property
    def id(self) -> str:
        return self.row.code

    @property
    def token(self) -> str:
        return f"{self.row.code}:{self.row.stands}"

    @property
    def may_lead(self) -> bool:
        """Nobody leads, and the text names somebody who could."""
        return not self.row.led and any(owner.role is not Duty.SUPPORT for owner in self.row.owners)

    @property
    def kind(self) -> str:
        if not self.row.led or self.row.due is None:
            return "lacking"
        if self.row.accepted_on:
            return "accepted"
        return "doubtful" if self.row.doubtful else "fresh"


class Task(NamedTuple):
    """The rows of one task, or those of them that were asked for."""

    id: str
    no: str
    heading: str
    path: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def waiting(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.row.accepted_on)

    @property
    def tokens(self) -> str:
        return " ".join(line.token for line in self.waiting)

    @property
    def unled(self) -> str:
        return " ".join(line.token for line in self.lines if line.may_lead)


def tasks_of(rows: Iterable[DraftRow], known: Iterable[str] = ()) -> list[Task]:
    """The rows by their tasks, in their order."""
    names = frozenset(known)
    return [_task(list(found), names) for _, found in groupby(rows, key=lambda row: row.task)]


def wanted(rows: Iterable[DraftRow], show: str) -> list[DraftRow]:
    """Those that were asked for: all, those that nobody has accepted, those in which something was concluded, those without a lead."""
    if show == "open":
        return [row for row in rows if row.accepted_on is None]
    if show == "doubtful":
        return [row for row in rows if row.doubtful]
    return [row for row in rows if show != "unled" or not row.led]


def page_of(rows: Sequence[DraftRow], start: str) -> tuple[list[DraftRow], str, str]:
    """Rows of whole tasks from that code on, and the codes at which the page before and the next one begin."""
    starts = [0]
    for at, (one, other) in enumerate(pairwise(rows), 1):
        if one.task != other.task and at - starts[-1] >= ROWS:
            starts.append(at)
    place = next((at for at, row in enumerate(rows) if row.code == start), 0)
    number = max(at for at, begin in enumerate(starts) if begin <= place)
    ends = [*starts[1:], len(rows)]
    before = rows[starts[number - 1]].code if number else ""
    after = rows[ends[number]].code if ends[number] < len(rows) else ""
    return list(rows[starts[number] : ends[number]]), before, after


def source_of(document: ReadDocument, rows: Iterable[DraftRow]) -> tuple[Paragraph, ...]:
    """The lines of the source in which the rows stand, each row marked."""
    spans = {row.code: row.span for row in rows if row.span}
    return rules.part(document.source_text, document.findings["mendings"], spans)


def _task(rows: list[DraftRow], known: frozenset[str]) -> Task:
    no, heading, path = rows[0].task
    following = [*(row.code for row in rows[1:]), ""]
    lines = tuple(_line(row, known, code) for row, code in zip(rows, following, strict=True))
    above = path[:-1] if path and heading and path[-1].endswith(heading) else path  # a task may be a heading itself
    return Task(rows[0].code, no, heading, above, lines)


def _line(row: DraftRow, known: frozenset[str], following: str) -> Line:
    unknown = tuple(name for name, _ in row.unknown if name not in known)
    return Line(row, words.in_language(*row.due_rule), unknown, following)
