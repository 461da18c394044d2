"""A macro draws the same of the same values: what is long and asked for again and again is drawn once."""

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import Any

from django.utils import translation
from markupsafe import Markup

KEPT = 64  # fragments of a process; the longest, fifty rows of a ledger, are some 100 kB


def drawn(macro: Callable[..., Markup], *values: Any) -> Markup:
    """What the macro makes of the values, in the language of the moment. It may look at nothing else: not at who asks, not at the time."""
    return _drawn(translation.get_language(), macro, *map(_Value, values))


@lru_cache(maxsize=KEPT)
def _drawn(_language: str | None, macro: Callable[..., Markup], *values: "_Value") -> Markup:
    return macro(*(value.value for value in values))


class _Value:
    """A value as a key: lists and tables too, for nobody changes what he has had drawn."""

    __slots__ = ("_key", "value")

    def __init__(self, value: Any) -> None:
        self.value, self._key = value, _key(value)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Value) and self._key == other._key


def _key(value: Any) -> Hashable:
    if isinstance(value, Mapping):
        return tuple(value.items())
    hashable: Hashable = tuple(value) if isinstance(value, list) else value
    return hashable
