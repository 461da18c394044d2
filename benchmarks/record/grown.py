"""A province made many times as large in the database itself: through deeds, a million obligations would take an hour.

The copies have their versions and no events: what asks the log is measured on the first size alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Max

from taizhang.ledger.models import (
    Assignment,
    Indicator,
    Ledger,
    Milestone,
    Obligation,
    Plan,
    PlanItem,
    Report,
    ReportLine,
    Standing,
    Suspension,
    Target,
)
from taizhang.ledger.models.versions import twin_of

COPIED: tuple[Any, ...] = (
    Plan,
    Ledger,
    Obligation,
    PlanItem,
    Standing,
    Assignment,
    Indicator,
    Target,
    Milestone,
    Suspension,
    Report,
    ReportLine,
)
_SWITCH = {"postgresql": ("SET session_replication_role", "replica", "origin"), "sqlite": ("PRAGMA foreign_keys", "OFF", "ON")}


class Province:
    """The rows that were made through deeds, and how often they stand there by now."""

    def __init__(self) -> None:
        self._tables = [table for model in COPIED for table in (model, twin_of(model))]
        self._apart = 1 + max(table.objects.aggregate(most=Max("pk"))["most"] or 0 for table in self._tables)
        self._times = 1

    def grow(self, times: int) -> None:
        """Every row stands `times` times."""
        with connection.cursor() as cursor, _unchecked(cursor):
            for table in self._tables:
                for copy in range(self._times, times):
                    cursor.execute(self._sql(table, copy), [self._apart])
            for statement in connection.ops.sequence_reset_sql(no_style(), self._tables):
                cursor.execute(statement)
        self._times = times

    def _sql(self, table: type[models.Model], copy: int) -> str:
        columns = {f'"{field.column}"': self._copied(field, copy) for field in table._meta.concrete_fields}
        name = table._meta.db_table
        return f'INSERT INTO "{name}" ({", ".join(columns)}) SELECT {", ".join(columns.values())} FROM "{name}" WHERE id < %s'  # noqa: S608

    def _copied(self, field: "models.Field[Any, Any]", copy: int) -> str:
        column, further = f'"{field.column}"', f"+ {copy * self._apart}"
        if field.primary_key or field.name == "row" or field.related_model in COPIED:
            return f"{column} {further}"
        if field.name == "key":  # ten characters, of which no two rows have the same
            number = "id" if field.model in COPIED else '"row"'
            return f"CAST({number} {further} AS text)"
        if field.name == "code" or (field.name == "name" and field.model in (Indicator, twin_of(Indicator))):
            return f"'{copy}·' || {column}"
        return column


@contextmanager
def _unchecked(cursor: Any) -> Iterator[None]:
    """References are not looked up row by row while whole copies go in: those of a copy point into the same copy."""
    switch, off, on = _SWITCH[connection.vendor]
    cursor.execute(f"{switch} = {off}")
    yield
    cursor.execute(f"{switch} = {on}")
