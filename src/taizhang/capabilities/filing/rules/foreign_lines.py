"""The lines of a ledger that came from elsewhere, and what each of them says that ours does not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from taizhang.ledger.rules.form_columns import Field, Heads

from .days import Cell, day_of, shown
from .sheet import Column, Difference, Kind

_NAMES = re.compile(r"[、，,；;\s]+")
_MARKS = re.compile(r"[^\w]+")
OF_FIELD = {
    Field.CODE: Column.CODE,
    Field.MEASURE: Column.TITLE,
    Field.TARGET: Column.TARGET,
    Field.LEAD: Column.LEAD,
    Field.RESPONSIBLE: Column.RESPONSIBLE,
    Field.SUPPORT: Column.SUPPORT,
    Field.PERSON: Column.PERSON,
    Field.LEADER: Column.LEADER,
    Field.LIAISON: Column.LIAISON,
    Field.DUE: Column.DUE,
}
ORGANISATIONS = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT)


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of ours; organisations by what they are to it, by number."""

    code: str
    title: str
    due: date | None = None
    person: str = ""
    leader: str = ""
    liaison: str = ""
    target: str = ""
    owing: Mapping[int, Column] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Theirs: cells by row, merged ones filled, and which were merged (top, left, bottom, right, from 0)."""

    cells: Sequence[Sequence[Cell]]
    words: Sequence[Sequence[str]]
    merged: Sequence[tuple[int, int, int, int]] = ()


@dataclass(frozen=True, slots=True)
class Line:
    number: int  # in the sheet, from 1
    cells: Mapping[Column, Cell]
    places: Mapping[Column, int]
    first: str  # what its first cell with words says
    across: bool  # one cell over all columns: the name of a section, or what is signed below

    def said(self, column: Column) -> str:
        cell = self.cells.get(column)
        return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell if cell is not None else "").strip()

    def place(self, column: Column) -> str:
        return f"{letter(self.places.get(column, 0))}{self.number}"

    def left_out(self) -> Iterator[Difference]:
        if self.first:
            yield Difference(Kind.LEFT_OUT, f"{letter(0)}{self.number}", "", Column.TITLE, "", self.first)

    def new(self, known: Mapping[str, int]) -> Iterator[Difference]:
        """The row, with all that it says and that can be taken over; and what cannot."""
        more = []
        for column in (Column.DUE, *ORGANISATIONS, Column.LEADER, Column.PERSON, Column.LIAISON):
            wrong = list(self._wrong(column, "", known))
            yield from wrong
            said = [name for name in names_in(self.said(column)) if name in known] if column in ORGANISATIONS else [self._new(column)]
            more += [(column.value, words) for words in said if words]
        yield Difference(Kind.ADDED, self.place(Column.TITLE), "", Column.TITLE, "", self.said(Column.TITLE), more=tuple(more))

    def changes(self, row: Standing, known: Mapping[str, int]) -> list[Difference]:
        found: list[Difference] = []
        old = {
            Column.TITLE: row.title,
            Column.DUE: shown(row.due),
            Column.LEADER: row.leader,
            Column.PERSON: row.person,
            Column.LIAISON: row.liaison,
        }
        for column, before in old.items():
            found += self._wrong(column, row.code, known, before)
            if (after := self._new(column)) and plain(after) != plain(before):
                found.append(Difference(Kind.CHANGED, self.place(column), row.code, column, before, after))
        for column in ORGANISATIONS:
            found += self._wrong(column, row.code, known)
            for name in names_in(self.said(column)):
                # 责任单位 alone names the leads, too: who leads it already is not asked to do less
                if name in known and row.owing.get(known[name]) not in (column, Column.LEAD if column is Column.RESPONSIBLE else column):
                    found.append(Difference(Kind.CHANGED, self.place(column), row.code, column, row.owing.get(known[name], ""), name))
        target = self.said(Column.TARGET)
        if target and plain(target) != plain(row.target):
            found.append(Difference(Kind.BY_HAND, self.place(Column.TARGET), row.code, Column.TARGET, row.target, target))
        return found

    def _wrong(self, column: Column, code: str, known: Mapping[str, int], before: str = "") -> Iterator[Difference]:
        if column in ORGANISATIONS:
            for name in names_in(self.said(column)):
                if name not in known:
                    yield Difference(Kind.NOBODY, self.place(column), code, column, "", name)
        elif column is Column.DUE and self.said(column) and not self._new(column):
            yield Difference(Kind.UNREADABLE, self.place(column), code, column, before, self.said(column))

    def _new(self, column: Column) -> str:
        if column is not Column.DUE:
            return self.said(column)
        cell = self.cells.get(column)
        try:
            return shown(day_of(cell))
        except ValueError:
            return ""


def lines_of(table: Table, heads: Heads) -> Iterator[Line]:
    fields = dict(heads.fields)
    if Field.MEASURE not in fields.values():  # a ledger of tasks: they are its rows
        fields = {place: Field.MEASURE if one is Field.TASK else one for place, one in fields.items()}
    places = {OF_FIELD[one]: place for place, one in fields.items() if one in OF_FIELD}
    width = len(heads.words)
    across = {top for top, left, _, right in table.merged if right - left + 1 >= max(width - 1, 2)}
    for number, cells in enumerate(table.cells[heads.last + 1 :], heads.last + 1):
        line = {column: cells[place] for column, place in places.items() if place < len(cells)}
        first = next((words for words in table.words[number] if words), "")
        yield Line(number + 1, line, places, first, number in across)


def names_in(words: str) -> tuple[str, ...]:
    """The organisations that a cell names.

    >>> names_in("省水利厅、省财政厅；各市政府")
    ('省水利厅', '省财政厅', '各市政府')
    """
    return tuple(name for name in _NAMES.split(words) if name)


def plain(words: str) -> str:
    """Without blanks and marks: what is compared."""
    return _MARKS.sub("", words)


def letter(place: int) -> str:
    """The name of a column: A to Z, AA …"""
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
