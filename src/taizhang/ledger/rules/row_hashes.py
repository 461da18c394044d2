"""The hash of a row, by which the log knows it again: the same on every database, for the same values."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

from taizhang.kit.canonical import canonical


def row_hash(table: str, row: int, values: Mapping[str, object], usual: Mapping[str, object]) -> str:
    """Over the table's name, the row's number and its values by column; bytes count by their own hash. A column that holds what is usual in
    it counts as if it were not there: one that a later version adds to the table leaves the hashes of earlier rows as they are.

    >>> row_hash("person", 1, {"name": "林"}, {}) == row_hash("person", 2, {"name": "林"}, {})
    False
    >>> row_hash("person", 1, {"name": "林"}, {}) == row_hash("person", 1, {"name": "林", "phone": ""}, {"phone": ""})
    True
    """
    told = {n: v if type(v) in _EXACT else _exact(v) for n, v in values.items() if n not in usual or v != usual[n]}
    return sha256(canonical([table, row, told])).hexdigest()


_EXACT = frozenset({str, int, bool, type(None), Decimal, datetime, date})  # a call less for most values


def _exact(value: object) -> object:
    """Numbers inside JSON are floats: they count as they are written."""
    match value:
        case bytes() | memoryview():
            return sha256(value).hexdigest()
        case float():
            return Decimal(repr(value))
        case dict():
            return {key: _exact(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_exact(inner) for inner in value]
        case _:
            return value
