"""The cells of a sheet that came back: which column is which, and what each row says in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from taizhang.ledger.rules import phones
from taizhang.ledger.rules.form_columns import Field, exactly, of_head

from .days import Cell, kept, plain
from .sheet import TAKEN, Column, Difference, Kind

_FIRST_ROWS = 10  # within which the heads stand
_OF_FIELD = {
    Field.CODE: Column.CODE,
    Field.MEASURE: Column.TITLE,
    Field.TASK: Column.TITLE,
    Field.TARGET: Column.TARGET,
    Field.LEAD: Column.LEAD,
    Field.DUE: Column.DUE,
    Field.PERSON: Column.PERSON,
    Field.LEADER: Column.LEADER,
    Field.LIAISON: Column.LIAISON,
    Field.PHONE: Column.PHONE,
    Field.MILESTONES: Column.MILESTONES,
    Field.QUARTERS: Column.QUARTERS,
}


class NoHeads(ValueError):
    """No row of the sheet names columns that a ledger has."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet, by its number: what its cells say, and where they stand."""

    number: int
    cells: Mapping[Column, Cell]
    places: Mapping[Column, int]

    def place(self, column: Column) -> str:
        return f"{letter(self.places[column])}{self.number}"


def lines_of(sheet: Sequence[Sequence[Cell]], first: int, places: Mapping[Column, int]) -> Iterator[Line]:
    """Those below the heads in which anything is said that is taken over."""
    for number, cells in enumerate(sheet[first + 1 :], start=first + 2):
        line = _parted(Line(number, {column: cells[place] for column, place in places.items() if place < len(cells)}, places))
        if any(plain(cell) for column, cell in line.cells.items() if column in TAKEN):
            yield line


def _parted(line: Line) -> Line:
    """联络员及电话 in one cell are two; a number in its own column goes before."""
    name, phone = phones.apart(kept(line.cells.get(Column.LIAISON)))
    if not phone:
        return line
    if plain(line.cells.get(Column.PHONE)):
        return replace(line, cells={**line.cells, Column.LIAISON: name})
    places = {**line.places, Column.PHONE: line.places[Column.LIAISON]}
    return replace(line, cells={**line.cells, Column.LIAISON: name, Column.PHONE: phone}, places=places)


def heads_of(sheet: Sequence[Sequence[Cell]]) -> tuple[int, dict[Column, int]]:
    """The first row that names columns: each by a name that offices give it, else by a name in which one of these stands."""
    for number, cells in enumerate(sheet[:_FIRST_ROWS]):
        places: dict[Column, int] = {}
        for ask in (exactly, of_head):
            for place, cell in enumerate(cells):
                field = ask(kept(cell))
                if field in _OF_FIELD and place not in places.values():
                    places.setdefault(_OF_FIELD[field], place)
        if Column.TITLE in places and len(places) > 1:
            return number, places
    raise NoHeads


def unknown_columns(sheet: Sequence[Sequence[Cell]], first: int, places: Mapping[Column, int]) -> list[Difference]:
    """The columns in which somebody wrote something that nobody will read; a mere number of the row is none."""
    found = []
    for place, head in enumerate(sheet[first]):
        below = [kept(cells[place]) for cells in sheet[first + 1 :] if place < len(cells) and plain(cells[place])]
        if place not in places.values() and of_head(kept(head)) is not Field.SEQ and below:
            found.append(Difference(Kind.NO_COLUMN, f"{letter(place)}{first + 1}", "", Column.TITLE, kept(head), "；".join(below)[:200]))
    return found


def letter(place: int) -> str:
    """The name of a column: A to Z, AA …"""
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
