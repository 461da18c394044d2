"""A target as a reading has it, as an aim and a kind of value.

>>> kind_of("level", "<="), kind_of("share-change", ">="), kind_of("level", "range"), value_kind_of("added")
(<Kind.CEILING: 'ceiling'>, <Kind.SHARE_CHANGE: 'share-change'>, <Kind.RANGE: 'range'>, <ValueKind.CUMULATIVE: 'cumulative'>)
"""

from collections.abc import Iterable

from .aims import Kind
from .quantities import ValueKind

_BY_KIND = {
    "share-change": Kind.SHARE_CHANGE,
    "rank": Kind.RANK,
    "rank-change": Kind.RANK,
    "zero-to-one": Kind.ZERO_TO_ONE,
    "relative": Kind.RELATIVE,
    "milestone": Kind.ZERO_TO_ONE,
    "qualitative": Kind.ZERO_TO_ONE,
}
_BY_COMPARATOR = {"range": Kind.RANGE, "<=": Kind.CEILING, "<": Kind.CEILING}
_VALUES = {
    "growth": ValueKind.GROWTH,
    "share": ValueKind.SHARE,
    "coverage": ValueKind.SHARE,
    "share-change": ValueKind.SHARE,
    "rank": ValueKind.RANK,
    "rank-change": ValueKind.RANK,
    "cumulative": ValueKind.CUMULATIVE,
    "added": ValueKind.CUMULATIVE,
}


_FALLS = frozenset({"下降", "降低", "减少", "压减"})


def falls(modality: Iterable[str]) -> bool:
    """The words beside the number say that it is by how much something is to fall.

    >>> falls(["下降", "左右"]), falls(["增长", "以上"])
    (True, False)
    """
    return not _FALLS.isdisjoint(modality)


def kind_of(kind: str, comparator: str) -> Kind:
    """How a value is compared with the target."""
    return _BY_KIND.get(kind) or _BY_COMPARATOR.get(comparator, Kind.RISING)


def value_kind_of(kind: str) -> ValueKind:
    """What a value of its indicator says of a period."""
    return _VALUES.get(kind, ValueKind.POINT)
