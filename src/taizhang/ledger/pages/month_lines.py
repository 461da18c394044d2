"""Lines of a board of months: what runs, falls due and is to be reached in which month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from django.urls import reverse

from taizhang.ledger.pages import words
from taizhang.ledger.pages.reader import Reader
from taizhang.ledger.queries.rows_in_place import PlacedPage, PlacedRow, Step
from taizhang.ledger.rules.colours import SEVERITY, Colour
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.spans_of_months import Month, month_of

_ENDED = frozenset(state.value for state in ENDED)


class Group(NamedTuple):
    """Rows that stand on one line: one measure, or all of a task."""

    title: str
    under: str
    rows: list[PlacedRow]

    @property
    def begins(self) -> date | None:
        return min((row.begins for row in self.rows if row.begins), default=None)

    @property
    def due(self) -> date | None:
        return max((row.due for row in self.rows if row.due), default=None)

    @property
    def worst(self) -> PlacedRow:
        """Whose light the line bears: of what has not ended, that with the worst."""
        return max(self.rows, key=_severity)


@dataclass(slots=True)
class Cell:
    """One month of a line. `dues` are the days on which something is due, with its light; `over`: due before and not done."""

    runs: bool = False
    over: bool = False
    dues: list[tuple[int, words.Lit, str]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


class Line(NamedTuple):
    """A line of the board."""

    title: str
    under: str
    url: str
    lead: str
    light: words.Lit
    rows: int
    due: date | None
    cells: list[Cell]


def groups(rows: Iterable[PlacedRow], *, tasks: bool) -> list[Group]:
    """Each row for itself, or the rows of each task together."""
    if not tasks:
        return [Group(row.title, row.code, [row]) for row in rows]
    found = []
    for _, same in groupby(rows, key=lambda row: row.item.task):
        own = list(same)
        item = own[0].item
        found.append(Group(item.heading or (item.path[-1] if item.path else own[0].title), item.no, own))
    return found


def whole_tasks(page: PlacedPage) -> PlacedPage:
    """Without the task that the page would cut, as long as another is left: the next page begins with it."""
    if page.following is None:
        return page
    kept = [row for row in page.rows if row.item.task != page.rows[-1].item.task]
    if not kept:
        return page
    return PlacedPage(kept, kept[-1].code if isinstance(page.following, str) else kept[-1].item.position)


def lines(found: Sequence[Group], steps: Mapping[int, list[Step]], months: Sequence[Month], who: Reader) -> list[Line]:
    return [_line(group, steps, months, who) for group in found]


def _line(group: Group, steps: Mapping[int, list[Step]], months: Sequence[Month], who: Reader) -> Line:
    first = group.rows[0]
    address = reverse("ledger:obligation", kwargs={"code": "CODE"}).replace("CODE", quote(first.code, safe="")) + who.kept()
    leads = list(dict.fromkeys(row.lead for row in group.rows if row.lead))
    cells = {month: _cell(group, month, who.day) for month in months}
    for row in sorted(group.rows, key=_severity, reverse=True):
        if row.due and (month := month_of(row.due)) in cells:
            cells[month].dues.append((row.due.day, lit(row), row.title))
        for step in steps.get(row.item.obligation, ()):
            if (month := month_of(step.day)) in cells:
                cells[month].steps.append(step)
    return Line(group.title, group.under, address, "、".join(leads[:3]), lit(group.worst), len(group.rows), group.due, list(cells.values()))


def _cell(group: Group, month: Month, today: date) -> Cell:
    """It runs from its beginning to its deadline, and is over from there to today where something in it is not done."""
    begins, due = group.begins, group.due
    if due is None:
        return Cell()
    runs = month_of(begins or due) <= month <= month_of(due)
    undone = [row.due for row in group.rows if row.due and row.due < today and row.state not in _ENDED]
    return Cell(runs, bool(undone) and month_of(max(undone)) < month <= month_of(today))


def lit(row: PlacedRow) -> words.Lit:
    """Its light; what has ended bears none, and says how it ended."""
    if row.state in _ENDED:
        return words.Lit(Colour.NONE.value, words.state(row.state))
    return words.lit(row.light.colour, row.light.sentence_zh, row.light.sentence_en)


def _severity(row: PlacedRow) -> int:
    return -1 if row.state in _ENDED or not row.light.colour else SEVERITY[Colour(row.light.colour)]
