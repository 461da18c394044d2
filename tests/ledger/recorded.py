"""Records with everything in them, for tests of what keeps them: a small history, and a row in every table."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import models

from taizhang.frame.models import Account
from taizhang.ledger.actions import deeds, organisations, people
from taizhang.ledger.actions.by import By
from taizhang.ledger.models.versions import Versioned, recorded_models
from taizhang.ledger.rules.roles import CLOCK, Role
from tests.conftest import MORNING
from tests.ledger.received import received


def record(lin: Account) -> None:
    """Six events on three days."""
    by = By(CLOCK, MORNING, reason="建库")
    office = organisations.register_organisation("云川省水利厅", organisations.Entry("省水利厅"), by=by)
    person = people.enter_person("林晓禾", organisation=office, account=lin.pk, by=by)
    post = people.appoint(person, Role.CLERK, organisation=office, since=date(2026, 3, 1), by=by)
    received("节水方案".encode(), actor=lin, at=MORNING + timedelta(days=1))
    people.relieve(post, on=date(2026, 4, 1), by=By(CLOCK, MORNING + timedelta(days=2), reason="调任"))
    people.enter_person("方远", organisation=office, by=By(CLOCK, MORNING + timedelta(days=2)))


def record_of_everything(lin: Account) -> None:
    """A row in every table of the record, and each that has versions changed once."""
    rows = {}
    for name, model in recorded_models().items():
        with deeds.deed("fill", by=By(CLOCK, MORNING)) as deed:
            rows[name] = deed.add(any_row(model, lin, deed))
    for row in rows.values():
        if isinstance(row, Versioned):
            with deeds.deed("alter", by=By(CLOCK, MORNING + timedelta(days=1))) as deed:
                deed.change(row, **_altered(row, lin, deed))


def _altered(row: models.Model, lin: Account, deed: deeds.Deed) -> dict[str, Any]:
    """Another value of one of its columns; of a row that only refers to others, a reference that it did not have."""
    plain = ({column: value} for column, value in others(row) if not row._meta.get_field(column).is_relation)
    free = (f for f in row._meta.concrete_fields if isinstance(f, models.ForeignKey) and f.null and getattr(row, f.attname) is None)
    return next(plain, None) or {field.name: deed.add(any_row(field.remote_field.model, lin, deed)) for field in [next(free)]}


_NEEDED = {"signinground.ledger"}  # of one thing or another: empty they may not both be


def any_row(model: type[models.Model], lin: Account, deed: deeds.Deed) -> models.Model:
    """A row that the table's constraints let in, with rows for what it refers to."""
    values = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, models.AutoField) or field.has_default():
            continue
        if isinstance(field, models.ForeignKey):
            if not field.null or f"{model._meta.model_name}.{field.name}" in _NEEDED or field.name == "file":
                to: type[models.Model] = field.remote_field.model
                values[field.name] = lin if to is Account else deed.add(any_row(to, lin, deed))
        elif not field.null or isinstance(field, models.DecimalField):
            values[field.name] = _value(field)
    return model(**values)


def others(row: models.Model) -> list[tuple[str, Any]]:
    """A value that is not the one it has, for each column that can be another alone; references last."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key and field.name not in {"revision", "recorded_at"}]
    fields.sort(key=lambda field: field.is_relation)
    return [(f.attname, value) for f in fields if (value := _other(f, getattr(row, f.attname))) is not None]


_count = iter(range(10**6))

_VALUES: dict[type[Any], Callable[[], Any]] = {
    models.DecimalField: lambda: Decimal("7.5"),
    models.DateTimeField: lambda: MORNING,
    models.DateField: lambda: date(2026, 3, 2),
    models.BooleanField: lambda: True,
    models.JSONField: lambda: {"项": [1, "二", None]},
    models.BinaryField: lambda: b"\x00bytes",
    models.IntegerField: lambda: next(_count) % 30000,
    models.TextField: lambda: f"文{next(_count)}",
    models.CharField: lambda: f"w{next(_count)}",
}


def _value(field: Any) -> Any:
    if known := _enumerated(field):
        return known[0]
    return next(make() for kind, make in _VALUES.items() if isinstance(field, kind))


def _other(field: Any, value: Any) -> Any:
    """None: none can be told."""
    if isinstance(field, models.ForeignKey):
        return None if value is None else value + 1000
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateField) and isinstance(value, date):
        return value + timedelta(days=900 if "to" in field.name or "end" in field.name else 1)
    if isinstance(field, models.DecimalField) and value is not None:
        return value + 1
    if isinstance(field, models.BinaryField):
        return b"other bytes"
    if known := _enumerated(field):
        return next((word for word in known if word != value), None)
    if field.null and value is None:
        if isinstance(field, models.DateTimeField):
            return MORNING
        return date(2029 if "to" in field.name else 2027, 3, 3) if isinstance(field, models.DateField) else None
    return {"别": 1} if isinstance(field, models.JSONField) else _value(field)


def _enumerated(field: Any) -> list[Any]:
    """What a constraint of the table lets the column hold."""
    for constraint in field.model._meta.constraints:
        children = getattr(getattr(constraint, "condition", None), "children", ())
        for child in children:
            if isinstance(child, tuple) and child[0] == f"{field.name}__in":
                return [word for word in child[1] if word]
    return []
