"""分表: rows of a ledger that went out as a workbook and came back, compared cell by cell. Nothing is taken in silence, nothing refused in silence.

Columns are found by any of the names that offices give them, wherever they stand; what cannot be read is said with its place.
"""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from taizhang.ledger.rules.form_columns import ALIASES, Field, exactly, of_head

Cell = str | int | float | bool | date | None
_FIRST_ROWS = 10  # within which the heads stand
_TEXT = re.compile(r"\s+")
_SUMS = frozenset({"合计", "总计", "小计", "共计"})


class Column(StrEnum):
    """What a sheet carries of a row; the first three go out to be read, and are not taken back."""

    CODE = "code"
    TARGET = "target"
    LEAD = "lead"
    TITLE = "title"
    DUE = "due"
    PERSON = "person"
    LIAISON = "liaison"
    RESPONSIBLE = "responsible"  # these two stand in ledgers that come from elsewhere, and not in our sheet
    SUPPORT = "support"


HEADS: dict[Column, tuple[str, ...]] = {
    Column.CODE: ALIASES[Field.CODE],
    Column.TITLE: ALIASES[Field.MEASURE] + ALIASES[Field.TASK],
    Column.TARGET: ALIASES[Field.TARGET],
    Column.LEAD: ALIASES[Field.LEAD],
    Column.DUE: ALIASES[Field.DUE],
    Column.PERSON: ALIASES[Field.PERSON],
    Column.LIAISON: ALIASES[Field.LIAISON],
}
TAKEN = (Column.TITLE, Column.DUE, Column.PERSON, Column.LIAISON)
_OF_FIELD = {
    Field.CODE: Column.CODE,
    Field.MEASURE: Column.TITLE,
    Field.TASK: Column.TITLE,
    Field.TARGET: Column.TARGET,
    Field.LEAD: Column.LEAD,
    Field.DUE: Column.DUE,
    Field.PERSON: Column.PERSON,
    Field.LIAISON: Column.LIAISON,
}


class Kind(StrEnum):
    """What became of a cell or a row."""

    CHANGED = "changed"
    ADDED = "added"  # a row without a code
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"  # a code that is none of these rows
    NOBODY = "nobody"  # a name that leads to no one organisation
    BY_HAND = "by-hand"  # what is said of a target is set where targets are
    TWICE = "twice"  # a second row that would be the same one of ours
    LEFT_OUT = "left-out"  # no row: a section, a sum, what is signed below
    GONE = "gone"  # a row that went out and did not come back: it stays
    GIVEN = "given"  # it went out to be read, and is not taken back
    NO_COLUMN = "no-column"  # a column that a sheet does not have, with words in it


@dataclass(frozen=True, slots=True)
class Difference:
    """Where it stands in the sheet (`place`, as `C7`), which row and column, what stands here and what came back."""

    kind: Kind
    place: str
    code: str
    column: Column
    old: str
    new: str
    revision: int | None = None  # of the row when it went out
    more: tuple[tuple[str, str], ...] = ()  # what a new row says beside its title: column and words


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands here."""

    code: str
    title: str
    due: date | None
    person: str
    liaison: str
    revision: int

    def said(self, column: Column) -> str:
        return {Column.TITLE: self.title, Column.DUE: shown(self.due), Column.PERSON: self.person, Column.LIAISON: self.liaison}[column]


class NoHeads(ValueError):
    """No row of the sheet names columns that a ledger has."""


def shown(day: date | None) -> str:
    return day.isoformat() if day else ""


def day_of(cell: Cell) -> date | None:
    """A day, whether it is typed as one or written; ValueError where it is neither.

    >>> day_of("2022年6月底前"), day_of("2022.6.3"), day_of("二季度")
    Traceback (most recent call last):
    ...
    ValueError: 二季度
    >>> day_of("2022年6月底前").isoformat(), day_of("2022/6/3").isoformat(), day_of(" ")
    ('2022-06-30', '2022-06-03', None)
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date) or cell is None:
        return cell
    words = _words(cell).removesuffix("前")
    if not words:
        return None
    if found := re.fullmatch(r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?", words):
        return date(*(int(part) for part in found.groups()))
    if found := re.fullmatch(r"(\d{4})[年./-](\d{1,2})月?[底末]?", words):
        year, month = (int(part) for part in found.groups())
        return date(year, month, monthrange(year, month)[1])  # a month beyond December is a ValueError, too
    if found := re.fullmatch(r"(\d{4})年?年?[底末]", words):
        return date(int(found[1]), 12, 31)
    raise ValueError(words)


Given = Mapping[Column, Mapping[str, str]]
"""What went out to be read, by column and code."""


def compare(
    sheet: Sequence[Sequence[Cell]], rows: Mapping[str, Row], sent: Mapping[str, int], given: Given | None = None
) -> list[Difference]:
    """Every difference between a sheet that came back and the rows as they stand; `sent` are their revisions when it went out.
    Raises `NoHeads`."""
    first, places = _heads(sheet)
    found: list[Difference] = _unknown_columns(sheet, first, places)
    back: set[str] = set()
    for number, cells in enumerate(sheet[first + 1 :], start=first + 2):
        line = {column: cells[place] for column, place in places.items() if place < len(cells)}
        code = _words(line.get(Column.CODE))
        if not any(_words(cell) for column, cell in line.items() if column in TAKEN):
            continue
        if code in back:
            found.append(
                Difference(Kind.TWICE, _place(Column.TITLE, number, places), code, Column.TITLE, "", _kept(line.get(Column.TITLE)))
            )
        elif code in rows:
            back.add(code)
            found += _changed(rows[code], line, number, places, sent.get(code))
            found += _of_given(code, line, number, places, given or {})
        else:
            found += _new(code, line, number, places)
    gone = [row for code, row in rows.items() if code in sent and code not in back]
    return found + [Difference(Kind.GONE, "", row.code, Column.TITLE, row.title, "") for row in gone]


def _heads(sheet: Sequence[Sequence[Cell]]) -> tuple[int, dict[Column, int]]:
    """The first row that names columns: each by a name that offices give it, else by a name in which one of these stands."""
    for number, cells in enumerate(sheet[:_FIRST_ROWS]):
        places: dict[Column, int] = {}
        for ask in (exactly, of_head):
            for place, cell in enumerate(cells):
                field = ask(_kept(cell))
                if field in _OF_FIELD and place not in places.values():
                    places.setdefault(_OF_FIELD[field], place)
        if Column.TITLE in places and len(places) > 1:
            return number, places
    raise NoHeads


def _unknown_columns(sheet: Sequence[Sequence[Cell]], first: int, places: Mapping[Column, int]) -> list[Difference]:
    """The columns in which somebody wrote something that nobody will read; a mere number of the row is none."""
    found = []
    for place, head in enumerate(sheet[first]):
        below = [_kept(cells[place]) for cells in sheet[first + 1 :] if place < len(cells) and _words(cells[place])]
        if place not in places.values() and of_head(_kept(head)) is not Field.SEQ and below:
            found.append(Difference(Kind.NO_COLUMN, f"{_letter(place)}{first + 1}", "", Column.TITLE, _kept(head), "；".join(below)[:200]))
    return found


def _of_given(code: str, line: Mapping[Column, Cell], number: int, places: Mapping[Column, int], given: Given) -> list[Difference]:
    found = []
    for column, kind in ((Column.TARGET, Kind.BY_HAND), (Column.LEAD, Kind.GIVEN)):
        old, new = given.get(column, {}).get(code, ""), _kept(line.get(column))
        same = _words(new) in _words(old) if column is Column.LEAD else _words(new) == _words(old)  # 省水利厅 is 江海省水利厅
        if new and column in given and not same:
            found.append(Difference(kind, _place(column, number, places), code, column, old, new))
    return found


def _changed(row: Row, line: Mapping[Column, Cell], number: int, places: Mapping[Column, int], sent: int | None) -> list[Difference]:
    found = []
    for column in TAKEN:
        if column not in line:
            continue
        place, old = _place(column, number, places), row.said(column)
        try:
            new = shown(day_of(line[column])) if column is Column.DUE else _kept(line[column])
        except ValueError:
            found.append(Difference(Kind.UNREADABLE, place, row.code, column, old, _kept(line[column]), sent))
            continue
        if new and _words(new) != _words(old):  # an empty cell takes nothing away
            found.append(Difference(Kind.CHANGED, place, row.code, column, old, new, sent))
    return found


def _new(code: str, line: Mapping[Column, Cell], number: int, places: Mapping[Column, int]) -> list[Difference]:
    """A row of the sender's own, with its day; what it says otherwise is said to be left out."""
    place = _place(Column.TITLE, number, places)
    title = _kept(line.get(Column.TITLE))
    if code or not title:
        return [Difference(Kind.UNKNOWN, place, code, Column.TITLE, "", title or _kept(line.get(Column.DUE)))]
    if _words(title) in _SUMS:
        return [Difference(Kind.LEFT_OUT, place, "", Column.TITLE, "", title)]
    more, wrong = [], []
    try:
        more = [(Column.DUE.value, said)] if (said := shown(day_of(line.get(Column.DUE)))) else []
    except ValueError:
        wrong.append(Difference(Kind.UNREADABLE, _place(Column.DUE, number, places), "", Column.DUE, "", _kept(line[Column.DUE])))
    more += [(column.value, said) for column in (Column.PERSON, Column.LIAISON) if (said := _kept(line.get(column)))]
    if target := _kept(line.get(Column.TARGET)):
        wrong.append(Difference(Kind.BY_HAND, _place(Column.TARGET, number, places), "", Column.TARGET, "", target))
    return [*wrong, Difference(Kind.ADDED, place, "", Column.TITLE, "", title, more=tuple(more))]


def _place(column: Column, number: int, places: Mapping[Column, int]) -> str:
    return f"{_letter(places[column])}{number}"


def _words(cell: Cell) -> str:
    """Without blanks: what is compared."""
    return _TEXT.sub("", _kept(cell))


def _kept(cell: Cell) -> str:
    """As it was written. A whole number that a sheet keeps as 3.0 is 3."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _letter(place: int) -> str:
    """The name of a column: A to Z, AA …"""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
