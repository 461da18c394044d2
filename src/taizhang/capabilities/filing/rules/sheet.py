"""分表: the columns of a workbook with the rows of one lead, and what a cell of it can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from taizhang.ledger.rules import phones
from taizhang.ledger.rules.form_columns import ALIASES, Field
from taizhang.ledger.rules.sentences import Sentence

from .days import Cell, day_of, kept, shown
from .steps_in_words import Time, quarters_in_words, reached_of, steps_of, steps_said


class Column(StrEnum):
    """What a sheet carries of a row; the first three go out to be read, and are not taken back."""

    CODE = "code"
    TARGET = "target"
    LEAD = "lead"
    TITLE = "title"
    DUE = "due"
    PERSON = "person"
    LEADER = "leader"
    LIAISON = "liaison"
    PHONE = "phone"  # of the liaison
    MILESTONES = "milestones"
    QUARTERS = "quarters"
    RESPONSIBLE = "responsible"  # these two stand in ledgers that come from elsewhere, and not in our sheet
    SUPPORT = "support"


HEADS: dict[Column, tuple[str, ...]] = {
    Column.CODE: ALIASES[Field.CODE],
    Column.TITLE: ALIASES[Field.MEASURE] + ALIASES[Field.TASK],
    Column.TARGET: ALIASES[Field.TARGET],
    Column.LEAD: ALIASES[Field.LEAD],
    Column.DUE: ALIASES[Field.DUE],
    Column.LEADER: ALIASES[Field.LEADER],
    Column.PERSON: ALIASES[Field.PERSON],
    Column.LIAISON: ALIASES[Field.LIAISON],
    Column.PHONE: ALIASES[Field.PHONE],
    Column.MILESTONES: ALIASES[Field.MILESTONES],
    Column.QUARTERS: ALIASES[Field.QUARTERS],
}
TAKEN = tuple(column for column in HEADS if column not in (Column.CODE, Column.TARGET, Column.LEAD))
"""In the order in which they are taken over: the day before the steps that lead to it, the liaison before the number."""


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
    EITHER = "either"  # milestones and quarters of one row: only one of the two can be taken over
    AT_ODDS = "at-odds"  # two cells say two things of one


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
    more: tuple[tuple[str, str], ...] = ()  # what a new row says beside its title, and whose number it is: column and words
    why: Sentence | None = None  # what would be read instead, or which other cell says something else


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands here; `owner` is the organisation whose people it names, `since` and `unit` those of its quarters."""

    code: str
    title: str
    due: date | None
    revision: int
    since: date
    owner: int = 0
    leader: str = ""
    person: str = ""
    liaison: str = ""
    phone: str = ""
    milestones: str = ""
    quarters: str = ""
    unit: str = "%"

    def stands(self, column: Column) -> str:
        """What goes where that column is taken over: a row has milestones of its own, or those of its quarters."""
        other = {Column.MILESTONES: Column.QUARTERS, Column.QUARTERS: Column.MILESTONES}.get(column, column)
        return self.said(column) or self.said(other)

    def said(self, column: Column) -> str:
        return shown(self.due) if column is Column.DUE else str(getattr(self, column.value))


@dataclass(frozen=True, slots=True)
class Sent:
    """A row as it went out: its revision, and what its cells said then, where the sheet still knows it."""

    revision: int
    said: Mapping[Column, str] = field(default_factory=dict)


Given = Mapping[Column, Mapping[str, str]]
"""What went out to be read, by column and code."""


def read(column: Column, cell: Cell, time: Time) -> str:
    """What a cell says, as it is compared and taken over. Raises `Refused`, or ValueError where there is nothing more to say."""
    match column:
        case Column.DUE:
            return shown(day_of(cell))
        case Column.PHONE:
            return phones.kept(kept(cell))
        case Column.MILESTONES:
            return steps_said(steps_of(kept(cell), time))
        case Column.QUARTERS:
            return quarters_in_words(reached_of(kept(cell), time), time)
        case _:
            return kept(cell)
