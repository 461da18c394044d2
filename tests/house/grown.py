"""A record that has more of everything: whatever cannot be without a row of some table, and those rows, stands there several times."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

from taizhang.ledger.models.versions import twin_of, versioned_models

Table = type[models.Model]
APART = 100_000  # between a row and its copy


def grow(root: Table, *, times: int) -> list[Table]:
    """Each row that hangs on `root` has `times - 1` copies, with all that hangs on it, and its versions; the tables that have grown."""
    hanging = _hanging(root)
    tables = [*hanging, *(twin_of(table) for table in hanging if table in versioned_models())]
    with connection.cursor() as cursor:
        for table in tables:
            for copy in range(1, times):
                cursor.execute(_copying(table, hanging, copy * APART), [APART])
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
    return tables


def _hanging(root: Table) -> list[Table]:
    found, every = [root], apps.get_models(include_auto_created=True)
    while further := next(_further(every, found), None):
        found.append(further)
    return found


def _further(every: Sequence[Table], found: list[Table]) -> Iterator[Table]:
    twins = {twin_of(table) for table in versioned_models()}
    for table in every:
        needs = {field.related_model for field in table._meta.concrete_fields if field.is_relation and not field.null}
        if table not in found and table not in twins and not needs.isdisjoint(found):
            yield table


def _copying(table: Table, hanging: list[Table], further: int) -> str:
    columns = {f'"{field.column}"': _copied(field, hanging, further) for field in table._meta.concrete_fields}
    name = table._meta.db_table
    return f'INSERT INTO "{name}" ({", ".join(columns)}) SELECT {", ".join(columns.values())} FROM "{name}" WHERE "{table._meta.pk.column}" < %s'  # noqa: S608


def _copied(field: "models.Field[Any, Any]", hanging: list[Table], further: int) -> str:
    """What is another's for each copy: its number, those of the copies that it hangs on, and the name by which alone it is found."""
    column = f'"{field.column}"'
    if field.primary_key or field.name == "row" or field.related_model in hanging:
        return f"{column} + {further}"
    if field.name == "key":  # ten characters
        number = "id" if field.model in hanging else '"row"'
        return f"CAST({number} + {further} AS text)"
    if isinstance(field, models.CharField) and (field.unique or field.name in _ITS_OWN):
        return f"substr({column}, 1, {(field.max_length or 100) - 8}) || '-{further}'"
    return column


_ITS_OWN = ("code", "number", "sha256")  # of a table of versions the column itself does not say so
