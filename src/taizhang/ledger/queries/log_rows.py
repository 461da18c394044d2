"""The rows of the record beside the events that wrote them, in bounded memory: what an event names is fetched in slices."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from django.db import models

from taizhang.kit.marks import Marks
from taizhang.ledger.models.versions import Versioned, defaults_of, recorded_models, twin_of
from taizhang.ledger.queries.log_pages import UNREADABLE, read
from taizhang.ledger.rules import row_checks
from taizhang.ledger.rules.log_checks import ERASED, Broken

Named = tuple[int, Sequence[Any]]  # the number of an event, and a row that it touched
CHUNK = 1000


class Table:
    """One table of the record: where its written rows are found, and which of them an event has named."""

    def __init__(self, name: str, model: type[models.Model]) -> None:
        self.name, self.model, self.versioned = name, model, issubclass(model, Versioned)
        self.written: Any = (twin_of(model) if self.versioned else model)._default_manager
        fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        self.columns = [field.attname for field in fields]
        self.usual = defaults_of(model)
        self.json = [place for place, field in enumerate(fields) if isinstance(field, models.JSONField)]
        # Bytes may be whole files, JSON whole readings.
        self.slice = 4 if any(isinstance(f, models.BinaryField) for f in fields) else 50 if self.json else 2 * CHUNK
        self.seen = Marks()

    def check(self, named: Sequence[Named]) -> None:
        """The rows stand as these events wrote them."""
        for start in range(0, len(named), self.slice):
            part = named[start : start + self.slice]
            found = {(row, revision): (key, values) for key, row, revision, values in read(self._fetch, part, self._unreadable)}
            for number, touched in part:
                key, values = found.get((touched[1], touched[2]), (None, None))
                row_checks.require_row(number, touched, values, self.usual)
                row_checks.require_once(number, touched, new=self.seen.add(int(str(key))))

    def stray(self) -> tuple[int, int] | None:
        """The first row that no event has named, with its revision."""
        if self.written.count() == len(self.seen):
            return None
        columns = ("pk", "row", "revision") if self.versioned else ("pk",)
        with _rows_of(self.written.order_by("pk").values_list(*columns)) as rows:
            return next(((row[-2], row[-1]) if self.versioned else (row[0], 0) for row in rows if row[0] not in self.seen), None)

    def check_times(self) -> None:
        """Each version stood until the next."""
        before: row_checks.Version | None = None
        columns = ("row", "revision", "recorded_at", "recorded_to")
        with _rows_of(self.written.order_by("row", "revision").values_list(*columns)) as rows:
            for version in map(row_checks.Version._make, rows):
                if before is not None:
                    row_checks.require_times(self.name, before, version)
                before = version
        if before is not None:
            row_checks.require_times(self.name, before, None)

    def check_current(self) -> None:
        """The rows as they are now are their newest versions."""
        now = self.model._default_manager.order_by("pk").values_list("pk", *self.columns)
        newest = self.written.filter(recorded_to__isnull=True).order_by("row").values_list("row", *self.columns)
        with _rows_of(now) as left, _rows_of(newest) as right:
            for row, current, version in _side_by_side(left, right):
                row_checks.require_current(self.name, row, current=self._exact(current), newest=self._exact(version))

    def _fetch(self, part: Sequence[Named]) -> list[tuple[int, int, int, Mapping[str, object]]]:
        rows = {touched[1] for _, touched in part}
        if not self.versioned:
            found = self.written.filter(pk__in=rows).values_list("pk", *self.columns)
            return [(row[0], row[0], 0, dict(zip(self.columns, row[1:], strict=True))) for row in found]
        found = self.written.filter(row__in=rows, revision__in={touched[2] for _, touched in part})
        found = found.values_list("pk", "row", "revision", *self.columns)
        return [(row[0], row[1], row[2], dict(zip(self.columns, row[3:], strict=True))) for row in found]

    def _unreadable(self, named: Named, error: Exception) -> Broken:
        what = row_checks.placed(self.name, named[1][1], named[1][2])
        return Broken(f"{what}无法读取（{error}）", f"{what} cannot be read ({error})", number=named[0])

    def _exact(self, row: Sequence[Any] | None) -> object:
        """What compares as it is written: in JSON, 1 is neither 1.0 nor true."""
        if row is None or not self.json:
            return row
        values = list(row[1:])
        for place in self.json:
            values[place] = json.dumps(values[place], sort_keys=True)
        return values


class RowCheck:
    """`take` is given the rows that events touched, in their order; then `finish`."""

    def __init__(self) -> None:
        self.tables = {name: Table(name, model) for name, model in recorded_models().items()}

    @property
    def rows(self) -> int:
        """How many rows and versions have been found as they were written."""
        return sum(len(table.seen) for table in self.tables.values())

    def take(self, events: Iterable[tuple[int, Sequence[Sequence[Any]]]]) -> None:
        by_table: defaultdict[str, list[Named]] = defaultdict(list)
        for number, touched in events:
            for row in touched:
                by_table[row[0]].append((number, row))
        by_table.pop(ERASED, None)
        for name, named in by_table.items():
            if name not in self.tables:
                raise Broken(
                    f"第{named[0][0]}号记录写入了未知的表{name}", f"event {named[0][0]} wrote the table {name}, which is not known here"
                )
            self.tables[name].check(named)

    def finish(self) -> None:
        for table in self.tables.values():
            try:
                self._finish(table)
            except UNREADABLE as error:
                raise Broken(f"{table.name}表无法读取（{error}）", f"the table {table.name} cannot be read ({error})") from None

    def _finish(self, table: Table) -> None:
        if stray := table.stray():
            raise row_checks.unknown(table.name, *stray)
        if table.versioned:
            table.check_times()
            table.check_current()


def _rows_of(found: Any) -> closing[Any]:
    """The rows one after the other. Their cursor is closed when they are left: one that waits for the garbage collector fails
    in whatever transaction there is by then, or waits for itself."""
    return closing(found.iterator(CHUNK))


def _side_by_side(left: Iterator[Any], right: Iterator[Any]) -> Iterator[tuple[int, Any, Any]]:
    """Rows of both sides by their number, which rises; None where a side has none."""
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        row = min(side[0] for side in (one, other) if side is not None)
        yield row, one if one and one[0] == row else None, other if other and other[0] == row else None
        one = next(left, None) if one and one[0] == row else one
        other = next(right, None) if other and other[0] == row else other
