"""Which tables a backup keeps, and how one row of them becomes a line of JSON and a row again."""

import base64
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from django.apps import apps
from django.db import models

# Why these are not kept. A line here is a decision: say its reason.
LEFT_OUT = {
    "sessions.Session": "who was signed in signs in again",
    "contenttypes.ContentType": "made by `taizhang prepare`, with numbers of its own",
    "auth.Permission": "made by `taizhang prepare`; who may do what follows from posts",
    "auth.Group": "Django's groups give no right here: posts do",
    "auth.Group_permissions": "Django's groups give no right here: posts do",
    "frame.Account_groups": "Django's groups give no right here: posts do",
    "frame.Account_user_permissions": "Django's permissions give no right here: posts do",
}
ROWS, ROWS_WITH_FILES = 1000, 4  # fetched at once


def kept() -> list[type[models.Model]]:
    """Every table of every module that is not left out, by its name."""
    every = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy]
    return sorted((model for model in every if model._meta.label not in LEFT_OUT), key=lambda model: model._meta.label)


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """Each row as a list of its columns in JSON, in the order of their numbers."""
    fields = model._meta.concrete_fields
    size = ROWS_WITH_FILES if any(isinstance(field, models.BinaryField) for field in fields) else ROWS
    rows: Any = model._default_manager.order_by("pk").values_list(*(field.attname for field in fields))
    with closing(rows.iterator(size)) as found:
        for row in found:
            yield json.dumps([_plain(value) for value in row], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def columns_of(model: type[models.Model]) -> list[str]:
    """In the order in which a line has them."""
    return [field.attname for field in model._meta.concrete_fields]


def row_of(model: type[models.Model], line: bytes) -> models.Model:
    """The row again, as it was; ValueError where the line is none of this table."""
    fields: Sequence[Any] = model._meta.concrete_fields
    values = json.loads(line)
    return model(**{field.attname: _value(field, value) for field, value in zip(fields, values, strict=True)})


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _value(field: Any, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value, validate=True)
    return (field.target_field if field.is_relation else field).to_python(value)
