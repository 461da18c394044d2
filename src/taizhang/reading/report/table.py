"""A table on a sheet: title, notes, head, and rows whose shared cells are merged over them; every cell as high as its words."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from . import fit
from .cells import Cell, Pen
from .layout import Column, Layout, Rows, Written, used
from .paging import Run, runs
from .paper import Paper, print_on_a4, room_on_page
from .xlsx import Worksheet

_TITLE_LINE = 24.0
_TITLE_TO_BODY = 16 / 10
_HEAD_LOWEST = 30.0
_UPRIGHT_CHARACTER = 14.5
_LONGEST_UPRIGHT = 26


def write_table(sheet: Worksheet, paper: Paper, layout: Layout, columns: Sequence[Column], groups: Sequence[Rows]) -> Written:
    """The whole table, ready to be filtered and printed; cells without a value keep their lines, for the clerk."""
    frozen = len(used(columns[: layout.frozen_columns], groups))
    return _Table(sheet, paper, replace(layout, frozen_columns=frozen), used(columns, groups)).write(groups)


class _Table:
    def __init__(self, sheet: Worksheet, paper: Paper, layout: Layout, columns: Sequence[Column]) -> None:
        self._sheet, self._paper, self._pen = sheet, paper, Pen(sheet, paper)
        self._layout, self._columns = layout, columns
        self._width = sum(column.width for column in columns)
        self._across = range(len(columns))
        self._head = 1 + len(layout.notes)
        self._breaks: list[int] = []

    def write(self, groups: Sequence[Rows]) -> Written:
        above, head = self._write_title_and_notes(), self._write_head()
        room = room_on_page([c.width for c in self._columns], pages_wide=self._layout.pages_wide) - head
        placed = runs([group.wanted(self._columns) for group in groups], first=room - above, room=room)
        rows, at = [], self._head + 1
        for group, parts in zip(groups, placed, strict=True):
            rows.append(self._write_rows(group, at))
            at = self._write_shared(group, parts, at)
        self._finish(last=at - 1)
        return Written(self._head, tuple(rows), at - 1, {c.title: i for i, c in enumerate(self._columns)})

    def _write_title_and_notes(self) -> float:
        """The height that they take."""
        title = _TITLE_LINE * fit.lines_of(self._layout.title, self._width / _TITLE_TO_BODY) + 8
        self._write_across(0, self._layout.title, "title", title)
        return title + sum(self._write_note(row, note) for row, note in enumerate(self._layout.notes, start=1))

    def _write_note(self, row: int, note: str) -> float:
        return self._write_across(row, note, "note", fit.height_of(note, self._width))

    def _write_across(self, row: int, words: str, style: str, height: float) -> float:
        self._pen.put_over(range(row, row + 1), self._across, Cell(words, style))
        self._sheet.set_row(row, height)
        return height

    def _write_head(self) -> float:
        for i, column in enumerate(self._columns):
            self._sheet.set_column(i, i, column.width)
            self._pen.put(self._head, i, Cell(_head_words(column), _head_style(column)))
        height = min(fit.HIGHEST, max(_HEAD_LOWEST, *(_head_height(c) for c in self._columns)))
        self._sheet.set_row(self._head, height)
        return height

    def _write_rows(self, group: Rows, at: int) -> tuple[int, ...]:
        """Where each row of the group begins."""
        places = _places(group.heights(self._columns), at)
        for row, taken in zip(group.rows, places, strict=True):
            for i, column in self._of_rows:
                self._pen.put_over(taken, range(i, i + 1), column.cell(row))
        return tuple(taken[0] for taken in places)

    def _write_shared(self, group: Rows, parts: Sequence[Run], at: int) -> int:
        """The row after the group."""
        for part in parts:
            at = self._write_part(group, part, at)
        return at

    def _write_part(self, group: Rows, part: Run, at: int) -> int:
        rows = range(at, at + len(part.heights))
        if part.begins_page:
            self._breaks.append(at)
        for row, height in zip(rows, part.heights, strict=True):
            self._sheet.set_row(row, height)
        for i, column in self._of_groups:
            self._pen.put_over(rows, range(i, i + 1), column.cell(group.shared))
        return rows.stop

    @property
    def _of_rows(self) -> list[tuple[int, Column]]:
        return [(i, column) for i, column in enumerate(self._columns) if not column.shared]

    @property
    def _of_groups(self) -> list[tuple[int, Column]]:
        return [(i, column) for i, column in enumerate(self._columns) if column.shared]

    def _finish(self, *, last: int) -> None:
        """Foot, filter, checks of what is entered, frozen head, page."""
        for row, note in enumerate(self._layout.foot, start=last + 1):
            self._write_note(row, note)
        for i, column in enumerate(self._columns):
            if column.check and last > self._head:
                self._sheet.data_validation(self._head + 1, i, last, i, dict(column.check))
        self._sheet.autofilter(self._head, 0, max(last, self._head), len(self._columns) - 1)
        self._sheet.freeze_panes(self._head + 1, self._layout.frozen_columns)
        self._print()

    def _print(self) -> None:
        print_on_a4(self._sheet, pages_wide=self._layout.pages_wide)
        self._sheet.repeat_rows(self._head)
        self._sheet.set_h_pagebreaks(self._breaks)
        if self._layout.pages_wide > 1:
            self._sheet.repeat_columns(0, self._layout.frozen_columns - 1)


def _places(taken: Sequence[Sequence[float]], at: int) -> list[range]:
    """The sheet's rows that each row takes."""
    ends = [at]
    for heights in taken:
        ends.append(ends[-1] + len(heights))
    return [range(a, b) for a, b in pairwise(ends)]


def _head_words(column: Column) -> str:
    """An upright head cannot wrap: one that is higher than a row can be is cut."""
    return column.title if not column.upright or len(column.title) <= _LONGEST_UPRIGHT else column.title[: _LONGEST_UPRIGHT - 1] + "…"


def _head_style(column: Column) -> str:
    return "head upright" if column.upright else "head to fill" if column.to_fill else "head"


def _head_height(column: Column) -> float:
    return len(_head_words(column)) * _UPRIGHT_CHARACTER + 8 if column.upright else fit.height_of(column.title, column.width)
