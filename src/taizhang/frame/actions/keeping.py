"""A backup goes back: every row as it was, into a place that has none. Nothing is written where anything is amiss."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.core.management.color import no_style
from django.db import IntegrityError, connection, models

from taizhang.frame.errors import BackupUnfit, PlaceNotEmpty
from taizhang.frame.keeping import tables
from taizhang.frame.keeping.package import Package

ROWS, ROWS_WITH_FILES = 500, 2  # put back at once


def put_back(package: Package) -> int:
    """Every row of the backup stands in the database; how many. Within the transaction of the caller, who checks them before it ends.

    Raises PlaceNotEmpty, and BackupUnfit where tables are not those of this version or a row does not fit.
    """
    models_ = {model._meta.label: model for model in tables.kept()}
    _require_same(package, models_)
    _require_empty(models_.values())
    for table in package.manifest.tables:
        try:
            _insert(models_[table.name], package.lines(table))
        except (ValueError, IntegrityError) as error:
            raise BackupUnfit(f"{table.name} has a row that does not fit ({_first_line(error)}): take another backup.") from error
    _require_consistent()
    _go_on_counting(list(models_.values()))
    return sum(table.rows for table in package.manifest.tables)


def _insert(model: type[models.Model], lines: Iterator[bytes]) -> None:
    size = ROWS_WITH_FILES if any(isinstance(field, models.BinaryField) for field in model._meta.concrete_fields) else ROWS
    while batch := [tables.row_of(model, line) for line in islice(lines, size)]:
        model._default_manager.bulk_create(batch)


def _require_same(package: Package, known: dict[str, type[models.Model]]) -> None:
    for table in package.manifest.tables:
        model = known.get(table.name)
        if model is None or tables.columns_of(model) != table.columns:
            made_by = package.manifest.version
            raise BackupUnfit(f"{table.name} is another table in this installation: restore with the version and modules of {made_by}.")


def _require_empty(kept: Iterable[type[models.Model]]) -> None:
    full = sorted(model._meta.label for model in kept if model._default_manager.exists())
    if full:
        raise PlaceNotEmpty(full[0])


def _require_consistent() -> None:
    """Every reference leads to a row: they are allowed to lead nowhere until now."""
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise BackupUnfit(f"A row of the backup refers to one that is not in it ({_first_line(error)}): take another backup.") from error


def _go_on_counting(kept: list[type[models.Model]]) -> None:
    """New rows have numbers behind those that were put back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
