"""Two times: every row on which a light or a ledger depends stands twice, as it is now, and as it was recorded each time it changed.

`@versioned` gives a table its twin: the same columns, append-only, with the time from which and to which each revision was what was known.
"""

from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import F, Q, QuerySet

_TWINS: dict[type[models.Model], type[models.Model]] = {}


class Versioned(models.Model):
    """A row with a number for each change. Who saves what he read at another number is told; nothing is lost."""

    revision = models.PositiveIntegerField(default=0, editable=False)
    recorded_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True


M = TypeVar("M", bound=type[Versioned])


def versioned(model: M) -> M:
    """Class decorator: `model` has a twin, `<Model>Version`, in the same module."""
    fields = {field.name: _as_recorded(field) for field in model._meta.concrete_fields if not field.primary_key}
    unique = models.UniqueConstraint(fields=["row", "revision"], name=f"{model._meta.model_name}_revision_once")
    known = models.Index(fields=["recorded_to", "recorded_at"], name=f"{model._meta.model_name}_known"[:30])
    meta = type("Meta", (), {"constraints": [unique], "indexes": [known]})
    body: dict[str, Any] = {
        "__module__": model.__module__,
        "__doc__": f"What was recorded of each {model._meta.model_name}, and until when that stood.",
        "__str__": lambda self: f"{model._meta.model_name} {self.row}, revision {self.revision}",
        "row": models.BigIntegerField(),
        "recorded_to": models.DateTimeField(null=True),
        "Meta": meta,
    }
    _TWINS[model] = type(f"{model.__name__}Version", (models.Model,), fields | body)
    return model


def twin_of(model: type[models.Model]) -> Any:
    """The table of versions of `model`; KeyError where it has none."""
    return _TWINS[model]


def versioned_models() -> tuple[type[models.Model], ...]:
    """Every table that has versions."""
    return tuple(_TWINS)


def recorded_models() -> dict[str, type[models.Model]]:
    """Every table whose rows the log knows, by the name that events give it. A projection says of itself `recorded = False`."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("taizhang.") and ".models" in model.__module__]
    twins = set(_TWINS.values())
    known = [m for m in ours if m not in twins and m._meta.app_label != "frame" and getattr(m, "recorded", True)]
    return {str(model._meta.model_name): model for model in known}


@cache
def defaults_of(model: type[models.Model]) -> dict[str, Any]:
    """What each column holds that nobody has filled, by its name; not those that every row fills otherwise."""
    usual = [field for field in model._meta.concrete_fields if not callable(field.default) or field.default in (list, dict)]
    return {field.attname: field.get_default() for field in usual}


def as_known(model: type[models.Model], known_at: datetime | None) -> "QuerySet[Any]":
    """The rows as they stood in the record at that moment, `row` being the number of each; the current ones where none is given.

    The columns have the same names in both, so that a question is asked once.
    """
    if known_at is None:
        return model._default_manager.annotate(row=F("pk"))
    twin = twin_of(model)
    rows: QuerySet[Any] = twin._default_manager.filter(recorded_at__lte=known_at)
    return rows.filter(Q(recorded_to__isnull=True) | Q(recorded_to__gt=known_at))


def _as_recorded(field: "models.Field[Any, Any]") -> "models.Field[Any, Any]":
    """The column without what holds only now: no uniqueness, no reference that the database would have to keep."""
    if isinstance(field, models.ForeignKey):
        unkept: dict[str, Any] = {"on_delete": models.DO_NOTHING, "related_name": "+", "db_constraint": False, "db_index": False}
        return models.ForeignKey(field.remote_field.model, null=field.null, blank=field.blank, **unkept)
    _, _, args, options = field.deconstruct()
    options = {key: value for key, value in options.items() if key not in {"unique", "db_index"}}
    return type(field)(*args, **options)
