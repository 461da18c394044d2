"""What a table is made of, before it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from . import fit
from .cells import Cell, Value
from .checks import Check
from .paging import Wanted

_LOWEST = 20.0

Given = Mapping[str, Value | Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `shared` cells belong to the group and are merged over its rows; `to_fill` ones are the clerk's.

    One that is not `kept` is left out where nothing stands in it. `check` is what Excel lets the clerk enter.
    """

    title: str
    width: float
    style: str = "text"
    shared: bool = False
    to_fill: bool = False
    kept: bool = True
    upright: bool = False
    check: Check | None = None

    def cell(self, given: Given) -> Cell:
        """This column's cell among those `given` by title, with its style; a date is always written as one."""
        found = given.get(self.title)
        cell = found if isinstance(found, Cell) else Cell(found)
        plain = "date" if isinstance(cell.value, date) else self.style
        return Cell(cell.value, cell.style or plain, cell.to)

    def height(self, given: Given) -> float:
        value = self.cell(given).value
        return fit.height_of(value, self.width) if isinstance(value, str) else 0.0


@dataclass(frozen=True, slots=True)
class Rows:
    """A group of rows: the values of its shared columns by title, and of its other columns row by row."""

    shared: Given = field(default_factory=dict)
    rows: Sequence[Given] = ({},)

    def heights(self, columns: Sequence[Column]) -> list[list[float]]:
        """For each row the heights of the sheet's rows that it takes: one, or more where its words need more than one can have."""
        alone = [column for column in columns if not column.shared]
        return [fit.rows_of(max([_LOWEST, *(column.height(row) for column in alone)])) for row in self.rows]

    def wanted(self, columns: Sequence[Column]) -> Wanted:
        together = max((column.height(self.shared) for column in columns if column.shared), default=0.0)
        return Wanted([height for taken in self.heights(columns) for height in taken], together)


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands around the rows. `notes` come before the head, `foot` after the last row.

    Of the first `frozen_columns` those that are used stay in sight.
    """

    title: str
    notes: Sequence[str] = ()
    foot: Sequence[str] = ()
    frozen_columns: int = 0
    pages_wide: int = 1


@dataclass(frozen=True, slots=True)
class Written:
    """Where it stands: the head, the rows of each group, the last row, and each column by its title."""

    head: int
    rows: tuple[tuple[int, ...], ...]
    last: int
    columns: Mapping[str, int]


def used(columns: Sequence[Column], groups: Sequence[Rows]) -> list[Column]:
    """The columns without those that are left out where they are empty."""
    given = [cells for group in groups for cells in (group.shared, *group.rows)]
    return [c for c in columns if c.kept or c.to_fill or any(c.cell(cells).value not in (None, "") for cells in given)]
