"""Columns that many tables have: the name by which a row is asked for, and values that only one enumeration has."""

import secrets
from enum import StrEnum
from typing import Any

from django.db import models

# Without 0/o, 1/i/l: an address is also read out and typed.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def new_key() -> str:
    """A short public name for a row: 31^10 of them, not to be guessed or counted."""
    return "".join(secrets.choice(_LETTERS) for _ in range(10))


def key() -> Any:
    """The column of that name."""
    return models.CharField(max_length=10, unique=True, default=new_key, editable=False)


def one_of(field: str, values: type[StrEnum], *, blank: bool = False, of: str) -> models.CheckConstraint:
    """The database itself keeps the column to the enumeration."""
    known = [value.value for value in values] + ([""] if blank else [])
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": known}), name=f"{of}_{field}_known")


def in_order(start: str, end: str, *, of: str) -> models.CheckConstraint:
    """What ends does not end before it starts."""
    in_order_ = models.Q(**{f"{end}__isnull": True}) | models.Q(**{f"{start}__isnull": True})
    return models.CheckConstraint(condition=in_order_ | models.Q(**{f"{end}__gte": models.F(start)}), name=f"{of}_{end}_not_before")


def word(length: int = 30, **options: Any) -> Any:
    """A value of an enumeration."""
    return models.CharField(max_length=length, **options)


def number(**options: Any) -> Any:
    """A quantity, exact on both databases."""
    return models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True, **options)


def to(model: str, **options: Any) -> Any:
    """A reference that keeps what it refers to; nullable where `null` says so."""
    options = {"related_name": "+", "on_delete": models.PROTECT, "blank": options.get("null", False)} | options
    return models.ForeignKey(model, **options)
