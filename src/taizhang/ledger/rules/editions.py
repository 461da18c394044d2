"""Two editions of a ledger, row by row and field by field.

>>> old = {"rows": [{"code": "A-1", "due": "2022-06-30"}, {"code": "A-2", "due": None}]}
>>> new = {"rows": [{"code": "A-1", "due": "2022-09-30"}, {"code": "A-3", "due": None}]}
>>> for found in differences(old, new): print(*found)
A-1 due 2022-06-30 2022-09-30
A-2  True False
A-3  False True
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Difference(NamedTuple):
    """A field of a row, before and after. No field: the row itself, which was there or was not. No code: the ledger."""

    code: str
    field: str
    before: Any
    after: Any


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """All of them, by code and in the order of the fields; nothing for what is the same."""
    before, after = ({row["code"]: row for row in content["rows"]} for content in (old, new))
    found = _fields("", _head(old), _head(new))
    for code in sorted(before.keys() | after.keys()):
        if code in before and code in after:
            found += _fields(code, before[code], after[code])
        else:
            found.append(Difference(code, "", code in before, code in after))
    return found


def _head(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in {"rows", "code"}}


def _fields(code: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    names = dict.fromkeys([*old, *new])
    return [Difference(code, name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]
