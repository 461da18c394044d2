"""Rows as they are written: cleaned so that both databases hold the same, versioned, and hashed for the log."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models

from taizhang.ledger.actions.errors import Overtaken, Unfit
from taizhang.ledger.models.versions import Versioned, defaults_of, twin_of
from taizhang.ledger.rules.row_hashes import row_hash


class Touched(NamedTuple):
    """A row that a verb wrote: its table, number, revision (0 where it has none), and hash."""

    table: str
    row: int
    revision: int
    hash: str


def inserted(row: models.Model, at: datetime) -> Touched:
    """The new row stands, with its first version."""
    _prepare(row, at)
    row.save(force_insert=True)
    return _recorded(row, at)


def inserted_many(rows: Sequence[models.Model], at: datetime) -> list[Touched]:
    """The same for many new rows, in one statement for each table; those of one table in their order."""
    touched: list[Touched] = []
    for model in dict.fromkeys(type(row) for row in rows):
        same = [row for row in rows if type(row) is model]
        for row in same:
            _prepare(row, at)
        model._default_manager.bulk_create(same)
        if issubclass(model, Versioned):
            twin = twin_of(model)
            twin._default_manager.bulk_create(twin(row=row.pk, **values_of(row)) for row in same)
        touched += [_touched(row) for row in same]
    return touched


def changed(row: Versioned, values: dict[str, Any], at: datetime) -> tuple[Touched, dict[str, list[Any]]]:
    """The row has these values, at its next revision; with the old and the new of each that is another. `Overtaken` where it moved on."""
    seen, old = row.revision, {name: _value(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    row.revision, row.recorded_at = seen + 1, at
    _clean(row)
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}
    if not type(row)._default_manager.filter(pk=row.pk, revision=seen).update(**columns):
        raise Overtaken(str(row), seen=seen, stands=_revision_of(row))
    new = {name: _value(row, name) for name in values}
    return _recorded(row, at), {name: [old[name], new[name]] for name in values if old[name] != new[name]}


def values_of(row: models.Model) -> dict[str, Any]:
    """The values by column, without the number: what is hashed."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}


def _prepare(row: models.Model, at: datetime) -> None:
    if isinstance(row, Versioned):
        row.revision = 1
    if _has(row, "recorded_at"):
        row.recorded_at = at  # type: ignore[attr-defined]
    _clean(row)


def _recorded(row: models.Model, at: datetime) -> Touched:
    if isinstance(row, Versioned):
        versions = twin_of(type(row))._default_manager
        if row.revision > 1:
            versions.filter(row=row.pk, recorded_to__isnull=True).update(recorded_to=at)
        versions.create(row=row.pk, **values_of(row))
    return _touched(row)


def _touched(row: models.Model) -> Touched:
    table = str(row._meta.model_name)
    hashed = row_hash(table, row.pk, values_of(row), defaults_of(type(row)))
    return Touched(table, row.pk, getattr(row, "revision", 0), hashed)


def _clean(row: models.Model) -> None:
    """Lengths, characters and decimals as the stricter of the two databases wants them."""
    references = [field.name for field in row._meta.concrete_fields if field.is_relation or field.primary_key]
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, models.DecimalField) and value is not None:
            setattr(row, field.attname, Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places)))
    try:
        row.clean_fields(exclude=references)
    except ValidationError as error:
        raise Unfit(error.message_dict) from None
    if holed := [f.name for f in row._meta.concrete_fields if isinstance(v := getattr(row, f.attname), str) and "\x00" in v]:
        raise Unfit({name: ["U+0000"] for name in holed})


def _revision_of(row: Versioned) -> int | None:
    return type(row)._default_manager.filter(pk=row.pk).values_list("revision", flat=True).first()


def _has(row: models.Model, column: str) -> bool:
    return any(field.name == column for field in row._meta.concrete_fields)


def _value(row: models.Model, name: str) -> Any:
    value = getattr(row, row._meta.get_field(name).attname)  # type: ignore[union-attr]
    return value.value if hasattr(value, "value") else value
