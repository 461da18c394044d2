"""The numbers of a government's own rules of lights, as they are stored and as packs have them; what is not stated is as suggested.

>>> thresholds("江北-1", {"behind": 10, "far_behind": "30"}).far_behind
Decimal('30')
"""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from typing import Any

from .colours import Colour
from .light_facts import Thresholds

_DEFAULT = Thresholds()
NAMES = tuple(field.name for field in fields(Thresholds) if field.name != "version")


def thresholds(version: str, said: Mapping[str, Any]) -> Thresholds:
    """The thresholds of that version. `ValueError` for numbers that do not fit together, and for a name that is none of them."""
    if unknown := sorted(set(said) - set(NAMES)):
        raise ValueError(f"no threshold: {', '.join(unknown)}")
    return Thresholds(version, **{name: _value(getattr(_DEFAULT, name), value) for name, value in said.items()})


def _value(default: Any, value: Any) -> Any:
    if isinstance(default, Colour):
        return Colour(value)
    try:
        return Decimal(str(value)) if isinstance(default, Decimal) else int(value)
    except InvalidOperation:
        raise ValueError(f"{value} is no number") from None
