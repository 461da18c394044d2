"""The hash of a row, by which the log knows it again: the same on every database, for the same values."""

from collections.abc import Mapping
from hashlib import sha256

from taizhang.kit.canonical import canonical


def row_hash(table: str, row: int, values: Mapping[str, object]) -> str:
    """Over the table's name, the row's number and its values by column; bytes count by their own hash.

    >>> row_hash("person", 1, {"name": "林"}) == row_hash("person", 2, {"name": "林"})
    False
    """
    plain = {name: sha256(value).hexdigest() if isinstance(value, bytes | memoryview) else value for name, value in values.items()}
    return sha256(canonical([table, row, plain])).hexdigest()
